// One schema for this program's tests, and a ledger-like table whose sums show what was lost or doubled.
#pragma once
#include <gtest/gtest.h>

#include <chrono>
#include <functional>
#include <thread>
#include <vector>

#include "chassis/db/database.hpp"
#include "chassis/db/faults.hpp"
#include "chassis/db/session.hpp"
#include "tests/support/test_database.hpp"

namespace heliu::test {

inline const DatabaseSettings& schema() {
  static const TestDatabase database("chassis_database");
  return database.settings();
}

// Strikes the calling program's transactions until the end of the scope.
struct FaultsOn {
  explicit FaultsOn(std::string_view text) { faults::configure(text); }
  ~FaultsOn() { faults::configure(""); }
};

inline void in_parallel(int threads, const std::function<void(int)>& work) {
  std::vector<std::jthread> running;
  for (int i = 0; i < threads; ++i) running.emplace_back([&work, i] { work(i); });
}

// Returns when some transaction on the server waits for a row's lock. (innodb_trx would not tell: it shows a
// copy that isn't renewed while it is being polled.)
inline void await_lock_wait() {
  Session watcher(schema());
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
  while (watcher.query("SHOW GLOBAL STATUS LIKE 'Innodb_row_lock_current_waits'", {})
             .at(0)
             .get<std::string>("Value") == "0")
    if (std::chrono::steady_clock::now() > deadline) throw std::runtime_error("nobody waits for a lock");
}

// Tables posting(id, amount) and account(id, balance), empty, with accounts 1 and 2 at 0.
class LedgerTables : public ::testing::Test {
 protected:
  LedgerTables() : database(schema()) {
    Session admin(schema());
    admin.command(
        "CREATE TABLE IF NOT EXISTS posting (id BIGINT PRIMARY KEY, amount BIGINT NOT NULL) ENGINE=InnoDB");
    admin.command(
        "CREATE TABLE IF NOT EXISTS account (id BIGINT PRIMARY KEY, balance BIGINT NOT NULL) ENGINE=InnoDB");
    admin.command("TRUNCATE posting");
    admin.command("TRUNCATE account");
    admin.command("TRUNCATE transaction_mark");
    admin.command("INSERT INTO account (id, balance) VALUES (1, 0), (2, 0)");
  }

  // One transfer: a posting with its own number, and both balances.
  static void post(Transaction& db, std::int64_t id, std::int64_t amount) {
    db.execute("INSERT INTO posting (id, amount) VALUES (?, ?)", id, amount);
    db.execute("UPDATE account SET balance = balance - ? WHERE id = 1", amount);
    db.execute("UPDATE account SET balance = balance + ? WHERE id = 2", amount);
  }

  std::int64_t number(const std::string& sql) {
    std::int64_t found = 0;
    database.read([&](Transaction& db) { found = db.value<std::int64_t>(sql).value(); });
    return found;
  }
  std::int64_t postings() { return number("SELECT COUNT(*) FROM posting"); }
  std::int64_t balance(int account) {
    return number("SELECT balance FROM account WHERE id = " + std::to_string(account));
  }

  Database database;
};

}  // namespace heliu::test
