// What this service says on its feed: the data of each event, member for member as services/FEEDS.md has it.
#pragma once
#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "chassis/base/instant.hpp"
#include "chassis/base/uuid.hpp"
#include "transport/mass.hpp"
#include "transport/weighing.hpp"

namespace heliu::transport {

struct ManifestOpened {
  Uuid load_id, trade_id;
  std::string manifest_number;
  Uuid producer_id, processor_id, carrier_id;
  std::string code;
  Kilograms kilograms;
  std::string plate;
  Uuid driver_id, escort_id;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(ManifestOpened, (),
                      (load_id, trade_id, manifest_number, producer_id, processor_id, carrier_id, code,
                       kilograms, plate, driver_id, escort_id, at))

struct ManifestCancelled {
  Uuid load_id, trade_id;
  std::optional<std::string> manifest_number;
  std::string reason;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(ManifestCancelled, (), (load_id, trade_id, manifest_number, reason, at))

struct WaybillMatched {
  Uuid load_id, trade_id;
  std::string waybill_number, plate;
  Uuid carrier_id;
};
BOOST_DESCRIBE_STRUCT(WaybillMatched, (), (load_id, trade_id, waybill_number, plate, carrier_id))

struct LoadWeighed {
  Uuid load_id, trade_id;
  WeighingPlace at_place = WeighingPlace::origin;
  std::string ticket_number;
  Kilograms gross_kilograms, tare_kilograms, net_kilograms;
  std::string scale_id;
  Instant weighed_at;
};
BOOST_DESCRIBE_STRUCT(LoadWeighed, (),
                      (load_id, trade_id, at_place, ticket_number, gross_kilograms, tare_kilograms,
                       net_kilograms, scale_id, weighed_at))

struct LoadMoved {  // load.departed and load.arrived; kilograms: the origin's net
  Uuid load_id, trade_id;
  std::string plate, manifest_number;
  Kilograms kilograms;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(LoadMoved, (), (load_id, trade_id, plate, manifest_number, kilograms, at))

struct TrackDeviated {
  Uuid load_id, trade_id;
  std::string plate;
  Uuid carrier_id;
  std::int64_t corridor_metres = 0, farthest_metres = 0, planned_metres = 0, travelled_metres = 0;
  std::string rule;
};
BOOST_DESCRIBE_STRUCT(TrackDeviated, (),
                      (load_id, trade_id, plate, carrier_id, corridor_metres, farthest_metres, planned_metres,
                       travelled_metres, rule))

struct Ticket {
  std::string ticket_number;
  Kilograms gross_kilograms, tare_kilograms, net_kilograms;
};
BOOST_DESCRIBE_STRUCT(Ticket, (), (ticket_number, gross_kilograms, tare_kilograms, net_kilograms))

struct LoadAccepted {
  Uuid load_id, trade_id;
  std::string manifest_number, waybill_number, plate, code;
  Kilograms accepted_kilograms, refused_kilograms, manifest_kilograms, waybill_kilograms;
  Ticket origin, destination;
  std::string method;
  Instant accepted_at;  // the receiver's word
  Instant booked_at;    // when it came in: lateness is judged on this too
  bool last_load = false;
};
BOOST_DESCRIBE_STRUCT(LoadAccepted, (),
                      (load_id, trade_id, manifest_number, waybill_number, plate, code, accepted_kilograms,
                       refused_kilograms, manifest_kilograms, waybill_kilograms, origin, destination, method,
                       accepted_at, booked_at, last_load))

struct LoadRefused {
  Uuid load_id, trade_id;
  Kilograms refused_kilograms;
  std::string reason;
  Instant at, booked_at;
};
BOOST_DESCRIBE_STRUCT(LoadRefused, (), (load_id, trade_id, refused_kilograms, reason, at, booked_at))

struct WasteTreated {
  Uuid load_id, trade_id, processor_id, producer_id;
  std::string code, method;
  Kilograms kilograms;
  Instant treated_at;
};
BOOST_DESCRIBE_STRUCT(WasteTreated, (),
                      (load_id, trade_id, processor_id, producer_id, code, method, kilograms, treated_at))

struct MassBalance {
  Instant at;
  bool balanced = true;
  std::vector<MassRow> rows;
};
BOOST_DESCRIBE_STRUCT(MassBalance, (), (at, balanced, rows))

inline Ticket ticket_of(const Weighing& w) {
  return {w.ticket_number, w.gross_kilograms, w.tare_kilograms, w.net_kilograms};
}

}  // namespace heliu::transport
