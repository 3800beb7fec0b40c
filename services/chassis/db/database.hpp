// The one way to the database. Connector/C++ stands behind this header and its traps are closed here: COMMIT
// is a statement (its own call swallows errors), a broken session is thrown away and never reconnected,
// isolation is set after connecting, every time-out is below the server's, an unsettled COMMIT is settled by
// asking for what only that transaction can have written on a new session.
#pragma once
#include <chrono>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "chassis/db/value.hpp"

namespace heliu {

struct DatabaseSettings {
  std::string socket;  // unix socket; when empty, host and port
  std::string host = "127.0.0.1";
  int port = 3306;
  std::string schema;  // a service reads its own only
  std::string user;
  std::string password;
  std::string tls_ca;        // when set: TLS with verified certificate and host name, else refused
  std::size_t sessions = 8;  // the pool's size: one session a worker
  std::chrono::seconds statement_timeout{8};         // the server gives up first …
  std::chrono::seconds read_timeout{12};             // … then the client
  std::chrono::milliseconds checkout_timeout{2000};  // waiting for a free session: then DatabaseBusy
  std::chrono::seconds settle_timeout{20};           // asking how a COMMIT ended: then OutcomeUnknown
  int attempts = 12;                                 // of a whole transaction, with jittered back-off
};

struct DatabaseError : std::runtime_error {
  DatabaseError(int code, const std::string& what) : std::runtime_error(what), code(code) {}
  int code;  // the server's or client's error number: 1062 duplicate, 1213 deadlock …
  bool duplicate_key() const { return code == 1062; }
};
struct DatabaseBusy : std::runtime_error {  // no free session in time: answer 503 with Retry-After
  using std::runtime_error::runtime_error;
};
struct DatabaseDown : std::runtime_error {  // cannot connect, or it can't write (disk full, read-only): 503
  using std::runtime_error::runtime_error;
};
struct Contended : DatabaseDown {  // conflicts outlasted every attempt: 503
  using DatabaseDown::DatabaseDown;
};
struct Unsettled;  // db/settle.hpp
struct OutcomeUnknown
    : std::runtime_error {  // the COMMIT could not be settled in time: 503, ask again by key
  explicit OutcomeUnknown(const std::string& what, std::shared_ptr<const Unsettled> unsettled = nullptr)
      : std::runtime_error(what), unsettled(std::move(unsettled)) {}
  std::shared_ptr<const Unsettled> unsettled;  // for Database::settle
};

// A query that finds a row if and only if a transaction was committed.
struct Proof {
  std::string sql;
  std::vector<SqlValue> args;
};

class Session;  // one connection with its prepared statements; hidden in session.cpp

// One open transaction. Lives inside Database::transact or read; never stored. A writing one begins on the
// server with its first statement: one that has none costs no round trip.
class Transaction {
 public:
  explicit Transaction(Session& session) : session_(session) {}
  Transaction(const Transaction&) = delete;

  template <class... A>
  std::vector<Row> rows(std::string_view sql, const A&... args) {
    return run_query(sql, {to_sql(args)...});
  }
  template <class T, class... A>
  std::vector<T> all(std::string_view sql, const A&... args) {
    std::vector<T> found;
    for (const Row& row : run_query(sql, {to_sql(args)...})) found.push_back(row.template as<T>());
    return found;
  }
  template <class T, class... A>
  std::optional<T> one(std::string_view sql, const A&... args) {
    const auto found = run_query(sql, {to_sql(args)...});
    if (found.empty()) return std::nullopt;
    return found.front().template as<T>();
  }
  // The first column of the first row.
  template <class T, class... A>
  std::optional<T> value(std::string_view sql, const A&... args) {
    const auto found = run_query(sql, {to_sql(args)...});
    if (found.empty()) return std::nullopt;
    return found.front().template get<T>(std::size_t{0});
  }
  // Rows affected; an UPDATE to equal values counts 0.
  template <class... A>
  std::int64_t execute(std::string_view sql, const A&... args) {
    return run_update(sql, {to_sql(args)...});
  }
  template <DescribedStruct T>
  void insert(std::string_view table, const T& item) {
    insert_all<T>(table, {&item, 1});
  }
  // One multi-row statement per 200 items.
  template <DescribedStruct T>
  void insert_all(std::string_view table, std::span<const T> items) {
    std::vector<std::string> columns;
    for_each_member<T>([&](const char* name, auto) { columns.emplace_back(name); });
    std::vector<SqlValue> values;
    values.reserve(items.size() * columns.size());
    for (const T& item : items)
      for_each_member<T>([&](const char*, auto pointer) { values.push_back(to_sql(item.*pointer)); });
    run_insert(table, columns, values);
  }
  // Writes every described column of the row with this id (member `id`). Throws unless the row is there.
  template <DescribedStruct T>
  void update(std::string_view table, const T& item) {
    std::string sql = "UPDATE " + std::string(table) + " SET ";
    std::vector<SqlValue> values;
    for_each_member<T>([&](const char* name, auto pointer) {
      if (std::string_view(name) == "id") return;
      sql += (values.empty() ? "`" : ", `") + std::string(name) + "` = ?";
      values.push_back(to_sql(item.*pointer));
    });
    values.push_back(to_sql(item.id));
    run_update(sql + " WHERE id = ?", values);
  }

