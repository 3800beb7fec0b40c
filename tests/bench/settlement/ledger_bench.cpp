#include <algorithm>
#include <cstdio>
#include <stdexcept>

#include "tests/bench/measure.hpp"
#include "tests/bench/settlement/ledger_benches.hpp"
#include "tests/bench/settlement/ledger_writer.hpp"

namespace heliu::bench {

namespace {

constexpr int kAccounts = 1000;
constexpr int kCallers = 64;
constexpr std::size_t kBatch = 128;  // transfers a command: 8,192 in flight
constexpr std::size_t kTransfers = 5 * kCallers * kBatch;
constexpr std::size_t kRowsAStatement = 1000;            // as the ledger writes them
constexpr std::size_t kRowsACommit = kCallers * kBatch;  // the ledger's groups are smaller

// The database's ceiling: texts made before, nothing checked, nothing read.
double insert_bare(LedgerWriter& writer, const std::vector<ledger::Transfer>& rows) {
  std::vector<std::vector<std::string>> commits;
  for (std::size_t at = 0; at < rows.size(); at += kRowsACommit) {
    auto& statements = commits.emplace_back();
    const auto part = std::span(rows).subspan(at, std::min(kRowsACommit, rows.size() - at));
    for (std::size_t i = 0; i < part.size(); i += kRowsAStatement)
      statements.push_back(
          insert_text("bare_transfer", part.subspan(i, std::min(kRowsAStatement, part.size() - i))));
  }
  Session session(writer.settings());
  return seconds_of([&] {
    for (const auto& statements : commits) {
      session.command("START TRANSACTION");
      for (const std::string& statement : statements) session.command(statement);
      session.command("COMMIT");
    }
  });
}

}  // namespace

void bench_ledger() {
  LedgerWriter writer("bench_ledger", kAccounts);
  test::administer("CREATE TABLE " + writer.settings().schema + ".bare_transfer LIKE " +
                   writer.settings().schema + ".ledger_transfer");
  const auto rounds = static_cast<int>(size_option("HELIU_BENCH_ROUNDS", 5));
  std::vector<double> hot, uniform, bare, rows_a_commit;
  for (int round = -1; round < rounds; ++round) {  // the first warms up and is not counted
    const std::int64_t before = writer.position();
    writer.host().commits = 0;
    const double hot_rate = kTransfers / writer.post(writer.requests(kTransfers, true), kCallers, kBatch);
    const double rows = static_cast<double>(kTransfers) / static_cast<double>(writer.host().commits);
    const auto stored = writer.stored_after(before);
    if (stored.size() != kTransfers) throw std::runtime_error("not every transfer was stored");
    const double bare_rate = kTransfers / insert_bare(writer, stored);
    const double uniform_rate =
        kTransfers / writer.post(writer.requests(kTransfers, false), kCallers, kBatch);
    if (round < 0) continue;
    hot.push_back(hot_rate);
    uniform.push_back(uniform_rate);
    bare.push_back(bare_rate);
    rows_a_commit.push_back(rows);
  }
  writer.require_sound();
  std::printf("ledger: %d callers with %zu transfers each, %d accounts, %d rounds, %.0f rows a commit\n",
              kCallers, kBatch, kAccounts, rounds, median(rows_a_commit));
  figure("ledger-hot", median(hot), "transfers/s");
  figure("ledger-uniform", median(uniform), "transfers/s");
  figure("bare-insert", median(bare), "rows/s");
  ratio("ledger/bare-insert", median_ratio(hot, bare));
  ratio("hot/uniform", median_ratio(hot, uniform));
}

}  // namespace heliu::bench
