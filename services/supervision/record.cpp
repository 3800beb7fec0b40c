#include "supervision/record.hpp"

#include <stdexcept>

namespace heliu::supervision {
namespace {

struct Struck {
  Uuid producer_id, processor_id, carrier_id, lot_id, offer_id;
  std::string code;
  Kilograms kilograms;
};
BOOST_DESCRIBE_STRUCT(Struck, (), (producer_id, processor_id, carrier_id, lot_id, offer_id, code, kilograms))

// The trade's own fact tells whose record it is.
void adopt_trade(Record& record, const std::vector<Fact>& facts) {
  for (const Fact& fact : facts) {
    if (fact.type != "trade.struck") continue;
    const auto struck = from_json<Struck>(std::string_view(fact.data.text));
    record.producer_id = struck.producer_id;
    record.processor_id = struck.processor_id;
    record.carrier_id = struck.carrier_id;
    record.lot_id = struck.lot_id;
    record.offer_id = struck.offer_id;
    record.code = struck.code;
    record.kilograms = struck.kilograms;
    record.struck_at = fact.said_at;
  }
}

void add_payouts(Transaction& db, const Uuid& trade, TradeFlow& flow) {
  static constexpr std::string_view kCredited =
      "SELECT enterprise_id, MAX(position) AS last_position FROM seen_credit WHERE trade_id = ? GROUP BY "
      "enterprise_id "
      "ORDER BY enterprise_id";
  for (const Row& row : db.rows(kCredited, trade)) {
    const Uuid enterprise = row.get<Uuid>("enterprise_id");
    const auto credited = db.value<std::int64_t>(
        "SELECT CAST(COALESCE(SUM(amount_fen), 0) AS SIGNED) FROM seen_credit WHERE enterprise_id = ? AND "
        "position <= ?",
        enterprise, row.get<std::int64_t>("last_position"));
    const auto paid = db.value<std::int64_t>(
        "SELECT CAST(COALESCE(SUM(amount_fen), 0) AS SIGNED) FROM seen_payout WHERE enterprise_id = ? AND "
        "state = 'settled'",
        enterprise);
    // What a revised manifest took away later has left as well, only not by a payout.
    const auto taken = db.value<std::int64_t>(
        "SELECT CAST(COALESCE(SUM(-amount_fen), 0) AS SIGNED) FROM seen_credit WHERE enterprise_id = ? AND "
        "position > ? AND amount_fen < 0",
        enterprise, row.get<std::int64_t>("last_position"));
    flow.paid_out.push_back(
        {enterprise, Fen{credited.value_or(0)}, Fen{paid.value_or(0) + taken.value_or(0)}});
  }
}

}  // namespace

void keep_fact(Transaction& db, const Fact& fact) {
  db.execute(
      "INSERT INTO fact (feed, position, type, subject, trade_id, load_id, said_at, data) VALUES (?, ?, ?, "
      "?, ?, ?, ?, ?) "
      "ON DUPLICATE KEY UPDATE type = VALUES(type)",
      fact.feed, fact.position, fact.type, fact.subject, fact.trade_id, fact.load_id, fact.said_at,
      fact.data);
}

std::vector<Fact> facts_of(Transaction& db, const Record& record) {
  return db.all<Fact>(
      "SELECT * FROM fact WHERE trade_id = ? UNION SELECT * FROM fact WHERE trade_id IS NULL AND subject IN "
      "(?, ?) "
      "ORDER BY said_at, feed, position",
      record.id, record.lot_id, record.offer_id);
}

std::vector<Payout> payouts_of(Transaction& db, const Uuid& trade) {
  return db.all<Payout>(
      "SELECT p.* FROM seen_payout p JOIN (SELECT enterprise_id, MIN(position) AS first_position FROM "
      "seen_credit "
      "WHERE trade_id = ? GROUP BY enterprise_id) c ON c.enterprise_id = p.enterprise_id "
      "WHERE p.position > c.first_position ORDER BY p.position",
      trade);
}

std::int64_t record_rule(Transaction& db, std::string_view name, Date on) {
  const auto amount = db.value<std::int64_t>(
      "SELECT amount FROM record_rule WHERE name = ? AND valid_from <= ? ORDER BY valid_from DESC LIMIT 1",
      name, on);
  if (!amount) throw std::logic_error("no record_rule row \"" + std::string(name) + "\"");
  return *amount;
}

void refresh_record(Unit& u, const Uuid& trade) {
  const Uuid nobody;
  u.db.execute(
      "INSERT INTO record (id, version, producer_id, processor_id, carrier_id, lot_id, offer_id, code, "
      "kilograms, "
      "state, checks, struck_at, updated_at) VALUES (?, 0, ?, ?, ?, ?, ?, '', 0, 'waiting', '[]', 0, ?) "
      "ON DUPLICATE KEY UPDATE version = version",
      trade, nobody, nobody, nobody, nobody, nobody, u.now);
  Record record = u.db.one<Record>("SELECT * FROM record WHERE id = ? FOR UPDATE", trade).value();
  auto facts = facts_of(u.db, record);
  if (record.struck_at == Instant{}) {
    adopt_trade(record, facts);
    if (record.struck_at != Instant{}) facts = facts_of(u.db, record);  // now with its lot's and offer's
  }
  TradeFlow flow = fold(facts);
  add_payouts(u.db, trade, flow);
  record.checks = checks_of(flow, record_rule(u.db, "scale_tolerance_permille", Date::of(u.now)));
  record.state = agreement_of(record.checks);
  record.updated_at = u.now;
  ++record.version;
  u.db.update("record", record);
}

}  // namespace heliu::supervision
