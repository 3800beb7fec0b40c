// Where each red-flag rule is asked: on the fact that may complete its pattern.
#include "supervision/api.hpp"
#include "supervision/follow.hpp"
#include "supervision/raise.hpp"
#include "supervision/rules_bids.hpp"
#include "supervision/rules_material.hpp"
#include "supervision/rules_money.hpp"

namespace heliu::supervision {
namespace {

struct Ticket {
  std::string ticket_number;
  Kilograms net_kilograms;
};
BOOST_DESCRIBE_STRUCT(Ticket, (), (ticket_number, net_kilograms))

struct Accepted {
  Uuid load_id;
  std::string manifest_number, plate;
  Ticket origin, destination;
};
BOOST_DESCRIBE_STRUCT(Accepted, (), (load_id, manifest_number, plate, origin, destination))

struct LoadOnly {
  Uuid load_id;
};
BOOST_DESCRIBE_STRUCT(LoadOnly, (), (load_id))

struct Plate {
  std::string plate;
};
BOOST_DESCRIBE_STRUCT(Plate, (), (plate))

struct OfferLine {
  std::string code;
};
BOOST_DESCRIBE_STRUCT(OfferLine, (), (code))

struct OfferOpened {
  Uuid id, round_id, processor_id;
  std::vector<OfferLine> lines;
};
BOOST_DESCRIBE_STRUCT(OfferOpened, (), (id, round_id, processor_id, lines))

struct RelatedPair {
  Uuid lot_id, offer_a, offer_b;
  std::string controller;
};
BOOST_DESCRIBE_STRUCT(RelatedPair, (), (lot_id, offer_a, offer_b, controller))

struct Cleared {
  Uuid id;
  std::vector<RelatedPair> related_pairs;
  std::vector<Uuid> single_offer_lots;
};
BOOST_DESCRIBE_STRUCT(Cleared, (), (id, related_pairs, single_offer_lots))

std::vector<Uuid> parties_of_load(Transaction& db, const Uuid& load) {
  for (const Row& row :
       db.rows("SELECT producer_id, processor_id, carrier_id FROM seen_load WHERE id = ?", load))
    return {row.get<Uuid>("producer_id"), row.get<Uuid>("processor_id"), row.get<Uuid>("carrier_id")};
  return {};
}

// The carrier whose vehicle it is: the one named on the plate's last manifest.
std::vector<Uuid> carrier_of_plate(Transaction& db, const std::string& plate) {
  const auto carrier = db.value<Uuid>(
      "SELECT carrier_id FROM seen_load WHERE plate = ? ORDER BY position DESC LIMIT 1", plate);
  return carrier ? std::vector<Uuid>{*carrier} : std::vector<Uuid>{};
}

void raise_with(Unit& u, std::optional<Finding> finding, std::vector<Uuid> enterprises,
                const IndicatorRule& rule) {
  if (!finding) return;
  finding->enterprises = std::move(enterprises);
  raise(u, *finding, rule);
}

void look_at_weights(Unit& u, const FeedEvent&, const Accepted& load) {
  const auto rule = rule_of(u.db, "M01", Date::of(u.now));
  if (!rule) return;
  const TwoWeighings both{load.load_id,
                          load.manifest_number,
                          load.plate,
                          load.origin.ticket_number,
                          load.destination.ticket_number,
                          load.origin.net_kilograms,
                          load.destination.net_kilograms};
  raise_with(u, weight_delta(both, *rule), parties_of_load(u.db, load.load_id), *rule);
}

void look_at_copies(Unit& u, const FeedEvent&, const LoadOnly& load) {
  const auto rule = rule_of(u.db, "M03", Date::of(u.now));
  if (!rule) return;
  static constexpr std::string_view kSame =
      "SELECT DISTINCT load_id FROM seen_weighing WHERE plate = ? AND net_kilograms = ? ORDER BY load_id";
  for (const Row& row :
       u.db.rows("SELECT plate, net_kilograms FROM seen_weighing WHERE load_id = ?", load.load_id)) {
    const auto plate = row.get<std::string>("plate");
    const auto net = row.get<Kilograms>("net_kilograms");
    if (plate.empty()) continue;
    std::vector<Uuid> loads;
    for (const Row& same : u.db.rows(kSame, plate, net)) loads.push_back(same.get<Uuid>("load_id"));
    raise_with(u, copied_weights(plate, net, loads, *rule), carrier_of_plate(u.db, plate), *rule);
  }
}

void look_at_plate(Unit& u, const FeedEvent& event, const Plate& manifest) {
  const auto rule = rule_of(u.db, "M08", Date::of(u.now));
  if (!rule) return;
  std::vector<std::string> numbers;
  for (const Row& row :
       u.db.rows("SELECT manifest_number FROM seen_load WHERE plate = ? AND finished = 0 ORDER BY id",
                 manifest.plate))
    numbers.push_back(row.get<std::string>("manifest_number"));
  raise_with(u, plate_on_two(manifest.plate, Date::of(event.time), numbers, *rule),
             carrier_of_plate(u.db, manifest.plate), *rule);
}

void look_at_quota(Unit& u, const FeedEvent&, const QuotaYear& quota) {
  const auto rule = rule_of(u.db, "L03", Date::of(u.now));
  if (!rule) return;
  if (const auto finding = quota_overrun(quota, *rule)) raise(u, *finding, *rule);
}

void look_at_track(Unit& u, const FeedEvent&, const Deviation& track) {
  const auto rule = rule_of(u.db, "M09", Date::of(u.now));
  if (!rule) return;
  raise_with(u, off_route(track, *rule), parties_of_load(u.db, track.load_id), *rule);
}

void look_at_tickets(Unit& u, const FeedEvent&, const LoadOnly& released) {
  const auto rule = rule_of(u.db, "F05", Date::of(u.now));
  if (!rule) return;
  static constexpr std::string_view kReleases =
      "SELECT DISTINCT r.position, r.load_id, r.trade_id, r.settlement_kilograms FROM seen_release r "
      "JOIN seen_weighing w ON w.load_id = r.load_id WHERE w.ticket_number = ? ORDER BY r.position";
  for (const Row& row :
       u.db.rows("SELECT ticket_number FROM seen_weighing WHERE load_id = ?", released.load_id)) {
    const auto ticket = row.get<std::string>("ticket_number");
    raise_with(u, ticket_paid_twice(ticket, u.db.all<TicketUse>(kReleases, ticket), *rule),
               parties_of_load(u.db, released.load_id), *rule);
  }
}

void keep_offer(Unit& u, const FeedEvent&, const OfferOpened& offer) {
  std::vector<std::string> codes;
  for (const OfferLine& line : offer.lines) codes.push_back(line.code);
  u.db.execute(
      "INSERT INTO seen_offer (id, round_id, processor_id, codes) VALUES (?, ?, ?, ?) "
      "ON DUPLICATE KEY UPDATE codes = VALUES(codes)",
      offer.id, offer.round_id, offer.processor_id, codes);
}

Bid bid_of(const Row& row) {
  return {row.get<Uuid>("id"), row.get<Uuid>("processor_id"), row.get<std::string>("uscc"),
          row.get<std::vector<std::string>>("codes")};
}

constexpr std::string_view kBids =
    "SELECT o.id, o.processor_id, COALESCE(e.uscc, '') AS uscc, o.codes FROM seen_offer o "
    "LEFT JOIN seen_enterprise e ON e.id = o.processor_id ";

Bid find_bid(Transaction& db, const Uuid& offer) {
  for (const Row& row : db.rows(std::string(kBids) + "WHERE o.id = ?", offer)) return bid_of(row);
  return {offer, {}, {}, {}};
}

void look_at_pairs(Unit& u, const Cleared& round) {
  const auto rule = rule_of(u.db, "B24", Date::of(u.now));
  if (!rule) return;
  for (const RelatedPair& pair : round.related_pairs)
    raise(u,
          related_pair(pair.lot_id, find_bid(u.db, pair.offer_a), find_bid(u.db, pair.offer_b),
                       pair.controller, *rule),
          *rule);
  std::vector<Bid> bids;
  for (const Row& row : u.db.rows(std::string(kBids) + "WHERE o.round_id = ? ORDER BY o.id", round.id))
    if (!row.get<std::string>("uscc").empty()) bids.push_back(bid_of(row));
  const auto links = u.db.all<ControlLink>(
      "SELECT e.uscc AS controlled, c.controller, c.share_permille FROM seen_control c "
      "JOIN seen_enterprise e ON e.id = c.enterprise_id ORDER BY c.id");
  for (const Finding& finding : controlled_pairs(bids, links, *rule)) raise(u, finding, *rule);
}

void look_at_round(Unit& u, const FeedEvent&, const Cleared& round) {
  look_at_pairs(u, round);
  const auto rule = rule_of(u.db, "B01", Date::of(u.now));
  if (!rule) return;
  for (const Uuid& lot : round.single_offer_lots) {
    const auto producer = u.db.value<Uuid>("SELECT producer_id FROM seen_lot WHERE id = ?", lot);
    raise(u, single_offer(lot, round.id, producer.value_or(Uuid{}), *rule), *rule);
  }
}

void look_at_break(Unit& u, const FeedEvent&, const BankBreak& bank) {
  const auto rule = rule_of(u.db, "F16", Date::of(u.now));
  if (rule) raise_with(u, unexplained_credit(bank, *rule), {}, *rule);
}

void look_at_refusal(Unit& u, const FeedEvent& event, const Attempt& attempt) {
  const auto indicator =
      u.db.value<std::string>("SELECT indicator FROM gate_rule WHERE problem = ?", attempt.problem);
  if (!indicator) return;
  const auto rule = rule_of(u.db, *indicator, Date::of(u.now));
  if (rule) raise(u, turned_away(attempt, event.source, event.id, Date::of(event.time), *rule), *rule);
}

}  // namespace

void follow_for_flags(Service& service) {
  follow_as<Accepted>(service, "transport", "load.accepted", look_at_weights);
  follow_as<LoadOnly>(service, "transport", "load.weighed", look_at_copies);
  follow_as<Plate>(service, "transport", "manifest.opened", look_at_plate);
  follow_as<Deviation>(service, "transport", "track.deviated", look_at_track);
  // The two facts of F05 come by two feeds, so it is asked on either.
  follow_as<LoadOnly>(service, "treasury", "escrow.released", look_at_tickets);
  follow_as<LoadOnly>(service, "transport", "load.weighed", look_at_tickets);
  follow_as<BankBreak>(service, "treasury", "break.opened", look_at_break);
  follow_as<OfferOpened>(service, "market", "offer.opened", keep_offer);
  follow_as<Cleared>(service, "market", "round.cleared", look_at_round);
  follow_as<QuotaYear>(service, "market", "quota.changed", look_at_quota);
  for (const char* feed : {"registry", "insurance", "credit", "market", "treasury", "transport"})
    follow_as<Attempt>(service, feed, "gate.refused", look_at_refusal);
}

}  // namespace heliu::supervision
