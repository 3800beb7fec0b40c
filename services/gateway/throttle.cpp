#include "gateway/throttle.hpp"

#include "chassis/base/bytes.hpp"
#include "chassis/base/sm3.hpp"
#include "gateway/account.hpp"

namespace heliu::gateway {

using namespace std::chrono_literals;

namespace {

constexpr std::chrono::hours kRemembered{24};

}  // namespace

void require_unlocked(Transaction& db, const std::string& login, Instant now, bool for_update) {
  const std::string login_sm3 = to_hex(sm3(login));
  const auto until =
      for_update
          ? db.value<Instant>("SELECT locked_until FROM refused_sign_in WHERE login_sm3 = ? FOR UPDATE",
                              login_sm3)
          : db.value<Instant>("SELECT locked_until FROM refused_sign_in WHERE login_sm3 = ?", login_sm3);
  if (!until || now >= *until) return;
  const std::string seconds = std::to_string(std::chrono::ceil<std::chrono::seconds>(*until - now).count());
  throw Problem("sign-in-locked", {{"seconds", seconds}, {"retry_after", seconds}});
}

void count_refusal(Unit& unit, const std::string& login) {
  const std::string login_sm3 = to_hex(sm3(login));
  unit.db.execute(
      "INSERT INTO refused_sign_in (login_sm3, failures, locked_until, last_at) VALUES (?, 1, 0, ?) "
      "ON DUPLICATE KEY UPDATE failures = failures + 1, last_at = VALUES(last_at)",
      login_sm3, unit.now);
  const auto failures =
      unit.db.value<int>("SELECT failures FROM refused_sign_in WHERE login_sm3 = ?", login_sm3);
  const auto lock = lock_after(failures.value_or(1));
  if (lock > 0s)
    unit.db.execute("UPDATE refused_sign_in SET locked_until = ? WHERE login_sm3 = ?", unit.now + lock,
                    login_sm3);
}

void forgive(Unit& unit, const std::string& login) {
  unit.db.execute("DELETE FROM refused_sign_in WHERE login_sm3 = ?", to_hex(sm3(login)));
}

void forget_old_sign_ins(Service& service) {
  service.every(60s, "forget old sign-ins", [](Unit& unit) {
    unit.db.execute("DELETE FROM signed_in WHERE expires_at < ?", unit.now);
    unit.db.execute("DELETE FROM refused_sign_in WHERE last_at < ?", unit.now - kRemembered);
  });
}

}  // namespace heliu::gateway
