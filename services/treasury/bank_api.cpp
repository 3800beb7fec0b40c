#include "treasury/answer.hpp"
#include "treasury/api.hpp"
#include "treasury/day_close.hpp"
#include "treasury/store.hpp"

namespace heliu::treasury {

namespace {

struct DayAsked {
  Date date;
};
BOOST_DESCRIBE_STRUCT(DayAsked, (), (date))

std::string view(const Break& found, const Caller& caller) {
  return with(to_json(found), "allowed_actions", to_json(allowed_actions(found, caller)));
}

Response upload_statement(const Request& request, Unit& unit, Books& books, const std::string& account) {
  const auto taken = take_file(unit, books, account, "upload by " + unit.caller.name, request.body);
  if (!taken) throw Problem("file-already-taken");
  return Response::created(*taken, "/v1/breaks");
}

Response list_breaks(const Request& request, Transaction& db) {
  const std::string state = request.query_parameter("state").value_or("");
  return page_of_views(page_of<Break>(request, db, "bank_break", "? = '' OR state = ?", state, state),
                       [&](const Break& found) { return view(found, request.caller); });
}

Response resolve_break(const Request& request, Unit& unit, Books& books, const std::string& account) {
  auto found = store::find<Break>(unit.db, "bank_break", request.id());
  if (!found) throw store::no_such("break", request.id());
  if (request.as<Resolution>().action == BreakAction::to_sender) require_fresh_facts(unit);
  resolve(unit, books, account, *found, request.as<Resolution>());
  return Response::json(201, view(*found, unit.caller));
}

Response claim_break(const Request& request, Unit& unit) {
  auto found = store::find<Break>(unit.db, "bank_break", request.id());
  if (!found) throw store::no_such("break", request.id());
  claim(unit, *found);
  return Response::json(201, view(*found, unit.caller));
}

Response get_day_close(const Request& request, Transaction& db) {
  const auto close =
      db.one<DayClose>("SELECT * FROM day_close WHERE date = ?", request.path_parameter("date"));
  if (!close) throw Problem("not-found", {{"what", "day close"}, {"id", request.path_parameter("date")}});
  return Response::ok(*close);
}

}  // namespace

void bind_bank(Service& service, std::shared_ptr<Books> books) {
  const std::string account = bank_settings(service.config()).account;
  service.command("uploadStatement", [books, account](const Request& request, Unit& unit) {
    return upload_statement(request, unit, *books, account);
  });
  service.query("listBreaks", list_breaks);
  service.command("resolveBreak", [books, account](const Request& request, Unit& unit) {
    return resolve_break(request, unit, *books, account);
  });
  service.command("claimBreak", claim_break);
  service.command("closeDay", [books](const Request& request, Unit& unit) {
    const DayClose close = close_day(unit, *books, request.as<DayAsked>().date);
    return Response::created(close, "/v1/day-closes/" + close.date.text());
  });
  service.query("getDayClose", get_day_close);
}

}  // namespace heliu::treasury
