#include <chrono>
#include <cstdio>
#include <map>

#include "tests/bench/measure.hpp"
#include "tests/bench/settlement/ledger_benches.hpp"
#include "tests/bench/settlement/ledger_writer.hpp"

namespace heliu::bench {

namespace {

constexpr int kAccounts = 1000;
constexpr std::size_t kLone = 200;  // of a round
constexpr std::size_t kSixteen = 4'000;
// What is in flight at once, and how many transfers of a round.
constexpr std::pair<int, std::size_t> kCurve[]{{1, 200}, {10, 2'000}, {100, 8'000}, {1000, 16'000}};

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

// Multi-row INSERTs of such rows, so many a commit: what the database itself gains by taking more at once.
double insert_bare(LedgerWriter& writer, std::span<const ledger::Transfer> rows, std::size_t a_commit) {
  std::vector<std::string> statements;
  for (std::size_t at = 0; at < rows.size(); at += a_commit)
    statements.push_back(
        insert_text("bare_transfer", rows.subspan(at, std::min(a_commit, rows.size() - at))));
  Session session(writer.settings());
  return seconds_of([&] {
    for (const std::string& statement : statements) session.command(statement);
  });
}

// Rates of the ledger and of the bare INSERT by what is in flight, as they grow.
class Curve {
 public:
  void measure(LedgerWriter& writer, bool counted) {
    for (const auto& [in_flight, count] : kCurve) {
      const std::int64_t before = writer.position();
      const double ours =
          static_cast<double>(count) / writer.post(writer.requests(count, true), in_flight, 1);
      const auto rows = writer.stored_after(before);
      const double bare =
          static_cast<double>(count) / insert_bare(writer, rows, static_cast<std::size_t>(in_flight));
      if (!counted) continue;
      ledger_[in_flight].push_back(ours);
      bare_[in_flight].push_back(bare);
    }
  }

  void print() {
    for (const auto& [in_flight, rates] : ledger_) {
      const std::string name = std::to_string(in_flight);
      figure("ledger-" + name + "-in-flight", median(rates), "transfers/s");
      figure("bare-insert-" + name + "-a-commit", median(bare_[in_flight]), "rows/s");
      ratio("ledger/bare-insert-at-" + name, median_ratio(rates, bare_[in_flight]));
    }
    ratio("100-in-flight/one-at-a-time", median_ratio(ledger_[100], ledger_[1]));
    ratio("bare-insert 100-a-commit/one-a-commit", median_ratio(bare_[100], bare_[1]));
  }

 private:
  std::map<int, std::vector<double>> ledger_, bare_;
};

}  // namespace

void bench_ledger_latency() {
  LedgerWriter writer("bench_ledger_latency", kAccounts);
  test::administer("CREATE TABLE " + writer.settings().schema + ".bare_transfer LIKE " +
                   writer.settings().schema + ".ledger_transfer");
  const auto rounds = static_cast<int>(size_option("HELIU_BENCH_ROUNDS", 5));
  std::vector<double> lone, commit, sixteen, sixteen_hot;
  Curve curve;
  for (int round = -1; round < rounds; ++round) {
    const std::int64_t before = writer.position();
    writer.post(writer.requests(kLone, true), 1, kLone);
    const auto spare = writer.stored_after(before);  // rows for the single commits
    const auto [lone_time, commit_time] = lone_and_commit(writer, spare);
    curve.measure(writer, round >= 0);
    const double uniform = kSixteen / writer.post(writer.requests(kSixteen, false), 16, 1);
    const double hot = kSixteen / writer.post(writer.requests(kSixteen, true), 16, 1);
    if (round < 0) continue;
    lone.push_back(lone_time);
    commit.push_back(commit_time);
    sixteen.push_back(uniform);
    sixteen_hot.push_back(hot);
  }
  writer.require_sound();
  std::printf("ledger-latency: one transfer a call, %d rounds\n", rounds);
  figure("ledger-lone-p50", median(lone), "us");
  figure("single-row-commit-p50", median(commit), "us");
  ratio("lone/commit", median_ratio(lone, commit));
  curve.print();
  figure("ledger-16-clients", median(sixteen), "transfers/s");
  figure("ledger-16-clients-hot", median(sixteen_hot), "transfers/s");
}

}  // namespace heliu::bench
