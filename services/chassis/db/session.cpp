#include "chassis/db/session.hpp"

#include <cppconn/connection.h>
#include <cppconn/datatype.h>
#include <cppconn/driver.h>
#include <cppconn/exception.h>
#include <cppconn/parameter_metadata.h>
#include <cppconn/prepared_statement.h>
#include <cppconn/resultset.h>
#include <cppconn/resultset_metadata.h>
#include <cppconn/statement.h>

#include <limits>
#include <utility>

#include "chassis/db/connect_options.hpp"
#include "chassis/db/error_codes.hpp"
#include "chassis/db/faults.hpp"
#include "chassis/db/statement_cache.hpp"

namespace heliu {

namespace {

constexpr std::size_t kStatementsKept = 256;

// The server's message without the values it quotes: they may be a person's.
std::string without_values(int code, const std::string& message) {
  if (code != error_code::kDuplicateKey && code != 1366 && code != 1292) return message;
  const auto open = message.find('\'');
  const auto place = message.rfind(" for ");
  if (open == std::string::npos || place == std::string::npos || place < open) return message.substr(0, open);
  return message.substr(0, open) + "…" + message.substr(place);
}

std::string head_of(std::string_view sql) {
  constexpr std::size_t kShown = 120;
  return sql.size() <= kShown ? std::string(sql) : std::string(sql.substr(0, kShown)) + " …";
}

bool only_reads(std::string_view sql) {
  const auto start = sql.find_first_not_of(" \n\t(");
  const auto word = start == std::string_view::npos ? std::string_view() : sql.substr(start, 6);
  return word == "SELECT" || word.starts_with("WITH") || word.starts_with("SHOW");
}

// A thread that never told the client library of itself leaks its state there.
struct ClientThread {
  explicit ClientThread(sql::Driver& driver) : driver(driver) { driver.threadInit(); }
  ~ClientThread() { driver.threadEnd(); }
  sql::Driver& driver;
};

SqlValue read_column(sql::ResultSet& result, unsigned index, int type, bool is_signed) {
  using sql::DataType;
  if (type == DataType::SQLNULL || result.isNull(index)) return {};
  switch (type) {
    case DataType::TINYINT:
    case DataType::SMALLINT:
    case DataType::MEDIUMINT:
    case DataType::INTEGER:
    case DataType::YEAR:
    case DataType::BIT:
    case DataType::BIGINT: {
      if (is_signed) return static_cast<std::int64_t>(result.getInt64(index));
      const std::uint64_t number = result.getUInt64(index);
      if (number > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
        throw std::logic_error("an unsigned number beyond 63 bits");
      return static_cast<std::int64_t>(number);
    }
    default: {
      const sql::SQLString text = result.getString(index);
      return std::string(text.c_str(), text.length());
    }
  }
}

}  // namespace

struct Session::Prepared {
  std::unique_ptr<sql::PreparedStatement> statement;
  unsigned parameters = 0;
  bool answers = false;
};

// Members die in reverse order: statements before their connection.
struct Session::Connection {
  explicit Connection(std::unique_ptr<sql::Connection> link)
      : link(std::move(link)), plain(this->link->createStatement()) {}
  std::unique_ptr<sql::Connection> link;
  std::unique_ptr<sql::Statement> plain;
  StatementCache<Prepared> statements{kStatementsKept};
};

template <class Run>
auto Session::guarded(std::string_view sql, Run&& run) {
  thread_local const ClientThread this_thread(connector_driver());
  try {
    return run();
  } catch (const sql::SQLException& error) {
    note(error.getErrorCode());
    throw DatabaseError(error.getErrorCode(), without_values(error.getErrorCode(), error.what()) + " (" +
                                                  std::to_string(error.getErrorCode()) +
                                                  ") at: " + head_of(sql));
  }
}

Session::Session(const DatabaseSettings& settings) {
  guarded("connect", [&] {
    sql::ConnectOptionsMap options = connect_options(settings);
    connection_ =
        std::make_unique<Connection>(std::unique_ptr<sql::Connection>(connector_driver().connect(options)));
  });
  const Row facts =
      query(
          "SELECT CONNECTION_ID() AS id, @@tx_isolation AS isolation, @@autocommit AS autocommit, "
          "CONCAT(@@hostname, ':', @@port, ':', @@server_id) AS server, "
          "CAST(UNIX_TIMESTAMP() - VARIABLE_VALUE AS SIGNED) AS booted "
          "FROM information_schema.global_status WHERE VARIABLE_NAME = 'UPTIME'",
          {})
          .at(0);
  if (facts.get<std::string>("isolation") != "READ-COMMITTED" || facts.get<int>("autocommit") != 1)
    throw std::runtime_error("the server ignored the session's isolation");
  thread_ = {facts.get<std::int64_t>("id"), facts.get<std::string>("server"),
             facts.get<std::int64_t>("booted")};
  if (wants_tls(settings)) {
    const auto cipher = query("SHOW STATUS LIKE 'Ssl_cipher'", {});
    if (cipher.empty() || cipher[0].get<std::string>("Value").empty())
      throw std::runtime_error("the connection to the database is not encrypted, though tls_ca demands it");
  }
}

Session::~Session() = default;

void Session::note(int code) {
  if (error_code::breaks_session(code)) broken_ = true;
  if (open_ && doomed_ == 0 && (error_code::is_conflict(code) || error_code::breaks_session(code)))
    doomed_ = code == 0 ? error_code::kConnectionLost : code;
}

void Session::fail(int code, const std::string& what) {
  note(code);
  throw DatabaseError(code, what + " (" + std::to_string(code) + ")");
}

void Session::require_alive() const {
  if (decided_) throw std::logic_error("a statement after the one that was the whole transaction");
  if (doomed_ != 0) throw DatabaseError(doomed_, "the transaction has ended already, with this error");
}

Session::Prepared& Session::prepare(std::string_view sql) {
  if (Prepared* kept = connection_->statements.find(sql)) return *kept;
  Prepared fresh;
  fresh.statement.reset(connection_->link->prepareStatement(sql::SQLString(sql.data(), sql.size())));
  fresh.parameters = fresh.statement->getParameterMetaData()->getParameterCount();
  fresh.answers = fresh.statement->getMetaData()->getColumnCount() > 0;
  return connection_->statements.keep(sql, std::move(fresh));
}

// Every parameter is set each time, because the statement would send the previous row's value again. Numbers
// go by setInt64 only: an unsigned setter would mark the parameter unsigned for ever. Bytes go by setString:
// a blob's stream is empty when the transaction is run again.
void Session::bind(Prepared& prepared, const std::vector<SqlValue>& args) {
  if (prepared.parameters != args.size())
    throw std::logic_error("a statement has " + std::to_string(prepared.parameters) +
                           " parameters and was given " + std::to_string(args.size()));
  for (unsigned i = 0; i < args.size(); ++i) {
    if (const auto* number = std::get_if<std::int64_t>(&args[i]))
      prepared.statement->setInt64(i + 1, *number);
    else if (const auto* text = std::get_if<std::string>(&args[i]))
      prepared.statement->setString(i + 1, sql::SQLString(text->data(), text->size()));
    else
      prepared.statement->setNull(i + 1, 0);
  }
}

std::vector<Row> Session::query(std::string_view sql, const std::vector<SqlValue>& args) {
  start();
  return guarded(sql, [&] {
    Prepared& prepared = prepare(sql);
    bind(prepared, args);
    const std::unique_ptr<sql::ResultSet> result(prepared.statement->executeQuery());
    if (!only_reads(sql)) wrote_ = true;
    sql::ResultSetMetaData& described = *result->getMetaData();
    const unsigned count = described.getColumnCount();
    auto names = std::make_shared<std::vector<std::string>>();
    std::vector<std::pair<int, bool>> types;
    for (unsigned i = 1; i <= count; ++i) {
      names->push_back(described.getColumnLabel(i).asStdString());
      types.emplace_back(described.getColumnType(i), described.isSigned(i));
    }
    std::vector<Row> rows;
    while (result->next()) {
      std::vector<SqlValue> values;
      values.reserve(count);
      for (unsigned i = 0; i < count; ++i)
        values.push_back(read_column(*result, i + 1, types[i].first, types[i].second));
      rows.emplace_back(names, std::move(values));
    }
    return rows;
  });
}

std::int64_t Session::update(std::string_view sql, const std::vector<SqlValue>& args) {
  start();
  return guarded(sql, [&]() -> std::int64_t {
    Prepared& prepared = prepare(sql);
    // An answer left unread would poison the session: every later call would fail with 2014.
    if (prepared.answers)
      throw std::logic_error("this statement answers rows, ask for them: " + head_of(sql));
    bind(prepared, args);
    const int affected = prepared.statement->executeUpdate();
    wrote_ = true;
    if (affected < 0) {
      broken_ = true;
      throw std::logic_error("this statement answers rows, ask for them: " + head_of(sql));
    }
    return affected;
  });
}

void Session::command(const std::string& sql) {
  start();
  send(sql);
}

void Session::send(const std::string& sql) {
  require_alive();
  guarded(sql, [&] {
    if (connection_->plain->execute(sql)) {  // reads what it shouldn't have answered, so that nothing is left
      const std::unique_ptr<sql::ResultSet> unread(connection_->plain->getResultSet());
      throw std::logic_error("this statement answers rows, ask for them: " + head_of(sql));
    }
  });
}

void Session::write_text(const std::string& sql) {
  command(sql);
  wrote_ = true;
}

void Session::begin(Mode mode) {
  doomed_ = 0;
  wrote_ = started_ = decided_ = undecided_ = false;
  proof_.reset();
  if (mode != mode_) {
    send(mode == Mode::write ? "SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED"
                             : "SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ");
    mode_ = mode;
  }
  open_ = true;
  if (mode == Mode::snapshot) start();
}

void Session::start() {
  require_alive();
  if (!open_ || started_) return;
  started_ = true;
  send(mode_ == Mode::write ? "START TRANSACTION" : "START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
}

void Session::commit() {
  sent_ = std::chrono::steady_clock::now();
  if (const auto code = faults::strike(faults::Point::before_commit)) fail(*code, "injected fault");
  send("COMMIT");
  if (const auto code = faults::strike(faults::Point::after_commit)) fail(*code, "injected fault");
  open_ = false;
}

// Undecided from before it is sent: whatever ends the call otherwise than an answer leaves it so.
void Session::whole(const std::string& sql, Proof proof) {
  if (!untouched()) throw std::logic_error("a whole transaction in one statement, after another statement");
  require_alive();
  proof_ = std::move(proof);
  sent_ = std::chrono::steady_clock::now();
  wrote_ = undecided_ = true;
  try {
    if (const auto code = faults::strike(faults::Point::before_commit)) fail(*code, "injected fault");
    send(sql);
    if (const auto code = faults::strike(faults::Point::after_commit)) fail(*code, "injected fault");
  } catch (const DatabaseError& error) {
    if (!broken_ && !error_code::is_conflict(error.code)) {
      wrote_ = undecided_ = false;  // the statement was refused, and is undone
      proof_.reset();
    }
    throw;
  }
  undecided_ = false;
  decided_ = true;
}

void Session::finish() {
  const bool open = std::exchange(open_, false) && std::exchange(started_, false);
  doomed_ = 0;
  decided_ = undecided_ = false;
  if (!open || broken_) return;
  try {
    send("ROLLBACK");
  } catch (const std::exception&) {
    broken_ = true;
  }
}

}  // namespace heliu
