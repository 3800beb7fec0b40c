// What the market does on others' facts: it keeps the few it needs, opens quota, and books what was accepted.
#include "chassis/ops/log.hpp"
#include "market/api.hpp"
#include "market/cancelling.hpp"
#include "market/shaped.hpp"
#include "market/store.hpp"

namespace heliu::market {

namespace {

// The data members that are read here; names as in services/FEEDS.md.
struct EnterpriseNotice {
  Uuid enterprise_id;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(EnterpriseNotice, (), (enterprise_id, reason))

struct ItemData {
  Uuid id;
  std::string method;
  Kilograms approved_kilograms;
  std::vector<SeenScope> scopes;
};
BOOST_DESCRIBE_STRUCT(ItemData, (), (id, method, approved_kilograms, scopes))

struct LicenceData {
  Uuid id, enterprise_id;
  std::string number;
  Date valid_from, valid_to;
  std::vector<ItemData> items;
};
BOOST_DESCRIBE_STRUCT(LicenceData, (), (id, enterprise_id, number, valid_from, valid_to, items))

struct LicenceNotice {
  Uuid licence_id;
};
BOOST_DESCRIBE_STRUCT(LicenceNotice, (), (licence_id))

struct CodeEnded {
  std::string code, edition;
  Date valid_to;
};
BOOST_DESCRIBE_STRUCT(CodeEnded, (), (code, edition, valid_to))

struct CoverData {
  Uuid enterprise_id;
  Fen limit_fen, required_fen;
  std::optional<Date> valid_from, valid_to;
  bool in_force = false, sufficient = false;
};
BOOST_DESCRIBE_STRUCT(CoverData, (),
                      (enterprise_id, limit_fen, required_fen, valid_from, valid_to, in_force, sufficient))

struct RatingData {
  Uuid enterprise_id;
  Grade grade = Grade::yellow;
};
BOOST_DESCRIBE_STRUCT(RatingData, (), (enterprise_id, grade))

struct LoadData {
  Uuid load_id, trade_id;
  Kilograms kilograms, accepted_kilograms, refused_kilograms;
  bool last_load = false;
};
BOOST_DESCRIBE_STRUCT(LoadData, (),
                      (load_id, trade_id, kilograms, accepted_kilograms, refused_kilograms, last_load))

struct EscrowData {
  Uuid trade_id;
};
BOOST_DESCRIBE_STRUCT(EscrowData, (), (trade_id))

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
                  frozen ? notice.reason : std::string(), notice.enterprise_id);
}

void keep_licence(Unit& unit, const LicenceData& licence, QuotaBooks& quota) {
  const int year = Date::of(unit.now).year();
  for (const ItemData& data : licence.items) {
    const SeenLicenceItem item{data.id,        licence.id,         licence.enterprise_id,
                               licence.number, data.method,        data.approved_kilograms,
                               data.scopes,    licence.valid_from, licence.valid_to,
                               false};
    store::put(unit.db, "seen_licence_item", item);
    if (licence.valid_from.year() <= year && year <= licence.valid_to.year()) quota.grant(unit, item, year);
  }
}

void keep_code(Unit& unit, const SeenWasteCode& code) {
  unit.db.execute("DELETE FROM seen_waste_code WHERE code = ? AND edition = ?", code.code, code.edition);
  unit.db.insert("seen_waste_code", code);
}

void follow_registry(Service& service, const std::shared_ptr<QuotaBooks>& quota) {
  service.follow("registry", "enterprise.registered", on<SeenEnterprise>(keep_enterprise));
  service.follow("registry", "enterprise.frozen", on<EnterpriseNotice>([](Unit& unit, const auto& notice) {
                   set_frozen(unit, notice, true);
                 }));
  service.follow("registry", "enterprise.unfrozen", on<EnterpriseNotice>([](Unit& unit, const auto& notice) {
                   set_frozen(unit, notice, false);
                 }));
  service.follow("registry", "licence.recorded",
                 on<LicenceData>([quota](Unit& unit, const LicenceData& licence) {
                   keep_licence(unit, licence, *quota);
                 }));
  service.follow("registry", "licence.suspended", on<LicenceNotice>([](Unit& unit, const auto& notice) {
                   unit.db.execute("UPDATE seen_licence_item SET suspended = 1 WHERE licence_id = ?",
                                   notice.licence_id);
                 }));
  service.follow("registry", "waste_code.listed", on<SeenWasteCode>(keep_code));
  service.follow("registry", "waste_code.ended", on<CodeEnded>([](Unit& unit, const CodeEnded& ended) {
                   unit.db.execute("UPDATE seen_waste_code SET valid_to = ? WHERE code = ? AND edition = ?",
                                   ended.valid_to, ended.code, ended.edition);
                 }));
  service.follow("registry", "signing_key.registered", keep<SeenSigningKey>("seen_signing_key"));
  service.follow("registry", "control.recorded", keep<SeenControl>("seen_control"));
  service.follow("registry", "approval.recorded", keep<SeenApproval>("seen_approval"));
}

std::optional<Trade> trade_of(Unit& unit, const Uuid& id) {
  auto trade = store::find<Trade>(unit.db, "trade", id, store::For::change);
  if (!trade) log::warn("a fact about an unknown trade", {{"trade_id", id.text()}});
  return trade;
}

void follow_departure(Unit& unit, const LoadData& load) {
  auto trade = trade_of(unit, load.trade_id);
  if (!trade) return;
  trade->departed_kilograms += load.kilograms;
  store::save(unit.db, "trade", *trade);
}

// Complete with its last load, or when all of it was accepted.
void complete(Unit& unit, Trade& trade, bool last) {
  const bool completed = last && trade.open();
  if (completed) trade.state = TradeState::completed;
  store::save(unit.db, "trade", trade);
  if (completed)
    unit.emit("trade.completed", trade.id,
              TradeCompleted{trade.id, trade.accepted_kilograms, given_back(trade)}, trade.parties());
}

// Accepted kilograms use the quota. What was refused of the same load is said by load.refused.
void follow_acceptance(Unit& unit, const LoadData& load, QuotaBooks& quota) {
  auto trade = trade_of(unit, load.trade_id);
  if (!trade) return;
  trade->accepted_kilograms += load.accepted_kilograms;
  const bool last = load.last_load || trade->accepted_kilograms >= trade->kilograms;
  quota.use(unit, *trade, load.load_id,
            use_of(trade->held_kilograms, load.accepted_kilograms, Kilograms{}, last));
  complete(unit, *trade, last);
}

// Refused kilograms give the quota back.
void follow_refusal(Unit& unit, const LoadData& load, QuotaBooks& quota) {
  auto trade = trade_of(unit, load.trade_id);
  if (!trade) return;
  trade->refused_kilograms += load.refused_kilograms;
  quota.use(unit, *trade, load.load_id,
            use_of(trade->held_kilograms, Kilograms{}, load.refused_kilograms, load.last_load));
  complete(unit, *trade, load.last_load);
}

void follow_escrow(Service& service, const std::string& state) {
  service.follow("treasury", "escrow." + state, on<EscrowData>([state](Unit& unit, const EscrowData& escrow) {
                   auto trade = trade_of(unit, escrow.trade_id);
                   if (!trade) return;
                   trade->escrow_state = state;
                   store::save(unit.db, "trade", *trade);
                 }));
}

constexpr const char* kExpired = "托管款项逾期未足额到账 · the escrow was not full in time";
constexpr const char* kTerminated = "多次拒收，接受单位解除合同 · the receiver ended it after refused loads";

// Its money did not come in time, or the receiver ended the contract: the trade is over, what has not left is
// for sale again. A trade that has ended otherwise meanwhile only keeps the state of its money.
void follow_end(Unit& unit, const EscrowData& escrow, const char* state, const char* reason,
                QuotaBooks& quota) {
  auto trade = trade_of(unit, escrow.trade_id);
  if (!trade) return;
  trade->escrow_state = state;
  if (!trade->open()) return store::save(unit.db, "trade", *trade);
  cancel(unit, *trade, reason, quota);
}

}  // namespace

