// The money ledger as treasury uses it: opens accounts when they are first needed and moves fen between them,
// in the current unit of work.
#pragma once
#include <initializer_list>
#include <memory>
#include <string>
#include <vector>

#include "chassis/command/unit.hpp"
#include "chassis/ledger/ledger_host.hpp"
#include "chassis/service.hpp"
#include "settlement/escrow/accounts.hpp"
#include "settlement/escrow/postings.hpp"

namespace heliu::treasury {

using escrow::Line;
using escrow::Movement;
using escrow::Purpose;

// Row of treasury_account: whose a ledger account is.
struct Account {
  Uuid id;
  Line line = Line::suspense;
  std::string name;
  std::optional<Uuid> enterprise_id, trade_id;
};
BOOST_DESCRIBE_STRUCT(Account, (), (id, line, name, enterprise_id, trade_id))

// An account before it exists. owner: the enterprise's or the trade's id; nil for those of which there is
// one.
struct AccountKey {
  Line line;
  Uuid owner;

  Uuid id() const { return Uuid::named("treasury account", enum_text(line) + owner.text()); }
};
inline AccountKey bank_custody() {
  return {Line::bank_custody, {}};
}
inline AccountKey available(const Uuid& enterprise) {
  return {Line::available, enterprise};
}
inline AccountKey freight_available(const Uuid& carrier) {
  return {Line::freight_available, carrier};
}
inline AccountKey withdrawable(const Uuid& enterprise) {
  return {Line::withdrawable, enterprise};
}
inline AccountKey held_for(const Uuid& trade, Purpose purpose) {
  return {escrow::line_of(purpose), trade};
}
inline AccountKey platform_fee() {
  return {Line::platform_fee, {}};
}
inline AccountKey suspense() {
  return {Line::suspense, {}};
}
inline AccountKey in_flight() {
  return {Line::payout_in_flight, {}};
}
inline AccountKey payout_returned() {
  return {Line::payout_returned, {}};
}
inline AccountKey fee_tax() {
  return {Line::fee_tax, {}};
}

// from is debited, to is credited. cause: what makes this movement one of its kind; seen again, it does
// nothing. A movement of nothing is left out.
struct Move {
  Movement why;
  std::string cause;
  AccountKey from, to;
  Fen amount;
  Uuid about;  // trade, payout or bank entry
};

class Books {
 public:
  explicit Books(std::shared_ptr<LedgerHost> ledger) : ledger_(std::move(ledger)) {}

  // All or none. Throws Problem "ledger-refused" when an account would be overdrawn, "posting-refused" when
  // settlement/escrow/postings knows no such movement, or not to this receiver.
  void move(Unit& unit, const std::vector<Move>& moves);

  // Reserves the amount for that movement until it is resolved, once: a part of it (or all, or nothing) is
  // posted and the rest is free again. Throws as move does; a second resolution is "ledger-refused".
  void hold(Unit& unit, const Move& held);
  void resolve_hold(Unit& unit, const Move& held, Fen posted);

  // What can be spent: the balance less what is held.
  Fen free(const AccountKey& account) const;

  // What an account holds for its owner; of the bank's account, what the bank holds. Work of this unit
  // included.
  Fen balance(const AccountKey& account) const;

  // Σ of a line's balances, this unit's work included.
  Fen total(Line line) const;

 private:
  Uuid open(Unit& unit, const AccountKey& key);
  ledger::TransferRequest request(Unit& unit, const Move& move);

  std::shared_ptr<LedgerHost> ledger_;
};

// The committed balance, for queries.
Fen stored_balance(Transaction& db, const Account& account);

// Row of the trial balance.
struct LineTotal {
  Line line = Line::suspense;
  std::int64_t accounts = 0;
  Fen debits_fen, credits_fen, balance_fen;
};
BOOST_DESCRIBE_STRUCT(LineTotal, (), (line, accounts, debits_fen, credits_fen, balance_fen))
std::vector<LineTotal> line_totals(Transaction& db);

}  // namespace heliu::treasury
