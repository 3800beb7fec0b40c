// Small random problems, and the plain answer to them by trying everything.
#pragma once
#include <optional>

#include "matching/gap/instance.hpp"
#include "matching/gap/work.hpp"

namespace heliu::matching::gap {

struct Small {
  int agents = 3, jobs = 6;
  std::int64_t weight_most = 9, cost_most = 20;
  double density = 1;      // of the arcs
  double tightness = 0.8;  // capacity against the mean load; below about 0.5 there is often no award
  bool unawarded = false;  // jobs may stay with nobody
  int sides = 0;           // side resources
};

Instance small_instance(const Small& small, std::uint64_t seed);

// Type c of the literature: costs 10 … 50 with many ties, weights 5 … 25, capacities hardly worth anything.
Instance tied_instance(int agents, int jobs, std::uint64_t seed);

// The least cost, or nothing when there is no award.
std::optional<Cost> exhaustive(const Instance& instance);

// The same problem with jobs and agents in another order.
Instance permuted(const Instance& instance, std::uint64_t seed);

}  // namespace heliu::matching::gap
