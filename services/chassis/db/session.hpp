// One connection with its prepared statements. Private to this folder: services use database.hpp.
//
// A session that failed in a way it can't come back from is thrown away by its owner; it never reconnects,
// because a reconnected one has silently lost its settings, its statements and its transaction.
#pragma once
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chassis/db/database.hpp"
#include "chassis/db/value.hpp"

namespace heliu {

// Which thread of which start of which server a session is: enough to end it later, and no other.
struct ServerThread {
  std::int64_t id = 0;
  std::string server;       // host, port and server id
  std::int64_t booted = 0;  // seconds since 1970, give or take one
};

class Session {
 public:
  enum class Mode { write, snapshot };  // READ COMMITTED, or REPEATABLE READ and read only

  // Connects. Throws DatabaseError; std::runtime_error when the server ignored a setting we rely on.
  explicit Session(const DatabaseSettings& settings);
  ~Session();
  Session(const Session&) = delete;

  // A prepared statement, kept for the next time. The number of args must be that of the ? marks.
  std::vector<Row> query(std::string_view sql, const std::vector<SqlValue>& args);
  std::int64_t update(std::string_view sql, const std::vector<SqlValue>& args);
  // A statement without values and without an answer, by the text protocol: COMMIT, SAVEPOINT, KILL, DDL.
  void command(const std::string& sql);
  void write_text(const std::string& sql);  // the same for a statement that writes rows

  // A snapshot begins at once, a writing transaction on the server with its first statement.
  void begin(Mode mode);
  void commit();
  void finish();  // ROLLBACK when a transaction is open; a failure only marks the session broken

  // A statement that is the whole transaction, before any other: the server commits it by itself. When its
  // answer is lost it is undecided: finish(), and ask for the proof.
  void whole(const std::string& sql, Proof proof);
  bool untouched() const { return open_ && !started_; }
  bool decided() const { return decided_; }  // committed by whole()
  bool undecided() const { return undecided_; }

  void prove_by(Proof proof) { proof_ = std::move(proof); }
  const std::optional<Proof>& proof() const { return proof_; }          // of the present transaction
  std::chrono::steady_clock::time_point sent() const { return sent_; }  // its commit
  Mode mode() const { return mode_; }

  // Does as if the server had raised this error: the fault hook's way in.
  [[noreturn]] void fail(int code, const std::string& what);

  bool broken() const { return broken_; }
  // The error that ended the open transaction on the server, or 0. Nothing runs after it: with autocommit on,
  // a later statement would be committed alone.
  int doomed() const { return doomed_; }
  bool wrote() const { return wrote_; }
  const ServerThread& thread() const { return thread_; }

 private:
  struct Connection;  // Connector/C++, kept out of this header
  struct Prepared;

  void send(const std::string& sql);
  void start();
  Prepared& prepare(std::string_view sql);
  void bind(Prepared& prepared, const std::vector<SqlValue>& args);
  void note(int code);
  void require_alive() const;
  template <class Run>
  auto guarded(std::string_view sql, Run&& run);

  std::unique_ptr<Connection> connection_;
  ServerThread thread_;
  Mode mode_ = Mode::write;
  bool broken_ = false;
  bool wrote_ = false;
  bool open_ = false, started_ = false;  // a transaction: for its owner, and on the server
  bool decided_ = false, undecided_ = false;
  std::optional<Proof> proof_;
  std::chrono::steady_clock::time_point sent_{};
  int doomed_ = 0;
};

}  // namespace heliu
