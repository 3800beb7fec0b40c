#include "treasury/books.hpp"

#include <algorithm>

#include "treasury/store.hpp"

namespace heliu::treasury {

namespace {

Fen balance_of(Line line, const ledger::Balances& balances) {
  const std::int64_t credit = balances.credits_posted - balances.debits_posted;
  return {escrow::debit_normal(line) ? -credit : credit};
}

std::string owner_text(Transaction& db, const AccountKey& key) {
  if (key.owner.is_nil()) return {};
  if (escrow::row_of(key.line).owner == escrow::OwnerKind::enterprise) {
    const auto uscc = db.value<std::string>("SELECT uscc FROM seen_enterprise WHERE id = ?", key.owner);
    if (uscc && !uscc->empty()) return *uscc;
  }
  return key.owner.text();
}

}  // namespace

Uuid Books::open(Unit& unit, const AccountKey& key) {
  const Uuid id = key.id();
  if (ledger_->account(ledger_id(id))) return id;
  const bool free = escrow::may_be_overdrawn(key.line);
  const escrow::OwnerKind owner = escrow::row_of(key.line).owner;
  const Account account{id, key.line, escrow::account_name(key.line, owner_text(unit.db, key)),
                        owner == escrow::OwnerKind::enterprise ? std::optional(key.owner) : std::nullopt,
                        owner == escrow::OwnerKind::trade ? std::optional(key.owner) : std::nullopt};
  ledger_->open({.id = ledger_id(id),
                 .code = static_cast<std::uint16_t>(key.line),
                 .flags = static_cast<std::uint16_t>(free ? 0 : ledger::debits_must_not_exceed_credits),
                 .balances = {}},
                account.name);
  unit.db.insert("treasury_account", account);
  return id;
}

ledger::TransferRequest Books::request(Unit& unit, const Move& move) {
  const bool owned = escrow::row_of(move.to.line).owner == escrow::OwnerKind::enterprise;
  const auto owner = owned ? store::owner(unit.db, move.to.owner) : escrow::Owner{};
  const std::string fault = escrow::posting_fault(move.why, move.from.line, move.to.line, owner);
  if (!fault.empty())
    throw Problem("posting-refused", {{"movement", enum_text(move.why)},
                                      {"from", enum_text(move.from.line)},
                                      {"to", enum_text(move.to.line)},
                                      {"why", fault}});
  const Uuid id = Uuid::named("treasury transfer", enum_text(move.why) + ":" + move.cause);
  return {.id = ledger_id(id),
          .debit = ledger_id(open(unit, move.from)),
          .credit = ledger_id(open(unit, move.to)),
          .amount = move.amount.count,
          .reference = ledger_id(move.about),
          .code = static_cast<std::uint16_t>(move.why)};
}

void Books::move(Unit& unit, const std::vector<Move>& moves) {
  std::vector<ledger::TransferRequest> requests;
  for (const Move& move : moves) {
    if (move.amount == Fen{}) continue;
    requests.push_back(request(unit, move));
    requests.back().linked = true;
  }
  if (requests.empty()) return;
  requests.back().linked = false;
  ledger_->must(requests, unit.now);
}

void Books::hold(Unit& unit, const Move& held) {
  auto asked = request(unit, held);
  asked.kind = ledger::Kind::pending;
  ledger_->must(asked, unit.now);
}

void Books::resolve_hold(Unit& unit, const Move& held, Fen posted) {
  const ledger::TransferRequest of = request(unit, held);
  ledger::TransferRequest asked = of;
  asked.id = ledger_id(Uuid::named("treasury resolution", enum_text(held.why) + ":" + held.cause));
  asked.pending_id = of.id;
  asked.kind = posted == Fen{} ? ledger::Kind::void_pending : ledger::Kind::post_pending;
  asked.amount = posted == Fen{} ? ledger::whole_hold : posted.count;
  ledger_->must(asked, unit.now);
}

Fen Books::free(const AccountKey& account) const {
  const ledger::Balances balances = ledger_->balances(ledger_id(account.id()));
  return balance_of(account.line, balances) - Fen{balances.debits_pending};
}

Fen Books::balance(const AccountKey& account) const {
  return balance_of(account.line, ledger_->balances(ledger_id(account.id())));
}

Fen Books::total(Line line) const {
  Fen sum;
  const ledger::Engine& engine = ledger_->engine();
  for (std::uint32_t place = 0; place < engine.account_count(); ++place) {
    const ledger::Account& account = engine.account_at(place);
    if (account.code == static_cast<std::uint16_t>(line)) sum += balance_of(line, account.balances);
  }
  return sum;
}

Fen stored_balance(Transaction& db, const Account& account) {
  return balance_of(account.line, stored_balances(db, account.id));
}

std::vector<LineTotal> line_totals(Transaction& db) {
  std::vector<LineTotal> totals;
  for (const Row& row :
       db.rows("SELECT line, COUNT(*) AS accounts FROM treasury_account GROUP BY line ORDER BY line"))
    totals.push_back({row.get<Line>("line"), row.get<std::int64_t>("accounts"), {}, {}, {}});
  const auto add = [&](const char* sql, Fen LineTotal::*side) {
    for (const Row& row : db.rows(sql)) {
      const auto line = row.get<Line>("line");
      const auto found =
          std::find_if(totals.begin(), totals.end(), [&](const auto& t) { return t.line == line; });
      if (found != totals.end()) (*found).*side = row.get<Fen>("total");
    }
  };
  add("SELECT a.line, CAST(SUM(t.amount) AS SIGNED) AS total FROM ledger_transfer t "
      "JOIN treasury_account a ON a.id = t.debit WHERE t.kind IN (1, 3) GROUP BY a.line",
      &LineTotal::debits_fen);
  add("SELECT a.line, CAST(SUM(t.amount) AS SIGNED) AS total FROM ledger_transfer t "
      "JOIN treasury_account a ON a.id = t.credit WHERE t.kind IN (1, 3) GROUP BY a.line",
      &LineTotal::credits_fen);
  for (LineTotal& total : totals)
    total.balance_fen = escrow::debit_normal(total.line) ? total.debits_fen - total.credits_fen
                                                         : total.credits_fen - total.debits_fen;
  return totals;
}

}  // namespace heliu::treasury
