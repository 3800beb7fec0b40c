// Wrong passwords are counted by sign-in name, whether or not an account has it, so that a lock tells nobody
// which names exist.
#pragma once
#include <chrono>
#include <string>

#include "chassis/command/unit.hpp"
#include "chassis/service.hpp"

namespace heliu::gateway {

// Throws Problem "sign-in-locked" with the seconds left while the name is locked. FOR UPDATE: the name's row
// stays locked until the transaction ends.
void require_unlocked(Transaction& db, const std::string& login, Instant now, bool for_update = false);

// Counts one more wrong password.
void count_refusal(Unit& unit, const std::string& login);

// A right password, or a new one, forgives the wrong ones before it.
void forgive(Unit& unit, const std::string& login);

// Deletes what was last refused more than a day ago, and sessions that have expired.
void forget_old_sign_ins(Service& service);

}  // namespace heliu::gateway
