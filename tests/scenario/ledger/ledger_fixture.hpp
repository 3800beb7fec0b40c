// Instances of a service that keeps a ledger, on one schema: each with its host and its single writer.
#pragma once
#include <gtest/gtest.h>

#include <future>
#include <thread>
#include <vector>

#include "chassis/command/commander.hpp"
#include "chassis/db/faults.hpp"
#include "chassis/ledger/ledger_check.hpp"
#include "chassis/ledger/ledger_host.hpp"
#include "tests/support/test_database.hpp"

namespace heliu::test {

inline const DatabaseSettings& ledger_schema() {
  static const TestDatabase database("ledger_host", "ledger");
  return database.settings();
}

// Strikes this program's transactions until the end of the scope.
struct FaultsOn {
  explicit FaultsOn(std::string_view text) { faults::configure(text); }
  ~FaultsOn() { faults::configure(""); }
};

inline void in_parallel(int threads, const std::function<void(int)>& work) {
  std::vector<std::jthread> running;
  for (int i = 0; i < threads; ++i) running.emplace_back([&work, i] { work(i); });
}

// One process, as it were.
class Instance {
 public:
  explicit Instance(const std::string& unit = "fen")
      : database(ledger_schema()),
        host(database, unit),
        commander(make_group_commander(database,
                                       {.service = "treasury",
                                        .clock = system_clock(),
                                        .freshness = &freshness_,
                                        .events_committed = [] {}},
                                       host)) {}

  Response run(const Commander::Work& work, const std::string& key = {}) {
    std::optional<IdempotencyKey> known;
    if (!key.empty()) known = IdempotencyKey{.owner = "owner", .key = key, .fingerprint = "f"};
    return commander->run(Caller{.user = {}, .name = "tester", .enterprise = {}, .roles = {}},
                          std::string(32, 'a'), known, work);
  }

  // Within a unit of work, for what is no answer.
  void within(const std::function<void(Unit&)>& work) {
    run([&](Unit& unit) {
      work(unit);
      return Response::no_content();
    });
  }
  ledger::Balances balances(const ledger::Id& id) {
    ledger::Balances found;
    within([&](Unit&) { found = host.balances(id); });
    return found;
  }
  std::uint64_t position() {
    std::uint64_t position = 0;
    within([&](Unit&) { position = host.engine().position(); });
    return position;
  }

  Database database;
  LedgerHost host;

 private:
  Freshness freshness_;

 public:
  std::unique_ptr<Commander> commander;  // ends first
};

class Ledgers : public ::testing::Test {
 protected:
  Ledgers() : admin(ledger_schema()) {
    for (const char* table : {"ledger_transfer", "ledger_account", "ledger_decision", "ledger_checkpoint",
                              "idempotency", "transaction_mark"})
      admin.command(std::string("TRUNCATE ") + table);
    admin.command("UPDATE ledger_epoch SET epoch = 0, seen_at = 0, unit = '' WHERE id = 1");
  }

  static ledger::Id id(const std::string& name) { return ledger_id(Uuid::named("ledger test", name)); }
  // Without a limit; and one that can't be overdrawn.
  static ledger::Account free_account(const std::string& name) { return {.id = id(name), .code = 100}; }
  static ledger::Account purse(const std::string& name) {
    return {.id = id(name), .code = 200, .flags = ledger::debits_must_not_exceed_credits};
  }
  static ledger::TransferRequest move(const std::string& name, const std::string& from, const std::string& to,
                                      std::int64_t amount) {
    return {.id = id(name), .debit = id(from), .credit = id(to), .amount = amount, .code = 7};
  }
  static ledger::TransferRequest holding(const std::string& name, const std::string& from,
                                         const std::string& to, std::int64_t amount, Instant until) {
    auto request = move(name, from, to, amount);
    request.kind = ledger::Kind::pending;
    request.expires_at = until.micros;
    return request;
  }
  static ledger::TransferRequest posting(const std::string& name, const std::string& hold,
                                         std::int64_t amount = ledger::whole_hold) {
    return {.id = id(name), .amount = amount, .pending_id = id(hold), .kind = ledger::Kind::post_pending};
  }

  // The bank's custody, and purses a, b and c with 1000 fen each.
  void open_purses(Instance& instance) {
    instance.within([&](Unit& unit) {
      instance.host.open(free_account("bank"), "custody");
      for (const char* name : {"a", "b", "c"}) {
        instance.host.open(purse(name), std::string("purse:") + name);
        instance.host.must(move(std::string("in ") + name, "bank", name, 1000), unit.now);
      }
    });
  }

  std::int64_t number(const std::string& sql) { return admin.query(sql, {}).at(0).get<std::int64_t>(0); }
  std::int64_t transfers() { return number("SELECT COUNT(*) FROM ledger_transfer"); }

  // Nobody has shown a sign of life for a minute.
  void age_lease() { admin.command("UPDATE ledger_epoch SET seen_at = seen_at - 60000000 WHERE id = 1"); }

  LedgerReport checked() {
    Database database(ledger_schema());
    LedgerReport report;
    database.read([&](Transaction& db) { report = check_ledger(db); });
    return report;
  }

  // The store derives soundly, and the writer's engine has exactly its balances.
  void expect_exact(Instance& instance) {
    const LedgerReport report = checked();
    EXPECT_TRUE(report.sound()) << ::testing::PrintToString(report.findings);
    EXPECT_EQ(instance.position(), static_cast<std::uint64_t>(report.transfers));
    Database database(ledger_schema());
    std::vector<LedgerAccountRow> accounts;
    database.read([&](Transaction& db) { accounts = stored_accounts(db); });
    for (const auto& account : accounts) {
      ledger::Balances stored;
      database.read([&](Transaction& db) { stored = stored_balances(db, account.id); });
      EXPECT_EQ(instance.balances(ledger_id(account.id)), stored) << account.name;
    }
  }

  Session admin;
};

}  // namespace heliu::test
