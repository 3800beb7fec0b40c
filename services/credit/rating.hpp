// An environmental credit rating, item by item. Pure: dated rules and evidence in, grade with reasons out.
//
// Source of the shape: 环发〔2013〕150号 and the Guangdong practice: each item scores 0 to 100 (bands 80–100,
// 50–79, 0–49) times its weight; a veto makes the grade red; an ordinary accident lowers it by one at once.
// Of the 21 weights seven were found. The score is therefore taken over the items that have facts, divided by
// the sum of their known weights, and says so. Without any fact there is no rating.
#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "chassis/base/instant.hpp"
#include "chassis/base/uuid.hpp"

namespace heliu::credit {

enum class Grade { red, yellow, blue, green };  // 不良, 警示, 良好, 诚信: from the worst to the best
BOOST_DESCRIBE_ENUM(Grade, red, yellow, blue, green)

// The dated rows of the method. Of several rows of one thing the latest begun counts.
struct Item {
  std::string item;
  std::string name_zh, name_en;
  std::int64_t weight_permille = 0;
  Date valid_from;
  std::string source;
};
BOOST_DESCRIBE_STRUCT(Item, (), (item, name_zh, name_en, weight_permille, valid_from, source))

struct GradeFloor {
  Grade grade = Grade::yellow;
  std::int64_t floor_permille = 0;  // the lowest score of the grade
  Date valid_from;
  std::string source;
};
BOOST_DESCRIBE_STRUCT(GradeFloor, (), (grade, floor_permille, valid_from, source))

enum class EffectKind {
  BASE,    // the item's points while there is no official result
  CAP,     // at most these, whatever the official result
  DEDUCT,  // these off, for each time
};
BOOST_DESCRIBE_ENUM(EffectKind, BASE, CAP, DEDUCT)

// What a fact seen by the platform does to an item.
struct Effect {
  std::string fact;
  std::string item;
  EffectKind effect = EffectKind::DEDUCT;
  std::int64_t points = 0;  // of 100
  Date valid_from;
  std::string source;
};
BOOST_DESCRIBE_STRUCT(Effect, (), (fact, item, effect, points, valid_from, source))

struct Rules {
  std::vector<Item> items;
  std::vector<GradeFloor> floors;
  std::vector<Effect> effects;
  std::int64_t window_days = 0;  // how long facts, incidents and the shadow of a lifted veto count
};

// Evidence about one enterprise.
struct Assessment {
  Uuid id, enterprise_id;
  std::string item;
  std::int64_t points = 0;  // 0 to 100
  std::int64_t period = 0;  // calendar year it judges
  std::string source;
  Instant recorded_at;
};
BOOST_DESCRIBE_STRUCT(Assessment, (), (id, enterprise_id, item, points, period, source, recorded_at))

struct Veto {
  Uuid id;
  std::int64_t version = 1;
  Uuid enterprise_id;
  std::string kind;
  Date decided_on;
  std::string document;
  std::optional<Date> lifted_on;
  std::optional<std::string> lift_reason;
  Instant recorded_at;
};
BOOST_DESCRIBE_STRUCT(Veto, (),
                      (id, version, enterprise_id, kind, decided_on, document, lifted_on, lift_reason,
                       recorded_at))

struct Incident {
  Uuid id, enterprise_id;
  Date happened_on;
  std::string description, source;
  Instant recorded_at;
};
BOOST_DESCRIBE_STRUCT(Incident, (), (id, enterprise_id, happened_on, description, source, recorded_at))

struct SeenFact {
  Uuid id, enterprise_id;
  std::string fact;  // an Effect's
  Date happened_on;
  std::string detail;
};
BOOST_DESCRIBE_STRUCT(SeenFact, (), (id, enterprise_id, fact, happened_on, detail))

struct Evidence {
  std::vector<Assessment> assessments;
  std::vector<Veto> vetoes;
  std::vector<Incident> incidents;
  std::vector<SeenFact> facts;        // that happened; they age
  std::vector<std::string> standing;  // facts that hold today, such as cover_in_force
};

struct Reason {
  std::string item;
  std::int64_t points_permille = 0;
  std::int64_t weight_permille = 0;
  std::string fact;  // the sentence: what counted and how
  friend bool operator==(const Reason&, const Reason&) = default;
};
BOOST_DESCRIBE_STRUCT(Reason, (), (item, points_permille, weight_permille, fact))

struct Rating {
  std::optional<Grade> grade;  // nothing: no facts, no rating
  std::int64_t score_permille = 0;
  std::int64_t weight_permille = 0;  // sum of the weights the score stands on
  std::vector<Reason> reasons;
  std::vector<std::string> vetoes;  // kinds that make it red
  std::int64_t lowered = 0;         // grades lost to accidents within the window
};

Rating rate(const Rules& rules, const Evidence& evidence, Date today);

// Weighted mean, rounded half up; weights sum to more than 0.
std::int64_t score_of(std::span<const Reason> reasons);
// The best grade whose floor is reached; red is never reached by a score.
Grade grade_of(std::span<const GradeFloor> floors, std::int64_t score_permille, Date today);
Grade lowered(Grade grade, std::int64_t steps);  // not below red

// Working days after `from` up to and including `to`, Monday to Friday. Public holidays are not known here,
// so the count can only be too large by them.
std::int64_t working_days(Date from, Date to);

}  // namespace heliu::credit
