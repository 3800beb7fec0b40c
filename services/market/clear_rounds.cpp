#include "market/clear_rounds.hpp"

#include <condition_variable>
#include <mutex>
#include <set>

#include "chassis/ops/log.hpp"
#include "market/api.hpp"
#include "market/book_json.hpp"
#include "market/clearing.hpp"
#include "market/contract_text.hpp"
#include "market/load_facts.hpp"
#include "market/open_rounds.hpp"
#include "market/round_record.hpp"
#include "market/round_result.hpp"
#include "market/shaped.hpp"
#include "market/store.hpp"
#include "matching/canonical.hpp"
#include "matching/clear.hpp"
#include "matching/verify.hpp"

namespace heliu::market {

namespace {

using namespace std::chrono_literals;

constexpr auto kClosePeriod = 500ms;
constexpr auto kPause = 200ms, kLongPause = 2000ms;
constexpr std::size_t kReasonMost = 160;  // characters; the column holds 500

// One award: quota reserved, lot and offer written, contract made, trade said.
class Awarding {
 public:
  Awarding(Unit& unit, const RoundFacts& facts, QuotaBooks& quota)
      : unit_(unit), facts_(facts), quota_(quota), clauses_(store::clauses(unit.db, Date::of(unit.now))) {
    for (const Lot& lot : facts.lots) lots_.emplace(lot.id, lot);
    for (const Offer& offer : facts.offers) offers_.emplace(offer.id, offer);
  }

  void award(const matching::Award& award) {
    Lot& lot = lots_.at(Uuid{award.lot});
    Offer& offer = offers_.at(Uuid{award.offer});
    const SeenLicenceItem& item = facts_.items.at(offer.licence_item_id());
    const SeenEnterprise& processor = facts_.enterprises.at(offer.processor_id);
    Trade trade = struck(award, lot, offer, item, processor, Uuid::v7(), facts_.round.closes_at, unit_.now);
    trade.round_id = facts_.round.id;
    quota_.reserve(unit_, item, trade);
    touched_.try_emplace(item.id, item);
    lot.sell(award.kilograms);
    offer.awarded_kilograms += award.kilograms;
    unit_.db.insert("trade", trade);
    write_contract(trade, lot, item, processor);
    awarded_lots_.insert(lot.id);
    awarded_offers_.insert(offer.id);
    unit_.emit("trade.struck", trade.id, shaped<TradeStruck>(trade), trade.sides());
    unit_.emit("carriage.awarded", trade.id, shaped<CarriageAwarded>(trade), {trade.carrier_id});
  }

  void finish() {
    for (const Uuid& id : awarded_lots_) store::save(unit_.db, "lot", lots_.at(id));
    for (const Uuid& id : awarded_offers_) store::save(unit_.db, "capacity_offer", offers_.at(id));
    for (const auto& [id, item] : touched_)
      quota_.say(unit_, id, item.enterprise_id, Date::of(facts_.round.closes_at).year());
  }

 private:
  void write_contract(const Trade& trade, const Lot& lot, const SeenLicenceItem& item,
                      const SeenEnterprise& processor) {
    const auto code = store::waste_code(unit_.db, trade.code, Date::of(unit_.now));
    const auto carrier = facts_.enterprises.find(trade.carrier_id);
    const ContractFacts facts{trade,
                              lot,
                              facts_.enterprises.at(trade.producer_id),
                              processor,
                              carrier == facts_.enterprises.end() ? SeenEnterprise{} : carrier->second,
                              item,
                              code ? code->description : "",
                              facts_.round.name};
    const std::string text = contract_text(facts, clauses_);
    unit_.db.insert("trade_contract", Contract{trade.id, text, matching::hex(matching::sm3(text))});
  }

