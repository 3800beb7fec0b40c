// What insurance does on others' facts: whom there is, which trades stand open, which loads are on the road.
#include <algorithm>

#include "chassis/ops/log.hpp"
#include "insurance/api.hpp"
#include "insurance/watch.hpp"

namespace heliu::insurance {
namespace {

struct TradeStruck {
  Uuid id, producer_id, processor_id, carrier_id;
  Fen amount_fen;
};
BOOST_DESCRIBE_STRUCT(TradeStruck, (), (id, producer_id, processor_id, carrier_id, amount_fen))

struct LoadOnRoad {
  Uuid load_id, trade_id;
  Kilograms kilograms;
};
BOOST_DESCRIBE_STRUCT(LoadOnRoad, (), (load_id, trade_id, kilograms))

void register_enterprise(Unit& u, const SeenEnterprise& enterprise) {
  u.db.execute(
      "INSERT INTO seen_enterprise (id, name, kinds) VALUES (?, ?, ?) "
      "ON DUPLICATE KEY UPDATE name = VALUES(name), kinds = VALUES(kinds)",
      enterprise.id, enterprise.name, enterprise.kinds);
  const bool insured_kind = std::any_of(
      enterprise.kinds.begin(), enterprise.kinds.end(),
      [](const auto& kind) { return kind == "producer" || kind == "processor" || kind == "carrier"; });
  if (insured_kind) refresh_cover(u, enterprise.id);
}

void open_trade(Unit& u, const TradeStruck& trade) {
  u.db.execute(
      "INSERT INTO seen_trade (id, producer_id, processor_id, carrier_id, amount_fen, still_open) "
      "VALUES (?, ?, ?, ?, ?, 1) ON DUPLICATE KEY UPDATE amount_fen = VALUES(amount_fen)",
      trade.id, trade.producer_id, trade.processor_id, trade.carrier_id, trade.amount_fen);
  for (const Uuid& party : {trade.producer_id, trade.processor_id, trade.carrier_id}) refresh_cover(u, party);
}

void close_trade(Unit& u, const Uuid& trade) {
  u.db.execute("UPDATE seen_trade SET still_open = 0 WHERE id = ?", trade);
  for (const Row& row :
       u.db.rows("SELECT producer_id, processor_id, carrier_id FROM seen_trade WHERE id = ?", trade))
    for (const char* party : {"producer_id", "processor_id", "carrier_id"})
      refresh_cover(u, row.get<Uuid>(party));
}

void put_on_road(Unit& u, const LoadOnRoad& load) {
  u.db.execute(
      "INSERT INTO seen_load (id, trade_id, kilograms, on_road) VALUES (?, ?, ?, 1) "
      "ON DUPLICATE KEY UPDATE kilograms = VALUES(kilograms)",
      load.load_id, load.trade_id, load.kilograms);
}

template <class T>
void follow_as(Service& service, const char* feed, const char* type, void (*effect)(Unit&, const T&)) {
  service.follow(feed, type, [effect](Unit& u, const FeedEvent& event) {
    T fact;
    try {
      fact = event.as<T>();
    } catch (const JsonError& error) {
      log::warn("a fact can't be read",
                {{"event", event.id.text()}, {"type", event.type}, {"why", error.what()}});
      return;
    }
    effect(u, fact);
  });
}

}  // namespace

void follow_feeds(Service& service) {
  follow_as<SeenEnterprise>(service, "registry", "enterprise.registered", register_enterprise);
  follow_as<TradeStruck>(service, "market", "trade.struck", open_trade);
  for (const char* type : {"trade.completed", "trade.cancelled"})
    service.follow("market", type, [](Unit& u, const FeedEvent& event) { close_trade(u, event.subject); });
  follow_as<LoadOnRoad>(service, "transport", "load.departed", put_on_road);
  for (const char* type : {"load.accepted", "load.refused"})
    service.follow("transport", type, [](Unit& u, const FeedEvent& event) {
      u.db.execute("UPDATE seen_load SET on_road = 0 WHERE id = ?", event.subject);
    });
}

}  // namespace heliu::insurance
