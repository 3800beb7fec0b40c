// The sessions of one Database: a bounded number, lent to one thread at a time. Private to this folder.
#pragma once
#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "chassis/db/session.hpp"

namespace heliu {

// Connects, trying again with a growing pause while the server can't be reached. Throws DatabaseDown after
// about ten seconds, at once when trying again can't help (wrong password, no such schema, TLS refused).
std::unique_ptr<Session> connect_patiently(const DatabaseSettings& settings);

class Database::Pool {
 public:
  explicit Pool(DatabaseSettings settings) : settings(std::move(settings)) {}

  // A session on loan. Given back on destruction, or thrown away when broken; an open transaction is undone.
  class Loan {
   public:
    Loan(Pool& pool, std::unique_ptr<Session> session) : pool_(pool), session_(std::move(session)) {}
    ~Loan();
    Loan(const Loan&) = delete;
    Session& operator*() { return *session_; }
    Session* operator->() { return session_.get(); }
    void discard() { session_.reset(); }

   private:
    Pool& pool_;
    std::unique_ptr<Session> session_;
  };

  // Prefers an idle session already in this mode. Throws DatabaseBusy, DatabaseDown.
  Loan lend(Session::Mode mode);
  // A session was lost: the idle ones are probably lost too (a restart), and cost a failed attempt each.
  void drop_idle();
  // Commits the transaction of this session; nothing when it is committed, else why it is not. Throws
  // OutcomeUnknown when that can't be found out.
  std::optional<std::string> conclude(Loan& loan);
  PoolState state() const;

  const DatabaseSettings settings;
  std::atomic<std::uint64_t> retries{0}, unknown_resolved{0};

 private:
  std::optional<std::string> find_out(Loan& loan, const std::string& why);
  std::unique_ptr<Session> take(Session::Mode mode);
  void give_back(std::unique_ptr<Session> session);

  mutable std::mutex mutex_;
  std::condition_variable returned_;
  std::vector<std::unique_ptr<Session>> idle_;
  std::size_t open_ = 0;  // lent and idle
  std::size_t waiting_ = 0;
};

}  // namespace heliu
