// The Lagrangian bound: "each job once" is priced by multipliers u, what is left is one knapsack an agent.
// L(u) = Σ u_j − Σ_i max Σ (u_j − c_ij) x_ij ≤ the optimum for every u (Ross and Soland 1975; Fisher,
// Jaikumar and Van Wassenhove 1986); its maximum is the bound of column generation. u is rounded to integers
// before each evaluation, so every value is exact; floating point only chooses where to look next.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "matching/gap/knapsack.hpp"
#include "matching/gap/problem.hpp"
#include "matching/gap/work.hpp"

namespace heliu::matching::gap {

// How multipliers are rounded: costs × 2^bits, and |u| ≤ limit so that no sum overflows.
struct Scale {
  int bits = 0;
  Scaled limit = 0;
  // A small difference that matters here, scaled: a 24th of what lies between a job's least cost and the
  // lower quartile of its costs, on average; at least one cost. What the search nudges by is told in these.
  double step = 0;
  explicit Scale(const Instance& instance);
  Scaled of(Cost cost) const { return cost * (Scaled{1} << bits); }
  // The least integer cost that a bound allows.
  Cost up(Scaled bound) const { return -((-bound) >> bits); }
};

class Lagrangian {
 public:
  Lagrangian(Problem& problem, const Scale& scale, Work& work);

  // L at u (rounded), with the fixed cost of what is assigned. Fills the fields below. `favour`, one an arc:
  // added to what the arc is worth to its agent's knapsack; what comes back is then no bound.
  Scaled evaluate(const std::vector<double>& u, std::span<const Scaled> favour = {});

  std::vector<Scaled> rounded;       // one a job
  std::vector<std::int32_t> chosen;  // arcs in the agents' knapsacks
  std::vector<std::int32_t> cover;   // how many agents took the job
  std::vector<double> price;         // one an agent: worth of a unit of capacity, scaled
  std::vector<Scaled> values;        // one an agent: of its knapsack

  struct Ascent {
    int steps = 20;
    double pace = 1;    // of Polyak's step towards the target
    Scaled target = 0;  // where to stop: at this bound the node is closed
    Scaled rise = 0;    // > 0: steps aim no further than this above the best so far
    int patience = 6;   // steps without progress before the pace is halved
    double momentum = 0.5;
    double share = 0.1;  // of a new solution in the averaged one
  };
  // Improves u by deflected subgradient steps (Held, Wolfe, Crowder 1974; Camerini, Fratta, Maffioli 1975);
  // leaves the best u in place. `pace` comes back for the next call. Stops early at the target, or when the
  // knapsacks cover every job once: their choice is then optimal here (`solved`).
  Scaled ascend(std::vector<double>& u, Ascent& ascent);
  bool solved = false;

  // An average of the knapsack solutions, near a solution of the relaxed problem: x̂ of an arc, 0 … 1.
  double estimate(std::int32_t arc) const { return estimate_[static_cast<std::size_t>(arc)] / unit_; }

  // The volume algorithm (Barahona and Anbil 2000): steps along the averaged subgradient, which settles where
  // single ones keep jumping. For the root, where u is far off; `start` is L at u. Returns L at the new u.
  struct Volume {
    double pace = 0.5, share = 0.1;
    int red = 0, green = 0;
    std::vector<double> direction;  // 1 − Σ x̂, a job
  };
  Scaled volume(std::vector<double>& u, Scaled start, int steps, Volume& state);

  Problem& problem() { return problem_; }
  const Scale& scale() const { return scale_; }
  Work& work() { return work_; }

 private:
  void average(double share);
  Scaled agent_value(std::size_t agent, std::span<const Scaled> favour);

  Problem& problem_;
  const Scale& scale_;
  Work& work_;
  Knapsack knapsack_;
  std::vector<double> estimate_, direction_, best_u_;
  double unit_ = 1;  // what 1 is in estimate_: grown instead of shrinking every entry
};

}  // namespace heliu::matching::gap
