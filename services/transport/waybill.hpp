// The carrier's electronic waybill, cross-checked with the manifest (电子联单 × 电子运单 互验): carrier,
// plate, driver, escort, UN number, class, quantity, origin, destination and day must agree.
#pragma once
#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "chassis/base/instant.hpp"
#include "chassis/base/uuid.hpp"
#include "chassis/contract/problem.hpp"
#include "settlement/quantity.hpp"
#include "transport/facts.hpp"
#include "transport/load.hpp"

namespace heliu::transport {

struct GeoPoint {
  std::int64_t longitude = 0, latitude = 0;  // micro-degrees
};
BOOST_DESCRIBE_STRUCT(GeoPoint, (), (longitude, latitude))

struct Waybill {
  Uuid id;  // the load's
  std::string waybill_number, plate;
  Uuid carrier_id, driver_id, escort_id;
  std::string un_number, dg_class;
  Kilograms kilograms;
  std::string start, end;  // districts, 6 digits
  Instant departs_at;
  std::vector<GeoPoint> via;  // the planned way between the two places
};
BOOST_DESCRIBE_STRUCT(Waybill, (),
                      (id, waybill_number, plate, carrier_id, driver_id, escort_id, un_number, dg_class,
                       kilograms, start, end, departs_at, via))

// Every pair that differs, each with its field's pointer and both values; none: they match. A district that
// the trade doesn't name can't differ.
std::vector<FieldFault> differences(const Load& manifest, const SeenTrade& trade, const Waybill& waybill);

// Throws Problem "waybill-differs" with every differing pair.
void require_match(const Load& manifest, const SeenTrade& trade, const Waybill& waybill);

}  // namespace heliu::transport
