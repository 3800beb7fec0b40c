// Each indicator is one statement that gives its rows; the value is the sum over the same statement, so that
// figure and drill-down can't differ. Every statement's parameters come from its own list below.
#include <map>
#include <stdexcept>

#include "supervision/figure.hpp"

namespace heliu::supervision {
namespace {

enum class Ask { year, day, city };

struct Statement {
  std::string_view sql;
  std::vector<Ask> asks;
  std::int64_t fixed_denominator = 0;  // a unit instead of rows
};

constexpr std::int64_t kTenThousandTonnes = 10'000'000;  // in kg
constexpr std::string_view kFoshan = "4406";

// 18: use in the year over generation of the year and use from earlier stock; HW01 codes end in -01.
constexpr std::string_view kUseRate =
    "SELECT 'numerator' AS part, 'load' AS about, manifest_number AS label, '' AS detail, producer_id AS "
    "enterprise_id, accepted_kilograms AS amount, 'transport' AS feed, position FROM seen_load WHERE "
    "YEAR(accepted_on) = ? AND method LIKE 'R%' AND "
    "code NOT LIKE '%-01' "
    "UNION ALL SELECT 'denominator', 'lot', code, '', producer_id, kilograms, 'market', position FROM "
    "seen_lot WHERE YEAR(stored_since) = ? AND withdrawn = 0 AND code NOT LIKE '%-01' "
    "UNION ALL SELECT 'denominator', 'earlier-stock', l.manifest_number, '', l.producer_id, "
    "l.accepted_kilograms, 'transport', l.position FROM seen_load l JOIN record r ON r.id = l.trade_id JOIN "
    "seen_lot s ON s.id = "
    "r.lot_id "
    "WHERE YEAR(l.accepted_on) = ? AND l.method LIKE 'R%' AND l.code NOT LIKE '%-01' AND "
    "YEAR(s.stored_since) < ?";

// 32: items of use and disposal, on the day, in the city.
constexpr std::string_view kCapacity =
    "SELECT 'numerator' AS part, 'licence' AS about, l.number AS label, i.method AS detail, "
    "l.enterprise_id AS enterprise_id, i.approved_kilograms AS amount, 'registry' AS feed, l.position AS "
    "position FROM seen_licence_item i "
    "JOIN seen_licence l ON l.id = i.licence_id JOIN seen_enterprise e ON e.id = l.enterprise_id "
    "WHERE l.kind = 'COMPREHENSIVE' AND (i.method LIKE 'R%' OR i.method LIKE 'D%') AND l.valid_from <= ? AND "
    "l.valid_to >= ? AND (l.suspended_on IS NULL OR l.suspended_on > ?) AND e.city = ?";

// 44: waste enterprises by the day, and those whose last grade by then is one.
constexpr std::string_view kRated =
    "SELECT 'denominator' AS part, 'enterprise' AS about, name AS label, '' AS detail, id AS enterprise_id, "
    "1 AS amount, 'registry' AS feed, position FROM seen_enterprise WHERE registered_on <= ? AND "
    "(JSON_CONTAINS(kinds, '\"producer\"') OR "
    "JSON_CONTAINS(kinds, '\"processor\"') OR JSON_CONTAINS(kinds, '\"carrier\"')) "
    "UNION ALL SELECT 'numerator', 'rating', e.name, g.grade, e.id, 1, 'credit', g.position FROM "
    "seen_enterprise e JOIN (SELECT enterprise_id, MAX(position) AS last_position FROM seen_grade WHERE "
    "graded_on <= ? "
    "GROUP BY enterprise_id) n ON n.enterprise_id = e.id JOIN seen_grade g ON g.enterprise_id = e.id AND "
    "g.position = n.last_position WHERE g.grade IS NOT NULL AND e.registered_on <= ? AND "
    "(JSON_CONTAINS(e.kinds, '\"producer\"') OR JSON_CONTAINS(e.kinds, '\"processor\"') OR "
    "JSON_CONTAINS(e.kinds, '\"carrier\"'))";

// 45: holders of a licence valid on the day, and those of them with an EPL policy in force on it.
constexpr std::string_view kInsured =
    "SELECT 'denominator' AS part, 'enterprise' AS about, e.name AS label, '' AS detail, "
    "e.id AS enterprise_id, 1 AS amount, 'registry' AS feed, MIN(l.position) AS position FROM "
    "seen_enterprise e JOIN seen_licence l ON l.enterprise_id = e.id "
    "WHERE l.valid_from <= ? AND l.valid_to >= ? AND (l.suspended_on IS NULL OR l.suspended_on > ?) "
    "GROUP BY e.id, e.name "
    "UNION ALL SELECT 'numerator', 'policy', MIN(p.policy_number), '', e.id, 1, 'insurance', "
    "MIN(p.position) FROM seen_enterprise e JOIN seen_licence l ON l.enterprise_id = e.id JOIN seen_policy p "
    "ON "
    "p.enterprise_id = e.id "
    "WHERE l.valid_from <= ? AND l.valid_to >= ? AND (l.suspended_on IS NULL OR l.suspended_on > ?) AND "
    "p.kind = 'EPL' AND p.valid_from <= ? AND p.valid_to >= ? AND (p.ended_on IS NULL OR p.ended_on > ?) "
    "GROUP BY e.id, e.name";

// 51: generators by the day, and those of them with a load accepted in the year by a licensed collector.
constexpr std::string_view kCollected =
    "SELECT 'denominator' AS part, 'enterprise' AS about, name AS label, '' AS detail, id AS enterprise_id, "
    "1 AS amount, 'registry' AS feed, position FROM seen_enterprise WHERE registered_on <= ? AND "
    "JSON_CONTAINS(kinds, '\"producer\"') "
    "UNION ALL SELECT 'numerator', 'load', MIN(l.manifest_number), '', e.id, 1, 'transport', "
    "MIN(l.position) FROM seen_enterprise e JOIN seen_load l ON l.producer_id = e.id JOIN seen_licence c ON "
    "c.enterprise_id = l.processor_id AND c.kind = 'COLLECTION' AND c.valid_from <= l.accepted_on AND "
    "c.valid_to >= l.accepted_on WHERE YEAR(l.accepted_on) = ? AND l.accepted_kilograms > 0 AND "
    "e.registered_on <= ? "
    "AND JSON_CONTAINS(e.kinds, '\"producer\"') GROUP BY e.id, e.name";

const std::map<std::int64_t, Statement>& statements() {
  using enum Ask;
  static const std::map<std::int64_t, Statement> all{
      {18, {kUseRate, {year, year, year, year}}},
      {32, {kCapacity, {day, day, day, city}, kTenThousandTonnes}},
      {44, {kRated, {day, day, day}}},
      {45, {kInsured, {day, day, day, day, day, day, day, day, day}}},
      {51, {kCollected, {day, year, day}}},
  };
  return all;
}

std::vector<SqlValue> values_for(const Statement& statement, int year, Date day) {
  std::vector<SqlValue> values;
  for (const Ask ask : statement.asks) {
    if (ask == Ask::year) values.push_back(to_sql(year));
    if (ask == Ask::day) values.push_back(to_sql(day));
    if (ask == Ask::city) values.push_back(to_sql(kFoshan));
  }
  return values;
}

}  // namespace

bool figure_known(std::int64_t number) {
  return statements().contains(number);
}

std::vector<FigureDefinition> figure_definitions(Transaction& db) {
  return db.all<FigureDefinition>("SELECT * FROM figure_definition ORDER BY number");
}

Fraction figure_value(Transaction& db, std::int64_t number, int year, Date day) {
  const Statement& statement = statements().at(number);
  Fraction value;
  value.denominator = statement.fixed_denominator;
  const std::string sql = "SELECT part, CAST(SUM(amount) AS SIGNED) AS total FROM (" +
                          std::string(statement.sql) + ") AS parts GROUP BY part";
  for (const Row& row : db.run_query(sql, values_for(statement, year, day))) {
    const bool above = row.get<std::string>("part") == "numerator";
    (above ? value.numerator : value.denominator) = row.get<std::int64_t>("total");
  }
  return value;
}

std::int64_t figure_row_count(Transaction& db, std::int64_t number, int year, Date day) {
  const Statement& statement = statements().at(number);
  const auto found = db.run_query("SELECT COUNT(*) FROM (" + std::string(statement.sql) + ") AS parts",
                                  values_for(statement, year, day));
  return found.front().get<std::int64_t>(std::size_t{0});
}

std::vector<FigureRow> figure_rows(Transaction& db, std::int64_t number, int year, Date day,
                                   std::int64_t first, std::int64_t most) {
  const Statement& statement = statements().at(number);
  std::vector<SqlValue> values = values_for(statement, year, day);
  values.push_back(most);
  values.push_back(first);
  std::vector<FigureRow> rows;
  for (const Row& row :
       db.run_query("SELECT * FROM (" + std::string(statement.sql) +
                        ") AS parts ORDER BY part DESC, feed, position, label LIMIT ? OFFSET ?",
                    values))
    rows.push_back(row.as<FigureRow>());
  return rows;
}

}  // namespace heliu::supervision
