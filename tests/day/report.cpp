#include "tests/day/report.hpp"

#include <cstdlib>
#include <iostream>

#include "tests/day/city.hpp"

namespace heliu::day {

namespace {

std::string padded(std::string text, std::size_t width) {
  // Chinese characters are two columns wide and three bytes long.
  std::size_t columns = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    columns += byte < 0x80 ? 1 : byte >= 0xe0 ? 2 : byte >= 0xc0 ? 1 : 0;
  }
  text.append(columns < width ? width - columns : 1, ' ');
  return text;
}

std::string point_before(std::int64_t count, std::size_t decimals) {
  const bool negative = count < 0;
  std::string digits = std::to_string(negative ? -count : count);
  while (digits.size() <= decimals) digits.insert(0, "0");
  std::string whole = digits.substr(0, digits.size() - decimals);
  for (std::size_t at = whole.size(); at > 3; at -= 3) whole.insert(at - 3, ",");
  return (negative ? "-" : "") + whole + (decimals ? "." + digits.substr(digits.size() - decimals) : "");
}

std::string text_of(const Section& section) {
  std::string text = "\n" + section.title + "\n";
  for (const std::string& line : section.lines) text += "  " + line + "\n";
  for (const Check& check : section.checks)
    if (!check.holds) text += "  NOT SO: " + check.name + ": " + check.detail + "\n";
  return text;
}

std::string json_of(const Section& section) {
  std::vector<std::string> checks;
  for (const Check& check : section.checks)
    checks.push_back(
        Fields().text("check", check.name).flag("holds", check.holds).text("detail", check.detail).json());
  return Fields().raw("figures", section.figures.json()).raw("checks", list_of(checks)).json();
}

}  // namespace

void Section::say(const std::string& label, const std::string& value) {
  lines.push_back(padded(label, 30) + value);
}

void Section::must(const std::string& what, bool holds, const std::string& detail) {
  checks.push_back({what, holds, detail});
}

void Section::same(const std::string& what, std::int64_t left, std::int64_t right, const std::string& unit) {
  must(what, left == right, std::to_string(left) + " = " + std::to_string(right) + " " + unit);
}

std::string yuan(std::int64_t fen) {
  return point_before(fen, 2) + " yuan";
}

std::string tonnes(std::int64_t kilograms) {
  return point_before(kilograms, 3) + " t";
}

std::string grouped(std::int64_t count) {
  return point_before(count, 0);
}

bool report_day(const Day& day, double seconds) {
  const std::vector<Trade> trades = trades_of(day);
  const std::vector<Section> sections{market_section(day, trades),      sealed_section(day, trades),
                                      money_section(day, trades),       bank_section(day),
                                      cases_section(day, trades),       mass_section(day, trades),
                                      quota_section(day, trades),       credit_section(day),
                                      supervision_section(day, trades), irregularity_section(day, trades)};
  std::string text = "The Foshan trading day " + day.today.text() + " 佛山示范日场\n";
  Fields json;
  json.text("day", day.today.text());
  std::size_t checks = 0, broken = 0;
  for (const Section& section : sections) {
    text += text_of(section);
    json.raw(section.name, json_of(section));
    for (const Check& check : section.checks) {
      ++checks;
      if (!check.holds) ++broken;
    }
  }
  const bool good = broken == 0;
  const std::string verdict =
      good ? "EXACT: all " + std::to_string(checks) + " checks hold; all twelve irregularities were seen."
           : "NOT EXACT: " + std::to_string(broken) + " of " + std::to_string(checks) +
                 " checks do not hold (NOT SO above).";
  text += "\n" + verdict + "\n";
  json.flag("exact", good).number("checks", static_cast<std::int64_t>(checks));
  json.number("broken", static_cast<std::int64_t>(broken));
  json.number("tenths_of_seconds", static_cast<std::int64_t>(seconds * 10));
  write_file(day.var / "report.txt", text, false);
  write_file(day.var / "report.json", json.json() + "\n", false);
  std::cout << text << "figure foshan_day_seconds " << static_cast<std::int64_t>(seconds * 10) / 10 << "."
            << static_cast<std::int64_t>(seconds * 10) % 10 << " s\n"
            << std::flush;
  return good;
}

}  // namespace heliu::day
