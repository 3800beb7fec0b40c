#include "supervision/api.hpp"
#include "supervision/figure.hpp"

namespace heliu::supervision {
namespace {

struct FigureView {
  std::int64_t number = 0;
  std::string name_zh, name_en;
  std::int64_t year = 0;
  Date on;
  std::int64_t numerator = 0, denominator = 0;
  std::string unit_zh, unit_en;
  std::string text;  // the value in its unit, "-" without a base
  std::string value_2020_zh, value_2020_en, goal_2023_zh, goal_2023_en;
  std::string definition_zh, definition_en, source_zh, source_en;
  std::int64_t rows = 0;
};
BOOST_DESCRIBE_STRUCT(FigureView, (),
                      (number, name_zh, name_en, year, on, numerator, denominator, unit_zh, unit_en, text,
                       value_2020_zh, value_2020_en, goal_2023_zh, goal_2023_en, definition_zh, definition_en,
                       source_zh, source_en, rows))

struct FigureList {
  std::vector<FigureView> items;
};
BOOST_DESCRIBE_STRUCT(FigureList, (), (items))

struct RowList {
  std::int64_t number = 0, year = 0;
  Date on;
  std::int64_t total = 0, first = 0;
  std::vector<FigureRow> items;
};
BOOST_DESCRIBE_STRUCT(RowList, (), (number, year, on, total, first, items))

// A number the contract has checked; the default when absent.
std::int64_t number_parameter(const Request& request, const std::string& name, std::int64_t otherwise) {
  const auto text = request.query_parameter(name);
  return text ? std::stoll(*text) : otherwise;
}

Response list_figures(const Request& request, Transaction& db, Date today) {
  const int year = static_cast<int>(number_parameter(request, "year", today.year()));
  if (year > today.year()) throw Problem("year-not-begun", {{"year", std::to_string(year)}});
  const Date day = day_of_year(year, today);
  FigureList list;
  for (const FigureDefinition& d : figure_definitions(db)) {
    if (!figure_known(d.number)) continue;
    const Fraction value = figure_value(db, d.number, year, day);
    list.items.push_back({d.number, d.name_zh, d.name_en, year, day, value.numerator, value.denominator,
                          d.unit_zh, d.unit_en, fraction_text(value, d.scale, d.decimals), d.value_2020_zh,
                          d.value_2020_en, d.goal_2023_zh, d.goal_2023_en, d.definition_zh, d.definition_en,
                          d.source_zh, d.source_en, figure_row_count(db, d.number, year, day)});
  }
  return Response::ok(list);
}

Response list_rows(const Request& request, Transaction& db, Date today) {
  const std::int64_t number = std::stoll(request.path_parameter("number"));
  if (!figure_known(number))
    throw Problem("not-found", {{"what", "indicator"}, {"id", std::to_string(number)}});
  const int year = static_cast<int>(number_parameter(request, "year", today.year()));
  if (year > today.year()) throw Problem("year-not-begun", {{"year", std::to_string(year)}});
  const Date day = day_of_year(year, today);
  RowList list;
  list.number = number;
  list.year = year;
  list.on = day;
  list.total = figure_row_count(db, number, year, day);
  list.first = number_parameter(request, "first", 0);
  list.items = figure_rows(db, number, year, day, list.first, number_parameter(request, "limit", 100));
  return Response::ok(list);
}

}  // namespace

void bind_figures(Service& service) {
  service.query("listIndicators", [&service](const Request& request, Transaction& db) {
    return list_figures(request, db, Date::of(service.now()));
  });
  service.query("listIndicatorRows", [&service](const Request& request, Transaction& db) {
    return list_rows(request, db, Date::of(service.now()));
  });
}

}  // namespace heliu::supervision
