// The city's indicators that the platform can compute: an exact fraction with its definition, and the rows it
// is made of, each with the event it comes from.
#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "chassis/base/instant.hpp"
#include "chassis/base/uuid.hpp"
#include "chassis/db/database.hpp"

namespace heliu::supervision {

struct FigureDefinition {
  std::int64_t number = 0;  // in the annex of the city's plan
  std::string name_zh, name_en, unit_zh, unit_en;
  std::int64_t scale = 1, decimals = 0;
  std::string value_2020_zh, value_2020_en, goal_2023_zh, goal_2023_en;
  std::string definition_zh, definition_en, source_zh, source_en;
};
BOOST_DESCRIBE_STRUCT(FigureDefinition, (),
                      (number, name_zh, name_en, unit_zh, unit_en, scale, decimals, value_2020_zh,
                       value_2020_en, goal_2023_zh, goal_2023_en, definition_zh, definition_en, source_zh,
                       source_en))

struct FigureRow {
  std::string part;    // numerator or denominator
  std::string about;   // load lot earlier-stock licence enterprise rating policy
  std::string label;   // its number, code or name
  std::string detail;  // a licence's method, a rating's grade, else empty
  Uuid enterprise_id;
  std::int64_t amount = 0;  // kg, or 1 for an enterprise
  std::string feed;
  std::int64_t position = 0;
};
BOOST_DESCRIBE_STRUCT(FigureRow, (), (part, about, label, detail, enterprise_id, amount, feed, position))

struct Fraction {
  std::int64_t numerator = 0, denominator = 0;
};
BOOST_DESCRIBE_STRUCT(Fraction, (), (numerator, denominator))

// scale × numerator ÷ denominator with the given decimals, rounded half up; "-" when there is no denominator.
// Both are 0 or more.
std::string fraction_text(const Fraction& value, std::int64_t scale, std::int64_t decimals);

// The day an indicator of a year is read on: its last day, or today within it.
Date day_of_year(int year, Date today);

std::vector<FigureDefinition> figure_definitions(Transaction& db);
bool figure_known(std::int64_t number);
// Numerator and denominator as sums over exactly the rows that figure_rows gives.
Fraction figure_value(Transaction& db, std::int64_t number, int year, Date day);
std::int64_t figure_row_count(Transaction& db, std::int64_t number, int year, Date day);
std::vector<FigureRow> figure_rows(Transaction& db, std::int64_t number, int year, Date day,
                                   std::int64_t first, std::int64_t most);

}  // namespace heliu::supervision
