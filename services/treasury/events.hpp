// What this service says on its feed: the data of each event, member for member as services/FEEDS.md has it.
#pragma once
#include <boost/describe.hpp>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "chassis/base/instant.hpp"
#include "chassis/base/uuid.hpp"
#include "treasury/escrow.hpp"

namespace heliu::treasury {

struct LegOpened {
  Uuid payer_id;
  Purpose purpose = Purpose::disposal;
  Fen amount_fen;
  std::string reference;
};
BOOST_DESCRIBE_STRUCT(LegOpened, (), (payer_id, purpose, amount_fen, reference))

struct EscrowOpened {
  Uuid trade_id;
  std::vector<LegOpened> legs;
  Uuid payee_id, carrier_id;
};
BOOST_DESCRIBE_STRUCT(EscrowOpened, (), (trade_id, legs, payee_id, carrier_id))

struct EscrowFunded {
  Uuid trade_id;
  Fen amount_fen;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(EscrowFunded, (), (trade_id, amount_fen, at))

struct EscrowReleased {
  Uuid trade_id, load_id;
  Kilograms settlement_kilograms;
  Fen disposal_fen;  // signed as the price
  Uuid payee_id;
  Fen freight_fen;
  Uuid carrier_id;
  Fen fee_fen;
  std::vector<Check> checks;
};
BOOST_DESCRIBE_STRUCT(EscrowReleased, (),
                      (trade_id, load_id, settlement_kilograms, disposal_fen, payee_id, freight_fen,
                       carrier_id, fee_fen, checks))

// A new account for somebody's money: said to whom it is about, by its last four characters.
struct PayeeRecorded {
  Uuid enterprise_id;
  std::string account_ending, name, recorded_by;
  Instant recorded_at;
};
BOOST_DESCRIBE_STRUCT(PayeeRecorded, (), (enterprise_id, account_ending, name, recorded_by, recorded_at))

// What the carrier may know of a release.
struct FreightReleased {
  Uuid trade_id, load_id;
  Fen freight_fen;
};
BOOST_DESCRIBE_STRUCT(FreightReleased, (), (trade_id, load_id, freight_fen))

struct EscrowDisputed {
  Uuid trade_id, load_id;
  std::vector<Check> checks;
  Fen held_fen;
};
BOOST_DESCRIBE_STRUCT(EscrowDisputed, (), (trade_id, load_id, checks, held_fen))

struct EscrowRuled {
  Uuid trade_id, load_id;
  Kilograms settlement_kilograms;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(EscrowRuled, (), (trade_id, load_id, settlement_kilograms, reason))

struct EscrowRefunded {
  Uuid trade_id, payer_id;
  Fen amount_fen;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(EscrowRefunded, (), (trade_id, payer_id, amount_fen, reason))

struct EscrowTermsSet {
  Uuid trade_id;
  escrow::ContractTerms terms;
  std::string basis;
  std::vector<LegOpened> legs;  // as owed now
};
BOOST_DESCRIBE_STRUCT(EscrowTermsSet, (), (trade_id, terms, basis, legs))

struct EscrowRevised {
  Uuid trade_id, load_id;
  Kilograms kilograms_before, kilograms_after;
  Fen difference_fen;
  std::string document;
  Uuid payee_id, payer_id;
  Fen from_escrow_fen;  // what of the difference was still held; the rest is the payer's own
};
BOOST_DESCRIBE_STRUCT(EscrowRevised, (),
                      (trade_id, load_id, kilograms_before, kilograms_after, difference_fen, document,
                       payee_id, payer_id, from_escrow_fen))

struct DisputeSaid {  // dispute.opened, .answered, .ruled, .appealed, .ended, .withdrawn
  Uuid id, trade_id, opened_by;
  Fen amount_fen;
  std::optional<Fen> payee_fen;
  std::optional<std::string> reason;
  Uuid payee_id, payer_id;
};
BOOST_DESCRIBE_STRUCT(DisputeSaid, (),
                      (id, trade_id, opened_by, amount_fen, payee_fen, reason, payee_id, payer_id))

struct InvoiceRecorded {
  Uuid id, trade_id, issuer_id;
  std::string number;
  Fen gross_fen, tax_fen;
  std::int64_t rate = 0;
  Date issued_on;
};
BOOST_DESCRIBE_STRUCT(InvoiceRecorded, (),
                      (id, trade_id, issuer_id, number, gross_fen, tax_fen, rate, issued_on))

struct EscrowExpired {
  Uuid trade_id;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(EscrowExpired, (), (trade_id, at))

struct EscrowTerminated {
  Uuid trade_id;
  std::string reason;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(EscrowTerminated, (), (trade_id, reason, at))

struct EscrowFrozen {  // escrow.frozen, escrow.thawed
  Uuid trade_id;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(EscrowFrozen, (), (trade_id, reason))

struct EscrowClosed {
  Uuid trade_id;
};
BOOST_DESCRIBE_STRUCT(EscrowClosed, (), (trade_id))

struct PayoutSaid {  // payout.sent, payout.settled, payout.rejected
  Uuid id, enterprise_id;
  Fen amount_fen;
  std::string end_to_end_id, message_id;
  std::optional<std::string> reason;
};
BOOST_DESCRIBE_STRUCT(PayoutSaid, (), (id, enterprise_id, amount_fen, end_to_end_id, message_id, reason))

struct BreakSaid {  // break.opened, break.closed
  Uuid id;
  std::string kind;
  Fen amount_fen;
  std::string bank_reference;
  std::optional<std::string> remittance;
  Date booked_on;
  std::string note, cause;
  std::map<std::string, std::string> facts;
};
BOOST_DESCRIBE_STRUCT(BreakSaid, (),
                      (id, kind, amount_fen, bank_reference, remittance, booked_on, note, cause, facts))

struct DayClosed {
  Uuid id;
  Date date;
  Fen bank_closing_fen, ledger_fen, suspense_fen, in_flight_fen, difference_fen;
  std::vector<Uuid> breaks;
};
BOOST_DESCRIBE_STRUCT(DayClosed, (),
                      (id, date, bank_closing_fen, ledger_fen, suspense_fen, in_flight_fen, difference_fen,
                       breaks))

}  // namespace heliu::treasury
