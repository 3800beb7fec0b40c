#include "chassis/contract/paging.hpp"
#include "credit/api.hpp"
#include "credit/watch.hpp"

namespace heliu::credit {
namespace {

// What everybody signed in may see: environmental credit is public.
struct Listed {
  Uuid enterprise_id;
  std::string name;
  std::optional<Grade> grade;
  std::int64_t score_permille = 0, weight_permille = 0;
  Instant rated_at;
};
BOOST_DESCRIBE_STRUCT(Listed, (), (enterprise_id, name, grade, score_permille, weight_permille, rated_at))

struct Detailed {
  Uuid enterprise_id;
  std::string name;
  std::optional<Grade> grade;
  std::int64_t score_permille = 0, weight_permille = 0, lowered = 0;
  std::optional<Instant> rated_at;
  std::vector<Reason> reasons;
  std::vector<std::string> vetoes;
  std::vector<Veto> veto_records;  // with their ids, for who may lift them
  std::vector<RatingChange> history;
  std::vector<std::string> allowed_actions;
};
BOOST_DESCRIBE_STRUCT(Detailed, (),
                      (enterprise_id, name, grade, score_permille, weight_permille, lowered, rated_at,
                       reasons, vetoes, veto_records, history, allowed_actions))

struct Method {
  std::vector<Item> items;
  std::vector<GradeFloor> grades;
  std::vector<Effect> facts;
};
BOOST_DESCRIBE_STRUCT(Method, (), (items, grades, facts))

Response list_ratings(const Request& request, Transaction& db) {
  const auto grade = request.query_parameter("grade");
  const auto [rows, next] = grade ? page_of<RatingRow>(request, db, "rating", "grade = ?", *grade)
                                  : page_of<RatingRow>(request, db, "rating", "1 = 1");
  std::vector<Listed> items;
  for (const RatingRow& row : rows)
    items.push_back({row.id, row.name, row.grade, row.score_permille, row.weight_permille, row.rated_at});
  return page_response(items, next);
}

// The reasons name facts of the enterprise: for itself and for those who must weigh them.
bool sees_reasons(const Caller& caller, const Uuid& enterprise) {
  for (const char* role : {"regulator", "auditor", "insurer", "finance"})
    if (caller.has(role)) return true;
  return caller.enterprise == enterprise;
}

Response get_rating(const Request& request, Transaction& db) {
  const Uuid id = request.id("enterprise_id");
  const auto name = enterprise_name(db, id);
  const auto row = db.one<RatingRow>("SELECT * FROM rating WHERE id = ?", id);
  if (!name && !row) throw Problem("not-found", {{"what", "rating"}, {"id", id.text()}});
  Detailed view;
  view.enterprise_id = id;
  view.name = name.value_or(row ? row->name : "");
  if (request.caller.has("regulator")) view.allowed_actions = {"assess", "veto", "incident"};
  if (!row) return Response::ok(view);  // no fact yet, so no grade
  view.grade = row->grade;
  view.score_permille = row->score_permille;
  view.weight_permille = row->weight_permille;
  view.lowered = row->lowered;
  view.rated_at = row->rated_at;
  if (!sees_reasons(request.caller, id)) return Response::ok(view);
  view.reasons = row->reasons;
  view.vetoes = row->vetoes;
  view.veto_records = evidence_of(db, id).vetoes;
  view.history = history_of(db, id);
  return Response::ok(view);
}

Response get_method(const Request&, Transaction& db) {
  const Rules rules = load_rules(db);
  return Response::ok(Method{rules.items, rules.floors, rules.effects});
}

}  // namespace

void bind_ratings(Service& service) {
  service.query("listRatings", list_ratings);
  service.query("getRating", get_rating);
  service.query("getMethod", get_method);
  service.every(std::chrono::seconds(5), "ratings due", [](Unit& u) { refresh_due(u, 50); });
}

}  // namespace heliu::credit
