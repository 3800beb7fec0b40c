#include "chassis/contract/paging.hpp"
#include "registry/api.hpp"
#include "registry/store.hpp"

namespace heliu::registry {

namespace {

struct Reason {
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(Reason, (), (reason))

struct Suspension {
  Uuid licence_id, enterprise_id;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(Suspension, (), (licence_id, enterprise_id, reason))

Response record_licence(const Request& request, Unit& unit) {
  const auto asked = request.as<NewLicence>();
  const Enterprise holder = store::enterprise(unit.db, asked.enterprise_id);
  if (!holder.is("processor")) throw Problem("wrong-kind", {{"kind", "processor"}});
  if (auto fault = fault_of(asked, store::known_codes(unit.db, Date::of(unit.now)))) throw *fault;
  if (unit.db.value<std::int64_t>("SELECT 1 FROM licence WHERE number = ?", asked.number))
    throw Problem("number-taken", {{"what", "licence"}, {"number", asked.number}});
  const Licence made = recorded(asked, Uuid::v7());
  unit.db.insert("licence", made);
  unit.emit("licence.recorded", made.id, made, {made.enterprise_id});
  return Response::created(view(made, unit.caller), "/v1/licences/" + made.id.text());
}

Response suspend_licence(const Request& request, Unit& unit) {
  Licence licence = store::licence(unit.db, request.id(), store::For::change);
  if (licence.suspended) throw Problem("already-so", {{"state", "suspended"}});
  licence.suspended = true;
  ++licence.version;
  unit.db.update("licence", licence);
  unit.emit("licence.suspended", licence.id,
            Suspension{licence.id, licence.enterprise_id, request.as<Reason>().reason},
            {licence.enterprise_id});
  return Response::resource(view(licence, unit.caller));
}

}  // namespace

void bind_licences(Service& service) {
  service.command("recordLicence", record_licence);
  service.command("suspendLicence", suspend_licence);
  service.query("getLicence", [](const Request& request, Transaction& db) {
    return Response::resource(view(store::licence(db, request.id()), request.caller));
  });
  service.query("listLicences", [](const Request& request, Transaction& db) {
    const auto [items, next] = page_of<Licence>(request, db, "licence", "TRUE");
    std::vector<LicenceView> views;
    for (const Licence& item : items) views.push_back(view(item, request.caller));
    return page_response(views, next);
  });
}

}  // namespace heliu::registry
