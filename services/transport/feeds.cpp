// What transport does on others' facts: it keeps the few it needs, books listed mass, and lets go of loads
// whose trade is cancelled before they left.
#include "chassis/ops/log.hpp"
#include "transport/api.hpp"
#include "transport/facts.hpp"
#include "transport/mass_books.hpp"
#include "transport/store.hpp"

namespace heliu::transport {

namespace {

// The data members that are read here; names as in services/FEEDS.md.
struct EnterpriseNotice {
  Uuid enterprise_id;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(EnterpriseNotice, (), (enterprise_id, reason))

struct LicenceItemData {
  Uuid id;
};
BOOST_DESCRIBE_STRUCT(LicenceItemData, (), (id))

struct LicenceData {
  Uuid id, enterprise_id;
  std::string number;
  Date valid_from, valid_to;
  std::vector<LicenceItemData> items;
};
BOOST_DESCRIBE_STRUCT(LicenceData, (), (id, enterprise_id, number, valid_from, valid_to, items))

struct LicenceNotice {
  Uuid licence_id;
};
BOOST_DESCRIBE_STRUCT(LicenceNotice, (), (licence_id))

struct CoverData {
  Uuid enterprise_id;
  Fen limit_fen, required_fen;
  std::optional<Date> valid_from, valid_to;
  bool in_force = false, sufficient = false;
};
BOOST_DESCRIBE_STRUCT(CoverData, (),
                      (enterprise_id, limit_fen, required_fen, valid_from, valid_to, in_force, sufficient))

struct TradeNotice {
  Uuid trade_id;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(TradeNotice, (), (trade_id, reason))

struct LotNotice {
  Uuid lot_id;
};
BOOST_DESCRIBE_STRUCT(LotNotice, (), (lot_id))

struct FundedData {
  Uuid trade_id;
  Fen amount_fen;
};
BOOST_DESCRIBE_STRUCT(FundedData, (), (trade_id, amount_fen))

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

template <class T>
Service::Follow keep(const char* table) {
  return on<T>([table](Unit& unit, const T& data) { store::put(unit.db, table, data); });
}

void keep_enterprise(Unit& unit, SeenEnterprise enterprise) {
  if (const auto known = store::find<SeenEnterprise>(unit.db, "seen_enterprise", enterprise.id)) {
    enterprise.frozen = known->frozen;
    enterprise.frozen_reason = known->frozen_reason;
  }
  store::put(unit.db, "seen_enterprise", enterprise);
}

void set_frozen(Unit& unit, const EnterpriseNotice& notice, bool frozen) {
  unit.db.execute("UPDATE seen_enterprise SET frozen = ?, frozen_reason = ? WHERE id = ?", frozen,
                  frozen ? clipped(notice.reason, 1000) : std::string(), notice.enterprise_id);
}

void keep_licence(Unit& unit, const LicenceData& licence) {
  for (const LicenceItemData& item : licence.items)
    store::put(unit.db, "seen_licence_item",
               SeenLicenceItem{item.id, licence.id, licence.enterprise_id, licence.number, licence.valid_from,
                               licence.valid_to, false});
}

void list_lot(Unit& unit, MassBooks& books, SeenLot lot) {
  const auto known = store::find<SeenLot>(unit.db, "seen_lot", lot.id);
  lot.withdrawn = known && known->withdrawn;
  store::put(unit.db, "seen_lot", lot);
  books.book(unit, moves_of_listing(lot));
}

// What trades of the lot that stand will still take away.
Kilograms still_to_leave(Unit& unit, const Uuid& lot) {
  Kilograms coming;
  for (const SeenTrade& trade :
       unit.db.all<SeenTrade>("SELECT * FROM seen_trade WHERE lot_id = ? AND cancelled = 0", lot))
    coming += still_to_leave(trade, store::of_trade(unit.db, trade.id));
  return coming;
}

void take_off_the_books(Unit& unit, MassBooks& books, const SeenLot& lot, const Uuid& cause) {
  const Kilograms stored = books.held(stored_account(lot.producer_id, lot.code, lot.id));
  books.book(unit, moves_of_withdrawal(lot, cause, stored, still_to_leave(unit, lot.id)));
}

void withdraw_lot(Unit& unit, MassBooks& books, const LotNotice& notice) {
  auto lot = store::find<SeenLot>(unit.db, "seen_lot", notice.lot_id);
  if (!lot || lot->withdrawn) return;
  lot->withdrawn = true;
  store::put(unit.db, "seen_lot", *lot);
  take_off_the_books(unit, books, *lot, lot->id);
}

// Loads that have left go on: what was irreversible stays.
void cancel_trade(Unit& unit, MassBooks& books, const TradeNotice& notice) {
  const auto trade = store::find<SeenTrade>(unit.db, "seen_trade", notice.trade_id);
  unit.db.execute("UPDATE seen_trade SET cancelled = 1, cancel_reason = ? WHERE id = ?",
                  clipped(notice.reason, 1000), notice.trade_id);
  for (Load& load : store::of_trade(unit.db, notice.trade_id))
    if (state_after(load.state, LoadAction::cancel)) cancel(unit, load, notice.reason);
  if (!trade || trade->cancelled) return;
  const auto lot = store::find<SeenLot>(unit.db, "seen_lot", trade->lot_id);
  if (lot && lot->withdrawn) take_off_the_books(unit, books, *lot, trade->id);
}

void follow_registry(Service& service) {
  service.follow("registry", "enterprise.registered", on<SeenEnterprise>(keep_enterprise));
  service.follow("registry", "enterprise.frozen", on<EnterpriseNotice>([](Unit& unit, const auto& notice) {
                   set_frozen(unit, notice, true);
                 }));
  service.follow("registry", "enterprise.unfrozen", on<EnterpriseNotice>([](Unit& unit, const auto& notice) {
                   set_frozen(unit, notice, false);
                 }));
  service.follow("registry", "licence.recorded", on<LicenceData>(keep_licence));
  service.follow("registry", "licence.suspended", on<LicenceNotice>([](Unit& unit, const auto& notice) {
                   unit.db.execute("UPDATE seen_licence_item SET suspended = 1 WHERE licence_id = ?",
                                   notice.licence_id);
                 }));
  service.follow("registry", "carrier_permit.recorded", keep<SeenPermit>("seen_permit"));
  service.follow("registry", "vehicle.recorded", keep<SeenVehicle>("seen_vehicle"));
  service.follow("registry", "crew.recorded", keep<SeenCrew>("seen_crew"));
}

void follow_market(Service& service, std::shared_ptr<MassBooks> books) {
  service.follow("market", "lot.listed",
                 on<SeenLot>([books](Unit& unit, const SeenLot& lot) { list_lot(unit, *books, lot); }));
  service.follow("market", "lot.withdrawn", on<LotNotice>([books](Unit& unit, const LotNotice& notice) {
                   withdraw_lot(unit, *books, notice);
                 }));
  service.follow("market", "trade.struck", keep<SeenTrade>("seen_trade"));
  service.follow("market", "contract.signed", on<TradeNotice>([](Unit& unit, const auto& notice) {
                   unit.db.execute("UPDATE seen_trade SET signed_by_both = 1 WHERE id = ?", notice.trade_id);
                 }));
  service.follow("market", "trade.cancelled", on<TradeNotice>([books](Unit& unit, const TradeNotice& notice) {
                   cancel_trade(unit, *books, notice);
                 }));
}

}  // namespace

void follow_feeds(Service& service, std::shared_ptr<MassBooks> books) {
  follow_registry(service);
  follow_market(service, std::move(books));
  service.follow("insurance", "cover.changed", on<CoverData>([](Unit& unit, const CoverData& cover) {
                   store::put(unit.db, "seen_cover",
                              SeenCover{cover.enterprise_id, cover.limit_fen, cover.required_fen,
                                        cover.valid_from, cover.valid_to, cover.in_force, cover.sufficient});
                 }));
  service.follow(
      "treasury", "escrow.funded", on<FundedData>([](Unit& unit, const FundedData& funded) {
        store::put(unit.db, "seen_funding", SeenFunding{funded.trade_id, funded.amount_fen, unit.now});
      }));
}

}  // namespace heliu::transport
