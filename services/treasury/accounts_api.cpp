#include <algorithm>

#include "treasury/answer.hpp"
#include "treasury/api.hpp"
#include "treasury/store.hpp"

namespace heliu::treasury {

namespace {

// One transfer as the account sees it; amount_fen > 0 raised its balance.
struct EntryView {
  std::int64_t seq = 0;
  Uuid transfer_id, other_account_id;
  std::string movement;
  Fen amount_fen, balance_fen;  // balance: right after it
  Uuid about;
  Instant booked_at;
};
BOOST_DESCRIBE_STRUCT(EntryView, (),
                      (seq, transfer_id, other_account_id, movement, amount_fen, balance_fen, about,
                       booked_at))

struct TrialBalanceView {
  std::vector<LineTotal> lines;
  Fen custody_fen, owed_fen;
  bool balanced = false;
};
BOOST_DESCRIBE_STRUCT(TrialBalanceView, (), (lines, custody_fen, owed_fen, balanced))

// Who pays what an escrow's account holds.
std::optional<Uuid> payer_of(Transaction& db, const Account& account) {
  if (!account.trade_id) return std::nullopt;
  return db.value<Uuid>(
      "SELECT payer_id FROM escrow_leg WHERE trade_id = ? AND CONCAT('escrow_', purpose) = ?",
      *account.trade_id, account.line);
}

Response list_accounts(const Request& request, Transaction& db) {
  const bool all = sees_everything(request.caller);
  const std::string line = request.query_parameter("line").value_or("");
  return page_of_views(page_of<Account>(request, db, "treasury_account",
                                        "(? = '' OR line = ?) AND (? = 1 OR enterprise_id = ?)", line, line,
                                        all, request.caller.enterprise),
                       [&](const Account& account) {
                         std::string view =
                             with(to_json(account), "balance_fen", to_json(stored_balance(db, account)));
                         if (const auto payer = payer_of(db, account))
                           view = with(std::move(view), "payer_id", to_json(*payer));
                         return with(std::move(view), "custodian_account",
                                     to_json(std::string(escrow::row_of(account.line).custodian)));
                       });
}

EntryView entry_of(const LedgerTransferRow& row, const Account& account) {
  const bool debited = row.debit == account.id;
  const std::int64_t debits = debited ? row.debit_debits_posted : row.credit_debits_posted;
  const std::int64_t credits = debited ? row.debit_credits_posted : row.credit_credits_posted;
  const std::int64_t sign = escrow::debit_normal(account.line) ? -1 : 1;
  return {row.seq,
          row.id,
          debited ? row.credit : row.debit,
          enum_text(static_cast<Movement>(row.code)),
          {sign * (debited ? -row.amount : row.amount)},
          {sign * (credits - debits)},
          row.reference,
          row.booked_at};
}

// Oldest first, after the seq in the cursor.
Response list_entries(const Request& request, Transaction& db) {
  const auto account = store::find<Account>(db, "treasury_account", request.id());
  const bool sees =
      account && (sees_everything(request.caller) ||
                  (account->enterprise_id && account->enterprise_id == request.caller.enterprise));
  if (!sees) throw store::no_such("account", request.id());
  const std::int64_t after = std::stoll(request.query_parameter("cursor").value_or("0"));
  const auto limit = static_cast<std::size_t>(
      std::stoi(request.query_parameter("limit").value_or(std::to_string(kDefaultPage))));
  std::vector<EntryView> entries;
  for (const char* sql : {"SELECT * FROM ledger_transfer WHERE debit = ? AND kind IN (1, 3) AND seq > ? "
                          "ORDER BY seq LIMIT ?",
                          "SELECT * FROM ledger_transfer WHERE credit = ? AND kind IN (1, 3) AND seq > ? "
                          "ORDER BY seq LIMIT ?"})
    for (const auto& row : db.all<LedgerTransferRow>(sql, account->id, after, limit + 1))
      entries.push_back(entry_of(row, *account));
  std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.seq < b.seq; });
  const bool more = entries.size() > limit;
  if (more) entries.resize(limit);
  return page_response(entries, more ? std::optional(std::to_string(entries.back().seq)) : std::nullopt);
}

Response trial_balance(const Request&, Transaction& db) {
  TrialBalanceView view{line_totals(db), {}, {}, false};
  for (const LineTotal& total : view.lines)
    (escrow::debit_normal(total.line) ? view.custody_fen : view.owed_fen) += total.balance_fen;
  view.balanced = view.custody_fen == view.owed_fen;
  return Response::ok(view);
}

}  // namespace

void bind_accounts(Service& service) {
  service.query("listAccounts", list_accounts);
  service.query("listAccountEntries", list_entries);
  service.query("getTrialBalance", trial_balance);
}

}  // namespace heliu::treasury
