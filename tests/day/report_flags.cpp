// Ratings, red flags, indicators, and the twelve irregularities with the place where each was seen.
#include <algorithm>
#include <map>
#include <mutex>
#include <set>

#include "tests/day/irregular.hpp"
#include "tests/day/report.hpp"

namespace heliu::day {

namespace {

struct Flag {
  std::string id, indicator, subject, problem, plate, ticket;
  std::vector<std::string> enterprises;
};

std::vector<Flag> flags_of(const Day& day) {
  std::vector<Flag> flags;
  for (const JsonDocument& page : day.api.pages(kRegulator, "/v1/flags"))
    for (const Json& item : member(page, "items").GetArray()) {
      const Json& facts = member(item, "facts");
      Flag flag{text_at(item, "id"),
                text_at(item, "indicator"),
                text_at(item, "subject_id"),
                text_or_none(facts, "problem"),
                text_or_none(facts, "plate"),
                text_or_none(facts, "ticket_number"),
                {}};
      if (facts.HasMember("params") && facts["params"].IsObject()) {
        if (flag.plate.empty()) flag.plate = text_or_none(facts["params"], "plate");
        if (flag.ticket.empty()) flag.ticket = text_or_none(facts["params"], "ticket_number");
      }
      for (const Json& enterprise : member(item, "enterprises").GetArray())
        flag.enterprises.push_back(json_string(enterprise, "an enterprise"));
      flags.push_back(std::move(flag));
    }
  return flags;
}

struct Planted {
  std::int64_t number = 0;
  std::string key, name, kind, expected, by, lot;
};

std::vector<Planted> planted_of(const Day& day) {
  std::vector<Planted> all;
  for (const Json& item : member(day.data.irregularities, "irregularities").GetArray()) {
    const Json& expected = member(item, "expected");
    all.push_back({number_at(item, "id"), text_at(item, "key"),
                   text_at(item, "zh") + " · " + text_at(item, "en"), text_at(expected, "kind"),
                   text_at(expected, "name"), text_at(item, "by"), text_or_none(item, "lot")});
  }
  return all;
}

// The load of a lot that went as a whole, by the journal of its manifests.
std::string load_of(const Day& day, const std::vector<Trade>& trades, const std::string& lot) {
  for (const Trade& trade : trades)
    if (trade.lot == lot) return day.journal.find("trip/" + trade.id + "/1/manifest").value_or("");
  return {};
}

bool names(const Flag& flag, const std::string& enterprise) {
  return std::find(flag.enterprises.begin(), flag.enterprises.end(), enterprise) != flag.enterprises.end();
}

// Whether a flag speaks of this irregularity, by the facts that it carries.
bool speaks_of(const Day& day, const std::vector<Trade>& trades, const Planted& planted, const Flag& flag) {
  if (planted.kind == "gate")
    return flag.problem == planted.expected && names(flag, day.enterprise(planted.by));
  if (planted.key == "wrong-reference") return flag.indicator == "F16";
  if (flag.indicator != planted.expected) return false;
  if (planted.key == "weight-changed" || planted.key == "off-route-track")
    return flag.subject == load_of(day, trades, planted.lot);
  if (planted.key == "bids-of-one-controller")
    return names(flag, day.enterprise("t13")) && names(flag, day.enterprise("t14"));
  if (planted.key == "one-ticket-two-releases") return !flag.ticket.empty();
  const std::string vehicle = planted_vehicle(planted.lot).value_or("");
  return !vehicle.empty() && flag.plate == row_of(day.data.vehicles, vehicle).at("plate");
}

// Where it was seen: the gate's answer, the break, the flag. Empty: nowhere it should have been.
std::string seen_at(const Day& day, const std::vector<Trade>& trades, const Planted& planted,
                    const std::vector<Flag>& flags) {
  std::string where;
  const std::string answer = met(day, planted.key);
  if (!answer.empty() && answer != "accepted") where = "gate " + answer;
  if (planted.kind == "break")
    if (const auto id = day.journal.find("break/" + planted.key))
      where = "break " + planted.expected + " " + *id;
  const bool by_gate =
      planted.kind == "gate" ? answer == planted.expected : planted.kind != "flag" && !where.empty();
  bool by_flag = false;
  for (const Flag& flag : flags)
    if (!by_flag && speaks_of(day, trades, planted, flag)) {
      by_flag = true;
      where += (where.empty() ? "" : ", ") + std::string("flag ") + flag.indicator + " " + flag.id;
    }
  return by_gate || by_flag ? where : std::string();
}

// Flags come by feed: the last ones are waited for, and what does not come in time was not seen.
std::vector<Flag> flags_in_time(const Day& day, const std::vector<Trade>& trades) {
  std::vector<Flag> flags;
  try {
    wait_until(
        "a flag for every irregularity",
        [&] {
          flags = flags_of(day);
          const auto all = planted_of(day);
          return std::all_of(all.begin(), all.end(), [&](const Planted& planted) {
            return std::any_of(flags.begin(), flags.end(),
                               [&](const Flag& flag) { return speaks_of(day, trades, planted, flag); });
          });
        },
        std::chrono::seconds(30));
  } catch (const std::runtime_error&) {
    return flags;
  }
  return flags;
}

using Ids = std::set<std::string>;

// The joined records by their state.
std::map<std::string, Ids> records_of(const Day& day) {
  std::map<std::string, Ids> records;
  for (const JsonDocument& page : day.api.pages(kRegulator, "/v1/records"))
    for (const Json& item : member(page, "items").GetArray())
      records[text_at(item, "state")].insert(text_at(item, "trade_id"));
  return records;
}

Ids untreated_trades(const Day& day) {
  Ids trades;
  for (const JsonDocument& page : day.api.pages(kRegulator, "/v1/loads?state=accepted"))
    for (const Json& load : member(page, "items").GetArray()) trades.insert(text_at(load, "trade_id"));
  return trades;
}

// The three flows of every trade agree in every number, but where the waste still waits for its treatment,
// and where the weight was changed on the way.
void add_records(Section& section, const Day& day, const std::vector<Trade>& trades) {
  const Ids untreated = untreated_trades(day);
  Ids changed;
  for (const Trade& trade : trades)
    if (trade.lot == "l002") changed.insert(trade.id);
  std::map<std::string, Ids> records;
  const auto as_expected = [&] {
    records = records_of(day);
    return records["waiting"] == untreated && records["differs"] == changed;
  };
  try {
    wait_until("supervision has heard everything", as_expected, std::chrono::seconds(30));
  } catch (const std::runtime_error&) {
    as_expected();  // the checks below name what it is
  }
  const auto count = [&](const char* state) { return static_cast<std::int64_t>(records[state].size()); };
  section.say("three flows 三流合一", grouped(count("agreed")) + " trades agree in every number, " +
                                          grouped(count("waiting")) + " wait for treatment, " +
                                          grouped(count("differs")) + " differ");
  section.figures.number("records_agreed", count("agreed")).number("records_differ", count("differs"));
  section.figures.number("records_waiting", count("waiting"));
  section.same("every trade has its joined record", count("agreed") + count("differs") + count("waiting"),
               static_cast<std::int64_t>(trades.size()), "records");
  section.must("only trades with untreated waste wait", records["waiting"] == untreated,
               grouped(count("waiting")) + " wait, " + grouped(static_cast<std::int64_t>(untreated.size())) +
                   " have untreated waste");
  section.must("only the changed weight differs", records["differs"] == changed,
               grouped(count("differs")) + " differ");
}

void add_indicators(Section& section, const Day& day) {
  std::vector<std::string> indicators;
  const JsonDocument figures = day.api.get(kRegulator, "/v1/indicators");
  for (const Json& figure : member(figures, "items").GetArray()) {
    const std::string number = std::to_string(number_at(figure, "number"));
    section.say("indicator " + number + " 指标", text_at(figure, "text") + " (" +
                                                     std::to_string(number_at(figure, "numerator")) + " / " +
                                                     std::to_string(number_at(figure, "denominator")) + ") " +
                                                     text_or_none(figure, "name_zh"));
    indicators.push_back(Fields()
                             .text("number", number)
                             .text("text", text_at(figure, "text"))
                             .number("numerator", number_at(figure, "numerator"))
                             .number("denominator", number_at(figure, "denominator"))
                             .json());
  }
  section.figures.raw("indicators", list_of(indicators));
}

}  // namespace

Section credit_section(const Day& day) {
  Section section{"Ratings 环境信用", "credit", {}, {}, {}};
  std::map<std::string, std::int64_t> grades;
  std::vector<std::string> rated;
  for (const JsonDocument& page : day.api.pages(kRegulator, "/v1/ratings"))
    for (const Json& item : member(page, "items").GetArray()) {
      const std::string grade = text_or_none(item, "grade");
      ++grades[grade.empty() ? "none" : grade];
      rated.push_back(text_at(item, "enterprise_id"));
    }
  std::int64_t changes = 0, moved = 0;
  std::mutex mutex;
  side_by_side(rated.size(), [&](std::size_t i) {
    const JsonDocument rating = day.api.get(kAuditor, "/v1/ratings/" + rated[i]);
    const std::lock_guard lock(mutex);
    for (const Json& change : member(rating, "history").GetArray()) {
      ++changes;
      const std::string before = text_or_none(change, "previous");
      if (!before.empty() && before != text_or_none(change, "grade")) ++moved;
    }
  });
  std::string text;
  for (const auto& [grade, count] : grades) text += (text.empty() ? "" : ", ") + grouped(count) + " " + grade;
  section.say("rated 已评价", grouped(static_cast<std::int64_t>(rated.size())) + " (" + text + ")");
  section.say("rating changes 评价变动", grouped(changes) + ", " + grouped(moved) + " to another grade");
  section.figures.number("rated", static_cast<std::int64_t>(rated.size()));
  section.figures.number("changes", changes).number("grade_changes", moved);
  return section;
}

Section supervision_section(const Day& day, const std::vector<Trade>& trades) {
  Section section{"Supervision 监管", "supervision", {}, {}, {}};
  std::map<std::string, std::int64_t> by_indicator;
  for (const Flag& flag : flags_in_time(day, trades)) ++by_indicator[flag.indicator];
  std::string text;
  Fields flags;
  for (const auto& [indicator, count] : by_indicator) {
    text += (text.empty() ? "" : ", ") + indicator + " " + grouped(count);
    flags.number(indicator, count);
  }
  section.say("red flags 风险线索", text);
  section.figures.raw("flags", flags.json());
  add_records(section, day, trades);
  add_indicators(section, day);
  return section;
}

Section irregularity_section(const Day& day, const std::vector<Trade>& trades) {
  Section section{"The twelve irregularities 十二项异常", "irregularities", {}, {}, {}};
  const std::vector<Flag> flags = flags_of(day);
  std::vector<std::string> list;
  for (const Planted& planted : planted_of(day)) {
    const std::string where = seen_at(day, trades, planted, flags);
    const std::string number = (planted.number < 10 ? " " : "") + std::to_string(planted.number);
    section.lines.push_back(number + "  " + planted.name);
    section.lines.push_back("      " +
                            (where.empty() ? "NOT SEEN (answer: " + met(day, planted.key) + ")" : where));
    section.must("irregularity " + planted.key + " was seen", !where.empty(),
                 planted.kind + " " + planted.expected);
    list.push_back(Fields()
                       .number("id", planted.number)
                       .text("key", planted.key)
                       .flag("seen", !where.empty())
                       .text("where", where)
                       .json());
  }
  section.figures.raw("list", list_of(list));
  return section;
}

}  // namespace heliu::day
