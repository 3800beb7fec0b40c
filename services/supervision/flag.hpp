// Red flags: reasons to look, none of them proof. Each rule is a pure function from facts to a finding; its
// formula, thresholds, weight and source are a dated row.
#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "chassis/base/instant.hpp"
#include "chassis/base/uuid.hpp"
#include "chassis/identity/caller.hpp"
#include "chassis/json/describe.hpp"

namespace heliu::supervision {

struct IndicatorRule {
  std::string indicator;  // "M01" …
  Date valid_from;        // until a later row of the same indicator begins
  std::string name_zh, name_en;
  std::string formula_zh, formula_en;
  std::int64_t threshold = 0;   // in `unit`
  std::int64_t threshold2 = 0;  // where the formula has a second one
  std::string unit;
  std::int64_t impact_permille = 0;  // 100 to 500, ProZorro's scale of 0.1 to 0.5
  std::string source_zh, source_en;
};
BOOST_DESCRIBE_STRUCT(IndicatorRule, (),
                      (indicator, valid_from, name_zh, name_en, formula_zh, formula_en, threshold, threshold2,
                       unit, impact_permille, source_zh, source_en))

// What a rule found. One flag for one indicator and subject, however often it is found.
struct Finding {
  std::string indicator;
  std::string subject_kind;  // load plate ticket lot offer-pair break attempt quota
  Uuid subject_id;
  std::vector<Uuid> enterprises;
  JsonText facts;
};

// Subjects that have no id of their own get one by name.
Uuid plate_subject(const std::string& plate, Date day);
Uuid ticket_subject(const std::string& ticket_number);
Uuid weight_subject(const std::string& plate, std::int64_t net_kilograms);
Uuid quota_subject(const Uuid& licence_item, std::int64_t year);
Uuid pair_subject(const Uuid& offer_a, const Uuid& offer_b);  // the same for both orders

enum class FlagState { open, reviewed };
BOOST_DESCRIBE_ENUM(FlagState, open, reviewed)
enum class Verdict { violation, indirect, none, other };
BOOST_DESCRIBE_ENUM(Verdict, violation, indirect, none, other)

struct Flag {
  Uuid id;
  std::int64_t version = 1;
  std::string indicator, subject_kind;
  Uuid subject_id;
  std::vector<Uuid> enterprises;
  JsonText facts;
  std::string formula_zh, formula_en;  // as in force when it was raised
  std::int64_t impact_permille = 0;
  FlagState state = FlagState::open;
  std::optional<Verdict> verdict;
  std::optional<std::string> note, reviewed_by;
  Instant raised_at;
  std::optional<Instant> reviewed_at;
};
BOOST_DESCRIBE_STRUCT(Flag, (),
                      (id, version, indicator, subject_kind, subject_id, enterprises, facts, formula_zh,
                       formula_en, impact_permille, state, verdict, note, reviewed_by, raised_at,
                       reviewed_at))

std::vector<std::string> actions(const Flag& flag, const Caller& caller);

enum class CaseState { open, closed };
BOOST_DESCRIBE_ENUM(CaseState, open, closed)

struct CaseFile {
  Uuid id;
  std::int64_t version = 1;
  std::vector<Uuid> flags;
  Uuid enterprise_id;
  std::string title;
  CaseState state = CaseState::open;
  std::optional<std::string> outcome;
  std::string opened_by;
  Instant opened_at;
  std::optional<Instant> closed_at;
};
BOOST_DESCRIBE_STRUCT(CaseFile, (),
                      (id, version, flags, enterprise_id, title, state, outcome, opened_by, opened_at,
                       closed_at))

std::vector<std::string> actions(const CaseFile& file, const Caller& caller);

}  // namespace heliu::supervision
