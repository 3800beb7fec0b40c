#include <chrono>
#include <cstdio>

#include "tests/bench/measure.hpp"
#include "tests/bench/settlement/ledger_benches.hpp"
#include "tests/bench/settlement/ledger_writer.hpp"

namespace heliu::bench {

namespace {

constexpr int kAccounts = 1000;
constexpr std::size_t kLone = 200;  // of a round
constexpr std::size_t kSixteen = 4'000, kHundred = 8'000;

// Medians of both, one of each in turn, so that they meet the same disk; in microseconds.
std::pair<double, double> lone_and_commit(LedgerWriter& writer, const std::vector<ledger::Transfer>& spare) {
  Session session(writer.settings());
  std::vector<double> lone, commit;
  const Requests requests = writer.requests(spare.size(), true);
  for (std::size_t i = 0; i < spare.size(); ++i) {
    const std::string statement = insert_text("bare_transfer", std::span(spare).subspan(i, 1));
    commit.push_back(1e6 * seconds_of([&] { session.command(statement); }));  // autocommit: one round trip
    lone.push_back(1e6 * seconds_of([&] {
                     writer.run([&](Unit& unit) { writer.host().must(requests[i], unit.now); });
                   }));
  }
  return {median(lone), median(commit)};
}

}  // namespace

void bench_ledger_latency() {
  LedgerWriter writer("bench_ledger_latency", kAccounts);
  test::administer("CREATE TABLE " + writer.settings().schema + ".bare_transfer LIKE " +
                   writer.settings().schema + ".ledger_transfer");
  const auto rounds = static_cast<int>(size_option("HELIU_BENCH_ROUNDS", 5));
  std::vector<double> lone, commit, one_rate, sixteen, sixteen_hot, hundred;
  for (int round = -1; round < rounds; ++round) {
    const std::int64_t before = writer.position();
    writer.post(writer.requests(kLone, true), 1, kLone);
    const auto spare = writer.stored_after(before);  // rows for the single commits
    const auto [lone_time, commit_time] = lone_and_commit(writer, spare);
    const double one = kLone / writer.post(writer.requests(kLone, true), 1, 1);
    const double many = kHundred / writer.post(writer.requests(kHundred, true), 100, 1);
    const double uniform = kSixteen / writer.post(writer.requests(kSixteen, false), 16, 1);
    const double hot = kSixteen / writer.post(writer.requests(kSixteen, true), 16, 1);
    if (round < 0) continue;
    lone.push_back(lone_time);
    commit.push_back(commit_time);
    one_rate.push_back(one);
    hundred.push_back(many);
    sixteen.push_back(uniform);
    sixteen_hot.push_back(hot);
  }
  writer.require_sound();
  std::printf("ledger-latency: one transfer a call, %d rounds\n", rounds);
  figure("ledger-lone-p50", median(lone), "us");
  figure("single-row-commit-p50", median(commit), "us");
  ratio("lone/commit", median_ratio(lone, commit));
  figure("ledger-one-at-a-time", median(one_rate), "transfers/s");
  figure("ledger-100-in-flight", median(hundred), "transfers/s");
  ratio("100-in-flight/one-at-a-time", median_ratio(hundred, one_rate));
  figure("ledger-16-clients", median(sixteen), "transfers/s");
  figure("ledger-16-clients-hot", median(sixteen_hot), "transfers/s");
}

}  // namespace heliu::bench
