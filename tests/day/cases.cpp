#include "tests/day/cases.hpp"

#include <algorithm>
#include <set>

#include "tests/day/irregular.hpp"
#include "tests/day/plan.hpp"

namespace heliu::day {

namespace {

constexpr std::int64_t kOneLoad = 5'000;  // kilograms that certainly go in one
constexpr std::int64_t kRevisedBy = 20;   // kilograms
constexpr std::chrono::seconds kBankPatience{120};

bool planted(const Trade& trade) {
  return planted_vehicle(trade.lot).has_value() || trade.lot == wrong_reference_lot();
}

bool refused_in_part(const Trade& trade) {
  Trip trip;
  trip.trade = trade;
  return refused_of(trip, trade.kilograms) > 0;
}

// Takes the first trade that fits and is not taken yet.
template <class Fits>
std::optional<Trade> taken(std::set<std::string>& used, const std::vector<Trade>& trades, Fits fits) {
  for (const Trade& trade : trades)
    if (!used.contains(trade.id) && !planted(trade) && fits(trade)) {
      used.insert(trade.id);
      return trade;
    }
  return std::nullopt;
}

template <class Fits>
Trade needed(const char* what, std::set<std::string>& used, const std::vector<Trade>& trades, Fits fits) {
  auto found = taken(used, trades, fits);
  if (!found) throw std::runtime_error(std::string("no trade of the day fits: ") + what);
  return *found;
}

// Three of one payer, as a processor buys from three producers.
std::vector<Trade> three_of_one_payer(std::set<std::string>& used, const std::vector<Trade>& trades) {
  std::map<std::string, std::vector<Trade>> bought;
  for (const Trade& trade : trades)
    if (trade.price < 0 && !planted(trade)) bought[trade.processor].push_back(trade);
  for (auto& [processor, all] : bought)
    if (all.size() >= 3) {
      all.resize(3);
      for (const Trade& trade : all) used.insert(trade.id);
      return all;
    }
  throw std::runtime_error("no payer of the day has three escrows");
}

std::string load_of(const Day& day, const Trade& trade) {
  return day.id("trip/" + trade.id + "/1/manifest");
}

Due& disposal_of(Dues& dues, const Trade& trade, const std::string& payer) {
  for (Due& due : dues[payer])
    if (due.trade == trade.id && due.purpose == "disposal") return due;
  throw std::runtime_error("lot " + trade.lot + " has no disposal to pay");
}

JsonDocument break_without_reference(const Day& day) {
  for (const JsonDocument& page : day.api.pages(kFinance, "/v1/breaks?state=open&kind=unknown_reference"))
    for (const Json& item : member(page, "items").GetArray())
      if (text_or_none(item, "remittance") == kUnnamed)
        return day.api.get(kFinance, "/v1/breaks/" + text_at(item, "id"));
  return {};
}

// The escrow's reference among what the queue suggests; finance asked the payer by telephone.
std::string suggested_reference(const Json& found, const std::string& wanted) {
  for (const Json& suggestion : member(found, "suggestions").GetArray())
    for (const Json& part : member(suggestion, "parts").GetArray())
      if (text_at(part, "reference") == wanted) return wanted;
  throw std::runtime_error("the queue does not suggest " + wanted + " for the deposit without a reference");
}

std::string disposal_reference(const Day& day, const Trade& trade) {
  const JsonDocument escrow = day.api.get(kFinance, "/v1/escrows/" + trade.id);
  for (const Json& leg : member(escrow, "legs").GetArray())
    if (text_at(leg, "purpose") == "disposal") return text_at(leg, "reference");
  throw std::runtime_error("lot " + trade.lot + " has no disposal to pay");
}

void record_invoice(Day& day, const Trade& trade, const char* product, std::int64_t rate) {
  const JsonDocument tie = day.api.get(kFinance, "/v1/escrows/" + trade.id + "/tie-out");
  const std::int64_t gross = number_at(tie, "paid_fen");
  const std::int64_t net = (gross * 10'000 * 2 + 10'000 + rate) / (2 * (10'000 + rate));  // half up
  const std::string body = Fields()
                               .text("number", "4406-" + trade.id.substr(24))
                               .text("product", product)
                               .number("gross_fen", gross)
                               .number("tax_fen", gross - net)
                               .text("issued_on", day.today.text())
                               .json();
  day.api.post_once(trade.processor, "/v1/escrows/" + trade.id + "/invoices", body, "invoice/" + trade.id);
}

}  // namespace

Cases cases_of(const std::vector<Trade>& trades) {
  std::set<std::string> used;
  Cases cases;
  const auto paid = [](const Trade& trade) { return trade.price > 0 && trade.kilograms <= kOneLoad; };
  cases.joined = three_of_one_payer(used, trades);
  cases.disputed =
      taken(used, trades, [&](const Trade& trade) { return paid(trade) && refused_in_part(trade); });
  const auto whole = [&](const Trade& trade) { return paid(trade) && !refused_in_part(trade); };
  cases.split = needed("a deposit in two", used, trades, whole);
  cases.unnamed = needed("a deposit without a reference", used, trades, whole);
  cases.revised = needed("a revised manifest", used, trades, whole);
  cases.taxed_6 = needed("an invoice of 6 %", used, trades, whole);
  // Dross comes back to its producer as metal: processing, 13 %.
  cases.taxed_13 = needed("an invoice of 13 %", used, trades, [&](const Trade& trade) {
    return trade.price > 0 && trade.method == "R4" && !refused_in_part(trade) && trade.lot != "l002";
  });
  return cases;
}

void bend_dues(const Cases& cases, Dues& dues) {
  std::vector<Due>& of_split = dues[cases.split.producer];
  Due& first = disposal_of(dues, cases.split, cases.split.producer);
  Due second = first;
  first.fen = first.fen * 6 / 10;
  second.fen -= first.fen;
  second.reference += "-B";
  of_split.push_back(second);

  disposal_of(dues, cases.unnamed, cases.unnamed.producer).remittance = kUnnamed;

  const std::string payer = cases.joined.front().processor;
  Due together;
  together.remittance = "合并支付";
  for (const Trade& trade : cases.joined) {
    const Due one = disposal_of(dues, trade, payer);
    together.fen += one.fen;
    together.remittance += " " + one.reference;
    together.reference = one.reference;
    std::erase_if(dues[payer], [&](const Due& due) { return due.reference == one.reference; });
  }
  dues[payer].push_back(together);
}

void work_off_the_queue(Day& day, const Cases& cases) {
  if (day.journal.has("matched-by-hand")) return;
  JsonDocument found;
  wait_until(
      "the deposit without a reference is in the queue",
      [&] {
        found = break_without_reference(day);
        return found.IsObject() || day.journal.has("unnamed/match");
      },
      kBankPatience);
  if (found.IsObject()) {
    const std::string id = text_at(found, "id"), target = "/v1/breaks/" + id;
    day.journal.once("break/unnamed", [&] { return id; });
    day.api.post(kFinance, target + "/claims", {}, "unnamed/claim");
    day.api.post(
        kFinance, target + "/notes",
        Fields().text("note", "电话核实：付款人确认为该合同处置费 · the payer says which contract").json(),
        "unnamed/note");
    const std::string part =
        Fields()
            .text("reference", suggested_reference(found, disposal_reference(day, cases.unnamed)))
            .number("amount_fen", number_at(found, "suspense_fen"))
            .json();
    day.api.post_once(kFinance, target + "/matches",
                      Fields()
                          .raw("parts", list_of({part}))
                          .text("note", "按建议匹配，付款人已确认 · as suggested, the payer agrees")
                          .json(),
                      "unnamed/match");
  }
  day.journal.remember("matched-by-hand", "yes");
}

void before_acceptance(Day& day, const Trip& trip, std::int64_t net) {
  const std::int64_t refused = refused_of(trip, net), price = trip.trade.price;
  if (price <= 0 || refused == 0 || day.journal.find("disputed-trade") != trip.trade.id) return;
  // No more than what will not be due: two fen below the price of what is refused.
  const std::string body =
      Fields()
          .number("amount_fen", std::max<std::int64_t>(1, refused * price / 1000 - 2))
          .text("claim", "拒收包装的暂存与返空费用 · storing and sending back what was refused")
          .raw("evidence", "[]")
          .json();
  day.api.post_once(trip.trade.processor, "/v1/escrows/" + trip.trade.id + "/disputes", body, "dispute");
}

void end_dispute(Day& day) {
  if (!day.journal.has("dispute") || day.journal.has("dispute/ended")) return;
  const std::string target = "/v1/disputes/" + day.id("dispute");
  const std::string producer = day.journal.at("disputed-producer");
  const JsonDocument dispute = day.api.get(kRegulator, target);
  const std::int64_t amount = number_at(dispute, "amount_fen");
  const auto ruling = [&](std::int64_t fen, const char* reason) {
    return Fields().number("payee_fen", fen).text("reason", reason).json();
  };
  day.api.post(producer, target + "/answers",
               Fields().text("answer", "同意部分承担 · a part is ours").raw("evidence", "[]").json(),
               "dispute/answer");
  day.api.post(kRegulator, target + "/rulings", ruling(amount, "费用属实 · the costs are real"),
               "dispute/ruling");
  day.api.post(producer, target + "/appeals",
               Fields().text("grounds", "包装由承运人损坏 · the carrier broke them").json(),
               "dispute/appeal");
  day.api.post(kSecondRegulator, target + "/rulings",
               ruling(amount * 6 / 10, "双方按六四分担 · six to four between both"), "dispute/second-ruling");
  day.journal.remember("dispute/ended", "yes");
}

void revise_manifest(Day& day, const Cases& cases) {
  const std::string target = "/v1/escrows/" + cases.revised.id;
  if (day.journal.has("revision")) return;
  const JsonDocument escrow = day.api.get(kRegulator, target);
  const std::int64_t settled = number_at(member(escrow, "releases").GetArray()[0], "settlement_kilograms");
  const std::string body = Fields()
                               .text("load_id", load_of(day, cases.revised))
                               .number("settlement_kilograms", settled - kRevisedBy)
                               .text("document", "联单更正批复 " + day.today.text())
                               .text("reason", "复磅核减 · weighed again, less")
                               .json();
  day.api.post_once(kRegulator, target + "/revisions", body, "revision");
}

void record_invoices(Day& day, const Cases& cases) {
  record_invoice(day, cases.taxed_6, "none", 600);
  record_invoice(day, cases.taxed_13, "consignor", 1300);
}

}  // namespace heliu::day
