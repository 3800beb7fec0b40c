#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "tests/bench/measure.hpp"
#include "tests/bench/settlement/ledger_benches.hpp"
#include "tests/bench/settlement/ledger_writer.hpp"

namespace heliu::bench {

namespace {

constexpr int kAccounts = 1000;
constexpr int kClients = 16;
constexpr std::size_t kBatch = 512;  // of the ledger's clients: 8,192 in flight
constexpr std::size_t kTransfers = 5 * kClients * kBatch;
constexpr std::size_t kPlain = 1'600;  // per-transfer transactions of a round
constexpr int kSeconds = 5;            // of a round of pgbench

// Runs a program and gives what it printed. Throws with that when it failed.
std::string output_of(const std::string& command) {
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen((command + " 2>&1").c_str(), "r"), pclose);
  if (!pipe) throw std::runtime_error("can't run " + command);
  std::string said;
  std::array<char, 4096> part;
  while (const std::size_t size = fread(part.data(), 1, part.size(), pipe.get()))
    said.append(part.data(), size);
  return said;
}

double transactions_of(const std::string& said) {
  const auto found = said.find("tps = ");
  if (found == std::string::npos || said.find("failed") == std::string::npos)
    throw std::runtime_error("pgbench did not finish: " + said);
  double rate = 0;
  std::istringstream(said.substr(found + 6)) >> rate;
  return rate;
}

// PostgreSQL, where ops/bench started it.
class Postgres {
 public:
  Postgres() {
    const char* folder = std::getenv("HELIU_BENCH_POSTGRES");
    if (!folder)
      throw std::runtime_error("HELIU_BENCH_POSTGRES names no server: run ops/bench settlement peers");
    options_ = " -h '" + std::string(folder) + "' -U bench ";
    const auto schema = test::repository_root() / "tests" / "bench" / "settlement" / "row_locks.sql";
    output_of("psql -q" + options_ +
              "-c 'DROP DATABASE IF EXISTS row_locks' -c 'CREATE DATABASE row_locks' postgres");
    const std::string said =
        output_of("psql -q -v ON_ERROR_STOP=1" + options_ + "-f '" + schema.string() + "' row_locks");
    if (!said.empty()) throw std::runtime_error("PostgreSQL: " + said);
    script_ = std::filesystem::temp_directory_path() / ("heliu-" + Uuid::v7().text() + ".pgbench");
  }
  ~Postgres() { std::filesystem::remove(script_); }

  // Transfers a second through one account.
  double hot_rate() {
    std::ofstream(script_) << "\\set other random(2, " << kAccounts << ")\n"
                           << "SELECT * FROM move('acct_' || lpad('1', 26, '0'), 'acct_' || "
                              "lpad(:other::TEXT, 26, '0'), 1);\n";
    return transactions_of(output_of("pgbench -n -M prepared -c " + std::to_string(kClients) + " -j 2 -T " +
                                     std::to_string(kSeconds) + options_ + "-f '" + script_.string() +
                                     "' row_locks"));
  }

  void require_balanced() {
    const std::string said = output_of("psql -qtA" + options_ +
                                       "-c 'SELECT SUM(a.balance), (SELECT SUM(amount) FROM entry), (SELECT "
                                       "COUNT(*) = 2 * (SELECT COUNT(*) FROM "
                                       "transfer) FROM entry) FROM account a' row_locks");
    if (said != "0|0|t\n") throw std::runtime_error("PostgreSQL's ledger does not balance: " + said);
  }

 private:
  std::string options_;
  std::filesystem::path script_;
};

// On MariaDB, as an application writes it: each transfer its own transaction of seven statements, which locks
// both accounts in order, looks whether the payer may, writes the transfer and its two entries and updates
// both.
class PlainTransactions {
 public:
  explicit PlainTransactions(LedgerWriter& writer) : settings_(writer.settings()) {
    Session session(settings_);
    session.command(
        "CREATE TABLE plain_account (id BINARY(16) NOT NULL PRIMARY KEY, balance BIGINT NOT NULL, "
        "version BIGINT NOT NULL, may_be_negative TINYINT NOT NULL) ENGINE=InnoDB");
    session.command(
        "CREATE TABLE plain_transfer (id BINARY(16) NOT NULL PRIMARY KEY, debit BINARY(16) NOT NULL, "
        "credit BINARY(16) NOT NULL, amount BIGINT NOT NULL, code INT NOT NULL, booked_at BIGINT NOT NULL) "
        "ENGINE=InnoDB");
    session.command(
        "CREATE TABLE plain_entry (transfer BINARY(16) NOT NULL, account BINARY(16) NOT NULL, "
        "amount BIGINT NOT NULL, balance_after BIGINT NOT NULL, version BIGINT NOT NULL, "
        "PRIMARY KEY (transfer, account), KEY of_account (account, version)) ENGINE=InnoDB");
    for (int i = 0; i < kAccounts; ++i)
      session.update("INSERT INTO plain_account VALUES (?, 0, 0, 1)", {account(i)});
  }

