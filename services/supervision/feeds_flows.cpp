// Facts of trades, kept as they were said and joined into the record.
#include "supervision/api.hpp"
#include "supervision/follow.hpp"
#include "supervision/record.hpp"

namespace heliu::supervision {
namespace {

struct Keys {
  std::optional<Uuid> trade_id, load_id;
};
BOOST_DESCRIBE_STRUCT(Keys, (), (trade_id, load_id))

struct Released {
  Uuid trade_id, load_id;
  Kilograms settlement_kilograms;
  Fen disposal_fen;
  std::optional<Uuid> payee_id;
  Fen freight_fen;
  std::optional<Uuid> carrier_id;
};
BOOST_DESCRIBE_STRUCT(Released, (),
                      (trade_id, load_id, settlement_kilograms, disposal_fen, payee_id, freight_fen,
                       carrier_id))

struct Refunded {
  Uuid trade_id, payer_id;
  Fen amount_fen;
};
BOOST_DESCRIBE_STRUCT(Refunded, (), (trade_id, payer_id, amount_fen))

// Money between the two sides beside releases: a dispute's end, a revised manifest.
struct Ended {
  Uuid trade_id, payee_id, payer_id;
  Fen amount_fen;
  std::optional<Fen> payee_fen;
};
BOOST_DESCRIBE_STRUCT(Ended, (), (trade_id, payee_id, payer_id, amount_fen, payee_fen))

struct Revised {
  Uuid trade_id, payee_id, payer_id;
  Fen difference_fen, from_escrow_fen;
};
BOOST_DESCRIBE_STRUCT(Revised, (), (trade_id, payee_id, payer_id, difference_fen, from_escrow_fen))

struct PaidOut {
  Uuid id, enterprise_id;
  Fen amount_fen;
  std::string end_to_end_id;
};
BOOST_DESCRIBE_STRUCT(PaidOut, (), (id, enterprise_id, amount_fen, end_to_end_id))

Fact fact_of(const FeedEvent& event) {
  return {event.source, event.position, event.type, event.subject, {}, {}, event.time, event.data};
}

// A lot's or an offer's fact comes before the trade: it is kept, and joined when the trade comes.
void keep_before_trade(Unit& u, const FeedEvent& event) {
  keep_fact(u.db, fact_of(event));
}

void keep_of_trade(Unit& u, const FeedEvent& event, const Keys& keys) {
  Fact fact = fact_of(event);
  fact.trade_id = keys.trade_id.value_or(event.subject);  // trade.struck names itself by its subject
  fact.load_id = keys.load_id;
  keep_fact(u.db, fact);
  refresh_record(u, *fact.trade_id);
}

void credit(Unit& u, const FeedEvent& event, const std::optional<Uuid>& enterprise, const char* part,
            const Uuid& trade, Fen amount) {
  if (!enterprise || enterprise->is_nil() || amount == Fen{}) return;
  u.db.execute(
      "INSERT INTO seen_credit (position, enterprise_id, part, trade_id, amount_fen) VALUES (?, ?, ?, ?, ?) "
      "ON DUPLICATE KEY UPDATE amount_fen = VALUES(amount_fen)",
      event.position, *enterprise, part, trade, amount);
}

void on_released(Unit& u, const FeedEvent& event, const Released& fact) {
  u.db.execute(
      "INSERT INTO seen_release (position, load_id, trade_id, settlement_kilograms) VALUES (?, ?, ?, ?) "
      "ON DUPLICATE KEY UPDATE load_id = VALUES(load_id)",
      event.position, fact.load_id, fact.trade_id, fact.settlement_kilograms);
  const Fen disposal = fact.disposal_fen < Fen{} ? -fact.disposal_fen : fact.disposal_fen;
  credit(u, event, fact.payee_id, "disposal", fact.trade_id, disposal);
  credit(u, event, fact.carrier_id, "freight", fact.trade_id, fact.freight_fen);
  refresh_record(u, fact.trade_id);
}

void on_refunded(Unit& u, const FeedEvent& event, const Refunded& fact) {
  credit(u, event, fact.payer_id, "refund", fact.trade_id, fact.amount_fen);
  refresh_record(u, fact.trade_id);
}

void on_dispute_ended(Unit& u, const FeedEvent& event, const Ended& fact) {
  const Fen payee = fact.payee_fen.value_or(Fen{});
  credit(u, event, fact.payee_id, "dispute", fact.trade_id, payee);
  credit(u, event, fact.payer_id, "dispute", fact.trade_id, fact.amount_fen - payee);
  refresh_record(u, fact.trade_id);
}

// What one side has less, it can't have been paid.
void on_revised(Unit& u, const FeedEvent& event, const Revised& fact) {
  credit(u, event, fact.payee_id, "revision", fact.trade_id, fact.difference_fen);
  credit(u, event, fact.payer_id, "revision", fact.trade_id, fact.from_escrow_fen - fact.difference_fen);
  refresh_record(u, fact.trade_id);
}

void on_payout(Unit& u, const FeedEvent& event, const PaidOut& fact) {
  const std::string state = event.type.substr(event.type.find('.') + 1);
  u.db.execute(
      "INSERT INTO seen_payout (id, enterprise_id, amount_fen, end_to_end_id, state, position, said_at) "
      "VALUES (?, ?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE state = VALUES(state)",
      fact.id, fact.enterprise_id, fact.amount_fen, fact.end_to_end_id, state, event.position, event.time);
  if (state != "settled") return;
  // Also those that differ: another feed's follower may be clearing that up right now, without this payout.
  static constexpr std::string_view kNotAgreed =
      "SELECT DISTINCT r.id FROM record r JOIN seen_credit c ON c.trade_id = r.id WHERE c.enterprise_id = ? "
      "AND r.state <> 'agreed' ORDER BY r.id";
  for (const Row& row : u.db.rows(kNotAgreed, fact.enterprise_id)) refresh_record(u, row.get<Uuid>("id"));
}

}  // namespace

void follow_flows(Service& service) {
  for (const char* type : {"lot.listed", "lot.amended", "lot.withdrawn", "offer.sealed", "offer.opened"})
    service.follow("market", type, keep_before_trade);
  for (const char* type : {"trade.struck", "contract.signed", "trade.cancelled", "trade.completed"})
    follow_as<Keys>(service, "market", type, keep_of_trade);
  for (const char* type :
       {"manifest.opened", "manifest.cancelled", "waybill.matched", "load.weighed", "load.departed",
        "load.arrived", "track.deviated", "load.accepted", "load.refused", "waste.treated"})
    follow_as<Keys>(service, "transport", type, keep_of_trade);
  for (const char* type :
       {"escrow.opened", "escrow.funded", "escrow.released", "escrow.disputed", "escrow.ruled",
        "escrow.refunded", "escrow.revised", "escrow.closed", "dispute.ended"})
    follow_as<Keys>(service, "treasury", type, keep_of_trade);
  follow_as<Released>(service, "treasury", "escrow.released", on_released);
  follow_as<Refunded>(service, "treasury", "escrow.refunded", on_refunded);
  follow_as<Ended>(service, "treasury", "dispute.ended", on_dispute_ended);
  follow_as<Revised>(service, "treasury", "escrow.revised", on_revised);
  for (const char* type : {"payout.sent", "payout.settled", "payout.rejected"})
    follow_as<PaidOut>(service, "treasury", type, on_payout);
}

}  // namespace heliu::supervision
