// A made-up round of divisible lots: 20–50 offers a lot, unit 10 kg, fen per 10 kg, bids of either sign.
// Offers stand in processors; the processors together have 5 % more than all lots, an offer alone some more.
#pragma once
#include <cstdint>

#include "matching/flow/problem.hpp"

namespace heliu::bench {

using FlowProblem = matching::flow::Problem<std::int64_t>;

// Nodes: the offers, then the processors. The same numbers give the same round.
FlowProblem flow_market(int lots, int offers, std::uint64_t seed);

// Its first lots only, with capacities in proportion.
FlowProblem flow_market_without_last(const FlowProblem& round, int left_out);

}  // namespace heliu::bench
