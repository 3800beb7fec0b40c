#include "chassis/ledger/escrow_check.hpp"

#include "chassis/ledger/ledger_rows.hpp"
#include "settlement/escrow/money.hpp"

namespace heliu {

namespace {

// One leg of an escrow, or an escrow that nobody owes anything, and the account that holds its money.
struct LegRow {
  Uuid id;
  escrow::State state = escrow::State::opened, state_before = escrow::State::opened;
  std::optional<escrow::Purpose> purpose;
  std::optional<std::int64_t> amount_fen, late_fee_fen, funded_fen;
  std::optional<Uuid> account;  // none: no money has come yet
};
BOOST_DESCRIBE_STRUCT(LegRow, (),
                      (id, state, state_before, purpose, amount_fen, late_fee_fen, funded_fen, account))

constexpr const char* kLegs =
    "SELECT e.id, e.state, e.state_before, l.purpose, l.amount_fen, l.late_fee_fen, l.funded_fen, "
    "a.id AS account FROM escrow e LEFT JOIN escrow_leg l ON l.trade_id = e.id LEFT JOIN treasury_account a "
    "ON a.trade_id = e.id AND a.line = CONCAT('escrow_', l.purpose) ORDER BY e.id";

bool keeps_escrows(Transaction& db) {
  return db.value<std::int64_t>(
             "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = DATABASE() AND "
             "table_name IN ('escrow', 'escrow_leg', 'treasury_account')") == 3;
}

escrow::LegMoney money_of(const LegRow& row, const ledger::Engine& derived) {
  escrow::LegMoney money{.purpose = row.purpose.value(),
                         .owed = row.amount_fen.value() + row.late_fee_fen.value(),
                         .recorded = row.funded_fen.value()};
  const ledger::Account* account = row.account ? derived.find_account(ledger_id(*row.account)) : nullptr;
  if (!account) return money;
  money.come = account->balances.credits_posted;
  money.left = account->balances.credits_posted - account->balances.debits_posted;
  money.held = account->balances.debits_pending;
  return money;
}

}  // namespace

void check_escrows(Transaction& db, const ledger::Engine& derived, LedgerReport& report) {
  if (!keeps_escrows(db)) return;
  const auto rows = db.all<LegRow>(kLegs);
  for (auto row = rows.begin(); row != rows.end();) {
    const LegRow& first = *row;
    std::vector<escrow::LegMoney> legs;
    for (; row != rows.end() && row->id == first.id; ++row)
      if (row->purpose) legs.push_back(money_of(*row, derived));
    ++report.escrows;
    const std::string fault = escrow::money_fault({first.state, first.state_before}, legs);
    if (!fault.empty()) report.findings.push_back("escrow " + first.id.text() + ": " + fault);
  }
}

}  // namespace heliu
