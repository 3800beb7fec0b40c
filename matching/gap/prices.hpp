// Shadow prices of the capacities by the weaker, cheaper relaxation (capacities priced, each job where it is
// cheapest): a start for the multipliers of the jobs that is near the linear relaxation's.
#pragma once
#include <vector>

#include "matching/gap/instance.hpp"
#include "matching/gap/work.hpp"

namespace heliu::matching::gap {

// Per job: its least cost + price × weight, in costs.
std::vector<double> priced_costs(const Instance& instance, Work& work);

}  // namespace heliu::matching::gap
