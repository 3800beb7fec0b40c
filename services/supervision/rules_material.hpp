// Red flags of weighings, manifests and routes.
#pragma once
#include <vector>

#include "settlement/quantity.hpp"
#include "supervision/flag.hpp"

namespace heliu::supervision {

struct TwoWeighings {
  Uuid load_id;
  std::string manifest_number, plate, origin_ticket, destination_ticket;
  Kilograms origin_net, destination_net;
};
// M01: |received - shipped| of shipped beyond the threshold (permille).
std::optional<Finding> weight_delta(const TwoWeighings& load, const IndicatorRule& rule);

// M03: one plate with the same net weight to the kilogram in at least `threshold` loads.
std::optional<Finding> copied_weights(const std::string& plate, Kilograms net, const std::vector<Uuid>& loads,
                                      const IndicatorRule& rule);

// M08: a plate on more than one manifest that is still open.
std::optional<Finding> plate_on_two(const std::string& plate, Date day,
                                    const std::vector<std::string>& open_manifests,
                                    const IndicatorRule& rule);

struct Deviation {
  Uuid load_id;
  std::string plate;
  std::int64_t corridor_metres = 0, farthest_metres = 0, planned_metres = 0, travelled_metres = 0;
  std::string rule;
};
BOOST_DESCRIBE_STRUCT(Deviation, (),
                      (load_id, plate, corridor_metres, farthest_metres, planned_metres, travelled_metres,
                       rule))
// M09: farther from the planned route than the threshold (metres) or than the corridor it was given, or
// longer than planned beyond the second threshold (permille of the plan).
std::optional<Finding> off_route(const Deviation& track, const IndicatorRule& rule);

// A licence item's year as the market's books have it.
struct QuotaYear {
  Uuid licence_item_id, processor_id;
  std::int64_t year = 0;
  Kilograms approved, reserved, used;
};
BOOST_DESCRIBE_STRUCT(QuotaYear, (), (licence_item_id, processor_id, year, approved, reserved, used))
// L03: used and reserved beyond the threshold (permille of what the licence approves for the year). The gates
// let nobody reserve that much; waste accepted above what was traded still gets there.
std::optional<Finding> quota_overrun(const QuotaYear& quota, const IndicatorRule& rule);

}  // namespace heliu::supervision
