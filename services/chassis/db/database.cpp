#include "chassis/db/database.hpp"

#include <optional>

#include "chassis/base/instant.hpp"
#include "chassis/db/error_codes.hpp"
#include "chassis/db/patience.hpp"
#include "chassis/db/pool.hpp"
#include "chassis/db/settle.hpp"

namespace heliu {

using namespace std::chrono_literals;
using Mode = Session::Mode;

namespace {

constexpr auto kMarkLife = std::chrono::hours(24);  // marks are asked for within a minute
constexpr int kMarksAtOnce = 2000;

// Counts the attempts of one transaction.
class Attempts {
 public:
  explicit Attempts(int limit) : left_(limit) {}
  void failed(const std::string& why) {
    if (--left_ <= 0) throw Contended("the transaction was given up after repeated conflicts: " + why);
    backoff_.pause();
  }

 private:
  int left_;
  Backoff backoff_{4ms, 500ms};
};

struct TryAgain {
  std::string why;
  std::optional<ServerThread> lost;  // a session that may still hold locks on the server
};

TryAgain try_again(Session& session, const std::string& why) {
  return {why, session.broken() ? std::optional(session.thread()) : std::nullopt};
}

// Runs the work in an open transaction; nothing when it went through. A conflict counts however the work
// dressed it up or swallowed it: the session knows.
std::optional<TryAgain> run_work(Session& session, Mode mode, const std::function<void(Transaction&)>& work) {
  try {
    session.begin(mode);
    Transaction transaction(session);
    work(transaction);
    if (session.doomed() == 0) return std::nullopt;
    return try_again(session, "error " + std::to_string(session.doomed()) + " was swallowed");
  } catch (const DatabaseError& error) {
    if (session.undecided()) return std::nullopt;  // conclude() finds out
    const int code = session.doomed() != 0 ? session.doomed() : error.code;
    if (error_code::is_unwritable(code))
      throw DatabaseDown(std::string("the database can't write: ") + error.what());
    if (!error_code::is_conflict(code) && !error_code::is_lost(code)) throw;
    return try_again(session, error.what());
  } catch (const std::exception& error) {
    if (session.undecided()) return std::nullopt;
    const int code = session.doomed();
    if (!error_code::is_conflict(code) && !error_code::is_lost(code)) throw;
    return try_again(session, error.what());
  }
}

// The transaction of a lost session would hold its locks until the server notices.
void bury(Session& session, const ServerThread& lost) {
  try {
    end_thread(session, lost);
  } catch (const DatabaseError&) {
    // This session is lost too, then: its first statement says so.
  }
}

}  // namespace

Database::Database(DatabaseSettings settings) : pool_(std::make_unique<Pool>(std::move(settings))) {}
Database::~Database() = default;

const DatabaseSettings& Database::settings() const {
  return pool_->settings;
}

Database::PoolState Database::state() const {
  return pool_->state();
}

// Commits what the work did; nothing when it is committed. An error at COMMIT never counts as "not committed"
// before the proof was asked for.
std::optional<std::string> Database::Pool::conclude(Loan& loan) {
  if (loan->decided() || !loan->wrote()) return std::nullopt;  // nothing to keep: the loan's end undoes it
  if (loan->undecided()) return find_out(loan, "the answer to the only statement was lost");
  try {
    if (!loan->proof()) loan->prove_by(write_mark(*loan));
  } catch (const DatabaseError& error) {
    if (loan->doomed() == 0) throw;
    return error.what();
  }
  try {
    Session& session = *loan;
    session.commit();
    return std::nullopt;
  } catch (const DatabaseError& error) {
    return find_out(loan, error.what());
  }
}

// Nothing when the transaction, whose commit was sent, was committed; else why it was not.
std::optional<std::string> Database::Pool::find_out(Loan& loan, const std::string& why) {
  const Unsettled unsettled{loan->proof().value(), loan->thread(), loan->sent()};
  bool committed = false;
  loan->finish();
  if (!loan->broken()) {  // a plain refusal on a living session: it can say itself
    try {
      committed = found(*loan, unsettled.proof);
    } catch (const DatabaseError&) {
      loan.discard();
      committed = ask_outcome(settings, unsettled);
    }
  } else {
    loan.discard();
    drop_idle();
    committed = ask_outcome(settings, unsettled);
  }
  ++unknown_resolved;
  return committed ? std::nullopt : std::optional(why);
}

void Database::transact(const std::function<void(Transaction&)>& work) {
  std::optional<ServerThread> lost;
  for (Attempts attempts(settings().attempts);; ++pool_->retries) {
    std::string why;
    {
      Pool::Loan loan = pool_->lend(Mode::write);
      if (lost) bury(*loan, *lost);
      lost.reset();
      const auto again = run_work(*loan, Mode::write, work);
      if (!again) {
        const auto failed = pool_->conclude(loan);
        if (!failed) return;
        why = *failed;
      } else {
        why = again->why;
        lost = again->lost;
      }
    }
    if (lost) pool_->drop_idle();
    attempts.failed(why);
  }
}

void Database::read(const std::function<void(Transaction&)>& work) {
  for (Attempts attempts(settings().attempts);; ++pool_->retries) {
    std::optional<TryAgain> again;
    {
      Pool::Loan loan = pool_->lend(Mode::snapshot);
      again = run_work(*loan, Mode::snapshot, work);
    }
    if (!again) return;
    if (again->lost) pool_->drop_idle();
    attempts.failed(again->why);
  }
}

bool Database::settle(const OutcomeUnknown& outcome) {
  if (!outcome.unsettled) throw outcome;
  return ask_outcome(settings(), *outcome.unsettled);
}

std::int64_t Database::prune_marks() {
  // Ids begin with 48 bits of milliseconds, so the key itself is ordered by age.
  const auto before = (system_clock()() - kMarkLife).micros / 1000;
  Uuid oldest_kept;
  for (int i = 0; i < 6; ++i)
    oldest_kept.bytes[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(before >> (8 * (5 - i)));
  std::int64_t pruned = 0, batch = 0;
  do {
    transact([&](Transaction& db) {
      batch = db.execute("DELETE FROM transaction_mark WHERE id < ? ORDER BY id LIMIT ?", oldest_kept,
                         kMarksAtOnce);
    });
    pruned += batch;
  } while (batch == kMarksAtOnce);
  return pruned;
}

bool Database::reachable() {
  DatabaseSettings quick = settings();
  quick.read_timeout = 2s;
  quick.statement_timeout = 1s;
  try {
    Session session(quick);  // connecting is more than one round trip already
    return true;
  } catch (const std::exception&) {
    return false;
  }
}

void Database::require_durable() {
  const std::unique_ptr<Session> session = connect_patiently(settings());
  const Row row =
      session
          ->query(
              "SELECT @@innodb_flush_log_at_trx_commit AS flush, @@log_bin AS binlog, @@sync_binlog AS sync, "
              "@@default_storage_engine AS engine, @@global.sql_mode AS mode, @@innodb_doublewrite AS "
              "doublewrite, "
              "@@innodb_rollback_on_timeout AS rollback_all",
              {})
          .at(0);
  std::string faults;
  const auto require = [&](bool right, const std::string& fault) {
    if (!right) faults += (faults.empty() ? "" : "; ") + fault;
  };
  require(row.get<int>("flush") == 1, "innodb_flush_log_at_trx_commit is not 1");
  require(row.get<int>("binlog") == 0 || row.get<int>("sync") == 1, "sync_binlog is not 1");
  require(row.get<std::string>("engine") == "InnoDB", "default_storage_engine is not InnoDB");
  require(row.get<std::string>("mode").find("STRICT_") != std::string::npos,
          "sql_mode lacks STRICT_ALL_TABLES");
  require(row.get<int>("doublewrite") == 1, "innodb_doublewrite is not ON");
  require(row.get<int>("rollback_all") == 1, "innodb_rollback_on_timeout is not ON");
  if (!faults.empty())
    throw std::runtime_error("the database could lose what it has acknowledged: " + faults);
}

}  // namespace heliu
