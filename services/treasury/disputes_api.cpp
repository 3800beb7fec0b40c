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
  return Response::created(dispute, "/v1/disputes/" + dispute.id.text());
}

Response answer(const Request& request, Unit& unit) {
  Dispute dispute = side_of(unit.db, request, true).dispute;
  if (dispute.opened_by == request.caller.enterprise) throw Problem("own-dispute");
  answer_dispute(unit, dispute, request.as<Answer>());
  return Response::created(dispute, "/v1/disputes/" + dispute.id.text());
}

Response withdraw(const Request& request, Unit& unit, Books& books) {
  Dispute dispute = side_of(unit.db, request, true).dispute;
  if (dispute.opened_by != request.caller.enterprise) throw store::no_such("dispute", dispute.id);
  withdraw_dispute(unit, books, dispute);
  return Response::created(dispute, "/v1/disputes/" + dispute.id.text());
}

Response rule(const Request& request, Unit& unit, Books& books) {
  Dispute dispute = side_of(unit.db, request, false).dispute;
  rule_dispute(unit, books, dispute, request.as<Split>(), Persons::one);
  return Response::created(dispute, "/v1/disputes/" + dispute.id.text());
}

Response appeal(const Request& request, Unit& unit) {
  Dispute dispute = side_of(unit.db, request, true).dispute;
  appeal_dispute(unit, dispute, request.as<Grounds>().grounds);
  return Response::created(dispute, "/v1/disputes/" + dispute.id.text());
}

Response list(const Request& request, Transaction& db) {
  const bool all = sees_everything(request.caller);
  const Uuid& own = request.caller.enterprise;
  const std::string state = request.query_parameter("state").value_or("");
  return page_answer<Dispute>(request, db, "dispute",
                              "(? = '' OR state = ?) AND (? = 1 OR trade_id IN (SELECT id FROM escrow "
                              "WHERE producer_id = ? OR processor_id = ?))",
                              state, state, all, own, own);
}

}  // namespace

void bind_disputes(Service& service, std::shared_ptr<Books> books) {
  service.command("openDispute", [books](const Request& r, Unit& unit) { return open(r, unit, *books); });
  service.command("answerDispute", answer);
  service.command("withdrawDispute",
                  [books](const Request& r, Unit& unit) { return withdraw(r, unit, *books); });
  service.command("ruleDispute", [books](const Request& r, Unit& unit) { return rule(r, unit, *books); });
  service.command("appealDispute", appeal);
  service.query("listDisputes", list);
  service.query("getDispute", [](const Request& request, Transaction& db) {
    return Response::resource(side_of(db, request, false).dispute);
  });
  service.every(std::chrono::minutes(1), "end unappealed disputes",
                [books](Unit& unit) { end_unappealed(unit, *books); });
}

}  // namespace heliu::treasury
