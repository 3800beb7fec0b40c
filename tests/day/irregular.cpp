#include "tests/day/irregular.hpp"

#include <algorithm>
#include <map>

namespace heliu::day {

namespace {

const Json& plant(const Day& day, const std::string& key) {
  for (const Json& item : member(day.data.irregularities, "irregularities").GetArray())
    if (text_at(item, "key") == key) return item;
  throw std::runtime_error("no irregularity " + key);
}

bool planted_on(const Day& day, const char* key, const Trip& trip) {
  return text_or_none(plant(day, key), "lot") == trip.trade.lot;
}

// Tries what must not be possible and keeps the answer. Feeds that are a moment late are waited for, so that
// the refusal speaks of the irregularity and of nothing else.
std::string provoke(Day& day, const std::string& key, const std::string& who, const std::string& target,
                    const std::string& body, const std::set<std::string>& soon = {}) {
  return day.journal.once("met/" + key, [&] {
    std::string problem;
    wait_until("an answer to " + key, [&] {
      const Answer answer = day.api.attempt(who, "POST", target, body, "irregular/" + key);
      problem = answer.good() ? "accepted" : answer.problem;
      return problem != "gate-stale-feed" && !soon.contains(problem);
    });
    return problem;
  });
}

// The planted offer; false when the round had closed before it.
bool offer_planted(Day& day, const std::string& round, const char* key, std::int64_t kilograms,
                   const std::vector<std::pair<std::string, std::int64_t>>& lines) {
  if (day.journal.has(std::string("met/") + key)) return true;
  const Json& planted = member(plant(day, key), "planted");
  const std::string processor = text_at(planted, "processor");
  const OfferTerms terms{processor, number_at(planted, "item"), kilograms, lines, {}, "/irregular"};
  const std::string body = plain_offer(day, round, terms);
  std::string problem;
  wait_until(std::string("an answer to ") + key, [&] {
    const Answer answer =
        day.api.attempt(processor, "POST", "/v1/offers", body, std::string("irregular/") + key + "/" + round);
    problem = answer.good() ? "accepted" : answer.problem;
    return problem != "gate-stale-feed" && problem != "not-found" && problem != "enterprise-unknown";
  });
  if (problem == "offer-late") return false;
  day.journal.remember(std::string("met/") + key, problem);
  return true;
}

std::vector<std::pair<std::string, std::int64_t>> price_list(const Day& day, const std::string& processor) {
  std::vector<std::pair<std::string, std::int64_t>> lines;
  for (const CsvRecord& row : day.data.prices)
    if (row.at("processor") == processor) lines.emplace_back(row.at("code"), number(row, "fen_per_t"));
  return lines;
}

std::int64_t offered(const Day& day, const std::string& processor) {
  return number(row_of(day.data.items, processor, "processor"), "offered_kilograms");
}

}  // namespace

bool only_to_be_refused(const std::string& processor) {
  return processor == "t15" || processor == "t16";
}

bool offer_irregularly(Day& day, const std::string& round) {
  const Json& outside = member(plant(day, "code-outside-licence"), "planted");
  auto with_outside = price_list(day, text_at(outside, "processor"));
  with_outside.emplace_back(text_at(outside, "code"), number_at(outside, "fen_per_t"));
  const Json& exhausted = member(plant(day, "quota-exhausted"), "planted");
  return offer_planted(day, round, "expired-policy", offered(day, "t15"), price_list(day, "t15")) &&
         offer_planted(day, round, "code-outside-licence", offered(day, "t10"), with_outside) &&
         offer_planted(day, round, "quota-exhausted", number_at(exhausted, "offered_kilograms"),
                       price_list(day, "t16"));
}

void before_manifest(Day& day, const Trip& trip) {
  const std::set<std::string> feeds{"not-found", "trade-not-signed", "trade-not-funded"};
  if (planted_on(day, "carrier-without-scope", trip)) {
    const std::string vehicle = text_at(member(plant(day, "carrier-without-scope"), "planted"), "vehicle");
    provoke(day, "carrier-without-scope", trip.trade.producer, "/v1/manifests",
            manifest_body(day, trip, vehicle), feeds);
  }
  if (planted_on(day, "foreign-manifest-number", trip)) {
    const std::string prefix = text_at(member(plant(day, "foreign-manifest-number"), "planted"), "prefix");
    const std::string number = std::to_string(day.today.year()) + prefix + "900001";
    provoke(day, "foreign-manifest-number", trip.trade.producer, "/v1/manifests",
            manifest_body(day, trip, trip.vehicle, number), feeds);
  }
}

void while_open(Day& day, const Trip& trip, const std::vector<Trade>& trades) {
  if (!planted_on(day, "plate-on-two-manifests", trip)) return;
  const std::string second =
      member(member(plant(day, "plate-on-two-manifests"), "planted"), "lots")[1].GetString();
  for (const Trade& other : trades) {
    if (other.lot != second) continue;
    Trip attempt = trip;
    attempt.trade = other;
    attempt.kilograms = other.kilograms;
    provoke(day, "plate-on-two-manifests", other.producer, "/v1/manifests",
            manifest_body(day, attempt, trip.vehicle), {"not-found", "trade-not-signed", "trade-not-funded"});
  }
}

void before_destination_weighing(Day& day, const Trip& trip) {
  const Json& planted = member(plant(day, "one-ticket-two-releases"), "planted");
  const std::string first_ticket = "ticket-of/" + text_at(planted, "first_lot");
  if (trip.trade.lot == text_at(planted, "first_lot"))
    day.journal.remember(first_ticket, ticket_of(trip, false) + " " + scale_of(trip, false));
  if (trip.trade.lot != text_at(planted, "second_lot")) return;
  const auto shown = words(day.journal.at(first_ticket));
  provoke(day, "one-ticket-two-releases", trip.trade.processor,
          "/v1/loads/" + day.id(trip.step("manifest")) + "/weighings",
          weighing_body(day, trip, false, trip.kilograms, shown.at(0), shown.at(1)));
}

std::optional<Nets> planted_nets(const Day& day, const Trip& trip) {
  if (planted_on(day, "weight-changed", trip)) {
    const Json& planted = member(plant(day, "weight-changed"), "planted");
    return Nets{number_at(planted, "origin_net_kilograms"), number_at(planted, "destination_net_kilograms")};
  }
  if (planted_on(day, "copied-weights", trip)) {
    const std::int64_t net = number_at(member(plant(day, "copied-weights"), "planted"), "net_kilograms");
    return Nets{net, net};
  }
  return std::nullopt;
}

std::optional<Point> planted_detour(const Day& day, const Trip& trip) {
  if (!planted_on(day, "off-route-track", trip)) return std::nullopt;
  const Json& via = member(member(plant(day, "off-route-track"), "planted"), "via");
  return Point{number_at(via, "longitude"), number_at(via, "latitude")};
}

std::optional<std::string> planted_vehicle(const std::string& lot) {
  // 2 needs one vehicle for its three loads, 7 the same for two lots, 10 an earlier and a later load. The
  // others keep away from them.
  static const std::map<std::string, std::string> vehicles{{"l001", "v01"}, {"l006", "v02"}, {"l008", "v02"},
                                                           {"l005", "v03"}, {"l009", "v04"}, {"l011", "v05"},
                                                           {"l021", "v05"}, {"l002", "v06"}, {"l003", "v06"}};
  const auto found = vehicles.find(lot);
  return found == vehicles.end() ? std::nullopt : std::optional(found->second);
}

const std::string& wrong_reference_lot() {
  static const std::string lot = "l041";
  return lot;
}

std::string wrong_reference(const std::string& right) {
  std::string wrong = right;
  for (std::size_t at = 3; at + 1 < wrong.size(); ++at)
    if (wrong[at] != wrong[at + 1]) {
      std::swap(wrong[at], wrong[at + 1]);
      break;
    }
  return wrong;
}

std::string met(const Day& day, const std::string& irregularity) {
  return day.journal.find("met/" + irregularity).value_or("");
}

}  // namespace heliu::day
