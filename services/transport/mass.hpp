// The mass ledger: kilograms move between accounts, each move once and in full. For every waste code, always:
//   produced = stored + in transit + accepted + refused + treated + weighing difference
// "accepted" is what still waits for treatment. Two scales never agree: what the second one shows less (or
// more) is an account of its own, not a rounding.
//
// Pure: which moves a fact makes. mass_books.hpp posts them.
#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "chassis/base/uuid.hpp"
#include "chassis/json/describe.hpp"
#include "settlement/quantity.hpp"
#include "transport/facts.hpp"
#include "transport/load.hpp"

namespace heliu::transport {

// DO NOT RENUMBER: lines of the chart of accounts, stored with the ledger.
enum class MassPlace : std::uint16_t {
  produced = 1,    // the source: its outflow is what was produced
  stored = 2,      // at the producer, per lot
  in_transit = 3,  // on the carrier's vehicles
  accepted = 4,    // at the processor, not yet treated
  refused = 5,     // gone back to the producer, per lot
  treated = 6,
  weighing_difference = 7,  // origin net less destination net; either sign
};
BOOST_DESCRIBE_ENUM(MassPlace, produced, stored, in_transit, accepted, refused, treated, weighing_difference)

// DO NOT RENUMBER: stored with each transfer.
enum class MassReason : std::uint16_t {
  listed = 1,
  reweighed = 2,  // the scale showed more than was declared
  departed = 3,
  departed_again = 4,  // refused before, loaded once more
  accepted = 5,
  refused = 6,
  shown_less = 7,  // by the destination's scale
  shown_more = 8,
  treated = 9,
  withdrawn = 10,  // from the market, before it left
};
BOOST_DESCRIBE_ENUM(MassReason, listed, reweighed, departed, departed_again, accepted, refused, shown_less,
                    shown_more, treated, withdrawn)

// Row of mass_account: the name behind a ledger account.
struct MassAccount {
  Uuid id;  // made from the rest, so the same account is never opened twice
  MassPlace place = MassPlace::produced;
  Uuid enterprise_id;
  std::string code;
  Uuid lot_id;  // nil unless kept per lot
};
BOOST_DESCRIBE_STRUCT(MassAccount, (), (id, place, enterprise_id, code, lot_id))

MassAccount produced_account(const Uuid& producer, const std::string& code);
MassAccount stored_account(const Uuid& producer, const std::string& code, const Uuid& lot);
MassAccount refused_account(const Uuid& producer, const std::string& code, const Uuid& lot);

struct MassMove {
  Uuid id;  // made from its cause: a repeat does nothing
  MassAccount from, to;
  Kilograms kilograms;
  MassReason reason = MassReason::listed;
  Uuid reference;  // the lot, load or treatment
};

std::vector<MassMove> moves_of_listing(const SeenLot& lot);
// A lot that is off the market: what is stored of it and no trade is still to take away (coming) was not
// produced for us. cause: the lot itself, or a trade of it that is cancelled later.
std::vector<MassMove> moves_of_withdrawal(const SeenLot& lot, const Uuid& cause, Kilograms stored,
                                          Kilograms coming);
// net: of the origin's scale. It is taken from what is stored of the lot, then from what came back refused;
// the rest was produced unnoticed.
std::vector<MassMove> moves_of_departure(const Load& load, Kilograms net, Kilograms stored,
                                         Kilograms refused);
// After decide(): load holds the accepted and refused kilograms, whose sum is the destination's net.
std::vector<MassMove> moves_of_decision(const Load& load, Kilograms origin_net);
std::vector<MassMove> moves_of_treatment(const Load& load, const Uuid& treatment, Kilograms kilograms);

// One line of the balance.
struct MassRow {
  std::string code;
  Kilograms produced, stored, in_transit, accepted, refused, treated, weighing_difference;

  bool balanced() const;
};
BOOST_DESCRIBE_STRUCT(MassRow, (),
                      (code, produced, stored, in_transit, accepted, refused, treated, weighing_difference))

// What flowed in and out of one kind of account of one code.
struct MassFlow {
  std::string code;
  MassPlace place = MassPlace::produced;
  Kilograms in, out;
};
std::vector<MassRow> balance_rows(std::span<const MassFlow> flows);
bool all_balanced(std::span<const MassRow> rows);

}  // namespace heliu::transport
