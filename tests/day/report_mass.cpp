// Every kilogram: the ledger's balance per code, and the same from the loads one by one.
#include <map>
#include <mutex>

#include "tests/day/report.hpp"

namespace heliu::day {

namespace {

struct Mass {
  std::int64_t produced = 0, stored = 0, in_transit = 0, accepted = 0, refused = 0, treated = 0,
               difference = 0;

  std::int64_t somewhere() const { return stored + in_transit + accepted + refused + treated + difference; }
  Mass& operator+=(const Mass& more) {
    produced += more.produced;
    stored += more.stored;
    in_transit += more.in_transit;
    accepted += more.accepted;
    refused += more.refused;
    treated += more.treated;
    difference += more.difference;
    return *this;
  }
};

Mass mass_from(const Json& row) {
  return {number_at(row, "produced"),           number_at(row, "stored"),  number_at(row, "in_transit"),
          number_at(row, "accepted"),           number_at(row, "refused"), number_at(row, "treated"),
          number_at(row, "weighing_difference")};
}

// One decided load as its scales and its receiver tell it.
Mass mass_of_load(const Json& seen) {
  const Json& load = member(seen, "load");
  Mass mass;
  const std::int64_t accepted = number_at(load, "accepted_kilograms");
  mass.treated = number_at(load, "treated_kilograms");
  mass.accepted = accepted - mass.treated;
  mass.refused = number_at(load, "refused_kilograms");
  for (const Json& weighing : member(seen, "weighings").GetArray())
    mass.difference +=
        (text_at(weighing, "place") == "origin" ? 1 : -1) * number_at(weighing, "net_kilograms");
  return mass;
}

std::map<std::string, Mass> mass_of_loads(const Day& day, std::int64_t& count) {
  std::vector<std::pair<std::string, std::string>> loads;  // id, code
  for (const JsonDocument& page : day.api.pages(kRegulator, "/v1/loads"))
    for (const Json& load : member(page, "items").GetArray())
      if (text_at(load, "state") == "accepted" || text_at(load, "state") == "treated" ||
          text_at(load, "state") == "refused")
        loads.emplace_back(text_at(load, "id"), text_at(load, "code"));
  count = static_cast<std::int64_t>(loads.size());
  std::map<std::string, Mass> sums;
  std::mutex mutex;
  side_by_side(loads.size(), [&](std::size_t i) {
    const JsonDocument seen = day.api.get(kAuditor, "/v1/loads/" + loads[i].first);
    const std::lock_guard lock(mutex);
    sums[loads[i].second] += mass_of_load(seen);
  });
  return sums;
}

std::string right_aligned(const std::string& text, std::size_t width) {
  return std::string(text.size() < width ? width - text.size() : 0, ' ') + text;
}

std::string table_line(const std::string& name, const Mass& m) {
  std::string line = name + std::string(name.size() < 12 ? 12 - name.size() : 1, ' ');
  for (const std::int64_t part :
       {m.produced, m.stored, m.in_transit, m.accepted, m.refused, m.treated, m.difference})
    line += right_aligned(grouped(part), 11);
  return line;
}

void compare(Section& section, const std::string& code, const Mass& ledger, const Mass& loads) {
  section.same(
      "mass of " + code + ": produced = stored + in transit + accepted + refused + treated + difference",
      ledger.produced, ledger.somewhere(), "kg");
  section.same("treated " + code + ", ledger and loads", ledger.treated, loads.treated, "kg");
  section.same("accepted " + code + ", ledger and loads", ledger.accepted, loads.accepted, "kg");
  section.same("refused " + code + ", ledger and loads", ledger.refused, loads.refused, "kg");
  section.same("weighing difference " + code + ", ledger and loads", ledger.difference, loads.difference,
               "kg");
}

}  // namespace

Section mass_section(const Day& day, const std::vector<Trade>&) {
  Section section{"Mass per code 物料平衡 (kg)", "mass", {}, {}, {}};
  const JsonDocument balance = day.api.get(kRegulator, "/v1/mass-balance");
  std::int64_t count = 0;
  auto loads = mass_of_loads(day, count);
  section.lines.push_back(
      "code            produced     stored in transit   accepted    refused    treated difference");
  Mass sum;
  std::vector<std::string> rows;
  for (const Json& row : member(balance, "rows").GetArray()) {
    const std::string code = text_at(row, "code");
    const Mass mass = mass_from(row);
    sum += mass;
    section.lines.push_back(table_line(code, mass));
    compare(section, code, mass, loads[code]);
    rows.push_back(Fields()
                       .text("code", code)
                       .number("produced", mass.produced)
                       .number("stored", mass.stored)
                       .number("in_transit", mass.in_transit)
                       .number("accepted", mass.accepted)
                       .number("refused", mass.refused)
                       .number("treated", mass.treated)
                       .number("weighing_difference", mass.difference)
                       .json());
  }
  section.lines.push_back(table_line("all", sum));
  section.say("loads decided 已接收车次", grouped(count));
  section.figures.raw("rows", list_of(rows)).number("loads", count);
  section.figures.number("produced_kilograms", sum.produced).number("treated_kilograms", sum.treated);
  section.must("transport says its books balance", flag_at(balance, "balanced"), "balanced");
  section.same("nothing is left on the road", sum.in_transit, 0, "kg");
  return section;
}

}  // namespace heliu::day
