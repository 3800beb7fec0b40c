#include "market/quota.hpp"

#include <algorithm>

#include "chassis/ops/log.hpp"
#include "market/shaped.hpp"

namespace heliu::market {

namespace {

// The chart of accounts and the reasons of transfers; stored, so never renumbered.
constexpr std::uint16_t kGrantedAccount = 300;  // where approved kilograms come from
constexpr std::uint16_t kFreeAccount = 301;     // approved, not yet used; holds are the reserve
constexpr std::uint16_t kUsedAccount = 302;
constexpr std::uint16_t kGrant = 1, kAward = 2, kUse = 3, kBeyond = 4;

std::string name_of(const Uuid& item, int year) {
  return item.text() + "|" + std::to_string(year);
}

Uuid granted(const Uuid& item, int year) {
  return Uuid::named("quota granted", name_of(item, year));
}
Uuid free(const Uuid& item, int year) {
  return Uuid::named("quota free", name_of(item, year));
}
Uuid used(const Uuid& item, int year) {
  return Uuid::named("quota used", name_of(item, year));
}

ledger::Id hold_id(const Trade& trade, std::int64_t serial) {
  return ledger_id(Uuid::named("quota hold", trade.id.text() + "|" + std::to_string(serial)));
}

ledger::Id id_of(const char* what, const Uuid& cause) {
  return ledger_id(Uuid::named(what, cause.text()));
}

ledger::TransferRequest hold_of(const Trade& trade, std::int64_t serial, Kilograms kilograms) {
  return {.id = hold_id(trade, serial),
          .debit = ledger_id(free(trade.licence_item_id, static_cast<int>(trade.quota_year))),
          .credit = ledger_id(used(trade.licence_item_id, static_cast<int>(trade.quota_year))),
          .amount = kilograms.count,
          .reference = ledger_id(trade.id),
          .code = kAward,
          .kind = ledger::Kind::pending};
}

}  // namespace

LoadUse use_of(Kilograms held, Kilograms accepted, Kilograms refused, bool last_load) {
  LoadUse use;
  use.from_hold = std::min(held, accepted);
  use.beyond = accepted - use.from_hold;
  if (!last_load) use.keep = std::max(Kilograms{}, held - use.from_hold - refused);
  return use;
}

Quota QuotaBooks::balances(const Uuid& item, int year) const {
  const ledger::Balances open = ledger_->balances(ledger_id(free(item, year)));
  const ledger::Balances spent = ledger_->balances(ledger_id(used(item, year)));
  Quota quota;
  quota.id = free(item, year);
  quota.licence_item_id = item;
  quota.year = year;
  quota.approved = {open.credits_posted};
  quota.reserved = {open.debits_pending};
  quota.used = {spent.credits_posted};
  return quota;
}

Kilograms QuotaBooks::left(const SeenLicenceItem& item, int year) const {
  if (!ledger_->account(ledger_id(free(item.id, year)))) return item.approved_kilograms;
  return std::max(Kilograms{}, balances(item.id, year).left());
}

void QuotaBooks::grant(Unit& unit, const SeenLicenceItem& item, int year) {
  if (ledger_->account(ledger_id(free(item.id, year)))) return;
  const std::string name = ":" + item.number + ":" + item.method + ":" + std::to_string(year);
  ledger_->open({.id = ledger_id(granted(item.id, year)), .code = kGrantedAccount}, "granted" + name);
  ledger_->open({.id = ledger_id(free(item.id, year)),
                 .code = kFreeAccount,
                 .flags = ledger::debits_must_not_exceed_credits},
                "free" + name);
  ledger_->open({.id = ledger_id(used(item.id, year)), .code = kUsedAccount}, "used" + name);
  ledger_->must({.id = id_of("quota grant", free(item.id, year)),
                 .debit = ledger_id(granted(item.id, year)),
                 .credit = ledger_id(free(item.id, year)),
                 .amount = item.approved_kilograms.count,
                 .reference = ledger_id(item.id),
                 .code = kGrant},
                unit.now);
  say(unit, item.id, item.enterprise_id, year);
}

void QuotaBooks::reserve(Unit& unit, const SeenLicenceItem& item, Trade& trade) {
  grant(unit, item, static_cast<int>(trade.quota_year));
  ledger_->must(hold_of(trade, 0, trade.kilograms), unit.now);
  trade.hold_serial = 0;
  trade.held_kilograms = trade.kilograms;
}

void QuotaBooks::use(Unit& unit, Trade& trade, const Uuid& load, const LoadUse& use) {
  if (trade.held_kilograms > Kilograms{} && trade.held_kilograms != use.keep) {
    std::vector<ledger::TransferRequest> requests;
    const bool some = use.from_hold > Kilograms{};
    requests.push_back({.id = id_of(some ? "quota use" : "quota give back", load),
                        .amount = use.from_hold.count,
                        .pending_id = hold_id(trade, trade.hold_serial),
                        .kind = some ? ledger::Kind::post_pending : ledger::Kind::void_pending,
                        .linked = use.keep > Kilograms{}});
    if (use.keep > Kilograms{}) requests.push_back(hold_of(trade, trade.hold_serial + 1, use.keep));
    ledger_->must(requests, unit.now);
    ++trade.hold_serial;
    trade.held_kilograms = use.keep;
  }
  if (use.beyond > Kilograms{}) beyond(unit, trade, load, use.beyond);
  say(unit, trade.licence_item_id, trade.processor_id, static_cast<int>(trade.quota_year));
}

void QuotaBooks::beyond(Unit& unit, const Trade& trade, const Uuid& load, Kilograms kilograms) {
  const int year = static_cast<int>(trade.quota_year);
  ledger::TransferRequest request{.id = id_of("quota beyond hold", load),
                                  .debit = ledger_id(free(trade.licence_item_id, year)),
                                  .credit = ledger_id(used(trade.licence_item_id, year)),
                                  .amount = kilograms.count,
                                  .reference = ledger_id(trade.id),
                                  .code = kUse};
  if (ledger::succeeded(ledger_->apply(request, unit.now).status)) return;
  log::error("accepted beyond the year's approved kilograms",
             {{"licence_item_id", trade.licence_item_id.text()},
              {"trade_id", trade.id.text()},
              {"load_id", load.text()},
              {"kilograms", std::to_string(kilograms.count)}});
  request.id = id_of("quota beyond approval", load);
  request.debit = ledger_id(granted(trade.licence_item_id, year));
  request.code = kBeyond;
  ledger_->must(request, unit.now);
}

Kilograms QuotaBooks::release(Unit& unit, Trade& trade) {
  const Kilograms held = trade.held_kilograms;
  if (held == Kilograms{}) return held;
  ledger_->must({.id = id_of("quota release", trade.id),
                 .pending_id = hold_id(trade, trade.hold_serial),
                 .kind = ledger::Kind::void_pending},
                unit.now);
  trade.held_kilograms = {};
  say(unit, trade.licence_item_id, trade.processor_id, static_cast<int>(trade.quota_year));
  return held;
}

void QuotaBooks::say(Unit& unit, const Uuid& item, const Uuid& processor, int year) {
  Quota quota = balances(item, year);
  quota.processor_id = processor;
  if (unit.db.value<std::int64_t>("SELECT 1 FROM quota WHERE id = ? FOR UPDATE", quota.id))
    unit.db.update("quota", quota);
  else
    unit.db.insert("quota", quota);
  unit.emit("quota.changed", item, shaped<QuotaChanged>(quota), {processor});
}

Quota stored_quota(Transaction& db, const SeenLicenceItem& item, int year) {
  if (const auto row = db.one<Quota>("SELECT * FROM quota WHERE id = ?", free(item.id, year))) return *row;
  return {free(item.id, year), item.id, item.enterprise_id, year, item.approved_kilograms, {}, {}};
}

}  // namespace heliu::market
