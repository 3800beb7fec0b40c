// The gates of a load, as pure decisions over what is known of others: each refusal is a Problem that names
// the gate and the fact. MEE order 23 art. 10, 13: the shipper checks carrier, vehicle, crew and receiver
// before loading; 固废法 art. 99: receiver and carrier must be insured.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "transport/facts.hpp"
#include "transport/load.hpp"

namespace heliu::transport {

// One party of the trade as this service knows it.
struct Party {
  std::string part;  // producer, processor, carrier
  std::optional<SeenEnterprise> enterprise;
  std::optional<SeenCover> cover;
};

struct GateFacts {
  SeenTrade trade;
  bool funded = false;
  Party producer, processor, carrier;
  std::optional<SeenLicenceItem> licence_item;  // of the trade
  std::vector<SeenPermit> permits;              // of the carrier
  std::vector<SeenVehicle> vehicles;            // with the load's plate
  std::optional<SeenCrew> driver, escort;
  std::vector<Load> of_plate;  // open loads with that plate
  std::vector<Load> of_trade;  // all loads of the trade
};

// Signed, funded, not cancelled. Throws Problem.
void check_trade(const SeenTrade& trade, bool funded);

// Not frozen, licensed, insured: what can lapse while a load waits. Throws Problem.
void check_standing(const GateFacts& facts, Date today);

// The receiver alone, when it accepts. Throws Problem.
void check_receiver(const Party& processor, const std::optional<SeenLicenceItem>& item, Date today);

// Permit, vehicle and crew for this load. Throws Problem.
void check_transport(const GateFacts& facts, const Load& load, Date today);

// What is loaded, as weighed: no more than the vehicle may carry, and no more than the other loads leave of
// the trade and the tolerance of the scale. Throws Problem "vehicle-load-exceeded", "trade-weight-exceeded".
void check_weight(const GateFacts& facts, const Load& load, Kilograms net, Kilograms tolerance);
// What the receiver takes; the rest it can refuse. The tolerance is that of both scales. Throws Problem
// "trade-weight-exceeded".
void check_accepted(const SeenTrade& trade, std::span<const Load> of_trade, const Load& load,
                    Kilograms accepted, Kilograms tolerance);

// Kilograms left on the trade, the last load, the plate's other manifests. Throws Problem.
void check_room(const GateFacts& facts, const Load& load);

// All of it, before a manifest is opened.
void check_opening(const GateFacts& facts, const Load& load, Date today);
// Before the vehicle leaves: everything that may have changed since.
void check_departure(const GateFacts& facts, const Load& load, Date today);

}  // namespace heliu::transport
