#include "credit/watch.hpp"

namespace heliu::credit {
namespace {

struct RatingChanged {
  Uuid enterprise_id;
  std::optional<Grade> grade;
  std::int64_t score_permille = 0;
  std::optional<Grade> previous;
  std::vector<Reason> reasons;
  std::vector<std::string> vetoes;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(RatingChanged, (),
                      (enterprise_id, grade, score_permille, previous, reasons, vetoes, at))

void say_change(Unit& u, const RatingRow& row, const std::optional<Grade>& previous) {
  u.db.insert("rating_change", RatingChange{Uuid::v7(), row.id, row.grade, previous, row.score_permille,
                                            row.reasons, row.vetoes, u.now});
  u.emit("rating.changed", row.id,
         RatingChanged{row.id, row.grade, row.score_permille, previous, row.reasons, row.vetoes, u.now},
         {row.id});
}

}  // namespace

void refresh_rating(Unit& u, const Uuid& enterprise) {
  // The enterprise's row is the lock, as its first rating has no row of its own yet.
  u.db.rows("SELECT id FROM seen_enterprise WHERE id = ? FOR UPDATE", enterprise);
  const auto before = lock_rating(u.db, enterprise);
  const Date today = Date::of(u.now);
  Rules rules = load_rules(u.db);
  rules.window_days = rule_amount(u.db, "window_days", today);
  const Rating rating = rate(rules, evidence_of(u.db, enterprise), today);
  if (!before && !rating.grade) return;

  RatingRow row = before.value_or(RatingRow{});
  const bool changed =
      !before || before->grade != rating.grade || before->score_permille != rating.score_permille;
  row.id = enterprise;
  row.version = before ? before->version + 1 : 1;
  row.name = enterprise_name(u.db, enterprise).value_or(row.name);
  row.grade = rating.grade;
  row.score_permille = rating.score_permille;
  row.weight_permille = rating.weight_permille;
  row.reasons = rating.reasons;
  row.vetoes = rating.vetoes;
  row.lowered = rating.lowered;
  row.rated_at = u.now;
  row.rated_on = today;
  save_rating(u.db, row, !before);
  if (changed) say_change(u, row, before ? before->grade : std::nullopt);
}

int refresh_due(Unit& u, int most) {
  const auto due =
      u.db.rows("SELECT id FROM rating WHERE rated_on < ? ORDER BY id LIMIT ?", Date::of(u.now), most);
  for (const Row& row : due) refresh_rating(u, row.get<Uuid>("id"));
  return static_cast<int>(due.size());
}

}  // namespace heliu::credit
