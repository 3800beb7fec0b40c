#include "settlement/iso20022/pain001.hpp"
#include "treasury/payout.hpp"
#include "treasury/store.hpp"

namespace heliu::treasury {

namespace {

const std::string kPlatform = "合流统一结算账户";

// "HLR" or "HLP" and the id's 32 digits: 35 characters, all that a bank's identification may have.
std::string bank_id(const char* prefix, const Uuid& id) {
  std::string text = prefix;
  for (const char c : id.text())
    if (c != '-') text += c;
  return text;
}

// What came in on the last days is not withdrawable yet where the bank lets go at T+1.
Fen too_young(Transaction& db, const AccountKey& account, Instant now) {
  const std::int64_t days = store::rule(db, "withdrawable-days", Date::of(now));
  if (days == 0) return {};
  const Instant since{Date::of(now).start().micros - (days - 1) * 86'400'000'000};
  return db
      .value<Fen>(
          "SELECT CAST(COALESCE(SUM(amount), 0) AS SIGNED) FROM ledger_transfer "
          "WHERE credit = ? AND kind IN (1, 3) AND booked_at >= ?",
          account.id(), since)
      .value_or(Fen{});
}

// Moves what has matured of the enterprise's own to its withdrawable balance and gives that balance.
Fen mature(Unit& unit, Books& books, const Uuid& enterprise) {
  for (const AccountKey& own : {available(enterprise), freight_available(enterprise)}) {
    const Fen ripe = books.free(own) - too_young(unit.db, own, unit.now);
    if (ripe > Fen{})
      books.move(unit,
                 {{Movement::matured, Uuid::v7().text(), own, withdrawable(enterprise), ripe, enterprise}});
  }
  return books.free(withdrawable(enterprise));
}

struct Draft {
  PayoutRun run;
  iso20022::CreditTransferInitiation file;
  std::vector<Payout> payouts;
};

Draft begun(Unit& unit, const std::string& debtor_account) {
  const Uuid id = Uuid::v7();
  Draft draft;
  draft.run = {id, bank_id("HLR", id), RunState::instructed, 0, {}, clipped(unit.caller.name, 120), unit.now,
               {}};
  draft.file = {.message_id = draft.run.message_id,
                .created_at = unit.now.text(),
                .execution_date = {},
                .initiating_party = kPlatform,
                .debtor_name = kPlatform,
                .debtor_account = debtor_account,
                .transfers = {}};
  return draft;
}

Payout add(Unit& unit, Draft& draft, const Payee& payee, Fen amount, const std::string& text) {
  const Uuid id = Uuid::v7();
  const Payout payout{id,
                      1,
                      draft.run.id,
                      payee.id,
                      amount,
                      bank_id("HLP", id),
                      draft.run.message_id,
                      PayoutState::instructed,
                      {},
                      unit.now,
                      {},
                      {}};
  draft.payouts.push_back(payout);
  draft.file.transfers.push_back({payout.end_to_end_id, amount, payee.name, payee.account_number, text});
  draft.run.total_fen += amount;
  ++draft.run.payouts;
  return payout;
}

PayoutRun keep(Unit& unit, const Draft& draft) {
  unit.db.insert("payout_run", draft.run);
  unit.db.insert("payout_file", PayoutFile{draft.run.id, write_pain001(draft.file)});
  unit.db.insert_all<Payout>("payout", draft.payouts);
  return draft.run;
}

void draw(Unit& unit, Books& books, const Payout& payout) {
  books.move(unit, {{Movement::payout, payout.id.text(), withdrawable(payout.enterprise_id), in_flight(),
                     payout.amount_fen, payout.id}});
}

}  // namespace

PayoutRun instruct_run(Unit& unit, Books& books, const std::string& debtor_account, Persons persons) {
  Draft draft = begun(unit, debtor_account);
  for (const Payee& payee :
       unit.db.all<Payee>("SELECT p.* FROM payee p JOIN seen_enterprise e ON e.id = p.id "
                          "WHERE e.frozen = 0 AND p.suspended = 0 ORDER BY p.id")) {
    if (draft.payouts.size() == iso20022::kMaxTransfers) break;
    const Fen due = mature(unit, books, payee.id);
    if (due <= Fen{}) continue;
    draw(unit, books, add(unit, draft, payee, due, "合流结算 " + draft.run.message_id));
  }
  if (draft.payouts.empty()) throw Problem("nothing-to-pay");
  require_second_person(unit, "payout-check-fen", draft.run.total_fen, persons);
  return keep(unit, draft);
}

Payout instruct_payout(Unit& unit, Books& books, const std::string& debtor_account, const NewPayout& asked) {
  const auto enterprise = store::find<store::SeenEnterprise>(unit.db, "seen_enterprise", asked.enterprise_id);
  if (!enterprise) throw store::no_such("enterprise", asked.enterprise_id);
  const auto payee = store::find<Payee>(unit.db, "payee", asked.enterprise_id);
  if (!payee || payee->account_number != asked.account_number)
    throw Problem("payout-account-unbound", {{"enterprise_id", asked.enterprise_id.text()}});
  if (payee->suspended) throw Problem("payee-suspended", {{"enterprise_id", asked.enterprise_id.text()}});
  if (enterprise->frozen) throw Problem("enterprise-frozen", {{"enterprise_id", asked.enterprise_id.text()}});
  require_second_person(unit, "payout-check-fen", asked.amount_fen, Persons::one);
  const Fen there = mature(unit, books, asked.enterprise_id);
  if (asked.amount_fen > there)
    throw Problem("payout-exceeds-balance", {{"amount_fen", std::to_string(asked.amount_fen.count)},
                                             {"withdrawable_fen", std::to_string(there.count)}});
  Draft draft = begun(unit, debtor_account);
  const Payout payout = add(unit, draft, *payee, asked.amount_fen, "合流结算 " + draft.run.message_id);
  draw(unit, books, payout);
  keep(unit, draft);
  return payout;
}

Payout send_back(Unit& unit, Books& books, const std::string& debtor_account, const Payee& sender, Fen amount,
                 const std::string& cause) {
  Draft draft = begun(unit, debtor_account);
  const Payout payout = add(unit, draft, sender, amount, "无法识别，原路退回 " + draft.run.message_id);
  books.move(unit, {{Movement::sent_back, cause, suspense(), in_flight(), amount, payout.id}});
  keep(unit, draft);
  return payout;
}

}  // namespace heliu::treasury
