// The market's SQL.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "chassis/contract/problem.hpp"
#include "chassis/db/database.hpp"
#include "market/contract_text.hpp"
#include "market/facts.hpp"
#include "market/lot.hpp"
#include "market/offer.hpp"
#include "market/round.hpp"
#include "market/sealing_key.hpp"
#include "market/trade.hpp"

namespace heliu::market::store {

enum class For { reading, change };  // for change: the row is locked until the end of the unit

// Inserts the row, or writes every column of the one with this id.
template <DescribedStruct T>
void put(Transaction& db, const std::string& table, const T& item) {
  if (db.value<std::int64_t>("SELECT 1 FROM " + table + " WHERE id = ? FOR UPDATE", item.id))
    db.update(table, item);
  else
    db.insert(table, item);
}

// One row by id, when it is there.
template <DescribedStruct T>
std::optional<T> find(Transaction& db, const std::string& table, const Uuid& id, For purpose = For::reading) {
  return db.one<T>("SELECT * FROM " + table + " WHERE id = ?" + (purpose == For::change ? " FOR UPDATE" : ""),
                   id);
}

// The same, or Problem "not-found" saying what.
template <DescribedStruct T>
T get(Transaction& db, const std::string& table, const Uuid& id, const std::string& what,
      For purpose = For::reading) {
  auto found = find<T>(db, table, id, purpose);
  if (!found) throw Problem("not-found", {{"what", what}, {"id", id.text()}});
  return *std::move(found);
}

inline Lot lot(Transaction& db, const Uuid& id, For purpose = For::reading) {
  return get<Lot>(db, "lot", id, "lot", purpose);
}
inline Offer offer(Transaction& db, const Uuid& id, For purpose = For::reading) {
  return get<Offer>(db, "capacity_offer", id, "offer", purpose);
}
inline Round round(Transaction& db, const Uuid& id, For purpose = For::reading) {
  return get<Round>(db, "auction_round", id, "round", purpose);
}
inline Trade trade(Transaction& db, const Uuid& id, For purpose = For::reading) {
  return get<Trade>(db, "trade", id, "trade", purpose);
}

// Writes every column, with the next version.
template <DescribedStruct T>
void save(Transaction& db, const std::string& table, T& item) {
  ++item.version;
  db.update(table, item);
}

MarketRule rule(Transaction& db, Date on);  // std::logic_error when there is none
std::optional<Tariff> tariff(Transaction& db, const Uuid& carrier, Date on);
std::vector<PolicyTerm> policy_terms(Transaction& db);
// The code in the edition in force on that day.
std::optional<SeenWasteCode> waste_code(Transaction& db, const std::string& code, Date on);
std::vector<Clause> clauses(Transaction& db, Date on);  // in order
std::vector<ContractSignature> signatures(Transaction& db, const Uuid& trade);

std::vector<Lot> lots_for_sale(Transaction& db, const Round& round);
// Whether a round has closed with this lot in it and is not decided yet.
bool in_closing_round(Transaction& db, const Lot& lot, Instant now);
// The processors with a sealed offer in an open round that this lot stands in.
std::vector<Uuid> with_offers_for(Transaction& db, const Lot& lot, Instant now);
std::vector<Offer> offers_of(Transaction& db, const Uuid& round, OfferState state);
std::int64_t lots_for_sale_of(Transaction& db, const Uuid& producer);
std::int64_t offers_sealed_by(Transaction& db, const Uuid& processor, const Uuid& round);
bool commitment_taken(Transaction& db, const Uuid& round, const std::string& commitment);
// The oldest round in that state.
std::optional<Round> oldest_round(Transaction& db, RoundState state);
// The regulator's key for new rounds: the newest.
std::optional<SealingKey> sealing_key(Transaction& db);
// The position of an event on this service's feed; nothing before it is sequenced.
std::optional<std::int64_t> feed_position(Transaction& db, const Uuid& event);

}  // namespace heliu::market::store
