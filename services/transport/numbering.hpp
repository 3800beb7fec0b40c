// Numbers and who holds them: rows of number_claim. An issued number is its load's for good; one that was
// only said, for a manifest opened on paper, can be lost to the load it is issued for.
#pragma once
#include <boost/describe.hpp>
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "chassis/command/unit.hpp"
#include "chassis/contract/problem.hpp"
#include "transport/load.hpp"

namespace heliu::transport {

struct NumberClaim {
  std::string number;
  Uuid load_id;
  bool confirmed = false;  // the national system has issued it
};
BOOST_DESCRIBE_STRUCT(NumberClaim, (), (number, load_id, confirmed))

// Loads to be taken to the national system now, at most so many: those never asked about first, then those
// longest due, so that a request it keeps refusing holds up nobody.
std::vector<Load> loads_to_number(Transaction& db, Instant now, int most);
std::vector<NumberClaim> claims_to_confirm(Transaction& db, Instant now, int most);
// Not again before a pause, which doubles each time up to the longest.
void put_off(Transaction& db, const Uuid& load, Instant now, std::chrono::seconds longest);

// The national system's answers. A number that is issued for one load and was said by another is the first
// one's: the other loses it. A load without a number that has not left is rejected; one that has left goes
// on, and the false number is a fact for the regulator (gate.refused).
void settle_number(Unit& unit, const Uuid& load, const std::string& number);
void settle_claim(Unit& unit, const NumberClaim& claim, const std::optional<std::string>& issued_for);

}  // namespace heliu::transport
