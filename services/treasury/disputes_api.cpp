#include "treasury/answer.hpp"
#include "treasury/api.hpp"
#include "treasury/disputes.hpp"
#include "treasury/store.hpp"

namespace heliu::treasury {

namespace {

struct Grounds {
  std::string grounds;
};
BOOST_DESCRIBE_STRUCT(Grounds, (), (grounds))

struct Side {
  Dispute dispute;
  Escrow escrow;
};

// Of the two sides and staff; a carrier's freight is not disputed here.
bool is_side(const Escrow& escrow, const Caller& caller) {
  return !caller.enterprise.is_nil() &&
         (caller.enterprise == escrow.producer_id || caller.enterprise == escrow.processor_id);
}

std::string view(const Dispute& dispute, const Caller& caller, Instant now) {
  return with(to_json(dispute), "allowed_actions", to_json(allowed_actions(dispute, caller, now)));
}

Response shown(int status, const Dispute& dispute, const Caller& caller, Instant now) {
  Response made = Response::json(status, view(dispute, caller, now));
  made.headers["etag"] = Response::etag(dispute.version);
  if (status == 201) made.headers["location"] = "/v1/disputes/" + dispute.id.text();
  return made;
}

Side side_of(Transaction& db, const Request& request, bool only_sides) {
  const auto dispute = store::find<Dispute>(db, "dispute", request.id());
  const auto escrow = dispute ? store::find<Escrow>(db, "escrow", dispute->trade_id) : std::nullopt;
  const bool sees =
      escrow && (is_side(*escrow, request.caller) || (!only_sides && sees_everything(request.caller)));
  if (!sees) throw store::no_such("dispute", request.id());
  return {*dispute, *escrow};
}

Response open(const Request& request, Unit& unit, Books& books) {
  auto escrow = store::find<Escrow>(unit.db, "escrow", request.id("trade_id"));
  if (!escrow || !is_side(*escrow, request.caller)) throw store::no_such("escrow", request.id("trade_id"));
  const Dispute dispute = open_dispute(unit, books, *escrow, request.as<Claim>());
  return shown(201, dispute, unit.caller, unit.now);
}

Response answer(const Request& request, Unit& unit) {
  Dispute dispute = side_of(unit.db, request, true).dispute;
  if (dispute.opened_by == request.caller.enterprise) throw Problem("own-dispute");
  answer_dispute(unit, dispute, request.as<Answer>());
  return shown(201, dispute, unit.caller, unit.now);
}

Response withdraw(const Request& request, Unit& unit, Books& books) {
  Dispute dispute = side_of(unit.db, request, true).dispute;
  if (dispute.opened_by != request.caller.enterprise) throw store::no_such("dispute", dispute.id);
  withdraw_dispute(unit, books, dispute);
  return shown(201, dispute, unit.caller, unit.now);
}

Response rule(const Request& request, Unit& unit, Books& books) {
  Dispute dispute = side_of(unit.db, request, false).dispute;
  rule_dispute(unit, books, dispute, request.as<Split>(), Persons::one);
  return shown(201, dispute, unit.caller, unit.now);
}

Response appeal(const Request& request, Unit& unit) {
  Dispute dispute = side_of(unit.db, request, true).dispute;
  appeal_dispute(unit, dispute, request.as<Grounds>().grounds);
  return shown(201, dispute, unit.caller, unit.now);
}

Response list(const Request& request, Transaction& db, Instant now) {
  const bool all = sees_everything(request.caller);
  const Uuid& own = request.caller.enterprise;
  const std::string state = request.query_parameter("state").value_or("");
  return page_of_views(page_of<Dispute>(request, db, "dispute",
                                        "(? = '' OR state = ?) AND (? = 1 OR trade_id IN (SELECT id FROM "
                                        "escrow WHERE producer_id = ? OR processor_id = ?))",
                                        state, state, all, own, own),
                       [&](const Dispute& dispute) { return view(dispute, request.caller, now); });
}

}  // namespace

void bind_disputes(Service& service, std::shared_ptr<Books> books) {
  service.command("openDispute", [books](const Request& r, Unit& unit) { return open(r, unit, *books); });
  service.command("answerDispute", answer);
  service.command("withdrawDispute",
                  [books](const Request& r, Unit& unit) { return withdraw(r, unit, *books); });
  service.command("ruleDispute", [books](const Request& r, Unit& unit) { return rule(r, unit, *books); });
  service.command("appealDispute", appeal);
  service.query("listDisputes", [&service](const Request& request, Transaction& db) {
    return list(request, db, service.now());
  });
  service.query("getDispute", [&service](const Request& request, Transaction& db) {
    return shown(200, side_of(db, request, false).dispute, request.caller, service.now());
  });
  service.every(std::chrono::minutes(1), "end unappealed disputes",
                [books](Unit& unit) { end_unappealed(unit, *books); });
}

}  // namespace heliu::treasury
