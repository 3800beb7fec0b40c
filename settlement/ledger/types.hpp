// The nouns of the ledger: accounts, transfer requests, recorded transfers. Amounts are 64-bit counts of one
// unit (fen in a money ledger, kilograms in a mass ledger), never negative; times are microseconds UTC.
#pragma once
#include <array>
#include <cstdint>
#include <limits>

namespace heliu::ledger {

using Id = std::array<std::uint8_t, 16>;    // UUIDv7 of the caller's making; all zero means "none"
using Hash = std::array<std::uint8_t, 32>;  // SM3

inline constexpr Id no_id{};

// DO NOT RENUMBER the enumerations of this file: they are stored, and hashed into the chain.

enum AccountFlag : std::uint16_t {
  debits_must_not_exceed_credits = 1,  // held and posted debits together stay within the posted credits
  credits_must_not_exceed_debits = 2,  // the reverse; an account has at most one of the two
  closed = 4,          // takes no new transfer and no posting; holds on it can still be released
  debits_frozen = 8,   // the same for debits alone (只收不付, where credits are what it has) …
  credits_frozen = 16  // … and for credits alone; both together: nothing moves
};

struct Balances {
  std::int64_t debits_posted = 0;
  std::int64_t debits_pending = 0;
  std::int64_t credits_posted = 0;
  std::int64_t credits_pending = 0;

  friend bool operator==(const Balances&, const Balances&) = default;
};

struct Account {
  Id id{};
  std::uint16_t code = 0;   // the line of the chart of accounts, not zero
  std::uint16_t flags = 0;  // AccountFlag bits
  Balances balances{};
  // Of an account with a limit: the least that may be left of it, holds counted as spent. Negative: a credit
  // line, positive: a floor. Within ± 2^62.
  std::int64_t floor = 0;

  friend bool operator==(const Account&, const Account&) = default;
};

// What may change of an account, from a moment on. The two limit flags may not: they are its nature.
struct Terms {
  std::uint16_t flags = 0;
  std::int64_t floor = 0;
  std::int64_t valid_from = 0;  // microseconds; 0 or past: from the booking on

  friend bool operator==(const Terms&, const Terms&) = default;
};

inline constexpr std::int64_t furthest_floor = std::int64_t{1} << 62;

enum class Kind : std::uint8_t {
  posted = 1,          // moves the amount at once
  pending = 2,         // holds the amount, until it is posted, voided or expired: once
  post_pending = 3,    // posts the hold, whole or in part; what is left of it is released
  void_pending = 4,    // releases the whole hold
  expire_pending = 5,  // the same by time; recorded by the engine itself, never requested
};

// As the amount of post_pending or void_pending: all that is held.
inline constexpr std::int64_t whole_hold = std::numeric_limits<std::int64_t>::max();

// What a caller asks for. A repeat must carry the same content, so expires_at comes from the command, not
// from the clock of the attempt. In post_pending and void_pending the accounts, code and reference may be
// left empty: they are those of the hold.
struct TransferRequest {
  Id id{};
  Id debit{};
  Id credit{};
  std::int64_t amount = 0;      // >= 0; void_pending: 0, the held amount or whole_hold
  Id pending_id{};              // post_pending, void_pending: the hold
  Id reference{};               // the caller's own: usually the trade
  std::int64_t expires_at = 0;  // pending only; 0: never
  std::uint16_t code = 0;       // the reason of the transfer, not zero
  Kind kind = Kind::posted;
  bool linked = false;  // stands or falls with the next request; the last of a group is not linked
  // When it happened in the world, and the bank's day it belongs to (日切) as yyyymmdd. 0: as it is booked.
  std::int64_t event_at = 0;
  std::int32_t bank_day = 0;

  friend bool operator==(const TransferRequest&, const TransferRequest&) = default;
};

// A request that took effect, with everything inherited from its hold filled in.
struct Recorded : TransferRequest {
  std::uint64_t position = 0;  // 1, 2, 3 … without gaps, in the order of effect
  std::int64_t booked_at = 0;  // never before that of the previous position, whatever the clock did

  friend bool operator==(const Recorded&, const Recorded&) = default;
};

// The row that the store keeps for ever. One of before bank days were kept has bank_day 0.
struct Transfer : Recorded {
  Balances debit_after;   // of the debit account, right after this transfer
  Balances credit_after;  // of the credit account
  Hash chain{};           // see chain.hpp

  friend bool operator==(const Transfer&, const Transfer&) = default;
};

enum class HoldState : std::uint8_t { open, posted, voided, expired };

}  // namespace heliu::ledger
