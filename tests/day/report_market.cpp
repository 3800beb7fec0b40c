// Lots, the round's result and its bound, quota.
#include <algorithm>
#include <map>
#include <set>

#include "settlement/quantity.hpp"
#include "tests/day/report.hpp"

namespace heliu::day {

namespace {

struct Rounds {
  std::int64_t lots = 0, awarded_lots = 0, awarded_kilograms = 0, objective = 0, bound = 0, offers = 0;
  bool proven = true;
};

Rounds rounds_of(const Day& day) {
  Rounds sum;
  for (const std::string& id : cleared_rounds(day)) {
    const JsonDocument round = day.api.get(kRegulator, "/v1/rounds/" + id);
    sum.lots = std::max(sum.lots, number_at(round, "lots"));
    sum.awarded_lots += number_at(round, "awarded_lots");
    sum.awarded_kilograms += number_at(round, "awarded_kilograms");
    sum.objective += number_at(round, "objective_fen");
    sum.bound += number_at(round, "bound_fen");
    sum.offers += number_at(round, "offers");
    sum.proven = sum.proven && flag_at(round, "proven");
  }
  return sum;
}

struct Lots {
  std::int64_t count = 0, kilograms = 0;
  std::map<std::string, std::int64_t> reserve;  // by id
};

Lots lots_of(const Day& day) {
  Lots lots;
  for (const JsonDocument& page : day.api.pages(kRegulator, "/v1/lots"))
    for (const Json& lot : member(page, "items").GetArray()) {
      ++lots.count;
      lots.kilograms += number_at(lot, "kilograms");
      lots.reserve[text_at(lot, "id")] = number_at(lot, "reserve_price");
    }
  return lots;
}

}  // namespace

Section market_section(const Day& day, const std::vector<Trade>& trades) {
  Section section{"Market 市场", "market", {}, {}, {}};
  const Lots lots = lots_of(day);
  const Rounds rounds = rounds_of(day);
  std::set<std::string> sold;
  std::int64_t kilograms = 0, price = 0, paid = 0, freight = 0, welfare = 0;
  for (const Trade& trade : trades) {
    sold.insert(trade.lot);
    kilograms += trade.kilograms;
    price += trade.amount_fen;
    paid += std::max<std::int64_t>(trade.amount_fen, 0);
    freight += trade.freight_fen;
    welfare +=
        amount(Kilograms{trade.kilograms}, FenPerTonne{lots.reserve.at(day.id("lot/" + trade.lot))}).count -
        trade.amount_fen - trade.freight_fen;
    section.must("the amount is kilograms × price (" + trade.lot + ")",
                 amount(Kilograms{trade.kilograms}, FenPerTonne{trade.price}).count == trade.amount_fen,
                 std::to_string(trade.amount_fen) + " fen");
  }
  const std::int64_t gap = rounds.bound - rounds.objective;
  section.say("lots 批次", grouped(lots.count) + ", " + tonnes(lots.kilograms));
  section.say("sealed offers 密封报价", grouped(rounds.offers));
  section.say("awarded 成交", grouped(rounds.awarded_lots) + " lots, " + tonnes(rounds.awarded_kilograms) +
                                  ", " + grouped(static_cast<std::int64_t>(trades.size())) + " trades");
  section.say("cost 费用", yuan(price + freight) + " (producers pay " + yuan(paid) + ", receive " +
                               yuan(paid - price) + "; freight " + yuan(freight) + ")");
  section.say("saved on reserve prices 节省",
              yuan(rounds.objective) + ", at most " + yuan(rounds.bound) + ": gap " + yuan(gap) +
                  (rounds.proven ? " (proven least cost)" : " (certified bound)"));
  section.figures.number("lots", lots.count).number("kilograms", lots.kilograms);
  section.figures.number("awarded_lots", rounds.awarded_lots)
      .number("awarded_kilograms", rounds.awarded_kilograms);
  section.figures.number("trades", static_cast<std::int64_t>(trades.size()))
      .number("cost_fen", price + freight);
  section.figures.number("objective_fen", rounds.objective).number("bound_fen", rounds.bound);
  section.figures.number("gap_fen", gap).flag("proven", rounds.proven);
  section.same("trades make up what was awarded", kilograms, rounds.awarded_kilograms, "kg");
  section.same("lots sold are the lots awarded", static_cast<std::int64_t>(sold.size()), rounds.awarded_lots,
               "lots");
  section.must("the result is within its bound", gap >= 0, std::to_string(gap) + " fen");
  // Each trade rounds three amounts once.
  const auto slack = static_cast<std::int64_t>(2 * trades.size());
  section.must("what was saved, recomputed from reserve prices and trades",
               std::abs(welfare - rounds.objective) <= slack,
               std::to_string(welfare) + " ~ " + std::to_string(rounds.objective) + " fen");
  return section;
}

Section quota_section(const Day& day, const std::vector<Trade>& trades) {
  Section section{"Quota 许可量", "quota", {}, {}, {}};
  std::int64_t items = 0, approved = 0, reserved = 0, used = 0;
  for (const JsonDocument& page : day.api.pages(kRegulator, "/v1/quota"))
    for (const Json& item : member(page, "items").GetArray()) {
      ++items;
      const std::int64_t a = number_at(item, "approved"), r = number_at(item, "reserved"),
                         u = number_at(item, "used");
      approved += a;
      reserved += r;
      used += u;
      section.must("reserved and used stay within the licence item " + text_at(item, "licence_number"),
                   r >= 0 && u >= 0 && r + u <= a,
                   std::to_string(r) + " + " + std::to_string(u) + " <= " + std::to_string(a) + " kg");
    }
  std::int64_t accepted = 0, open = 0;
  for (const Trade& trade : trades) {
    accepted += trade.accepted_kilograms;
    if (trade.state == "struck" || trade.state == "signed_by_both")
      open += trade.kilograms - trade.accepted_kilograms;
  }
  section.say("licence items 许可项目", grouped(items) + ", approved " + tonnes(approved));
  section.say("reserved and used 预留与已用", tonnes(reserved) + " and " + tonnes(used));
  section.figures.number("items", items).number("approved_kilograms", approved);
  section.figures.number("reserved_kilograms", reserved).number("used_kilograms", used);
  section.same("used is what was accepted", used, accepted, "kg");
  section.same("reserved is what open trades still have to come", reserved, open, "kg");
  return section;
}

}  // namespace heliu::day
