// What would have won, exactly: the round is cleared again with the one figure changed. Only for whole lots
// and proven rounds, where the answer is a single price; otherwise the scarcity prices give a reference.
#pragma once
#include <optional>

#include "matching/eligibility.hpp"
#include "matching/result.hpp"

namespace heliu::matching {

// The least reserve with which the lot would certainly have been awarded, everything else as it was. None: no
// reserve helps, the lot is divisible, or one of the two rounds is not proven within `work_limit`.
std::optional<FenPerTonne> reserve_that_wins(const Book& book, const Result& result, std::uint32_t lot,
                                             std::int64_t work_limit);

// The greatest price for this lot alone with which the offer would certainly have won it.
std::optional<FenPerTonne> price_that_wins(const Book& book, const Eligibility& eligible,
                                           const Result& result, std::uint32_t lot, std::uint32_t offer,
                                           std::int64_t work_limit);

}  // namespace heliu::matching
