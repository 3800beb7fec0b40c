#include "chassis/contract/paging.hpp"
#include "insurance/answer.hpp"
#include "insurance/api.hpp"
#include "insurance/watch.hpp"

namespace heliu::insurance {
namespace {

struct NewPolicy {
  Uuid enterprise_id;
  std::string policy_number;
  PolicyKind kind = PolicyKind::EPL;
  Fen limit_fen;
  Date valid_from, valid_to;
};
BOOST_DESCRIBE_STRUCT(NewPolicy, (), (enterprise_id, policy_number, kind, limit_fen, valid_from, valid_to))

struct EndPolicy {
  Date ended_on;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(EndPolicy, (), (ended_on, reason))

struct PolicyRecorded {
  Uuid id, enterprise_id, insurer_id;
  std::string policy_number;
  PolicyKind kind = PolicyKind::EPL;
  Fen limit_fen;
  Date valid_from, valid_to;
};
BOOST_DESCRIBE_STRUCT(PolicyRecorded, (),
                      (id, enterprise_id, insurer_id, policy_number, kind, limit_fen, valid_from, valid_to))

struct PolicyEnded {
  Uuid policy_id, enterprise_id;
  Date ended_on;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(PolicyEnded, (), (policy_id, enterprise_id, ended_on, reason))

Response record_policy(const Request& request, Unit& u) {
  const auto body = request.as<NewPolicy>();
  if (body.valid_to < body.valid_from)
    throw Problem("period-invalid",
                  {{"valid_from", body.valid_from.text()}, {"valid_to", body.valid_to.text()}});
  if (!find_enterprise(u.db, body.enterprise_id))
    throw Problem("not-found", {{"what", "enterprise"}, {"id", body.enterprise_id.text()}});
  const Policy policy{Uuid::v7(),
                      1,
                      body.enterprise_id,
                      u.caller.enterprise,
                      body.policy_number,
                      body.kind,
                      body.limit_fen,
                      body.valid_from,
                      body.valid_to,
                      {},
                      {},
                      u.now};
  try {
    u.db.insert("policy", policy);
  } catch (const DatabaseError& error) {
    if (!error.duplicate_key()) throw;
    throw Problem("policy-number-taken", {{"policy_number", body.policy_number}});
  }
  u.emit("policy.recorded", policy.id,
         PolicyRecorded{policy.id, policy.enterprise_id, policy.insurer_id, policy.policy_number, policy.kind,
                        policy.limit_fen, policy.valid_from, policy.valid_to},
         {policy.enterprise_id, policy.insurer_id});
  refresh_cover(u, policy.enterprise_id);
  Response response = answer(201, policy, actions(policy, u.caller, Date::of(u.now)));
  response.headers["location"] = "/v1/policies/" + policy.id.text();
  return response;
}

Response end_policy(const Request& request, Unit& u) {
  const auto body = request.as<EndPolicy>();
  Policy policy = policy_or_refuse(u.db, request.id(), true);
  if (policy.insurer_id != u.caller.enterprise)
    throw Problem("not-found", {{"what", "policy"}, {"id", policy.id.text()}});
  if (const auto fault = end_fault(policy, body.ended_on))
    throw Problem(*fault, {{"policy_number", policy.policy_number},
                           {"ended_on", body.ended_on.text()},
                           {"valid_from", policy.valid_from.text()},
                           {"valid_to", policy.valid_to.text()}});
  policy.ended_on = body.ended_on;
  policy.end_reason = body.reason;
  ++policy.version;
  u.db.update("policy", policy);
  u.emit("policy.ended", policy.id, PolicyEnded{policy.id, policy.enterprise_id, body.ended_on, body.reason},
         {policy.enterprise_id, policy.insurer_id});
  refresh_cover(u, policy.enterprise_id);
  return answer(200, policy, actions(policy, u.caller, Date::of(u.now)));
}

bool sees_all(const Caller& caller) {
  return caller.has("regulator") || caller.has("auditor");
}

Response list_policies(const Request& request, Transaction& db, Date today) {
  const Uuid own = request.caller.enterprise;
  const auto wanted = request.query_parameter("enterprise_id");
  const auto of = wanted ? Uuid::parse(*wanted).value_or(Uuid{}) : Uuid{};
  // A caller who does not see all sees what he wrote or is insured by.
  const auto page = [&]() {
    if (sees_all(request.caller) && wanted)
      return page_of<Policy>(request, db, "policy", "enterprise_id = ?", of);
    if (sees_all(request.caller)) return page_of<Policy>(request, db, "policy", "1 = 1");
    if (wanted)
      return page_of<Policy>(request, db, "policy",
                             "(insurer_id = ? OR enterprise_id = ?) AND enterprise_id = ?", own, own, of);
    return page_of<Policy>(request, db, "policy", "insurer_id = ? OR enterprise_id = ?", own, own);
  }();
  std::vector<JsonText> items;
  for (const Policy& policy : page.first)
    items.push_back(with_actions(policy, actions(policy, request.caller, today)));
  return page_response(items, page.second);
}

Response get_policy(const Request& request, Transaction& db, Date today) {
  const Policy policy = policy_or_refuse(db, request.id(), false);
  const Uuid own = request.caller.enterprise;
  if (!sees_all(request.caller) && own != policy.insurer_id && own != policy.enterprise_id)
    throw Problem("not-found", {{"what", "policy"}, {"id", policy.id.text()}});
  return answer(200, policy, actions(policy, request.caller, today));
}

}  // namespace

void bind_policies(Service& service) {
  service.command("recordPolicy", record_policy);
  service.command("endPolicy", end_policy);
  service.query("listPolicies", [&service](const Request& request, Transaction& db) {
    return list_policies(request, db, Date::of(service.now()));
  });
  service.query("getPolicy", [&service](const Request& request, Transaction& db) {
    return get_policy(request, db, Date::of(service.now()));
  });
}

}  // namespace heliu::insurance
