#include "matching/gap/prices.hpp"

#include <algorithm>
#include <cmath>

namespace heliu::matching::gap {
namespace {

// A short memory never leaves a kink of many ties (80 x 1600 of type c: it stays at the sum of the least
// costs); with this one the linear relaxation's value was reached on every shape tried.
constexpr int kSteps = 1500, kPatience = 20;
constexpr double kNew = 0.02;  // share of the newest step in the direction

// One evaluation: the relaxed cost, each job's least priced cost, and how far each agent is over.
double evaluate(const Instance& instance, const std::vector<double>& price, std::vector<double>& least,
                std::vector<double>& over) {
  double value = 0;
  for (std::size_t i = 0; i < price.size(); ++i) {
    over[i] = -static_cast<double>(instance.capacity[i]);
    value -= price[i] * static_cast<double>(instance.capacity[i]);
  }
  for (std::size_t j = 0; j < instance.jobs(); ++j) {
    const Cost unawarded = instance.unawarded_cost(j);
    double best = unawarded == kMustBeAwarded ? 1e300 : static_cast<double>(unawarded);
    const Arc* pick = nullptr;
    for (const Arc& arc : instance.arcs_of(j)) {
      const double cost = static_cast<double>(arc.cost) +
                          price[static_cast<std::size_t>(arc.agent)] * static_cast<double>(arc.weight);
      if (cost >= best) continue;
      best = cost;
      pick = &arc;
    }
    least[j] = best;
    value += best;
    if (pick != nullptr) over[static_cast<std::size_t>(pick->agent)] += static_cast<double>(pick->weight);
  }
  return value;
}

}  // namespace

std::vector<double> priced_costs(const Instance& instance, Work& work) {
  std::vector<double> price(instance.agents()), at = price, over = price, average = price;
  std::vector<double> least(instance.jobs()), best_least;
  double best = -1e300, pace = 0.02;
  int red = 0;
  for (int step = 0; step < kSteps && !work.exhausted(); ++step) {
    const double value = evaluate(instance, at, least, over);
    work.charge(static_cast<std::int64_t>(instance.arcs.size() / 4 + instance.jobs()));
    if (value > best) {
      best = value;
      price = at;
      best_least = least;
      red = 0;
    } else if (++red >= kPatience) {
      red = 0;
      pace *= 0.66;
    }
    double norm = 0;
    for (std::size_t i = 0; i < at.size(); ++i) {
      average[i] = step == 0 ? over[i] : (1 - kNew) * average[i] + kNew * over[i];
      if (price[i] > 0 || average[i] > 0) norm += average[i] * average[i];
    }
    if (norm < 1e-9 || pace < 1e-9) break;
    const double length = pace * std::max(1.0, std::abs(best)) / norm;
    for (std::size_t i = 0; i < at.size(); ++i) at[i] = std::max(0.0, price[i] + length * average[i]);
  }
  return best_least.empty() ? least : best_least;
}

}  // namespace heliu::matching::gap
