#include "chassis/contract/paging.hpp"
#include "insurance/answer.hpp"
#include "insurance/api.hpp"
#include "insurance/store.hpp"

namespace heliu::insurance {
namespace {

struct NewClaim {
  Uuid policy_id;
  std::optional<Uuid> trade_id;
  Fen amount_fen;
  Date incident_on;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(NewClaim, (), (policy_id, trade_id, amount_fen, incident_on, reason))

struct Decision {
  ClaimState decision = ClaimState::rejected;
  Fen paid_fen;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(Decision, (), (decision, paid_fen, reason))

struct ClaimSaid {
  Uuid id, policy_id, enterprise_id;
  std::optional<Uuid> trade_id;
  Fen amount_fen;
  ClaimState state = ClaimState::open;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(ClaimSaid, (), (id, policy_id, enterprise_id, trade_id, amount_fen, state, reason))

void say(Unit& u, const char* type, const Claim& claim) {
  u.emit(type, claim.id,
         ClaimSaid{claim.id, claim.policy_id, claim.enterprise_id, claim.trade_id, claim.amount_fen,
                   claim.state, claim.reason},
         {claim.enterprise_id, claim.insurer_id});
}

void require_own_trade(Transaction& db, const Uuid& trade, const Uuid& enterprise) {
  const auto found = db.value<std::int64_t>(
      "SELECT COUNT(*) FROM seen_trade WHERE id = ? AND (producer_id = ? OR processor_id = ? OR carrier_id = "
      "?)",
      trade, enterprise, enterprise, enterprise);
  if (found.value_or(0) == 0) throw Problem("not-found", {{"what", "trade"}, {"id", trade.text()}});
}

Response open_claim(const Request& request, Unit& u) {
  const auto body = request.as<NewClaim>();
  const Policy policy = policy_or_refuse(u.db, body.policy_id, false);
  const Uuid own = u.caller.enterprise;
  if (own != policy.insurer_id && own != policy.enterprise_id)
    throw Problem("not-found", {{"what", "policy"}, {"id", policy.id.text()}});
  if (body.incident_on > Date::of(u.now))
    throw Problem("incident-in-future", {{"incident_on", body.incident_on.text()}});
  if (const auto fault = claim_fault(policy, body.incident_on))
    throw Problem(*fault, {{"incident_on", body.incident_on.text()},
                           {"policy_number", policy.policy_number},
                           {"valid_from", policy.valid_from.text()},
                           {"valid_to", last_day(policy).text()}});
  if (body.trade_id) require_own_trade(u.db, *body.trade_id, policy.enterprise_id);
  const Claim claim{.id = Uuid::v7(),
                    .version = 1,
                    .policy_id = policy.id,
                    .enterprise_id = policy.enterprise_id,
                    .insurer_id = policy.insurer_id,
                    .trade_id = body.trade_id,
                    .amount_fen = body.amount_fen,
                    .incident_on = body.incident_on,
                    .reason = body.reason,
                    .state = ClaimState::open,
                    .paid_fen = {},
                    .opened_at = u.now,
                    .decided_at = {}};
  u.db.insert("claim", claim);
  say(u, "claim.opened", claim);
  Response response = answer(201, claim, actions(claim, u.caller));
  response.headers["location"] = "/v1/claims/" + claim.id.text();
  return response;
}

Response decide_claim(const Request& request, Unit& u) {
  const auto body = request.as<Decision>();
  Claim claim = claim_or_refuse(u.db, request.id(), false);
  if (claim.insurer_id != u.caller.enterprise)
    throw Problem("not-found", {{"what", "claim"}, {"id", claim.id.text()}});
  // The policy first, always: two claims on one policy are decided one after the other, so that together they
  // can't pass its limit.
  const Policy policy = policy_or_refuse(u.db, claim.policy_id, true);
  claim = claim_or_refuse(u.db, claim.id, true);
  const Fen paid = body.paid_fen, before = paid_on(u.db, policy.id);
  if (const auto fault = decision_fault(claim, policy, before, body.decision, paid))
    throw Problem(*fault, {{"amount_fen", std::to_string(claim.amount_fen.count)},
                           {"paid_fen", std::to_string(paid.count)},
                           {"paid_before_fen", std::to_string(before.count)},
                           {"limit_fen", std::to_string(policy.limit_fen.count)}});
  claim.state = body.decision;
  claim.paid_fen = paid;
  claim.reason = body.reason;
  claim.decided_at = u.now;
  ++claim.version;
  u.db.update("claim", claim);
  say(u, "claim.decided", claim);
  return answer(200, claim, actions(claim, u.caller));
}

Response list_claims(const Request& request, Transaction& db) {
  const Caller& caller = request.caller;
  const bool all = caller.has("regulator") || caller.has("auditor");
  const auto page = all ? page_of<Claim>(request, db, "claim", "1 = 1")
                        : page_of<Claim>(request, db, "claim", "insurer_id = ? OR enterprise_id = ?",
                                         caller.enterprise, caller.enterprise);
  std::vector<JsonText> items;
  for (const Claim& claim : page.first) items.push_back(with_actions(claim, actions(claim, caller)));
  return page_response(items, page.second);
}

}  // namespace

void bind_claims(Service& service) {
  service.command("openClaim", open_claim);
  service.command("decideClaim", decide_claim);
  service.query("listClaims", list_claims);
}

}  // namespace heliu::insurance
