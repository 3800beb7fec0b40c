// The joined record of a trade: its facts from all feeds, and the checks between them.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "chassis/command/unit.hpp"
#include "supervision/flow.hpp"

namespace heliu::supervision {

struct Record {
  Uuid id;  // the trade
  std::int64_t version = 1;
  Uuid producer_id, processor_id, carrier_id, lot_id, offer_id;
  std::string code;
  Kilograms kilograms;
  Agreement state = Agreement::waiting;
  std::vector<Check> checks;
  Instant struck_at;  // 0: facts came before the trade itself
  Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Record, (),
                      (id, version, producer_id, processor_id, carrier_id, lot_id, offer_id, code, kilograms,
                       state, checks, struck_at, updated_at))

// Stores a fact once (feed and position).
void keep_fact(Transaction& db, const Fact& fact);
// Facts of a trade, of its lot and of its offer: oldest first within each feed.
std::vector<Fact> facts_of(Transaction& db, const Record& record);

struct Payout {
  Uuid id, enterprise_id;
  Fen amount_fen;
  std::string end_to_end_id, state;  // sent, settled, rejected
  std::int64_t position = 0;
  Instant said_at;
};
BOOST_DESCRIBE_STRUCT(Payout, (), (id, enterprise_id, amount_fen, end_to_end_id, state, position, said_at))
// Payouts to those this trade credited, from its first credit on.
std::vector<Payout> payouts_of(Transaction& db, const Uuid& trade);

// Makes the record of a trade when there is none, locks it and computes its checks anew. Two followers may
// come at once: each computes behind the lock, so the later one sees both facts.
void refresh_record(Unit& u, const Uuid& trade);

std::int64_t record_rule(Transaction& db, std::string_view name,
                         Date on);  // throws std::logic_error without a row

}  // namespace heliu::supervision
