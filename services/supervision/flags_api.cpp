#include "chassis/contract/paging.hpp"
#include "supervision/answer.hpp"
#include "supervision/api.hpp"
#include "supervision/flag.hpp"

namespace heliu::supervision {
namespace {

struct NewReview {
  Verdict verdict = Verdict::none;
  std::string note;
};
BOOST_DESCRIBE_STRUCT(NewReview, (), (verdict, note))

struct FlagReviewed {
  Uuid flag_id;
  Verdict verdict = Verdict::none;
  std::string note, by;
};
BOOST_DESCRIBE_STRUCT(FlagReviewed, (), (flag_id, verdict, note, by))

struct RuleList {
  std::vector<IndicatorRule> items;
};
BOOST_DESCRIBE_STRUCT(RuleList, (), (items))

Response list_flags(const Request& request, Transaction& db) {
  const auto indicator = request.query_parameter("indicator"), state = request.query_parameter("state");
  const auto page = [&]() {
    if (indicator && state)
      return page_of<Flag>(request, db, "flag", "indicator = ? AND state = ?", *indicator, *state);
    if (indicator) return page_of<Flag>(request, db, "flag", "indicator = ?", *indicator);
    if (state) return page_of<Flag>(request, db, "flag", "state = ?", *state);
    return page_of<Flag>(request, db, "flag", "1 = 1");
  }();
  std::vector<JsonText> items;
  for (const Flag& flag : page.first) items.push_back(with_actions(flag, actions(flag, request.caller)));
  return page_response(items, page.second);
}

Flag flag_or_refuse(Transaction& db, const Uuid& id, const char* sql) {
  auto flag = db.one<Flag>(sql, id);
  if (!flag) throw Problem("not-found", {{"what", "flag"}, {"id", id.text()}});
  return std::move(*flag);
}

Response review_flag(const Request& request, Unit& u) {
  const auto body = request.as<NewReview>();
  Flag flag = flag_or_refuse(u.db, request.id(), "SELECT * FROM flag WHERE id = ? FOR UPDATE");
  if (flag.state == FlagState::reviewed)
    throw Problem("flag-already-reviewed", {{"verdict", flag.verdict ? enum_text(*flag.verdict) : ""}});
  flag.state = FlagState::reviewed;
  flag.verdict = body.verdict;
  flag.note = body.note;
  flag.reviewed_by = u.caller.name;
  flag.reviewed_at = u.now;
  ++flag.version;
  u.db.update("flag", flag);
  u.emit("flag.reviewed", flag.id, FlagReviewed{flag.id, body.verdict, body.note, u.caller.name});
  return answer(201, flag, actions(flag, u.caller));
}

}  // namespace

void bind_flags(Service& service) {
  service.query("listFlags", list_flags);
  service.query("getFlag", [](const Request& request, Transaction& db) {
    const Flag flag = flag_or_refuse(db, request.id(), "SELECT * FROM flag WHERE id = ?");
    return answer(200, flag, actions(flag, request.caller));
  });
  service.command("reviewFlag", review_flag);
  service.query("listIndicatorRules", [](const Request&, Transaction& db) {
    return Response::ok(
        RuleList{db.all<IndicatorRule>("SELECT * FROM indicator_rule ORDER BY indicator, valid_from")});
  });
}

}  // namespace heliu::supervision