  Unit& unit_;
  const RoundFacts& facts_;
  QuotaBooks& quota_;
  const std::vector<Clause> clauses_;
  std::map<Uuid, Lot> lots_;
  std::map<Uuid, Offer> offers_;
  std::map<Uuid, SeenLicenceItem> touched_;
  std::set<Uuid> awarded_lots_, awarded_offers_;
};

void write_round(Unit& unit, Round& round, const SolvedRound& solved, const RoundCleared& cleared) {
  unit.db.insert("round_record", RoundRecord{round.id, {to_json(solved.book)}, {to_json(solved.result)}});
  round.state = RoundState::cleared;
  round.cleared_at = unit.now;
  round.lots = cleared.lots;
  round.offers = cleared.offers;
  round.awarded_lots = cleared.awarded_lots;
  round.awarded_kilograms = cleared.awarded_kilograms;
  round.objective_fen = cleared.objective_fen;
  round.bound_fen = cleared.bound_fen;
  round.proven = cleared.proven;
  round.book_sm3 = cleared.book_sm3;
  round.result_sm3 = cleared.result_sm3;
  store::save(unit.db, "auction_round", round);
}

// False: something in the book changed since it was solved.
bool publish_in(Unit& unit, const SolvedRound& solved, QuotaBooks& quota) {
  Round round = store::round(unit.db, solved.round.id, store::For::change);
  if (round.state != RoundState::closing) return true;
  for (const char* feed : {"registry", "insurance", "credit"}) unit.require_fresh(feed, kFreshFacts);
  const RoundFacts facts = load_round(
      unit.db, round, [&](const SeenLicenceItem& item, int year) { return quota.left(item, year); });
  if (matching::sm3(matching::canonical(book_of(facts))) != solved.result.book) return false;
  Awarding awarding(unit, facts, quota);
  for (const matching::Award& award : solved.result.awards) awarding.award(award);
  awarding.finish();
  const RoundCleared cleared = cleared_event(solved.book, solved.eligible, solved.result, solved.controllers);
  write_round(unit, round, solved, cleared);
  unit.emit("round.cleared", round.id, cleared);
  return true;
}

void hold(Unit& unit, const Uuid& id, const std::string& reason) {
  Round round = store::round(unit.db, id, store::For::change);
  if (round.state != RoundState::closing) return;
  round.state = RoundState::held;
  round.held_reason = reason.substr(0, kReasonMost);
  store::save(unit.db, "auction_round", round);
}

}  // namespace

void close_rounds(Unit& unit) {
  unit.db.execute(
      "UPDATE auction_round SET state = 'awaiting_share', version = version + 1 "
      "WHERE state = 'scheduled' AND closes_at <= ?",
      unit.now);
}

std::optional<RoundFacts> next_to_clear(Service& service) {
  std::optional<RoundFacts> facts;
  service.database().read([&](Transaction& db) {
    facts.reset();
    const auto round = store::oldest_round(db, RoundState::closing);
    if (!round) return;
    facts = load_round(db, *round, [&](const SeenLicenceItem& item, int year) {
      return std::max(Kilograms{}, stored_quota(db, item, year).left());
    });
  });
  return facts;
}

SolvedRound solve(const RoundFacts& facts) {
  SolvedRound solved;
  solved.round = facts.round;
  solved.book = book_of(facts);
  matching::check(solved.book);
  solved.eligible = matching::eligibility(solved.book);
  solved.result = matching::clear(solved.book, solved.eligible);
  solved.controllers = controller_names(facts);
  const auto faults = matching::verify(solved.book, solved.result);
  if (!faults.empty())
    throw matching::BookError("the result fails its check: " + faults.front().check + " " +
                              faults.front().detail);
  return solved;
}

bool publish(Service& service, const SolvedRound& solved, QuotaBooks& quota) {
  bool published = false;
  service.transact([&](Unit& unit) { published = publish_in(unit, solved, quota); });
  return published;
}

bool clear_next(Service& service, QuotaBooks& quota) {
  const auto facts = next_to_clear(service);
  if (!facts) return false;
  const std::string round = facts->round.id.text();
  try {
    if (!publish(service, solve(*facts), quota))
      log::info("the book changed while it was solved; once more", {{"round", round}});
  } catch (const matching::BookError& error) {
    log::error("a round is held", {{"round", round}, {"reason", error.what()}});
    service.transact([&](Unit& unit) { hold(unit, facts->round.id, error.what()); });
  }
  return true;
}

void clear_rounds(Service& service, std::shared_ptr<QuotaBooks> quota, const PlatformKey& platform) {
  service.every(kClosePeriod, "close rounds", close_rounds);
  service.background("clear rounds", [&service, quota, platform](std::stop_token stop) {
    std::mutex mutex;
    std::condition_variable_any wake;
    while (!stop.stop_requested()) {
      auto pause = kPause;
      try {
        if (clear_next(service, *quota) || open_next(service, platform, *quota)) continue;
      } catch (const Problem& problem) {  // a stale feed, or quota taken in between: the round waits
        log::warn("a round waits", {{"reason", problem.name}});
        pause = kLongPause;
      }
      std::unique_lock lock(mutex);
      wake.wait_for(lock, stop, pause, [] { return false; });
    }
  });
}

}  // namespace heliu::market
