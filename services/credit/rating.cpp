#include "credit/rating.hpp"

#include <algorithm>
#include <map>

#include "chassis/json/describe.hpp"

namespace heliu::credit {
namespace {

// The latest begun row of each `key`.
template <class Row, class Key>
auto in_force(std::span<const Row> rows, Date today, Key key) {
  std::map<decltype(key(rows.front())), const Row*> latest;
  for (const Row& row : rows) {
    if (row.valid_from > today) continue;
    const Row*& held = latest[key(row)];
    if (!held || row.valid_from >= held->valid_from) held = &row;
  }
  return latest;
}

// The result of the newest period; last calendar year's still counts, an older one does not.
const Assessment* official(std::span<const Assessment> all, const std::string& item, Date today) {
  const Assessment* found = nullptr;
  for (const Assessment& one : all) {
    if (one.item != item || one.period < today.year() - 1) continue;
    if (!found || one.period > found->period ||
        (one.period == found->period && one.recorded_at >= found->recorded_at))
      found = &one;
  }
  return found;
}

bool recent(Date happened, Date today, std::int64_t window_days) {
  return happened <= today && today.days - happened.days < window_days;
}

std::map<std::string, std::int64_t> facts_that_count(const Rules& rules, const Evidence& evidence,
                                                     Date today) {
  std::map<std::string, std::int64_t> counts;
  for (const SeenFact& fact : evidence.facts)
    if (recent(fact.happened_on, today, rules.window_days)) ++counts[fact.fact];
  for (const std::string& fact : evidence.standing) counts[fact] = 1;
  return counts;
}

struct Judged {
  std::optional<std::int64_t> points;  // of 100
  std::string sentence;

  void say(const std::string& part) { sentence += (sentence.empty() ? "" : "; ") + part; }
};

using Counts = std::map<std::string, std::int64_t>;
using Effects = std::vector<const Effect*>;

void apply_bases(Judged& judged, const Effects& effects, const Counts& counts) {
  for (const Effect* effect : effects) {
    if (effect->effect != EffectKind::BASE || !counts.contains(effect->fact)) continue;
    judged.points = std::min(judged.points.value_or(effect->points), effect->points);
    judged.say(effect->fact + " ×" + std::to_string(counts.at(effect->fact)) + ": at most " +
               std::to_string(effect->points) + " without an official result");
  }
}

void apply_deductions(Judged& judged, const Effects& effects, const Counts& counts) {
  for (const Effect* effect : effects) {
    if (effect->effect != EffectKind::DEDUCT || !counts.contains(effect->fact)) continue;
    const std::int64_t off = effect->points * counts.at(effect->fact);
    judged.points = std::max<std::int64_t>(0, *judged.points - off);
    judged.say(effect->fact + " ×" + std::to_string(counts.at(effect->fact)) + ": -" + std::to_string(off));
  }
}

void apply_caps(Judged& judged, const Effects& effects, const Counts& counts) {
  for (const Effect* effect : effects) {
    if (effect->effect != EffectKind::CAP || !counts.contains(effect->fact)) continue;
    if (*judged.points <= effect->points) continue;
    judged.points = effect->points;
    judged.say(effect->fact + ": capped at " + std::to_string(effect->points));
  }
}

Judged judge(const Item& item, const Effects& effects, const Counts& counts, const Evidence& evidence,
             Date today) {
  Judged judged;
  if (const Assessment* result = official(evidence.assessments, item.item, today)) {
    judged.points = result->points;
    judged.say("official result " + std::to_string(result->points) + " for " +
               std::to_string(result->period) + " (" + result->source + ")");
  } else {
    apply_bases(judged, effects, counts);
  }
  if (!judged.points) return judged;
  apply_deductions(judged, effects, counts);
  apply_caps(judged, effects, counts);
  return judged;
}

bool shadowed_by_lifted_veto(const Evidence& evidence, Date today, std::int64_t window_days) {
  return std::any_of(evidence.vetoes.begin(), evidence.vetoes.end(), [&](const Veto& veto) {
    return veto.lifted_on && recent(*veto.lifted_on, today, window_days);
  });
}

}  // namespace

std::int64_t score_of(std::span<const Reason> reasons) {
  std::int64_t weighted = 0, weights = 0;
  for (const Reason& reason : reasons) {
    weighted += reason.points_permille * reason.weight_permille;
    weights += reason.weight_permille;
  }
  return (weighted + weights / 2) / weights;
}

Grade grade_of(std::span<const GradeFloor> floors, std::int64_t score_permille, Date today) {
  Grade best = Grade::yellow;
  for (const auto& [grade, floor] : in_force(floors, today, [](const GradeFloor& row) { return row.grade; }))
    if (score_permille >= floor->floor_permille) best = std::max(best, grade);
  return best;
}

Grade lowered(Grade grade, std::int64_t steps) {
  const auto rank = std::max<std::int64_t>(0, static_cast<std::int64_t>(grade) - steps);
  return static_cast<Grade>(rank);
}

Rating rate(const Rules& rules, const Evidence& evidence, Date today) {
  const Counts counts = facts_that_count(rules, evidence, today);
  std::map<std::string, Effects> effects;
  const auto by_fact = [](const Effect& row) { return std::pair(row.fact + "|" + row.item, row.effect); };
  for (const auto& [key, effect] : in_force(std::span<const Effect>(rules.effects), today, by_fact))
    effects[effect->item].push_back(effect);

  Rating rating;
  const auto by_item = [](const Item& row) { return row.item; };
  for (const auto& [name, item] : in_force(std::span<const Item>(rules.items), today, by_item)) {
    const Judged judged = judge(*item, effects[name], counts, evidence, today);
    if (!judged.points) continue;
    rating.reasons.push_back({name, *judged.points * 10, item->weight_permille, judged.sentence});
    rating.weight_permille += item->weight_permille;
  }
  for (const Veto& veto : evidence.vetoes)
    if (!veto.lifted_on && veto.decided_on <= today) rating.vetoes.push_back(veto.kind);
  for (const Incident& incident : evidence.incidents)
    if (recent(incident.happened_on, today, rules.window_days)) ++rating.lowered;

  if (!rating.reasons.empty()) {
    rating.score_permille = score_of(rating.reasons);
    rating.grade = lowered(grade_of(rules.floors, rating.score_permille, today), rating.lowered);
    if (shadowed_by_lifted_veto(evidence, today, rules.window_days))
      rating.grade = std::min(*rating.grade, Grade::yellow);
  }
  if (!rating.vetoes.empty()) rating.grade = Grade::red;
  return rating;
}

std::int64_t working_days(Date from, Date to) {
  std::int64_t count = 0;
  for (std::int32_t day = from.days + 1; day <= to.days; ++day)
    if (const int weekday = (day + 3) % 7; weekday < 5) ++count;  // 1970-01-01 was a Thursday; 0 is Monday
  return count;
}

}  // namespace heliu::credit