  // While on, every row that a query reads is locked until the end (FOR UPDATE): what was checked stays so.
  void lock_what_is_read(bool on) { locking_ = on; }

  // Set before the next statement, so that work that has none costs none.
  void savepoint(std::string_view name);
  void rollback_to(std::string_view name);
  void drop_savepoint() { savepoint_.clear(); }  // one that isn't set yet needn't be

  // A conflict or a lost session has ended it on the server: nothing runs any more, whoever caught the error.
  // transact() will run the work again.
  bool ended() const;

  // A writing statement by its whole text. For numbers and hexadecimal literals of our own making alone,
  // never for a value from outside; a third of the cost of a prepared one when it has thousands of values.
  void run_text(const std::string& sql);

  // What is asked when nobody answers for the COMMIT. Without one, the transaction leaves a mark row of its
  // own, which costs a statement.
  void prove_by(Proof proof);

  // No statement was sent yet, so that one alone may still be the whole transaction: run_whole sends it as
  // run_text does, and the server commits it by itself, in one round trip. Nothing may come after it, not
  // even an exception. One that the server refuses (a duplicate key) has done nothing, and the transaction
  // goes on.
  bool untouched() const;
  void run_whole(const std::string& sql, Proof proof);

  std::vector<Row> run_query(std::string_view sql, const std::vector<SqlValue>& args);
  std::int64_t run_update(std::string_view sql, const std::vector<SqlValue>& args);
  // values holds whole rows one after another; split into statements of a bounded size.
  void run_insert(std::string_view table, const std::vector<std::string>& columns,
                  const std::vector<SqlValue>& values);

 private:
  void reach_savepoint();

  Session& session_;
  bool locking_ = false;
  std::string savepoint_;  // asked for, and not set yet: nothing was done since
};

class Database {
 public:
  explicit Database(DatabaseSettings settings);
  ~Database();

  // Runs work in one transaction (READ COMMITTED) and commits it. On a conflict (1213, 1205, 1020, 1047) or a
  // session lost before COMMIT, everything is rolled back and work runs again from its start: it must keep
  // nothing from an earlier run. An exception of work rolls back and passes through.
  void transact(const std::function<void(Transaction&)>& work);

  // Reads only; one consistent snapshot (REPEATABLE READ).
  void read(const std::function<void(Transaction&)>& work);

  // How a transaction with unknown outcome ended: true when it was committed. For who must know before going
  // on (state in memory). Throws OutcomeUnknown again when the server still can't be asked (within
  // settle_timeout).
  bool settle(const OutcomeUnknown& outcome);

  // Deletes the marks of transactions settled more than a day ago; returns how many. To be called now and
  // then.
  std::int64_t prune_marks();

  bool reachable();  // one round trip within two seconds; for /readyz
  const DatabaseSettings& settings() const;

  // Refuses to go on when the server could lose an acknowledged commit (flush, sync_binlog, InnoDB, strict
  // mode): throws std::runtime_error naming each wrong setting and the right value.
  void require_durable();

  struct PoolState {
    std::size_t in_use = 0, waiting = 0;
    std::uint64_t retries = 0, unknown_resolved = 0;
  };
  PoolState state() const;

 private:
  class Pool;
  std::unique_ptr<Pool> pool_;
};

}  // namespace heliu
