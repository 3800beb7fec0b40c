// The rows of this service: the method, the evidence, ratings with their history.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "chassis/db/database.hpp"
#include "credit/rating.hpp"

namespace heliu::credit {

// An enterprise's rating as last computed; id is the enterprise.
struct RatingRow {
  Uuid id;
  std::int64_t version = 1;
  std::string name;
  std::optional<Grade> grade;
  std::int64_t score_permille = 0, weight_permille = 0;
  std::vector<Reason> reasons;
  std::vector<std::string> vetoes;
  std::int64_t lowered = 0;
  Instant rated_at;
  Date rated_on;
};
BOOST_DESCRIBE_STRUCT(RatingRow, (),
                      (id, version, name, grade, score_permille, weight_permille, reasons, vetoes, lowered,
                       rated_at, rated_on))

struct RatingChange {
  Uuid id, enterprise_id;
  std::optional<Grade> grade, previous;
  std::int64_t score_permille = 0;
  std::vector<Reason> reasons;
  std::vector<std::string> vetoes;
  Instant changed_at;
};
BOOST_DESCRIBE_STRUCT(RatingChange, (),
                      (id, enterprise_id, grade, previous, score_permille, reasons, vetoes, changed_at))

std::optional<std::string> enterprise_name(Transaction& db, const Uuid& id);
Rules load_rules(Transaction& db);
std::int64_t rule_amount(Transaction& db, std::string_view name,
                         Date on);  // throws std::logic_error without a row
Evidence evidence_of(Transaction& db, const Uuid& enterprise);

std::optional<RatingRow> lock_rating(Transaction& db, const Uuid& enterprise);
void save_rating(Transaction& db, const RatingRow& row, bool fresh);
std::vector<RatingChange> history_of(Transaction& db, const Uuid& enterprise);  // newest first, at most 100

// Adds a fact once: the id is made from the event and the enterprise.
void note_fact(Transaction& db, const Uuid& event, const Uuid& enterprise, std::string_view fact,
               Date happened, std::string_view detail);

}  // namespace heliu::credit
