#include "chassis/db/pool.hpp"

#include <algorithm>

#include "chassis/db/error_codes.hpp"
#include "chassis/db/patience.hpp"

namespace heliu {

using namespace std::chrono_literals;

namespace {
constexpr auto kConnectPatience = 10s;
}

std::unique_ptr<Session> connect_patiently(const DatabaseSettings& settings) {
  const auto deadline = std::chrono::steady_clock::now() + kConnectPatience;
  for (Backoff backoff(20ms, 1000ms);; backoff.pause()) {
    try {
      return std::make_unique<Session>(settings);
    } catch (const DatabaseError& error) {
      if (error_code::is_refusal(error.code) || std::chrono::steady_clock::now() > deadline)
        throw DatabaseDown(std::string("the database can't be reached: ") + error.what());
    }
  }
}

Database::Pool::Loan::~Loan() {
  if (session_) session_->finish();
  pool_.give_back(std::move(session_));
}

Database::Pool::Loan Database::Pool::lend(Session::Mode mode) {
  std::unique_ptr<Session> session = take(mode);
  if (!session) {
    try {
      session = connect_patiently(settings);
    } catch (...) {
      give_back(nullptr);
      throw;
    }
  }
  return Loan(*this, std::move(session));
}

// An idle session, or nothing: then the caller may open one.
std::unique_ptr<Session> Database::Pool::take(Session::Mode mode) {
  std::unique_lock lock(mutex_);
  ++waiting_;
  const bool free = returned_.wait_for(lock, settings.checkout_timeout,
                                       [&] { return !idle_.empty() || open_ < settings.sessions; });
  --waiting_;
  if (!free) throw DatabaseBusy("no database session came free in time");
  if (idle_.empty()) {
    ++open_;
    return nullptr;
  }
  // From the back: the one used last, whose statements are warm.
  auto chosen = std::find_if(idle_.rbegin(), idle_.rend(), [&](const auto& s) { return s->mode() == mode; });
  if (chosen == idle_.rend()) chosen = idle_.rbegin();
  std::unique_ptr<Session> session = std::move(*chosen);
  idle_.erase(std::next(chosen).base());
  return session;
}

void Database::Pool::give_back(std::unique_ptr<Session> session) {
  std::unique_ptr<Session> broken;  // closed after the lock is let go
  {
    const std::lock_guard lock(mutex_);
    if (session && !session->broken()) {
      idle_.push_back(std::move(session));
    } else {
      broken = std::move(session);
      --open_;
    }
  }
  returned_.notify_one();
}

void Database::Pool::drop_idle() {
  std::vector<std::unique_ptr<Session>> dropped;
  {
    const std::lock_guard lock(mutex_);
    dropped.swap(idle_);
    open_ -= dropped.size();
  }
  returned_.notify_all();
}

Database::PoolState Database::Pool::state() const {
  const std::lock_guard lock(mutex_);
  return {open_ - idle_.size(), waiting_, retries, unknown_resolved};
}

}  // namespace heliu
