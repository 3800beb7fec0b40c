#include "market/store.hpp"

#include <stdexcept>

namespace heliu::market::store {

MarketRule rule(Transaction& db, Date on) {
  auto found = db.one<MarketRule>(
      "SELECT * FROM market_rule WHERE valid_from <= ? ORDER BY valid_from DESC LIMIT 1", on);
  if (!found) throw std::logic_error("no market rule is in force on " + on.text());
  return *std::move(found);
}

std::optional<Tariff> tariff(Transaction& db, const Uuid& carrier, Date on) {
  return db.one<Tariff>(
      "SELECT * FROM tariff WHERE carrier_id = ? AND valid_from <= ? "
      "ORDER BY valid_from DESC, recorded_at DESC, id DESC LIMIT 1",
      carrier, on);
}

std::vector<PolicyTerm> policy_terms(Transaction& db) {
  return db.all<PolicyTerm>("SELECT * FROM policy_term ORDER BY id");
}

std::optional<SeenWasteCode> waste_code(Transaction& db, const std::string& code, Date on) {
  return db.one<SeenWasteCode>(
      "SELECT * FROM seen_waste_code WHERE code = ? AND valid_from <= ? AND (valid_to IS NULL OR valid_to >= "
      "?) "
      "ORDER BY valid_from DESC LIMIT 1",
      code, on, on);
}

std::vector<Clause> clauses(Transaction& db, Date on) {
  return db.all<Clause>(
      "SELECT * FROM contract_clause WHERE valid_from <= ? AND (valid_to IS NULL OR valid_to >= ?) ORDER BY "
      "place",
      on, on);
}

std::vector<ContractSignature> signatures(Transaction& db, const Uuid& trade) {
  return db.all<ContractSignature>("SELECT * FROM contract_signature WHERE trade_id = ? ORDER BY at, id",
                                   trade);
}

std::vector<Lot> lots_for_sale(Transaction& db, const Round& round) {
  return db.all<Lot>(
      "SELECT * FROM lot WHERE state = 'listed' AND window_to > ? AND listed_at <= ? AND open_kilograms > 0 "
      "AND (round_id IS NULL OR round_id = ?) ORDER BY id",
      round.closes_at, round.closes_at, round.id);
}

bool in_closing_round(Transaction& db, const Lot& lot, Instant now) {
  return db
      .value<std::int64_t>(
          "SELECT 1 FROM auction_round WHERE state IN ('scheduled', 'awaiting_share', 'opening', 'closing') "
          "AND closes_at <= ? "
          "AND closes_at >= ? AND (? IS NULL OR id = ?) LIMIT 1",
          now, lot.listed_at, lot.round_id, lot.round_id)
      .has_value();
}

std::vector<Uuid> with_offers_for(Transaction& db, const Lot& lot, Instant now) {
  std::vector<Uuid> processors;
  for (const Row& row : db.rows(
           "SELECT DISTINCT o.processor_id FROM capacity_offer o JOIN auction_round r ON r.id = o.round_id "
           "WHERE o.state = 'sealed' AND r.state = 'scheduled' AND r.closes_at > ? AND (? IS NULL OR r.id = "
           "?) "
           "ORDER BY o.processor_id",
           now, lot.round_id, lot.round_id))
    processors.push_back(row.get<Uuid>("processor_id"));
  return processors;
}

std::vector<Offer> offers_of(Transaction& db, const Uuid& round, OfferState state) {
  return db.all<Offer>("SELECT * FROM capacity_offer WHERE round_id = ? AND state = ? ORDER BY id", round,
                       enum_text(state));
}

std::int64_t lots_for_sale_of(Transaction& db, const Uuid& producer) {
  return db
      .value<std::int64_t>("SELECT COUNT(*) FROM lot WHERE producer_id = ? AND state = 'listed'", producer)
      .value_or(0);
}

std::int64_t offers_sealed_by(Transaction& db, const Uuid& processor, const Uuid& round) {
  return db
      .value<std::int64_t>("SELECT COUNT(*) FROM capacity_offer WHERE processor_id = ? AND round_id = ?",
                           processor, round)
      .value_or(0);
}

bool commitment_taken(Transaction& db, const Uuid& round, const std::string& commitment) {
  return db
      .value<std::int64_t>("SELECT 1 FROM capacity_offer WHERE round_id = ? AND commitment = ?", round,
                           commitment)
      .has_value();
}

std::optional<Round> oldest_round(Transaction& db, RoundState state) {
  return db.one<Round>("SELECT * FROM auction_round WHERE state = ? ORDER BY closes_at, id LIMIT 1",
                       enum_text(state));
}

std::optional<SealingKey> sealing_key(Transaction& db) {
  return db.one<SealingKey>("SELECT * FROM sealing_key ORDER BY registered_at DESC, id DESC LIMIT 1");
}

std::optional<std::int64_t> feed_position(Transaction& db, const Uuid& event) {
  return db.value<std::int64_t>("SELECT position FROM feed_position WHERE event_id = ?", event);
}

}  // namespace heliu::market::store
