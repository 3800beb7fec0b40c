// A trade's escrow: what is owed, by whom, what has come, and what was decided of each load.
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "chassis/base/instant.hpp"
#include "chassis/base/uuid.hpp"
#include "chassis/identity/caller.hpp"
#include "chassis/json/describe.hpp"
#include "settlement/escrow/accounts.hpp"
#include "settlement/escrow/postings.hpp"
#include "settlement/escrow/release.hpp"
#include "settlement/escrow/state.hpp"
#include "settlement/escrow/terms.hpp"

namespace heliu::treasury {

using escrow::Check;
using escrow::Purpose;

// Row of escrow. Amounts are never negative; the sign of the price says who owes the disposal.
struct Escrow {
  Uuid id;  // the trade's
  std::int64_t version = 1;
  escrow::State state = escrow::State::opened;
  escrow::State state_before = escrow::State::opened;  // of a frozen one: what it goes back to
  Uuid producer_id, processor_id, carrier_id;
  Uuid payee_id;  // of the disposal: the licensed receiver, or the producer where the waste has value
  std::string code;
  Kilograms kilograms;
  FenPerTonne price;
  Fen disposal_fen, freight_fen, fee_fen;                 // owed
  Fen disposal_paid_fen, freight_paid_fen, fee_paid_fen;  // released so far
  Kilograms accepted_kilograms, refused_kilograms;        // of all loads so far
  std::optional<Kilograms> completed_kilograms;           // accepted in all, as market said
  bool last_seen = false;                                 // no further load will be opened
  bool cancelled = false;
  std::optional<std::string> cancel_reason, freeze_reason;
  std::int64_t fee_vat_rate = 0;  // inside the fee, in hundredths of a percent
  Instant opened_at;
  std::optional<Instant> signed_at, funded_at, ended_at;

  // Not in the row: the steps since it was read, kept by store::save_escrow.
  struct Taken {
    escrow::Step step;
    escrow::State before, after;
  };
  std::vector<Taken> taken;

  Uuid disposal_payer() const { return price > FenPerTonne{} ? producer_id : processor_id; }
  std::vector<Uuid> parties() const { return {producer_id, processor_id, carrier_id}; }
  // Those who may know the disposal price: what the two agreed is not the carrier's to see.
  std::vector<Uuid> sides() const { return {producer_id, processor_id}; }
};
BOOST_DESCRIBE_STRUCT(Escrow, (),
                      (id, version, state, state_before, producer_id, processor_id, carrier_id, payee_id,
                       code, kilograms, price, disposal_fen, freight_fen, fee_fen, disposal_paid_fen,
                       freight_paid_fen, fee_paid_fen, accepted_kilograms, refused_kilograms,
                       completed_kilograms, last_seen, cancelled, cancel_reason, freeze_reason, fee_vat_rate,
                       opened_at, signed_at, funded_at, ended_at))

// Row of escrow_leg.
struct Leg {
  Uuid id;
  Uuid trade_id;
  Purpose purpose = Purpose::disposal;
  Uuid payer_id;
  Fen amount_fen, funded_fen;
  std::string reference;  // for the payer's bank transfer
  Fen late_fee_fen;       // of the disposal, by the contract's terms; owed beside the amount
  std::optional<Date> accrued_to;

  Fen owed() const { return amount_fen + late_fee_fen; }
  Fen missing() const { return owed() - funded_fen; }
};
BOOST_DESCRIBE_STRUCT(Leg, (),
                      (id, trade_id, purpose, payer_id, amount_fen, funded_fen, reference, late_fee_fen,
                       accrued_to))

enum class ReleaseState {
  released,
  disputed,  // until a ruling
  ruled,
  refused,  // by the receiver: freight only
  waiting   // its escrow is frozen; decided when that is lifted
};
BOOST_DESCRIBE_ENUM(ReleaseState, released, disputed, ruled, refused, waiting)

// Row of escrow_release: the decision about one load.
struct Release {
  Uuid id, trade_id, load_id, processor_id;
  std::optional<std::string> ticket_number;  // of the destination
  ReleaseState state = ReleaseState::released;
  Kilograms billed_kilograms;                      // the settlement weight, or more by the contract's terms
  Kilograms settlement_kilograms, load_kilograms;  // load: the destination's net, for the freight's share
  Fen disposal_fen, freight_fen, fee_fen;
  Fen disputed_fen;  // held until the ruling
  std::vector<Check> checks;
  JsonText facts;  // the load.accepted or load.refused it was decided on
  std::optional<std::string> reason;
  Instant decided_at;
  std::optional<std::string> ruled_by;
  std::optional<Instant> ruled_at;
};
BOOST_DESCRIBE_STRUCT(Release, (),
                      (id, trade_id, load_id, processor_id, ticket_number, state, settlement_kilograms,
                       billed_kilograms, load_kilograms, disposal_fen, freight_fen, fee_fen, disputed_fen,
                       checks, facts, reason, decided_at, ruled_by, ruled_at))

// A trade as market struck it, as far as money goes; members as in services/FEEDS.md.
struct TradeStruck {
  Uuid id, producer_id, processor_id, carrier_id;
  std::string code;
  Kilograms kilograms;
  FenPerTonne price;
  Fen amount_fen, freight_fen;
};
BOOST_DESCRIBE_STRUCT(TradeStruck, (),
                      (id, producer_id, processor_id, carrier_id, code, kilograms, price, amount_fen,
                       freight_fen))

// The escrow of a trade under the fee in force; its amounts are computed here, not taken over.
Escrow opened(const TradeStruck& trade, FenPerTonne fee, Instant now);

// What is owed, without references; legs of nothing are left out.
std::vector<Leg> legs_of(const Escrow& escrow);

// The 50 bits of a leg's reference; attempt counts up if a number should be taken.
std::uint64_t reference_number(const Leg& leg, int attempt);

// Moves the escrow on; false (and nothing) when its state doesn't know the step.
bool take(Escrow& escrow, escrow::Step step);

// What the payment rules need to know, with what is held on the two accounts.
escrow::Terms terms_of(const Escrow& escrow, Fen disposal_held, Fen freight_and_fee_held);

// The three parties, and staff who see all.
bool sees_everything(const Caller& caller);
// Nobody acts for the nil enterprise, which is that of staff and of what belongs to no member.
bool acts_for(const Caller& caller, const Uuid& enterprise);
bool visible_to(const Escrow& escrow, const Caller& caller);
bool sees_price(const Escrow& escrow, const Caller& caller);  // else only the freight: a carrier
std::vector<std::string> allowed_actions(const Escrow& escrow, const Caller& caller);

// The first so many characters of a text: what a column can hold.
std::string clipped(const std::string& text, std::size_t characters);

}  // namespace heliu::treasury
