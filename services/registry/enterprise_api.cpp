#include "chassis/contract/paging.hpp"
#include "registry/api.hpp"
#include "registry/store.hpp"

namespace heliu::registry {

namespace {

struct Reason {
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(Reason, (), (reason))

struct FreezeNotice {
  Uuid enterprise_id;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(FreezeNotice, (), (enterprise_id, reason))

Response register_enterprise(const Request& request, Unit& unit) {
  const auto asked = request.as<NewEnterprise>();
  if (!uscc_valid(asked.uscc))
    throw Problem("uscc-invalid", {{"uscc", asked.uscc}}, {{"/uscc", "check digit"}});
  if (unit.db.value<std::int64_t>("SELECT 1 FROM enterprise WHERE uscc = ?", asked.uscc))
    throw Problem("uscc-taken", {{"uscc", asked.uscc}}, {{"/uscc", "already registered"}});
  const Enterprise made = registered(asked, Uuid::v7(), unit.now);
  unit.db.insert("enterprise", made);
  unit.emit("enterprise.registered", made.id, made, {made.id});
  return Response::created(view(made, unit.caller), "/v1/enterprises/" + made.id.text());
}

Response set_frozen(const Request& request, Unit& unit, bool frozen) {
  Enterprise enterprise = store::enterprise(unit.db, request.id(), store::For::change);
  if (enterprise.frozen == frozen) throw Problem("already-so", {{"state", frozen ? "frozen" : "free"}});
  enterprise.frozen = frozen;
  ++enterprise.version;
  unit.db.update("enterprise", enterprise);
  unit.emit(frozen ? "enterprise.frozen" : "enterprise.unfrozen", enterprise.id,
            FreezeNotice{enterprise.id, request.as<Reason>().reason}, {enterprise.id});
  return Response::resource(view(enterprise, unit.caller));
}

Response list_enterprises(const Request& request, Transaction& db) {
  const auto kind = request.query_parameter("kind");
  const auto [items, next] =
      kind ? page_of<Enterprise>(request, db, "enterprise", "JSON_CONTAINS(kinds, JSON_QUOTE(?))", *kind)
           : page_of<Enterprise>(request, db, "enterprise", "TRUE");
  std::vector<EnterpriseView> views;
  for (const Enterprise& item : items) views.push_back(view(item, request.caller));
  return page_response(views, next);
}

Response register_user(const Request& request, Unit& unit) {
  const auto asked = request.as<NewUser>();
  std::optional<Enterprise> enterprise;
  if (asked.enterprise_id) enterprise = store::enterprise(unit.db, *asked.enterprise_id);
  if (const auto role = role_outside_kinds(asked, enterprise))
    throw Problem("role-outside-kinds", {{"role", *role}}, {{"/roles", *role}});
  if (unit.db.value<std::int64_t>("SELECT 1 FROM person WHERE login = ?", asked.login))
    throw Problem("login-taken", {{"login", asked.login}}, {{"/login", "taken"}});
  const User made{Uuid::v7(), asked.login, asked.name, asked.enterprise_id, asked.roles};
  unit.db.insert("person", made);
  std::vector<Uuid> parties;
  if (made.enterprise_id) parties.push_back(*made.enterprise_id);
  unit.emit("user.registered", made.id, made, parties);
  return Response::created(made, "");
}

}  // namespace

void bind_enterprises(Service& service) {
  service.command("registerEnterprise", register_enterprise);
  service.query("listEnterprises", list_enterprises);
  service.query("getEnterprise", [](const Request& request, Transaction& db) {
    return Response::resource(view(store::enterprise(db, request.id()), request.caller));
  });
  service.command("freezeEnterprise",
                  [](const Request& request, Unit& unit) { return set_frozen(request, unit, true); });
  service.command("unfreezeEnterprise",
                  [](const Request& request, Unit& unit) { return set_frozen(request, unit, false); });
  service.command("registerUser", register_user);
  service.query("listUsers", [](const Request& request, Transaction& db) {
    return page_answer<User>(request, db, "person", "TRUE");
  });
}

}  // namespace heliu::registry
