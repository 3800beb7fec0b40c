// Tickets of the scales at both ends.
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "chassis/base/instant.hpp"
#include "chassis/base/uuid.hpp"
#include "settlement/quantity.hpp"

namespace heliu::transport {

enum class WeighingPlace { origin, destination };
BOOST_DESCRIBE_ENUM(WeighingPlace, origin, destination)

struct Weighing {
  Uuid id, load_id;
  WeighingPlace place = WeighingPlace::origin;
  std::string ticket_number;  // used once ever at its scale
  Kilograms gross_kilograms, tare_kilograms, net_kilograms;
  std::string scale_id;
  Instant weighed_at;
};
BOOST_DESCRIBE_STRUCT(Weighing, (),
                      (id, load_id, place, ticket_number, gross_kilograms, tare_kilograms, net_kilograms,
                       scale_id, weighed_at))

// Fills the net. Throws Problem "weighing-impossible" unless gross > tare >= 0.
Weighing with_net(Weighing weighing);

// A dated row of weight_rule: the newest that is valid counts.
struct WeightRule {
  Date valid_from;
  std::int64_t scale_permille = 0;  // of the loaded vehicle
  std::string source;
};
BOOST_DESCRIBE_STRUCT(WeightRule, (), (valid_from, scale_permille, source))

// How far this weighing's net may lie from the truth; whole kilograms, rounded down.
Kilograms tolerance_of(const Weighing& weighing, const WeightRule& rule);

const Weighing* weighed_at_place(const std::vector<Weighing>& weighings, WeighingPlace place);

}  // namespace heliu::transport
