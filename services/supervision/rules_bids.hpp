// Red flags of offers.
#pragma once
#include <span>
#include <vector>

#include "supervision/flag.hpp"

namespace heliu::supervision {

// Who controls whom: controller is a USCC or a person's pseudonym, as the registry records it.
struct ControlLink {
  std::string controlled;  // the USCC of an enterprise
  std::string controller;
  std::int64_t share_permille = 0;
};
BOOST_DESCRIBE_STRUCT(ControlLink, (), (controlled, controller, share_permille))

// Somebody both are controlled by within two steps of at least least_permille each, or one of the two when it
// controls the other. Nothing: unrelated as far as recorded.
std::optional<std::string> common_controller(std::span<const ControlLink> links, const std::string& uscc_a,
                                             const std::string& uscc_b, std::int64_t least_permille);

struct Bid {
  Uuid offer_id, processor_id;
  std::string uscc;
  std::vector<std::string> codes;  // quoted
};

// B24: every pair of offers of one round that quote a common code and have a common controller.
std::vector<Finding> controlled_pairs(std::span<const Bid> bids, std::span<const ControlLink> links,
                                      const IndicatorRule& rule);
// B24 as the market's clearing already found it.
Finding related_pair(const Uuid& lot, const Bid& a, const Bid& b, const std::string& controller,
                     const IndicatorRule& rule);

// B01: a lot that got one offer in an open round.
Finding single_offer(const Uuid& lot, const Uuid& round, const Uuid& producer, const IndicatorRule& rule);

}  // namespace heliu::supervision
