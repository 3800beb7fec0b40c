// Evening: what the day came to, read from the public API alone, recomputed where a second way exists.
#pragma once
#include <string>
#include <vector>

#include "tests/day/trading.hpp"

namespace heliu::day {

// One thing that must hold; detail names the numbers either way.
struct Check {
  std::string name;
  bool holds = false;
  std::string detail;
};

// Lines for a reader, members for a machine, and what must hold.
struct Section {
  std::string title, name;
  std::vector<std::string> lines;
  Fields figures;
  std::vector<Check> checks;

  void say(const std::string& label, const std::string& value);
  void must(const std::string& what, bool holds, const std::string& detail);
  void same(const std::string& what, std::int64_t left, std::int64_t right, const std::string& unit);
};

Section market_section(const Day& day, const std::vector<Trade>& trades);
Section sealed_section(const Day& day, const std::vector<Trade>& trades);
Section money_section(const Day& day, const std::vector<Trade>& trades);
Section bank_section(const Day& day);
Section cases_section(const Day& day, const std::vector<Trade>& trades);
Section mass_section(const Day& day, const std::vector<Trade>& trades);
Section quota_section(const Day& day, const std::vector<Trade>& trades);
Section credit_section(const Day& day);
Section supervision_section(const Day& day, const std::vector<Trade>& trades);
Section irregularity_section(const Day& day, const std::vector<Trade>& trades);

// Prints the day, writes report.txt and report.json; true when everything holds.
bool report_day(const Day& day, double seconds);

// 1,234,567.89 of fen; 1,155.040 of kilograms; 1,234.
std::string yuan(std::int64_t fen);
std::string tonnes(std::int64_t kilograms);
std::string grouped(std::int64_t count);

}  // namespace heliu::day
