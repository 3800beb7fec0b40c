// Reading loads, and the mass balance.
#include "chassis/contract/paging.hpp"
#include "transport/api.hpp"
#include "transport/events.hpp"
#include "transport/store.hpp"

namespace heliu::transport {

namespace {

struct LoadDetail {
  JsonText load;
  std::optional<Waybill> waybill;
  std::vector<Weighing> weighings;
  std::vector<Treatment> treatments;
  std::vector<store::LoadStep> events;
};
BOOST_DESCRIBE_STRUCT(LoadDetail, (), (load, waybill, weighings, treatments, events))

Response list_loads(const Request& request, Transaction& db) {
  const auto asked_trade = request.query_parameter("trade_id");
  const std::string trade = asked_trade ? Uuid::parse(*asked_trade).value().binary() : "";
  const std::string state = request.query_parameter("state").value_or("");
  const std::string number = request.query_parameter("manifest_number").value_or("");
  constexpr std::string_view filter =
      "(? = '' OR trade_id = ?) AND (? = '' OR state = ?) AND (? = '' OR manifest_number = ?)";
  const Uuid& own = request.caller.enterprise;
  const auto [items, next] =
      sees_everything(request.caller)
          ? page_of<Load>(request, db, "waste_load", filter, trade, trade, state, state, number, number)
          : page_of<Load>(
                request, db, "waste_load",
                std::string(filter) + " AND (producer_id = ? OR processor_id = ? OR carrier_id = ?)", trade,
                trade, state, state, number, number, own, own, own);
  std::vector<JsonText> views;
  for (const Load& load : items) views.push_back({view_json(load, request.caller)});
  return page_response(views, next);
}

Response get_load(const Request& request, Transaction& db) {
  const Load load = store::load_for(db, request.id(), request.caller);
  const LoadDetail detail{{view_json(load, request.caller)},
                          store::find<Waybill>(db, "waybill", load.id),
                          store::weighings(db, load.id),
                          store::treatments(db, load.id),
                          store::steps(db, load.id)};
  Response answer = Response::ok(detail);
  answer.headers["etag"] = Response::etag(load.version);
  return answer;
}

MassBalance balance_now(const MassBooks& books, Transaction& db, Instant now) {
  const auto rows = balance_rows(books.flows(db));
  return {now, all_balanced(rows), rows};
}

}  // namespace

void bind_loads(Service& service) {
  service.query("listLoads", list_loads);
  service.query("getLoad", get_load);
}

void bind_mass_balance(Service& service, std::shared_ptr<MassBooks> books) {
  service.query("getMassBalance", [books, &service](const Request&, Transaction& db) {
    return Response::ok(balance_now(*books, db, service.now()));
  });
  service.command("stateMassBalance", [books](const Request&, Unit& unit) {
    const MassBalance balance = balance_now(*books, unit.db, unit.now);
    unit.emit("mass.balance", Uuid{}, balance);
    return Response::ok(balance);
  });
}

}  // namespace heliu::transport
