// A ledger on a schema of its own with its single writer, and random transfers for it.
#pragma once
#include <atomic>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "chassis/command/commander.hpp"
#include "chassis/ledger/ledger_check.hpp"
#include "chassis/ledger/ledger_host.hpp"
#include "tests/support/test_database.hpp"

namespace heliu::bench {

using Requests = std::vector<ledger::TransferRequest>;

// Counts the transactions.
class CountingHost : public LedgerHost {
 public:
  using LedgerHost::LedgerHost;
  void committed() override {
    LedgerHost::committed();
    ++commits;
  }
  std::atomic<std::size_t> commits = 0;
};

class LedgerWriter {
 public:
  LedgerWriter(const std::string& schema, int accounts);

  // Within one unit of work.
  void run(const std::function<void(Unit&)>& work);
  // From so many threads, so many transfers a command; seconds. Throws when one is refused.
  double post(const Requests& all, int callers, std::size_t batch);

  // Hot: one account is in every transfer, as the custodian's account is.
  Requests requests(std::size_t count, bool hot);

  std::vector<ledger::Transfer> stored_after(std::int64_t position);
  std::int64_t position();
  void require_sound();

  Database& database() { return database_; }
  const DatabaseSettings& settings() const { return schema_.settings(); }
  CountingHost& host() { return *host_; }
  Commander& commander() { return *commander_; }
  void stop();   // as a clean end: the lease is given back
  void start();  // the next unit of work takes the ledger over

  static ledger::Id account(int i);

 private:
  const int accounts_;
  test::TestDatabase schema_;
  Database database_;
  Freshness freshness_;
  std::unique_ptr<CountingHost> host_;
  std::unique_ptr<Commander> commander_;  // ends before the host
  std::mt19937_64 dice_{20'261'127};
};

// The median of each round's own ratio: what disturbs the machine disturbs both sides of a round.
double median_ratio(const std::vector<double>& one, const std::vector<double>& other);

std::size_t size_option(const char* name, std::size_t otherwise);  // from the environment

}  // namespace heliu::bench
