#include <cstdio>
#include <random>
#include <stdexcept>

#include "chassis/command/commander.hpp"
#include "chassis/ledger/ledger_check.hpp"
#include "chassis/ledger/ledger_host.hpp"
#include "tests/bench/core/benches.hpp"
#include "tests/bench/measure.hpp"
#include "tests/support/test_database.hpp"

namespace heliu::bench {

namespace {

constexpr int kCallers = 64;
constexpr int kAccounts = 1000;
constexpr int kRounds = 7;  // each: uniform, bare, hot, one by one
constexpr std::size_t kTransfers = 20'000;
constexpr std::size_t kBatch = 20;  // transfers in a command, as a settlement run posts them
constexpr std::size_t kSingles = 4'000;

struct Moved {
  std::int64_t amount = 0;
};
BOOST_DESCRIBE_STRUCT(Moved, (), (amount))

// Counts the transactions, so that the bare rows are committed in as many.
class CountingHost : public LedgerHost {
 public:
  using LedgerHost::LedgerHost;
  void committed() override {
    LedgerHost::committed();
    ++commits;
  }
  std::atomic<std::size_t> commits = 0;
};

using Requests = std::vector<ledger::TransferRequest>;

class LedgerBench {
 public:
  LedgerBench()
      : schema_("bench_ledger", "ledger"),
        database_(schema_.settings()),
        host_(database_, "fen"),
        commander_(make_group_commander(database_,
                                        {.service = "treasury",
                                         .clock = system_clock(),
                                         .freshness = &freshness_,
                                         .events_committed = [] {}},
                                        host_)) {
    test::administer("CREATE TABLE " + schema_.settings().schema + ".bare_transfer LIKE " +
                     schema_.settings().schema + ".ledger_transfer");
    run([&](Unit&) {
      for (int i = 0; i < kAccounts; ++i) host_.open({.id = account(i), .code = 100});
    });
  }

  void measure() {
    for (int round = -1; round < kRounds; ++round) {  // the first warms up and is not counted
      const std::int64_t before = transfers();
      host_.commits = 0;
      const double uniform = kTransfers / post(requests(kTransfers, false), kBatch);
      const std::size_t commits = host_.commits;
      const double bare = kTransfers / insert_bare(before, commits);
      const double hot = kTransfers / post(requests(kTransfers, true), kBatch);
      const double single = kSingles / post_singly(requests(kSingles, true));
      if (round < 0) continue;
      rows_a_commit_.push_back(static_cast<double>(kTransfers) / static_cast<double>(commits));
      uniform_.push_back(uniform);
      bare_.push_back(bare);
      hot_.push_back(hot);
      single_.push_back(single);
    }
    require_sound();
    report();
  }

 private:
  static ledger::Id account(int i) { return ledger_id(Uuid::named("bench account", std::to_string(i))); }

  // Hot: one account is in every transfer, as the custodian's account is.
  Requests requests(std::size_t count, bool hot) {
    std::uniform_int_distribution<int> any(0, kAccounts - 1), step(1, kAccounts - 1);
    Requests made;
    made.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
      const int debit = hot ? 0 : any(dice_);
      made.push_back({.id = ledger_id(Uuid::v7()),
                      .debit = account(debit),
                      .credit = account((debit + step(dice_)) % kAccounts),
                      .amount = 1 + any(dice_),
                      .code = 7});
    }
    return made;
  }

  void run(const std::function<void(Unit&)>& work, const std::optional<IdempotencyKey>& key = std::nullopt) {
    commander_->run(Caller{.user = {}, .name = "bench", .enterprise = {}, .roles = {}}, std::string(32, 'a'),
                    key, [&](Unit& unit) {
                      work(unit);
                      return Response::no_content();
                    });
  }

  double post(const Requests& all, std::size_t batch) {
    return seconds_of([&] {
      from_threads(kCallers, all.size() / batch, [&](std::size_t i) {
        run([&](Unit& unit) { host_.must(std::span(all).subspan(i * batch, batch), unit.now); });
      });
    });
  }

  // As a command of a service: one transfer, its event, and the answer remembered under its key.
  double post_singly(const Requests& all) {
    return seconds_of([&] {
      from_threads(kCallers, all.size(), [&](std::size_t i) {
        const Uuid id = uuid_of(all[i].id);
        run(
            [&](Unit& unit) {
              host_.must(all[i], unit.now);
              unit.emit("bench.moved", id, Moved{all[i].amount});
            },
            IdempotencyKey{.owner = "bench", .key = id.text(), .fingerprint = std::string(64, 'f')});
      });
    });
  }

  double insert_bare(std::int64_t after, std::size_t commits) {
    std::vector<ledger::Transfer> rows;
    database_.read([&](Transaction& db) {
      rows.clear();
      each_stored_transfer(db, after, [&](const ledger::Transfer& row) { rows.push_back(row); });
    });
    if (rows.size() != kTransfers) throw std::runtime_error("not every transfer was stored");
    const std::size_t at_once = (rows.size() + commits - 1) / commits;
    return seconds_of([&] {
      for (std::size_t i = 0; i < rows.size(); i += at_once)
        database_.transact([&](Transaction& db) {
          const auto part = std::span<const ledger::Transfer>(rows).subspan(i);
          db.run_text(insert_text("bare_transfer", part.first(std::min(at_once, part.size()))));
        });
    });
  }

  std::int64_t transfers() {
    std::int64_t count = 0;
    database_.read([&](Transaction& db) {
      count = db.value<std::int64_t>("SELECT COALESCE(MAX(seq), 0) FROM ledger_transfer").value();
    });
    return count;
  }

  void require_sound() {
    const auto expected = static_cast<std::int64_t>((kRounds + 1) * (2 * kTransfers + kSingles));
    database_.read([&](Transaction& db) {
      const LedgerReport report = check_ledger(db);
      if (!report.sound() || report.transfers != expected)
        throw std::runtime_error("the ledger is not sound after the benchmark");
    });
  }

  void report() const {
    std::printf(
        "ledger: %d callers, %zu transfers a command, %d accounts, median of %d rounds, %.0f rows a commit\n",
        kCallers, kBatch, kAccounts, kRounds, median(rows_a_commit_));
    figure("ledger-transfers", median(uniform_), "transfers/s");
    figure("ledger-transfers-hot-account", median(hot_), "transfers/s");
    figure("ledger-commands", median(single_), "commands/s");
    figure("bare-insert", median(bare_), "rows/s");
    ratio("ledger-to-bare-insert", of_rounds(uniform_, bare_));
    ratio("hot-account-to-uniform", of_rounds(hot_, uniform_));
  }

  // The median of each round's own ratio: what disturbs the machine disturbs both sides of a round.
  static double of_rounds(const std::vector<double>& one, const std::vector<double>& other) {
    std::vector<double> ratios;
    for (std::size_t i = 0; i < one.size(); ++i) ratios.push_back(one[i] / other[i]);
    return median(ratios);
  }

  test::TestDatabase schema_;
  Database database_;
  CountingHost host_;
  Freshness freshness_;
  std::unique_ptr<Commander> commander_;  // ends before the host
  std::mt19937_64 dice_{20'261'123};
  std::vector<double> uniform_, bare_, hot_, single_, rows_a_commit_;
};

}  // namespace

void bench_ledger() {
  LedgerBench().measure();
}

}  // namespace heliu::bench