  double hot_rate() {
    std::vector<std::unique_ptr<Session>> sessions;
    for (int i = 0; i < kClients; ++i) sessions.push_back(std::make_unique<Session>(settings_));
    return kPlain / seconds_of([&] {
             from_threads(kClients, kClients, [&](std::size_t client) {
               for (std::size_t i = client; i < kPlain; i += kClients)
                 move(*sessions[client], account(0), account(1 + static_cast<int>(i % (kAccounts - 1))));
             });
           });
  }

  void require_balanced() {
    Session session(settings_);
    const auto sums = session.query(
        "SELECT CAST(SUM(a.balance) AS SIGNED), (SELECT CAST(SUM(amount) AS SIGNED) FROM plain_entry), "
        "(SELECT COUNT(*) = 2 * (SELECT COUNT(*) FROM plain_transfer) FROM plain_entry) FROM plain_account a",
        {});
    if (sums.at(0).get<std::int64_t>(0) != 0 || sums[0].get<std::int64_t>(1) != 0 ||
        sums[0].get<std::int64_t>(2) != 1)
      throw std::runtime_error("the plain transactions' ledger does not balance");
  }

 private:
  static std::string account(int i) { return uuid_of(LedgerWriter::account(i)).binary(); }

  static void move(Session& session, const std::string& payer, const std::string& payee) {
    session.begin(Session::Mode::write);
    const auto held = session.query(
        "SELECT id, balance, version, may_be_negative FROM plain_account WHERE id IN (?, ?) ORDER BY id FOR "
        "UPDATE",
        {payer, payee});
    const Row& of_payer = held.at(held.at(0).get<std::string>("id") == payer ? 0 : 1);
    const Row& of_payee = held.at(&of_payer == &held[0] ? 1 : 0);
    const auto left = of_payer.get<std::int64_t>("balance") - 1;
    if (left < 0 && !of_payer.get<bool>("may_be_negative")) throw std::runtime_error("no money");
    const std::string id = Uuid::v7().binary();
    session.update("INSERT INTO plain_transfer VALUES (?, ?, ?, 1, 7, ?)",
                   {id, payer, payee, system_clock()().micros});
    session.update("INSERT INTO plain_entry VALUES (?, ?, -1, ?, ?), (?, ?, 1, ?, ?)",
                   {id, payer, left, of_payer.get<std::int64_t>("version") + 1, id, payee,
                    of_payee.get<std::int64_t>("balance") + 1, of_payee.get<std::int64_t>("version") + 1});
    constexpr const char* kUpdate =
        "UPDATE plain_account SET balance = balance + ?, version = version + 1 WHERE id = ?";
    session.update(kUpdate, {std::int64_t{-1}, payer});
    session.update(kUpdate, {std::int64_t{1}, payee});
    session.commit();
  }

  const DatabaseSettings settings_;
};

}  // namespace

void bench_peers() {
  Postgres postgres;
  LedgerWriter writer("bench_peers", kAccounts);
  PlainTransactions plain(writer);
  const auto rounds = static_cast<int>(size_option("HELIU_BENCH_ROUNDS", 5));
  std::vector<double> ours, by_postgres, by_mariadb;
  for (int round = -1; round < rounds; ++round) {
    const double hot = kTransfers / writer.post(writer.requests(kTransfers, true), kClients, kBatch);
    const double pg = postgres.hot_rate();
    const double mariadb = plain.hot_rate();
    if (round < 0) continue;
    ours.push_back(hot);
    by_postgres.push_back(pg);
    by_mariadb.push_back(mariadb);
  }
  writer.require_sound();
  postgres.require_balanced();
  plain.require_balanced();
  std::printf(
      "peers: one hot account, %d clients, %d rounds\n"
      "the ledger: %zu transfers a call\n"
      "pg-row-lock: pgledger's way, one call of its function a transfer: both accounts locked in order, "
      "checked and updated with their version, a transfer and two entries, ULIDs, its eight indexes\n"
      "mariadb-row-lock: one transaction a transfer: SELECT FOR UPDATE of both, INSERT of the transfer and "
      "its two entries, two UPDATEs, COMMIT\n",
      kClients, rounds, kBatch);
  figure("ledger-hot-16-clients-in-batches", median(ours), "transfers/s");
  figure("pg-row-lock", median(by_postgres), "transfers/s");
  figure("mariadb-row-lock", median(by_mariadb), "transfers/s");
  ratio("ledger/pg-row-lock", median_ratio(ours, by_postgres));
  ratio("ledger/mariadb-row-lock", median_ratio(ours, by_mariadb));
}

}  // namespace heliu::bench
