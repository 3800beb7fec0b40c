// What treasury does on others' facts: it opens, settles, refunds and closes escrows.
#include "chassis/ops/log.hpp"
#include "treasury/api.hpp"
#include "treasury/funding.hpp"
#include "treasury/settling.hpp"
#include "treasury/store.hpp"

namespace heliu::treasury {

namespace {

struct TradeNotice {
  Uuid trade_id;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(TradeNotice, (), (trade_id, reason))

struct TradeCompleted {
  Uuid trade_id;
  Kilograms accepted_kilograms;
};
BOOST_DESCRIBE_STRUCT(TradeCompleted, (), (trade_id, accepted_kilograms))

struct LoadNotice {
  Uuid load_id, trade_id;
};
BOOST_DESCRIBE_STRUCT(LoadNotice, (), (load_id, trade_id))

struct EnterpriseNotice {
  Uuid enterprise_id;
};
BOOST_DESCRIBE_STRUCT(EnterpriseNotice, (), (enterprise_id))

// A fact that can't be read is named and passed over: facts can't be refused, and the others must go on.
template <class T, class Effect>
Service::Follow on(Effect effect) {
  return [effect](Unit& unit, const FeedEvent& event) {
    std::optional<T> data;
    try {
      data = event.as<T>();
    } catch (const JsonError& error) {
      log::warn(
          "an event can't be read",
          {{"feed", event.source}, {"type", event.type}, {"id", event.id.text()}, {"reason", error.what()}});
      return;
    }
    effect(unit, *data);
  };
}

// The escrow of the trade, changed and saved; nothing when there is none.
template <class Change>
void change_escrow(Unit& unit, const Uuid& trade, Change change) {
  auto escrow = store::find<Escrow>(unit.db, "escrow", trade);
  if (!escrow) return log::warn("a fact about a trade without an escrow", {{"trade_id", trade.text()}});
  change(*escrow);
  store::save_escrow(unit, *escrow);
}

void follow_registry(Service& service) {
  service.follow(
      "registry", "enterprise.registered", on<store::SeenEnterprise>([](Unit& unit, auto enterprise) {
        if (const auto known = store::find<store::SeenEnterprise>(unit.db, "seen_enterprise", enterprise.id))
          enterprise.frozen = known->frozen;
        store::put(unit.db, "seen_enterprise", enterprise);
      }));
  service.follow("registry", "signing_key.registered",
                 on<store::SeenSigningKey>(
                     [](Unit& unit, const auto& key) { store::put(unit.db, "seen_signing_key", key); }));
  for (const bool frozen : {true, false})
    service.follow("registry", frozen ? "enterprise.frozen" : "enterprise.unfrozen",
                   on<EnterpriseNotice>([frozen](Unit& unit, const auto& notice) {
                     unit.db.execute("UPDATE seen_enterprise SET frozen = ? WHERE id = ?", frozen,
                                     notice.enterprise_id);
                   }));
}

void follow_market(Service& service, std::shared_ptr<Books> books) {
  service.follow("market", "trade.struck", on<TradeStruck>([](Unit& unit, const TradeStruck& trade) {
                   try {
                     open_escrow(unit, trade);
                   } catch (const std::overflow_error& error) {  // no escrow, so no load of it ever moves
                     log::error("a trade's money leaves 64 bits", {{"trade_id", trade.id.text()}});
                   }
                 }));
  service.follow("market", "contract.signed", on<TradeNotice>([](Unit& unit, const auto& notice) {
                   change_escrow(unit, notice.trade_id, [&](Escrow& escrow) {
                     escrow.signed_at = unit.now;
                     bind_if_signed(escrow);
                   });
                 }));
  // Loads that have left go on: the refund waits for them.
  service.follow("market", "trade.cancelled", on<TradeNotice>([books](Unit& unit, const auto& notice) {
                   change_escrow(unit, notice.trade_id, [&](Escrow& escrow) {
                     escrow.cancelled = true;
                     escrow.cancel_reason = clipped(notice.reason, 500);
                     end_if_done(unit, *books, escrow);
                   });
                 }));
  // It may be heard before the loads it counts: the escrow ends when it has seen as many kilograms.
  service.follow("market", "trade.completed", on<TradeCompleted>([books](Unit& unit, const auto& completed) {
                   change_escrow(unit, completed.trade_id, [&](Escrow& escrow) {
                     escrow.completed_kilograms = completed.accepted_kilograms;
                     end_if_done(unit, *books, escrow);
                   });
                 }));
}

void follow_transport(Service& service, std::shared_ptr<Books> books) {
  service.follow("transport", "manifest.opened", on<LoadNotice>([](Unit& unit, const auto& load) {
                   store::put(unit.db, "seen_load", store::SeenLoad{load.load_id, load.trade_id, true});
                 }));
  service.follow("transport", "manifest.cancelled", on<LoadNotice>([books](Unit& unit, const auto& load) {
                   store::put(unit.db, "seen_load", store::SeenLoad{load.load_id, load.trade_id, false});
                   change_escrow(unit, load.trade_id,
                                 [&](Escrow& escrow) { end_if_done(unit, *books, escrow); });
                 }));
  service.follow("transport", "load.accepted", on<LoadAccepted>([books](Unit& unit, const auto& load) {
                   settle_load(unit, *books, load);
                 }));
  service.follow("transport", "load.refused", on<LoadRefused>([books](Unit& unit, const auto& load) {
                   settle_refused(unit, *books, load);
                 }));
}

}  // namespace

// A few at a time: each is a refund and an event.
static void expire_unfunded(Unit& unit, Books& books) {
  const std::int64_t days = store::rule(unit.db, "funding-days", Date::of(unit.now));
  const Instant latest{unit.now.micros - days * 86'400'000'000};
  for (Escrow& escrow : unit.db.all<Escrow>(
           "SELECT * FROM escrow WHERE state IN ('opened', 'part_funded') AND opened_at < ? LIMIT 20",
           latest))
    if (expire(unit, books, escrow)) store::save_escrow(unit, escrow);
  for (Escrow& escrow : unit.db.all<Escrow>(
           "SELECT e.* FROM escrow e JOIN escrow_terms t ON t.id = e.id WHERE e.state IN ('opened', "
           "'part_funded') AND t.terms LIKE '%\"prepayment\":%' ORDER BY e.opened_at LIMIT 500"))
    if (prepayment_overdue(unit, escrow) && expire(unit, books, escrow)) store::save_escrow(unit, escrow);
}

void follow_feeds(Service& service, std::shared_ptr<Books> books) {
  follow_registry(service);
  follow_market(service, books);
  follow_transport(service, books);
  service.every(std::chrono::minutes(1), "expire unfunded escrows",
                [books](Unit& unit) { expire_unfunded(unit, *books); });
}

}  // namespace heliu::treasury
