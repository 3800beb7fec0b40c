#include "tests/day/trading.hpp"

#include <algorithm>
#include <atomic>
#include <map>
#include <tuple>

#include "chassis/base/bytes.hpp"
#include "chassis/base/sm2.hpp"
#include "tests/day/city.hpp"
#include "tests/day/irregular.hpp"
#include "tests/day/sealed_round.hpp"

namespace heliu::day {

namespace {

constexpr std::chrono::seconds kOffersTake{9};  // the first try; a later one takes longer

void add_assay(Fields& body, const CsvRecord& lot, std::int64_t moisture_permille) {
  Fields assay;
  for (const char* name : {"chlorine_mg_per_kg", "heat_kj_per_kg"})
    if (!lot.at(name).empty()) assay.number(name, number(lot, name));
  if (moisture_permille > 0)
    assay.number("moisture_permille", moisture_permille);
  else if (!lot.at("moisture_permille").empty())
    assay.number("moisture_permille", number(lot, "moisture_permille"));
  body.raw("assay", assay.json());
}

void list_lot(Day& day, const CsvRecord& lot) {
  Fields body = lot_terms(day, lot);
  body.text("code", lot.at("code")).number("kilograms", number(lot, "kilograms"));
  body.text("stored_since", day.on(-number(lot, "stored_days")).text());
  day.api.post_once(lot.at("producer"), "/v1/lots", body.json(), "lot/" + lot.at("key"),
                    {"enterprise-unknown", "tariff-missing", "code-not-in-force"});
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

bool all_sealed(Day& day, const std::string& round) {
  const auto offers = capacities(day);
  std::atomic<bool> in_time{true};
  side_by_side(offers.size(), [&](std::size_t i) {
    if (!seal(day, round, offers[i])) in_time = false;
  });
  return in_time && change_the_round(day, round) && offer_irregularly(day, round);
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
          .round = text_at(json, "round_id"),
          .offer = text_at(json, "offer_id"),
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
    offer_late(day, *round);
    give_share(day, *round);
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

std::vector<OfferTerms> capacities(const Day& day) {
  std::vector<OfferTerms> all;
  std::string last;
  for (const CsvRecord& row : day.data.items) {
    const std::string processor = row.at("processor"), item = row.at("item");
    if (only_to_be_refused(processor) || processor + "/" + item == last) continue;
    last = processor + "/" + item;
    OfferTerms offer{processor, number(row, "item"), number(row, "offered_kilograms"), {}, {}, {}};
    for (const CsvRecord& price : day.data.prices)
      if (price.at("processor") == processor && price.at("item") == item)
        offer.lines.emplace_back(price.at("code"), number(price, "fen_per_t"));
    for (const OfferTerms& part : by_kiln(day, offer)) all.push_back(part);
  }
  return all;
}

Fields lot_terms(const Day& day, const CsvRecord& lot, std::int64_t moisture_permille) {
  const CsvRecord& producer = row_of(day.data.producers, lot.at("producer"));
  Fields body;
  body.text("form", lot.at("form")).text("packaging", lot.at("packaging"));
  add_assay(body, lot, moisture_permille);
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
  return body;
}

}  // namespace heliu::day
