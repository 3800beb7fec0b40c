#include "tests/day/plan.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

namespace heliu::day {

namespace {

using std::chrono::minutes;
using std::chrono::seconds;

constexpr std::int64_t kDetourPermille = 1300;  // road over straight line
constexpr std::int64_t kMetresPerMinute = 700;  // 42 km/h
constexpr minutes kLoading{20}, kUnloading{15}, kAccepting{5}, kTreating{3}, kBeforeNow{5};
constexpr minutes kDetourTakes{75};  // 25 of them far from the way

minutes drive(const Trip& trip, const std::optional<Point>& detour) {
  const std::int64_t road =
      metres_between(trip.trade.origin, trip.trade.destination) * kDetourPermille / 1000;
  return minutes(std::max<std::int64_t>(6, road / kMetresPerMinute)) + (detour ? kDetourTakes : minutes(0));
}

// From the beginning of loading to the waste's treatment, and the way back.
minutes takes(const Day& day, const Trip& trip) {
  const minutes there = drive(trip, planted_detour(day, trip));
  return kLoading + there + kUnloading + kAccepting + kTreating + there / 2;
}

void set_times(const Day& day, Trip& trip, Instant begins) {
  trip.loaded_at = begins + kLoading - minutes(4);
  trip.departs_at = begins + kLoading;
  trip.arrives_at = trip.departs_at + drive(trip, planted_detour(day, trip));
  trip.weighed_at = trip.arrives_at + kUnloading;
  trip.accepted_at = trip.weighed_at + kAccepting;
  trip.treated_at = trip.accepted_at + kTreating;
}

bool crewed(const Day& day, const CsvRecord& vehicle) {
  return std::any_of(day.data.crew.begin(), day.data.crew.end(), [&](const CsvRecord& member) {
    return member.at("key") == "d" + vehicle.at("key").substr(1);
  });
}

// Vehicles of the trade's carrier that may carry it, the smallest that hold it whole; else the largest.
std::vector<const CsvRecord*> fitting(const Day& day, const Trade& trade) {
  std::vector<const CsvRecord*> able;
  std::int64_t largest = 0;
  for (const CsvRecord& vehicle : day.data.vehicles) {
    const auto classes = words(vehicle.at("classes"));
    if (vehicle.at("carrier") != trade.carrier || !crewed(day, vehicle) ||
        std::find(classes.begin(), classes.end(), trade.dg_class) == classes.end())
      continue;
    able.push_back(&vehicle);
    largest = std::max(largest, number(vehicle, "max_load_kilograms"));
  }
  if (able.empty()) throw std::runtime_error("no vehicle for lot " + trade.lot);
  const std::int64_t needed = std::min(trade.kilograms, largest);
  std::erase_if(able, [&](const CsvRecord* v) { return number(*v, "max_load_kilograms") < needed; });
  return able;
}

std::vector<Trip> trips_of(const Trade& trade, const CsvRecord& vehicle) {
  const std::int64_t most = number(vehicle, "max_load_kilograms");
  const auto count = static_cast<int>((trade.kilograms + most - 1) / most);
  std::vector<Trip> trips;
  std::int64_t left = trade.kilograms;
  for (int serial = 1; serial <= count; ++serial) {
    Trip trip;
    trip.trade = trade;
    trip.vehicle = vehicle.at("key");
    trip.serial = serial;
    trip.last = serial == count;
    trip.kilograms = left / (count - serial + 1);
    left -= trip.kilograms;
    trips.push_back(std::move(trip));
  }
  return trips;
}

}  // namespace

std::string Trip::step(const std::string& what) const {
  return "trip/" + trade.id + "/" + std::to_string(serial) + "/" + what;
}

std::vector<std::vector<Trip>> plan_trips(Day& day, const std::vector<Trade>& trades) {
  const std::string noon = day.journal.once("trips-end-at", [] { return system_clock()().text(); });
  const Instant end = Instant::parse(noon).value() - kBeforeNow;
  std::map<std::string, std::vector<Trip>> tours;
  std::map<std::string, minutes> busy;
  std::vector<const Trade*> order;
  for (const Trade& trade : trades) order.push_back(&trade);
  // Planted lots first: they ask for their vehicles, and their order on them matters.
  std::stable_sort(order.begin(), order.end(), [](const Trade* a, const Trade* b) {
    return planted_vehicle(a->lot).has_value() > planted_vehicle(b->lot).has_value();
  });
  for (const Trade* trade : order) {
    const auto able = fitting(day, *trade);
    const auto planted = planted_vehicle(trade->lot);
    // A large vehicle for a small lot costs as much as some minutes of waiting.
    const auto cost = [&](const CsvRecord* v) {
      return busy[v->at("key")] + minutes(number(*v, "max_load_kilograms") / 500);
    };
    const CsvRecord& vehicle =
        planted ? row_of(day.data.vehicles, *planted)
                : **std::min_element(able.begin(), able.end(), [&](const CsvRecord* a, const CsvRecord* b) {
                    return cost(a) < cost(b);
                  });
    for (Trip& trip : trips_of(*trade, vehicle)) {
      busy[trip.vehicle] += takes(day, trip);
      tours[trip.vehicle].push_back(std::move(trip));
    }
  }
  std::vector<std::vector<Trip>> planned;
  for (auto& [vehicle, trips] : tours) {
    Instant begins = end - busy[vehicle];
    for (Trip& trip : trips) {
      set_times(day, trip, begins);
      begins = begins + takes(day, trip);
    }
    planned.push_back(std::move(trips));
  }
  return planned;
}

std::vector<Seen> track_of(const Trip& trip, const std::optional<Point>& detour) {
  std::vector<Point> way{trip.trade.origin};
  if (detour) way.push_back(*detour);
  way.push_back(trip.trade.destination);
  const auto legs = static_cast<std::int64_t>(way.size()) - 1;
  const std::int64_t whole = std::chrono::duration_cast<seconds>(trip.arrives_at - trip.departs_at).count();
  const std::int64_t steps = std::clamp<std::int64_t>(whole / 180, 4, 40) * legs;
  std::vector<Seen> seen;
  for (std::int64_t i = 0; i <= steps; ++i) {
    const std::int64_t at = i * legs, leg = std::min(at / steps, legs - 1), part = at - leg * steps;
    const Point &from = way[static_cast<std::size_t>(leg)], &to = way[static_cast<std::size_t>(leg + 1)];
    seen.push_back({{from.longitude + (to.longitude - from.longitude) * part / steps,
                     from.latitude + (to.latitude - from.latitude) * part / steps},
                    trip.departs_at + seconds(whole * i / steps)});
  }
  return seen;
}

Nets usual_nets(const Day& day, const Trip& trip) {
  const std::int64_t tare = number(row_of(day.data.vehicles, trip.vehicle), "tare_kilograms");
  const std::int64_t origin = trip.kilograms - draw("origin " + trip.trade.lot + std::to_string(trip.serial),
                                                    trip.kilograms / 600 + 1);
  // Within 0.3 % of the loaded vehicle, and within 1 % of a small load.
  const std::int64_t apart = std::min((tare + origin) / 500, origin / 100);
  return {origin, origin - draw("destination " + trip.trade.lot + std::to_string(trip.serial), apart + 1)};
}

std::int64_t refused_of(const Trip& trip, std::int64_t net) {
  if (planted_vehicle(trip.trade.lot) || draw("refused " + trip.trade.lot, 16) != 0) return 0;
  return std::max<std::int64_t>(1, net * (2 + draw("refused part " + trip.trade.lot, 5)) / 100);
}

std::string refusal_reason(const Trip& trip) {
  return draw("reason " + trip.trade.lot, 3) == 0 ? "成分与申报不符" : "包装破损";
}

bool stays_untreated(const Trip& trip) {
  return !planted_vehicle(trip.trade.lot) && draw("untreated " + trip.trade.lot, 12) == 0;
}

std::int64_t metres_between(const Point& a, const Point& b) {
  constexpr double kMetresPerMicroDegree = 6371008.8 * std::numbers::pi / 180.0 / 1e6;
  const double shrink = std::cos(static_cast<double>(a.latitude) / 1e6 * std::numbers::pi / 180.0);
  return std::llround(
      std::hypot(static_cast<double>(b.longitude - a.longitude) * kMetresPerMicroDegree * shrink,
                 static_cast<double>(b.latitude - a.latitude) * kMetresPerMicroDegree));
}

}  // namespace heliu::day
