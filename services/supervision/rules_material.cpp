#include "supervision/rules_material.hpp"

#include <algorithm>
#include <cstdlib>

namespace heliu::supervision {
namespace {

struct DeltaFacts {
  std::string manifest_number, plate, origin_ticket, destination_ticket;
  Kilograms origin_net_kilograms, destination_net_kilograms, difference_kilograms;
  std::int64_t difference_permille = 0, threshold_permille = 0;
};
BOOST_DESCRIBE_STRUCT(DeltaFacts, (),
                      (manifest_number, plate, origin_ticket, destination_ticket, origin_net_kilograms,
                       destination_net_kilograms, difference_kilograms, difference_permille,
                       threshold_permille))

struct CopiedFacts {
  std::string plate;
  Kilograms net_kilograms;
  std::vector<Uuid> loads;
  std::int64_t threshold_loads = 0;
};
BOOST_DESCRIBE_STRUCT(CopiedFacts, (), (plate, net_kilograms, loads, threshold_loads))

struct PlateFacts {
  std::string plate;
  std::vector<std::string> open_manifests;
};
BOOST_DESCRIBE_STRUCT(PlateFacts, (), (plate, open_manifests))

struct QuotaFacts {
  Uuid licence_item_id;
  std::int64_t year = 0;
  Kilograms approved_kilograms, reserved_kilograms, used_kilograms, beyond_kilograms;
};
BOOST_DESCRIBE_STRUCT(QuotaFacts, (),
                      (licence_item_id, year, approved_kilograms, reserved_kilograms, used_kilograms,
                       beyond_kilograms))

}  // namespace

std::optional<Finding> weight_delta(const TwoWeighings& load, const IndicatorRule& rule) {
  const std::int64_t shipped = load.origin_net.count, apart = load.destination_net.count - shipped;
  if (shipped <= 0 || std::llabs(apart) * 1000 <= rule.threshold * shipped) return std::nullopt;
  const DeltaFacts facts{
      load.manifest_number, load.plate,           load.origin_ticket, load.destination_ticket,
      load.origin_net,      load.destination_net, Kilograms{apart},   apart * 1000 / shipped,
      rule.threshold};
  return Finding{rule.indicator, "load", load.load_id, {}, {to_json(facts)}};
}

std::optional<Finding> copied_weights(const std::string& plate, Kilograms net, const std::vector<Uuid>& loads,
                                      const IndicatorRule& rule) {
  if (std::ssize(loads) < rule.threshold) return std::nullopt;
  return Finding{rule.indicator,
                 "plate",
                 weight_subject(plate, net.count),
                 {},
                 {to_json(CopiedFacts{plate, net, loads, rule.threshold})}};
}

std::optional<Finding> plate_on_two(const std::string& plate, Date day,
                                    const std::vector<std::string>& open_manifests,
                                    const IndicatorRule& rule) {
  if (std::ssize(open_manifests) <= rule.threshold) return std::nullopt;
  return Finding{
      rule.indicator, "plate", plate_subject(plate, day), {}, {to_json(PlateFacts{plate, open_manifests})}};
}

std::optional<Finding> off_route(const Deviation& track, const IndicatorRule& rule) {
  const bool far = track.farthest_metres > std::min(track.corridor_metres, rule.threshold);
  const bool longer =
      track.planned_metres > 0 && track.travelled_metres * 1000 > track.planned_metres * rule.threshold2;
  if (!far && !longer) return std::nullopt;
  return Finding{rule.indicator, "load", track.load_id, {}, {to_json(track)}};
}

std::optional<Finding> quota_overrun(const QuotaYear& quota, const IndicatorRule& rule) {
  const Kilograms taken = quota.reserved + quota.used;
  if (Int128{taken.count} * 1000 <= Int128{quota.approved.count} * rule.threshold) return std::nullopt;
  const QuotaFacts facts{quota.licence_item_id, quota.year, quota.approved,
                         quota.reserved,        quota.used, taken - quota.approved};
  return Finding{rule.indicator,
                 "quota",
                 quota_subject(quota.licence_item_id, quota.year),
                 {quota.processor_id},
                 {to_json(facts)}};
}

}  // namespace heliu::supervision
