#include "supervision/raise.hpp"

namespace heliu::supervision {
namespace {

struct FlagRaised {
  Uuid id;
  std::string indicator, subject_kind;
  Uuid subject_id;
  std::vector<Uuid> enterprises;
  JsonText facts;
  std::string formula;  // formula_en by its first name, which readers know
  std::string formula_zh, formula_en;
  std::int64_t impact_permille = 0;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(FlagRaised, (),
                      (id, indicator, subject_kind, subject_id, enterprises, facts, formula, formula_zh,
                       formula_en, impact_permille, at))

}  // namespace

std::optional<IndicatorRule> rule_of(Transaction& db, std::string_view indicator, Date today) {
  return db.one<IndicatorRule>(
      "SELECT * FROM indicator_rule WHERE indicator = ? AND valid_from <= ? ORDER BY valid_from DESC LIMIT 1",
      indicator, today);
}

void raise(Unit& u, const Finding& finding, const IndicatorRule& rule) {
  // Two followers may find the same at once: the unique key refuses the second, whose transaction runs again
  // and then sees the first.
  if (u.db.value<std::int64_t>("SELECT COUNT(*) FROM flag WHERE indicator = ? AND subject_id = ?",
                               finding.indicator, finding.subject_id) != 0)
    return;
  Flag flag;
  flag.id = Uuid::v7();
  flag.indicator = finding.indicator;
  flag.subject_kind = finding.subject_kind;
  flag.subject_id = finding.subject_id;
  flag.enterprises = finding.enterprises;
  flag.facts = finding.facts;
  flag.formula_zh = rule.formula_zh;
  flag.formula_en = rule.formula_en;
  flag.impact_permille = rule.impact_permille;
  flag.raised_at = u.now;
  u.db.insert("flag", flag);
  // Nobody but regulators, auditors and services: a flag is a reason to look, not a verdict to publish.
  u.emit("flag.raised", flag.id,
         FlagRaised{flag.id, flag.indicator, flag.subject_kind, flag.subject_id, flag.enterprises, flag.facts,
                    flag.formula_en, flag.formula_zh, flag.formula_en, flag.impact_permille, u.now});
}

}  // namespace heliu::supervision
