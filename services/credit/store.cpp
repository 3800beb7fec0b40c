#include "credit/store.hpp"

#include <stdexcept>

namespace heliu::credit {
namespace {

struct SeenCover {
  bool in_force = false, sufficient = false, ever_held = false;
};
BOOST_DESCRIBE_STRUCT(SeenCover, (), (in_force, sufficient, ever_held))

}  // namespace

std::optional<std::string> enterprise_name(Transaction& db, const Uuid& id) {
  return db.value<std::string>("SELECT name FROM seen_enterprise WHERE id = ?", id);
}

std::int64_t rule_amount(Transaction& db, std::string_view name, Date on) {
  const auto amount = db.value<std::int64_t>(
      "SELECT amount FROM rating_rule WHERE name = ? AND valid_from <= ? ORDER BY valid_from DESC LIMIT 1",
      name, on);
  if (!amount) throw std::logic_error("no rating_rule row \"" + std::string(name) + "\"");
  return *amount;
}

Rules load_rules(Transaction& db) {
  Rules rules;
  rules.items = db.all<Item>("SELECT * FROM rating_item ORDER BY item, valid_from");
  rules.floors = db.all<GradeFloor>("SELECT * FROM grade_rule ORDER BY grade, valid_from");
  rules.effects = db.all<Effect>("SELECT * FROM fact_rule ORDER BY fact, item, effect, valid_from");
  return rules;
}

Evidence evidence_of(Transaction& db, const Uuid& enterprise) {
  Evidence evidence;
  evidence.assessments =
      db.all<Assessment>("SELECT * FROM assessment WHERE enterprise_id = ? ORDER BY id", enterprise);
  evidence.vetoes = db.all<Veto>("SELECT * FROM veto WHERE enterprise_id = ? ORDER BY id", enterprise);
  evidence.incidents =
      db.all<Incident>("SELECT * FROM incident WHERE enterprise_id = ? ORDER BY id", enterprise);
  evidence.facts =
      db.all<SeenFact>("SELECT * FROM seen_fact WHERE enterprise_id = ? ORDER BY id", enterprise);
  if (const auto cover = db.one<SeenCover>("SELECT * FROM seen_cover WHERE id = ?", enterprise)) {
    if (cover->in_force && cover->sufficient) evidence.standing.emplace_back("cover_in_force");
    if (!cover->sufficient && cover->ever_held) evidence.standing.emplace_back("cover_lapsed");
  }
  return evidence;
}

std::optional<RatingRow> lock_rating(Transaction& db, const Uuid& enterprise) {
  return db.one<RatingRow>("SELECT * FROM rating WHERE id = ? FOR UPDATE", enterprise);
}

void save_rating(Transaction& db, const RatingRow& row, bool fresh) {
  if (fresh) {
    db.insert("rating", row);
  } else {
    db.update("rating", row);
  }
}

std::vector<RatingChange> history_of(Transaction& db, const Uuid& enterprise) {
  return db.all<RatingChange>(
      "SELECT * FROM rating_change WHERE enterprise_id = ? ORDER BY id DESC LIMIT 100", enterprise);
}

void note_fact(Transaction& db, const Uuid& event, const Uuid& enterprise, std::string_view fact,
               Date happened, std::string_view detail) {
  const Uuid id = Uuid::named("credit-fact", event.text() + enterprise.text() + std::string(fact));
  db.execute(
      "INSERT INTO seen_fact (id, enterprise_id, fact, happened_on, detail) VALUES (?, ?, ?, ?, ?) "
      "ON DUPLICATE KEY UPDATE detail = VALUES(detail)",
      id, enterprise, fact, happened, detail);
}

}  // namespace heliu::credit