void follow_feeds(Service& service, std::shared_ptr<QuotaBooks> quota) {
  follow_registry(service, quota);
  service.follow("insurance", "cover.changed", on<CoverData>([](Unit& unit, const CoverData& cover) {
                   store::put(unit.db, "seen_cover",
                              SeenCover{cover.enterprise_id, cover.limit_fen, cover.required_fen,
                                        cover.valid_from, cover.valid_to, cover.in_force, cover.sufficient});
                 }));
  service.follow("credit", "rating.changed", on<RatingData>([](Unit& unit, const RatingData& rating) {
                   store::put(unit.db, "seen_rating", SeenRating{rating.enterprise_id, rating.grade});
                 }));
  service.follow("transport", "load.departed", on<LoadData>(follow_departure));
  service.follow("transport", "load.accepted", on<LoadData>([quota](Unit& unit, const LoadData& load) {
                   follow_acceptance(unit, load, *quota);
                 }));
  service.follow("transport", "load.refused", on<LoadData>([quota](Unit& unit, const LoadData& load) {
                   follow_refusal(unit, load, *quota);
                 }));
  for (const char* state : {"opened", "funded", "released", "disputed", "ruled", "refunded", "closed"})
    follow_escrow(service, state);
  service.follow("treasury", "escrow.expired", on<EscrowData>([quota](Unit& unit, const EscrowData& escrow) {
                   follow_end(unit, escrow, "expired", kExpired, *quota);
                 }));
  service.follow("treasury", "escrow.terminated",
                 on<EscrowData>([quota](Unit& unit, const EscrowData& escrow) {
                   follow_end(unit, escrow, "terminated", kTerminated, *quota);
                 }));
}

}  // namespace heliu::market
