#include "tests/day/trading.hpp"

#include <algorithm>
#include <atomic>
#include <map>
#include <tuple>

#include "chassis/base/bytes.hpp"
#include "chassis/base/sm2.hpp"
#include "chassis/base/sm3.hpp"
#include "tests/day/city.hpp"
#include "tests/day/irregular.hpp"

namespace heliu::day {

namespace {

// The day is played in minutes: pick-up windows open two days earlier than in the data, so that the loads may
// have moved by now.
constexpr std::int64_t kWindowsEarlier = 2;
constexpr std::chrono::seconds kOffersTake{6};  // the first try; a later one takes longer

void add_assay(Fields& body, const CsvRecord& lot) {
  Fields assay;
  for (const char* name : {"chlorine_mg_per_kg", "moisture_permille", "heat_kj_per_kg"})
    if (!lot.at(name).empty()) assay.number(name, number(lot, name));
  body.raw("assay", assay.json());
}

void list_lot(Day& day, const CsvRecord& lot) {
  const CsvRecord& producer = row_of(day.data.producers, lot.at("producer"));
  Fields body;
  body.text("code", lot.at("code"))
      .number("kilograms", number(lot, "kilograms"))
      .text("form", lot.at("form"))
      .text("packaging", lot.at("packaging"));
  add_assay(body, lot);
  body.text("dg_class", lot.at("dg_class"))
      .text("un_number", lot.at("un_number"))
      .text("carrier_id", day.enterprise(lot.at("carrier")))
      .raw("site", Fields()
                       .text("district", producer.at("district"))
                       .number("longitude", number(producer, "longitude"))
                       .number("latitude", number(producer, "latitude"))
                       .json())
      .text("window_from", day.on(number(lot, "window_from_day") - kWindowsEarlier).start().text())
      .text("window_to", day.on(number(lot, "window_to_day") + 1).start().text())
      .number("reserve_price", number(lot, "reserve_fen_per_t"))
      .flag("divisible", lot.at("divisible") == "yes");
  if (!lot.at("least_part_kilograms").empty())
    body.number("least_part_kilograms", number(lot, "least_part_kilograms"));
  body.text("stored_since", day.on(-number(lot, "stored_days")).text());
  day.api.post_once(lot.at("producer"), "/v1/lots", body.json(), "lot/" + lot.at("key"),
                    {"enterprise-unknown", "tariff-missing", "code-not-in-force"});
}

struct Capacity {
  std::string processor;
  std::int64_t item = 0, kilograms = 0;
  std::vector<std::pair<std::string, std::int64_t>> lines;
};

// What each processor offers of each licence item; those who are only there to be refused come later.
std::vector<Capacity> capacities(const Day& day) {
  std::vector<Capacity> all;
  for (const CsvRecord& row : day.data.items) {
    const std::string processor = row.at("processor");
    if (only_to_be_refused(processor)) continue;
    const std::int64_t item = number(row, "item");
    if (!all.empty() && all.back().processor == processor && all.back().item == item) continue;
    Capacity offer{processor, item, number(row, "offered_kilograms"), {}};
    for (const CsvRecord& price : day.data.prices)
      if (price.at("processor") == processor && number(price, "item") == item)
        offer.lines.emplace_back(price.at("code"), number(price, "fen_per_t"));
    all.push_back(std::move(offer));
  }
  return all;
}

// Schedules round number n; nothing when its hours were over before anybody heard of it.
std::optional<std::string> schedule(Day& day, int n) {
  const std::string step = "round/" + std::to_string(n);
  const std::string hours = day.journal.once(step + "/hours", [&] {
    const Instant opens = system_clock()();
    const Instant closes = opens + kOffersTake * (1 << std::min(n - 1, 4));
    return opens.text() + " " + closes.text();
  });
  const std::string body = Fields()
                               .text("name", "佛山示范日场 " + day.today.text() + " " + std::to_string(n))
                               .text("opens_at", words(hours).at(0))
                               .text("closes_at", words(hours).at(1))
                               .json();
  if (const auto known = day.journal.find(step)) return known;
  const Answer answer = day.api.attempt(kRegulator, "POST", "/v1/rounds", body, step);
  if (answer.problem == "window-over") return std::nullopt;
  if (!answer.good()) throw Refused("the round", answer);
  return day.journal.once(step, [&] { return text_at(answer.json(), "id"); });
}

// False when the round closed before this offer came in.
bool seal(Day& day, const std::string& round, const Capacity& offer) {
  const std::string step = "offer/" + round + "/" + offer.processor + "/" + std::to_string(offer.item);
  const std::string body =
      sealed_offer(day, round, offer.processor, offer.item, offer.kilograms, offer.lines);
  try {
    day.api.post_once(offer.processor, "/v1/offers", body, step,
                      {"enterprise-unknown", "not-found", "policy-not-in-force", "policy-insufficient"});
    return true;
  } catch (const Refused& refused) {
    if (refused.answer.problem == "round-closed") return false;
    throw;
  }
}

bool all_sealed(Day& day, const std::string& round) {
  const auto offers = capacities(day);
  std::atomic<bool> in_time{true};
  side_by_side(offers.size(), [&](std::size_t i) {
    if (!seal(day, round, offers[i])) in_time = false;
  });
  return in_time && offer_irregularly(day, round);
}

void wait_cleared(Day& day, const std::string& round) {
  wait_until("round " + round + " is cleared", [&] {
    const JsonDocument seen = day.api.get(kRegulator, "/v1/rounds/" + round);
    const std::string state = text_at(seen, "state");
    if (state == "held") throw std::runtime_error("the round is held: " + text_or_none(seen, "held_reason"));
    return state == "cleared";
  });
}

Point point_at(const Json& place) {
  return {number_at(place, "longitude"), number_at(place, "latitude")};
}

Trade trade_from(const Json& json, const std::map<std::string, std::string>& key_of) {
  const auto key = [&](const char* name) { return key_of.at(text_at(json, name)); };
  const Json& origin = member(json, "origin");
  const Json& destination = member(json, "destination");
  return {.id = text_at(json, "id"),
          .lot = key("lot_id"),
          .producer = key("producer_id"),
          .processor = key("processor_id"),
          .carrier = key("carrier_id"),
          .code = text_at(json, "code"),
          .method = text_at(json, "method"),
          .dg_class = text_at(json, "dg_class"),
          .un_number = text_at(json, "un_number"),
          .state = text_at(json, "state"),
          .escrow_state = text_or_none(json, "escrow_state"),
          .kilograms = number_at(json, "kilograms"),
          .price = number_at(json, "price"),
          .amount_fen = number_at(json, "amount_fen"),
          .freight_fen = number_at(json, "freight_fen"),
          .accepted_kilograms = number_or_zero(json, "accepted_kilograms"),
          .start = text_at(origin, "district"),
          .end = text_at(destination, "district"),
          .origin = point_at(origin),
          .destination = point_at(destination)};
}

void sign(Day& day, const Trade& trade, const std::string& party) {
  day.journal.once("signed/" + trade.id + "/" + party, [&] {
    const std::string target = "/v1/trades/" + trade.id;
    const JsonDocument contract = day.api.get(party, target + "/contract");
    const std::string signature = to_hex(sm2_sign(signing_key(day, party), text_at(contract, "text")));
    const std::string body =
        Fields().text("key_id", day.id("signing-key/" + party)).text("signature", signature).json();
    day.api.post(party, target + "/signatures", body, "sign/" + trade.id + "/" + party, {"not-found"});
    return std::string("signed");
  });
}

}  // namespace

void list_lots(Day& day) {
  side_by_side(day.data.lots.size(), [&](std::size_t i) { list_lot(day, day.data.lots[i]); });
}

void hold_round(Day& day) {
  if (day.journal.has("rounds")) return;
  std::string rounds;
  for (int n = 1; n <= 10; ++n) {
    const auto round = schedule(day, n);
    if (!round) continue;
    const bool complete = all_sealed(day, *round);
    wait_cleared(day, *round);
    rounds += (rounds.empty() ? "" : " ") + *round;
    if (!complete) continue;
    day.journal.remember("rounds", rounds);
    return;
  }
  throw std::runtime_error("ten rounds closed before all offers were in");
}

std::vector<std::string> cleared_rounds(const Day& day) {
  return words(day.journal.at("rounds"));
}

std::vector<Trade> trades_of(const Day& day) {
  auto key_of = day.enterprise_keys();
  for (const CsvRecord& lot : day.data.lots) key_of[day.id("lot/" + lot.at("key"))] = lot.at("key");
  const auto rounds = cleared_rounds(day);
  std::vector<Trade> trades;
  for (const JsonDocument& page : day.api.pages(kRegulator, "/v1/trades"))
    for (const Json& item : member(page, "items").GetArray())
      if (std::find(rounds.begin(), rounds.end(), text_at(item, "round_id")) != rounds.end())
        trades.push_back(trade_from(item, key_of));
  std::sort(trades.begin(), trades.end(),
            [](const Trade& a, const Trade& b) { return std::tie(a.lot, a.id) < std::tie(b.lot, b.id); });
  return trades;
}

void sign_contracts(Day& day, const std::vector<Trade>& trades) {
  side_by_side(trades.size(), [&](std::size_t i) {
    sign(day, trades[i], trades[i].producer);
    sign(day, trades[i], trades[i].processor);
  });
}

// The text is the one that services/market/commitment.hpp publishes, made here independently of the market.
std::string sealed_offer(const Day& day, const std::string& round, const std::string& processor,
                         std::int64_t item, std::int64_t kilograms,
                         const std::vector<std::pair<std::string, std::int64_t>>& lines) {
  const std::string item_id = words(day.id("licence/" + processor)).at(static_cast<std::size_t>(item));
  const std::string from = day.on(-kWindowsEarlier).start().text(), to = day.on(9).start().text();
  auto sorted = lines;
  std::sort(sorted.begin(), sorted.end());
  const std::string nonce = day.derived("offer " + round + " " + processor + " " + std::to_string(item));
  std::string text = "heliu sealed offer 1\nround " + round + "\nprocessor " + day.enterprise(processor) +
                     "\nlicence-item " + item_id + "\nkilograms " + std::to_string(kilograms) +
                     "\nleast-load 0\nradius 0\nwindow " + from + " " + to + "\n";
  std::vector<std::string> priced;
  for (const auto& [code, price] : sorted) {
    text += "line " + code + " " + std::to_string(price) + "\n";
    priced.push_back(Fields().text("code", code).number("price", price).json());
  }
  text += "nonce " + nonce + "\n";
  const std::string content = Fields()
                                  .text("licence_item_id", item_id)
                                  .number("kilograms", kilograms)
                                  .raw("lines", list_of(priced))
                                  .number("least_load_kilograms", 0)
                                  .number("radius_metres", 0)
                                  .text("window_from", from)
                                  .text("window_to", to)
                                  .json();
  return Fields()
      .text("round_id", round)
      .raw("content", content)
      .text("nonce", nonce)
      .text("commitment", to_hex(sm3(text)))
      .json();
}

}  // namespace heliu::day
