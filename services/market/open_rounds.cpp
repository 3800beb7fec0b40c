#include "market/open_rounds.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "chassis/base/bytes.hpp"
#include "chassis/base/sm2_cipher.hpp"
#include "chassis/ops/log.hpp"
#include "market/api.hpp"
#include "market/load_facts.hpp"
#include "market/store.hpp"

namespace heliu::market {

namespace {

constexpr std::size_t kLinesMost = 8;  // incineration lines of one processor in a round

// As the chassis says a refusal at a gate: supervision flags both alike.
struct GateRefusal {
  std::string problem, operation, caller_name;
  Uuid enterprise_id;
  Facts params;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(GateRefusal, (), (problem, operation, caller_name, enterprise_id, params, at))

// A processor's lines beyond the most one may name: the offer that brings them is refused, the earlier stand.
class LineCount {
 public:
  bool room_for(const Offer& offer) {
    std::set<std::string> names = of_processor_[offer.processor_id];
    for (const LineBudget& line : offer.content->budgets) names.insert(line.name);
    if (names.size() > kLinesMost) return false;
    of_processor_[offer.processor_id] = std::move(names);
    return true;
  }

 private:
  std::map<Uuid, std::set<std::string>> of_processor_;
};

// The gates of an offer, asked as of the close; those of one that came in plain words were asked when it
// came.
void ask_gates(Unit& unit, Offer& offer, const Date& day, const QuotaBooks& quota) {
  try {
    const OfferFacts facts =
        offer_facts(unit.db, *offer.content, offer.processor_id, day,
                    [&](const SeenLicenceItem& item, int year) { return quota.left(item, year); });
    check_offer(*offer.content, facts, offer.processor_id, day);
  } catch (const Problem& problem) {
    strike(offer, Verdict::refused, problem.name);
  }
}

void say(Unit& unit, const Offer& offer) {
  if (offer.state == OfferState::opened)
    return unit.emit("offer.opened", offer.id, opened(offer), {offer.processor_id});
  unit.emit("offer.struck", offer.id, struck(offer), {offer.processor_id});
  unit.emit("gate.refused", offer.processor_id,
            GateRefusal{offer.problem,
                        "openRound",
                        unit.caller.name,
                        offer.processor_id,
                        {{"offer_id", offer.id.text()},
                         {"round_id", offer.round_id.text()},
                         {"commitment", offer.commitment}},
                        unit.now},
            {offer.processor_id});
}

void publish_in(Unit& unit, const OpenedRound& opened, const QuotaBooks& quota) {
  Round round = store::round(unit.db, opened.round.id, store::For::change);
  if (round.state != RoundState::opening) return;
  for (const char* feed : {"registry", "insurance", "credit"}) unit.require_fresh(feed, kFreshFacts);
  RoundOpened said{round.id, *round.opened_share, opened.key, 0, 0, unit.now};
  std::vector<Offer> offers = opened.offers;
  std::stable_sort(offers.begin(), offers.end(),
                   [](const Offer& a, const Offer& b) { return a.sealed_at < b.sealed_at; });
  LineCount lines;
  for (Offer& offer : offers) {
    if (offer.state == OfferState::opened && offer.sealed_by_client)
      ask_gates(unit, offer, Date::of(round.closes_at), quota);
    if (offer.state == OfferState::opened && !lines.room_for(offer))
      strike(offer, Verdict::refused, "budget-invalid");
    (offer.state == OfferState::opened ? said.offers : said.struck) += 1;
    store::save(unit.db, "capacity_offer", offer);
    say(unit, offer);
  }
  round.state = RoundState::closing;
  round.opened_key = opened.key;
  round.opened_at = unit.now;
  store::save(unit.db, "auction_round", round);
  unit.emit("round.opened", round.id, said);
}

void hold(Unit& unit, const Uuid& id) {
  Round round = store::round(unit.db, id, store::For::change);
  if (round.state != RoundState::opening) return;
  round.state = RoundState::held;
  round.held_reason = "shares-differ";
  store::save(unit.db, "auction_round", round);
}

}  // namespace

std::optional<RoundToOpen> next_to_open(Service& service) {
  std::optional<RoundToOpen> waiting;
  service.database().read([&](Transaction& db) {
    waiting.reset();
    if (const auto round = store::oldest_round(db, RoundState::opening))
      waiting = RoundToOpen{*round, store::offers_of(db, round->id, OfferState::sealed)};
  });
  return waiting;
}

std::optional<OpenedRound> open_offers(const RoundToOpen& waiting, const PlatformKey& platform) {
  const Round& round = waiting.round;
  const auto wrapped = from_hex(round.sealing.platform_share);
  const auto regulators = from_hex(round.opened_share.value_or(""));
  auto platforms = wrapped ? platform.decrypt(*wrapped) : std::nullopt;
  auto key =
      platforms && regulators ? join_shares(*platforms, *regulators, round.sealing.public_key) : std::nullopt;
  if (!key) return std::nullopt;
  OpenedRound opened{round, key->scalar, waiting.offers};
  for (Offer& offer : opened.offers) open(offer, key->pem, round.closes_at);
  wipe(key->pem);
  return opened;
}

void publish_opening(Service& service, const OpenedRound& opened, const QuotaBooks& quota) {
  service.transact([&](Unit& unit) { publish_in(unit, opened, quota); });
}

bool open_next(Service& service, const PlatformKey& platform, const QuotaBooks& quota) {
  const auto waiting = next_to_open(service);
  if (!waiting) return false;
  if (const auto opened = open_offers(*waiting, platform)) {
    publish_opening(service, *opened, quota);
    return true;
  }
  log::error("a round can't be opened", {{"round", waiting->round.id.text()}});
  service.transact([&](Unit& unit) { hold(unit, waiting->round.id); });
  return true;
}

}  // namespace heliu::market
