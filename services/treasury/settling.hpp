// Settling a load: the release rule on transport's facts, the money it moves, and rulings on disputes.
#pragma once
#include <string>

#include "treasury/books.hpp"
#include "treasury/escrow.hpp"
#include "treasury/proposals.hpp"

namespace heliu::treasury {

// Members as in services/FEEDS.md.
struct TicketFacts {
  std::string ticket_number;
  Kilograms gross_kilograms, tare_kilograms, net_kilograms;
};
BOOST_DESCRIBE_STRUCT(TicketFacts, (), (ticket_number, gross_kilograms, tare_kilograms, net_kilograms))

struct LoadAccepted {
  Uuid load_id, trade_id;
  std::string manifest_number, waybill_number;
  Kilograms accepted_kilograms, refused_kilograms, manifest_kilograms, waybill_kilograms;
  TicketFacts origin, destination;
  Instant accepted_at;
  bool last_load = false;
};
BOOST_DESCRIBE_STRUCT(LoadAccepted, (),
                      (load_id, trade_id, manifest_number, waybill_number, accepted_kilograms,
                       refused_kilograms, manifest_kilograms, waybill_kilograms, origin, destination,
                       accepted_at, last_load))

struct LoadRefused {
  Uuid load_id, trade_id;
  Kilograms refused_kilograms;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(LoadRefused, (), (load_id, trade_id, refused_kilograms, reason))

// Releases or disputes; once for each load. A load of an unknown trade is named in the log and passed over.
void settle_load(Unit& unit, Books& books, const LoadAccepted& load);

// The carrier's way is paid by the producer; the disposal stays for another load or goes back at the end.
void settle_refused(Unit& unit, Books& books, const LoadRefused& load);

struct Ruling {
  Uuid load_id;
  Kilograms settlement_kilograms;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(Ruling, (), (load_id, settlement_kilograms, reason))

// Releases a disputed load by the kilograms ruled. Throws Problem "load-not-disputed", "funds-short",
// "escrow-frozen" or "second-person-needed".
Release rule_load(Unit& unit, Books& books, Escrow& escrow, const Ruling& ruling, Persons persons);

// Stops everything that leaves the escrow; loads that come wait. Throws Problem "escrow-frozen" or
// "escrow-ended". Saves the escrow.
void freeze(Unit& unit, Escrow& escrow, const std::string& reason);

// Goes on where the freeze came, with the loads that waited. Throws Problem "escrow-not-frozen". Saves it.
void thaw(Unit& unit, Books& books, Escrow& escrow, const std::string& reason);

}  // namespace heliu::treasury
