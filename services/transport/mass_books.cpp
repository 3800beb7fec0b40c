#include "transport/mass_books.hpp"

#include "chassis/ledger/ledger_host.hpp"

namespace heliu::transport {

namespace {

// The source and the scales' difference may go either way; everything else can't give what it doesn't hold.
std::uint16_t flags_of(MassPlace place) {
  const bool free = place == MassPlace::produced || place == MassPlace::weighing_difference;
  return free ? 0 : ledger::debits_must_not_exceed_credits;
}

class LedgerBooks : public MassBooks {
 public:
  explicit LedgerBooks(std::shared_ptr<LedgerHost> ledger) : ledger_(std::move(ledger)) {}

  void book(Unit& unit, std::span<const MassMove> moves) override {
    std::vector<ledger::TransferRequest> requests;
    for (const MassMove& move : moves) {
      open(unit.db, move.from);
      open(unit.db, move.to);
      requests.push_back({.id = ledger_id(move.id),
                          .debit = ledger_id(move.from.id),
                          .credit = ledger_id(move.to.id),
                          .amount = move.kilograms.count,
                          .reference = ledger_id(move.reference),
                          .code = static_cast<std::uint16_t>(move.reason),
                          .linked = true});
    }
    if (requests.empty()) return;
    requests.back().linked = false;
    ledger_->must(requests, unit.now);
  }

  Kilograms held(const MassAccount& account) const override {
    const ledger::Balances balances = ledger_->balances(ledger_id(account.id));
    return {balances.credits_posted - balances.debits_posted};
  }

  std::vector<MassFlow> flows(Transaction& db) const override {
    std::vector<MassFlow> flows;
    for (const Row& row : db.rows("SELECT a.code, a.place, CAST(SUM(t.amount) AS SIGNED) AS kilograms "
                                  "FROM ledger_transfer t JOIN mass_account a ON a.id = t.credit "
                                  "GROUP BY a.code, a.place"))
      flows.push_back(
          {row.get<std::string>("code"), row.get<MassPlace>("place"), row.get<Kilograms>("kilograms"), {}});
    for (const Row& row : db.rows("SELECT a.code, a.place, CAST(SUM(t.amount) AS SIGNED) AS kilograms "
                                  "FROM ledger_transfer t JOIN mass_account a ON a.id = t.debit "
                                  "GROUP BY a.code, a.place"))
      flows.push_back(
          {row.get<std::string>("code"), row.get<MassPlace>("place"), {}, row.get<Kilograms>("kilograms")});
    return flows;
  }

 private:
  void open(Transaction& db, const MassAccount& account) {
    if (ledger_->account(ledger_id(account.id))) return;
    const std::string name = enum_text(account.place) + ":" + account.code + ":" +
                             (account.lot_id.is_nil() ? account.enterprise_id : account.lot_id).text();
    ledger_->open({.id = ledger_id(account.id),
                   .code = static_cast<std::uint16_t>(account.place),
                   .flags = flags_of(account.place),
                   .balances = {}},
                  name);
    db.insert("mass_account", account);
  }

  std::shared_ptr<LedgerHost> ledger_;
};

}  // namespace

std::shared_ptr<MassBooks> keep_mass_books(Service& service) {
  return std::make_shared<LedgerBooks>(keep_ledger(service, "kg"));
}

}  // namespace heliu::transport
