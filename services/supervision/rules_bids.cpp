#include "supervision/rules_bids.hpp"

#include <algorithm>
#include <set>

namespace heliu::supervision {
namespace {

struct PairFacts {
  Uuid offer_a, offer_b, processor_a, processor_b;
  std::string controller;
  std::vector<std::string> common_codes;
  std::optional<Uuid> lot_id;
};
BOOST_DESCRIBE_STRUCT(PairFacts, (),
                      (offer_a, offer_b, processor_a, processor_b, controller, common_codes, lot_id))

struct SingleFacts {
  Uuid lot_id, round_id;
  std::int64_t offers = 1;
};
BOOST_DESCRIBE_STRUCT(SingleFacts, (), (lot_id, round_id, offers))

// The enterprise itself and all that control it within two steps.
std::set<std::string> controllers_of(std::span<const ControlLink> links, const std::string& uscc,
                                     std::int64_t least_permille) {
  std::set<std::string> reached{uscc};
  for (int step = 0; step < 2; ++step) {
    const std::set<std::string> before = reached;
    for (const ControlLink& link : links)
      if (link.share_permille >= least_permille && before.contains(link.controlled))
        reached.insert(link.controller);
  }
  return reached;
}

std::vector<std::string> common(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  const std::set<std::string> left(a.begin(), a.end()), right(b.begin(), b.end());
  std::vector<std::string> both;
  std::set_intersection(left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(both));
  return both;
}

Finding pair_finding(const Bid& a, const Bid& b, const std::string& controller,
                     const std::optional<Uuid>& lot, const IndicatorRule& rule) {
  const PairFacts facts{
      a.offer_id, b.offer_id, a.processor_id, b.processor_id, controller, common(a.codes, b.codes), lot};
  return {rule.indicator,
          "offer-pair",
          pair_subject(a.offer_id, b.offer_id),
          {a.processor_id, b.processor_id},
          {to_json(facts)}};
}

}  // namespace

std::optional<std::string> common_controller(std::span<const ControlLink> links, const std::string& uscc_a,
                                             const std::string& uscc_b, std::int64_t least_permille) {
  const auto of_a = controllers_of(links, uscc_a, least_permille);
  const auto of_b = controllers_of(links, uscc_b, least_permille);
  for (const std::string& controller : of_a)
    if (of_b.contains(controller)) return controller;
  return std::nullopt;
}

std::vector<Finding> controlled_pairs(std::span<const Bid> bids, std::span<const ControlLink> links,
                                      const IndicatorRule& rule) {
  std::vector<Finding> found;
  for (std::size_t i = 0; i < bids.size(); ++i)
    for (std::size_t j = i + 1; j < bids.size(); ++j) {
      // Two offers of one enterprise are its own affair.
      if (bids[i].processor_id == bids[j].processor_id || common(bids[i].codes, bids[j].codes).empty())
        continue;
      const auto controller = common_controller(links, bids[i].uscc, bids[j].uscc, rule.threshold);
      if (controller) found.push_back(pair_finding(bids[i], bids[j], *controller, std::nullopt, rule));
    }
  return found;
}

Finding related_pair(const Uuid& lot, const Bid& a, const Bid& b, const std::string& controller,
                     const IndicatorRule& rule) {
  return pair_finding(a, b, controller, lot, rule);
}

Finding single_offer(const Uuid& lot, const Uuid& round, const Uuid& producer, const IndicatorRule& rule) {
  std::vector<Uuid> enterprises;
  if (!producer.is_nil()) enterprises.push_back(producer);
  return {rule.indicator, "lot", lot, enterprises, {to_json(SingleFacts{lot, round, 1})}};
}

}  // namespace heliu::supervision
