#include "matching/rebuild.hpp"

#include <algorithm>

namespace heliu::matching {
namespace {

constexpr std::uint64_t kVictimsMost = 6, kGuestsMost = 4;

std::size_t at(int index) {
  return static_cast<std::size_t>(index);
}

}  // namespace

Rebuild::Rebuild(const Instance& instance, const std::vector<std::int64_t>& reduced)
    : instance_(instance), reduced_(reduced), on_offer_(instance.offers.size()) {
  for (int a = 0; a < static_cast<int>(instance.arcs.size()); ++a)
    on_offer_[at(instance.arcs[at(a)].offer)].push_back(a);
  for (int l = 0; l < static_cast<int>(instance.lots.size()); ++l)
    if (instance.lots[at(l)].first < instance.lots[at(l)].last) lots_with_arcs_.push_back(l);
}

// One of the lot's better offers: the best of two drawn.
int Rebuild::near_offer(int l) {
  const auto& lot = instance_.lots[at(l)];
  const auto draw = [&] {
    return lot.first + static_cast<int>(random_.below(static_cast<std::uint64_t>(lot.last - lot.first)));
  };
  const int a = draw(), b = draw();
  return instance_.arcs[at(reduced_[at(a)] >= reduced_[at(b)] ? a : b)].offer;
}

// Takes back a lot, some awards of an offer it could go to, and lets some lots without an award try as well.
void Rebuild::ruin(Plan& plan) {
  taken_.clear();
  const int seed = lots_with_arcs_[random_.below(lots_with_arcs_.size())];
  const auto& arcs = on_offer_[at(near_offer(seed))];
  std::vector<int> awarded, others;
  for (const int a : arcs) (plan.kilograms(a) > 0 ? awarded : others).push_back(instance_.arcs[at(a)].lot);
  plan.count(static_cast<std::int64_t>(arcs.size()) / 4);
  const auto pick = [&](std::vector<int>& from, std::uint64_t most) {
    for (auto n = 1 + random_.below(most); n > 0 && !from.empty(); --n) {
      const auto place = random_.below(from.size());
      taken_.push_back(from[place]);
      from[place] = from.back();
      from.pop_back();
    }
  };
  taken_.push_back(seed);
  pick(awarded, kVictimsMost);
  pick(others, kGuestsMost);
  std::sort(taken_.begin(), taken_.end());
  taken_.erase(std::unique(taken_.begin(), taken_.end()), taken_.end());
  for (const int l : taken_) plan.take_back(l);
}

// Gives them anew in a drawn order, each to the arcs that are worth most for it and still fit.
void Rebuild::recreate(Plan& plan) {
  for (std::size_t n = taken_.size(); n > 1; --n) std::swap(taken_[n - 1], taken_[random_.below(n)]);
  if (random_.below(2) == 0) {  // or by what is at stake
    std::stable_sort(taken_.begin(), taken_.end(), [&](int a, int b) {
      return instance_.lots[at(a)].kilograms > instance_.lots[at(b)].kilograms;
    });
  }
  // Either only where the lot is worth the scarce capacity, or wherever it fits.
  const std::int64_t least = random_.below(2) == 0 ? 0 : INT64_MIN;
  for (const int l : taken_) plan.give(l, reduced_, least);
}

void Rebuild::run(Plan& plan, std::int64_t most_work) {
  if (lots_with_arcs_.empty()) return;
  Plan now = plan;
  const std::int64_t begin = now.work(), end = begin + most_work;
  std::int64_t best = plan.value();
  while (now.work() < end) {
    const std::int64_t before = now.value();
    // From a thousandth of the value down to nothing.
    const std::int64_t patience = best / 1024 / most_work * (end - now.work());
    now.mark();
    ruin(now);
    recreate(now);
    now.count(1);
    if (now.value() < before && now.value() < best - patience) {
      now.roll_back();
      continue;
    }
    if (now.value() <= best) continue;
    best = now.value();
    plan = now;
  }
  plan.count(now.work() - plan.work());
}

}  // namespace heliu::matching
