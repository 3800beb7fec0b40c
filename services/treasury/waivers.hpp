// What may be let pass by hand: a load whose numbers are further apart than the tolerance, by who may, as far
// as they may; and a contract that its receiver ends after refusing too often.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "chassis/service.hpp"
#include "treasury/settling.hpp"

namespace heliu::treasury {

struct NewWaiver {
  Uuid load_id;
  std::string check;  // a name of Release::checks
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(NewWaiver, (), (load_id, check, reason))

// Row of escrow_waiver.
struct Waiver {
  Uuid id, trade_id, load_id;
  std::string check_name, role;
  std::string reason, waived_by;
  Instant waived_at;
};
BOOST_DESCRIBE_STRUCT(Waiver, (), (id, trade_id, load_id, check_name, role, reason, waived_by, waived_at))

// Waives one failed check of a disputed load; with the last of them it is released by its settlement weight.
// Throws Problem "load-not-disputed", "check-not-failed", "check-waived", "waiver-forbidden" (naming who may)
// or "waiver-too-far". Changes the escrow; the caller saves it.
Waiver waive(Unit& unit, Books& books, Escrow& escrow, const NewWaiver& asked);

// The receiver ends the contract as its terms let it after so many refused loads; what is held goes back.
// Throws Problem "termination-unfit", "escrow-ended" or "escrow-frozen". Changes the escrow; the caller saves
// it.
void terminate(Unit& unit, Books& books, Escrow& escrow, const std::string& reason);

void bind_waivers(Service& service, std::shared_ptr<Books> books);

}  // namespace heliu::treasury
