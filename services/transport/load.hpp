// A load: one vehicle trip under one manifest (危险废物转移管理办法, MEE order 23, art. 16), from the request
// for its number until the waste is treated or refused.
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "chassis/base/instant.hpp"
#include "chassis/base/uuid.hpp"
#include "chassis/identity/caller.hpp"
#include "settlement/quantity.hpp"
#include "transport/facts.hpp"

namespace heliu::transport {

enum class LoadState {
  requested,  // the national system was asked for a number, or will be
  opened,     // numbered: the manifest stands
  waybilled,  // the carrier's waybill agrees with it
  loaded,     // weighed at the origin
  in_transit,
  arrived,
  weighed,    // weighed at the destination
  accepted,   // wholly or in part
  treated,    // all that was accepted
  refused,    // wholly
  cancelled,  // before departure
  rejected    // the national system's number could not be used, or it did not issue the number said
};
BOOST_DESCRIBE_ENUM(LoadState, requested, opened, waybilled, loaded, in_transit, arrived, weighed, accepted,
                    treated, refused, cancelled, rejected)

enum class LoadAction {
  give_number,    // by the system
  reject_number,  // by the system
  cancel,
  match_waybill,
  weigh_origin,
  depart,
  report_positions,
  arrive,
  weigh_destination,
  accept,  // more than nothing
  refuse,  // everything
  treat,   // a part
  finish_treatment
};
BOOST_DESCRIBE_ENUM(LoadAction, give_number, reject_number, cancel, match_waybill, weigh_origin, depart,
                    report_positions, arrive, weigh_destination, accept, refuse, treat, finish_treatment)

// The state after an action, or nothing: not possible in this state. The whole machine is one table in
// load.cpp.
std::optional<LoadState> state_after(LoadState state, LoadAction action);

// Not yet decided: the vehicle is bound to this manifest.
bool is_open(LoadState state);

// Row of waste_load, and what an answer shows of it.
struct Load {
  Uuid id;
  std::int64_t version = 1;
  LoadState state = LoadState::requested;
  Uuid trade_id, lot_id, producer_id, processor_id, carrier_id;
  std::string code, dg_class, un_number;
  Kilograms kilograms;  // as the manifest says
  std::int64_t packages = 0;
  std::string plate;
  Uuid driver_id, escort_id;
  Instant planned_departure;
  bool last_load = false;  // the producer's word: no further load of this trade follows
  bool paper = false;  // the number came with the request (art. 20: the paper fall-back), see numbering.cpp
  std::string origin_city;
  std::optional<std::string> manifest_number, waybill_number;
  Instant requested_at;
  std::optional<Instant> opened_at, departed_at, arrived_at;
  std::optional<Instant> decided_at;          // the receiver's word
  std::optional<Instant> booked_at;           // when that came in, by our clock
  std::optional<Kilograms> origin_kilograms;  // net of the origin's scale
  Kilograms accepted_kilograms, refused_kilograms, treated_kilograms;
  std::optional<std::string> method, reason;
  bool deviated = false;

  std::vector<Uuid> parties() const { return {producer_id, processor_id, carrier_id}; }
};
BOOST_DESCRIBE_STRUCT(Load, (),
                      (id, version, state, trade_id, lot_id, producer_id, processor_id, carrier_id, code,
                       dg_class, un_number, kilograms, packages, plate, driver_id, escort_id,
                       planned_departure, last_load, paper, origin_city, manifest_number, waybill_number,
                       requested_at, opened_at, departed_at, arrived_at, decided_at, booked_at,
                       origin_kilograms, accepted_kilograms, refused_kilograms, treated_kilograms, method,
                       reason, deviated))

// Moves the load on. Throws Problem "load-not-in-state".
void take(Load& load, LoadAction action);

// What this caller may do with the load now, by the actions' names.
std::vector<std::string> allowed_actions(const Load& load, const Caller& caller);

// May the caller see it: its three parties, and staff who see all.
bool visible_to(const Load& load, const Caller& caller);
bool sees_everything(const Caller& caller);

// What a load takes from its trade's kilograms: nothing once it is cancelled, rejected or refused; what was
// accepted once that is known; before, what the origin's scale showed; before that, what its manifest says.
Kilograms taken_from_trade(const Load& load);
Kilograms taken_from_trade(std::span<const Load> loads);

// What a trade's loads have yet to take from the producer: nothing once the last one has left.
Kilograms still_to_leave(const SeenTrade& trade, std::span<const Load> loads);

// "produced at 08:00 after departure at 07:00" is refused (red flag M07): throws Problem "time-order".
// Judged by the minute: people read a clock to the minute, a service stamps its moments to the microsecond.
void require_order(std::string_view earlier, Instant earlier_at, std::string_view later, Instant later_at);
// Throws Problem "time-in-future" when at lies more than ahead beyond now.
void require_past(std::string_view what, Instant at, Instant now, std::chrono::seconds ahead);

// The first so many bytes of a text, no character cut in two: what a column can hold.
std::string clipped(std::string text, std::size_t bytes);

// The load as JSON with allowed_actions for this caller.
std::string view_json(const Load& load, const Caller& caller);

}  // namespace heliu::transport
