#include "tests/bench/clearing/flow_market.hpp"

#include <algorithm>
#include <cmath>
#include <random>

namespace heliu::bench {
namespace {

struct Random {
  std::mt19937_64 engine;
  std::int64_t pick(std::int64_t least, std::int64_t most) {
    return least + static_cast<std::int64_t>(engine() % static_cast<std::uint64_t>(most - least + 1));
  }
};

struct Place {
  std::int64_t x = 0, y = 0;  // metres
};

struct Bid {
  std::size_t processor = 0;
  std::int64_t price = 0;  // fen per 10 kg
};

std::int64_t metres(const Place& a, const Place& b) {
  return static_cast<std::int64_t>(std::hypot(a.x - b.x, a.y - b.y));
}

constexpr std::int64_t kCity = 200'000;

// Each offer gets its share of 1.3 × all units, each processor its offers' share of 1.05 × all units.
void set_capacities(FlowProblem& round, const std::vector<Bid>& bids, std::size_t processors,
                    Random& random) {
  std::int64_t units = 0;
  for (const std::int64_t supply : round.supply) units += supply;
  std::vector<std::int64_t> weight(bids.size()), weight_of(processors, 0);
  std::int64_t weights = 0;
  for (std::size_t o = 0; o < bids.size(); ++o) {
    weight[o] = random.pick(50, 150);
    weight_of[bids[o].processor] += weight[o];
    weights += weight[o];
  }
  for (std::size_t o = 0; o < bids.size(); ++o) {
    round.capacity.push_back(units * 13 / 10 * weight[o] / weights);
    round.parent.push_back(static_cast<std::int32_t>(bids.size() + bids[o].processor));
  }
  for (std::size_t p = 0; p < processors; ++p) {
    round.capacity.push_back(units * 21 / 20 * weight_of[p] / weights);
    round.parent.push_back(-1);
  }
}

}  // namespace

FlowProblem flow_market(int lots, int offers, std::uint64_t seed) {
  Random random{std::mt19937_64(seed)};
  const std::size_t processors = static_cast<std::size_t>(std::max(1, offers / 4));
  const std::size_t categories = static_cast<std::size_t>(std::max(2, offers / 60));
  std::vector<Place> place(processors);
  for (auto& p : place) p = {random.pick(0, kCity), random.pick(0, kCity)};
  std::vector<Bid> bids;
  std::vector<std::vector<std::int32_t>> of_category(categories);
  for (std::int32_t o = 0; o < offers; ++o) {
    bids.push_back({static_cast<std::size_t>(random.pick(0, static_cast<std::int64_t>(processors) - 1)),
                    random.pick(-800, 3'000)});
    of_category[static_cast<std::size_t>(random.pick(0, static_cast<std::int64_t>(categories) - 1))]
        .push_back(o);
  }
  FlowProblem round;
  round.first.push_back(0);
  for (int l = 0; l < lots; ++l) {
    round.supply.push_back(static_cast<std::int64_t>(std::exp2(random.pick(40, 120) / 10.0)));  // 160 kg–41 t
    const Place home{random.pick(0, kCity), random.pick(0, kCity)};
    const std::int64_t reserve = random.pick(3'500, 5'000);
    std::vector<std::pair<std::int64_t, std::int32_t>> near;
    for (const auto o :
         of_category[static_cast<std::size_t>(random.pick(0, static_cast<std::int64_t>(categories) - 1))])
      near.emplace_back(metres(home, place[bids[static_cast<std::size_t>(o)].processor]), o);
    std::sort(near.begin(), near.end());
    near.resize(std::min(near.size(), static_cast<std::size_t>(random.pick(20, 50))));
    for (const auto& [distance, o] : near) {
      round.node.push_back(o);
      round.gain.push_back(reserve - bids[static_cast<std::size_t>(o)].price - distance * 15 / 1'000);
    }
    round.first.push_back(static_cast<std::uint32_t>(round.node.size()));
  }
  set_capacities(round, bids, processors, random);
  return round;
}

FlowProblem flow_market_without_last(const FlowProblem& round, int left_out) {
  FlowProblem shorter = round;
  const std::size_t lots = round.lots() - static_cast<std::size_t>(left_out);
  shorter.supply.resize(lots);
  shorter.first.resize(lots + 1);
  shorter.node.resize(shorter.first.back());
  shorter.gain.resize(shorter.first.back());
  for (auto& units : shorter.capacity)
    units = units * static_cast<std::int64_t>(lots) / static_cast<std::int64_t>(round.lots());
  return shorter;
}

}  // namespace heliu::bench
