// Why a round came out as it did, to each whose lot or offer it was.
#include "market/api.hpp"
#include "market/round_record.hpp"
#include "market/store.hpp"
#include "matching/explain.hpp"
#include "matching/sentences.hpp"

namespace heliu::matching {

BOOST_DESCRIBE_ENUM(Point, Awarded, Gain, NoneCheaper, CheaperTold, CheaperWasScarce, CheaperHadNoRoom,
                    CapacityScarce, Left, ReserveNeeded, BidNeeded, ReserveReference, BidReference,
                    TooFewBidders, Paradox, Struck, OfferUnused, OfferUsed, UniformPriceCapped)

}  // namespace heliu::matching

namespace heliu::market {

namespace {

// What finding the price that would have won may cost, in the clearing's units of work: some tens of
// milliseconds. A round too large for it is told the reference by its scarcity prices.
constexpr std::int64_t kExplainWork = 2'000'000;

struct Explanation {
  matching::Point point = matching::Point::Awarded;
  std::optional<Uuid> lot_id, offer_id;
  std::map<std::string, std::string> facts;
  std::string zh, en;
};
BOOST_DESCRIBE_STRUCT(Explanation, (), (point, lot_id, offer_id, facts, zh, en))

std::optional<Uuid> shown(const matching::Id& id) {
  return Uuid{id}.is_nil() ? std::nullopt : std::optional(Uuid{id});
}

Explanation told(const matching::Said& said) {
  Explanation made;
  made.point = said.point;
  made.lot_id = shown(said.lot);
  made.offer_id = shown(said.offer);
  made.facts = {said.facts.begin(), said.facts.end()};
  made.zh = matching::sentence(said, matching::Language::Chinese);
  made.en = matching::sentence(said, matching::Language::English);
  return made;
}

bool sees_all(const Caller& caller) {
  return caller.has("regulator") || caller.has("auditor") || caller.has("operator");
}

template <class Item>
const Item* of_id(const std::vector<Item>& items, const Uuid& id) {
  for (const Item& item : items)
    if (item.id == id.bytes) return &item;
  return nullptr;
}

// To a stranger there is no such lot or offer.
void require_concerned(bool concerned, const char* what, const Uuid& id) {
  if (!concerned) throw Problem("not-found", {{"what", what}, {"id", id.text()}});
}

Response explain(const Request& request, Transaction& db) {
  const auto lot = Uuid::parse(request.query_parameter("lot_id").value_or(""));
  const auto offer = Uuid::parse(request.query_parameter("offer_id").value_or(""));
  if (lot.has_value() == offer.has_value()) throw Problem("explain-one");
  const RoundRecord record = cleared_record(db, request.id());
  const auto book = record.read_book();
  const auto result = record.read_result();
  const Caller& caller = request.caller;
  matching::Reader reader = matching::Reader::Regulator;
  if (lot) {
    const matching::Lot* found = of_id(book.lots, *lot);
    const bool own = found && caller.has("producer") && Uuid{found->producer} == caller.enterprise;
    require_concerned(found && (own || sees_all(caller)), "lot", *lot);
    if (!sees_all(caller)) reader = matching::Reader::Producer;
  } else {
    const matching::Offer* found = of_id(book.offers, *offer);
    const bool own = found && caller.has("processor") && Uuid{found->processor} == caller.enterprise;
    require_concerned(found && (own || sees_all(caller)), "offer", *offer);
    if (!sees_all(caller)) reader = matching::Reader::Processor;
  }
  const matching::Eligibility eligible = matching::eligibility(book);
  const matching::Explainer explainer(book, eligible, result, kExplainWork);
  std::vector<Explanation> items;
  for (const matching::Said& said :
       matching::for_reader(lot ? explainer.lot(lot->bytes) : explainer.offer(offer->bytes), reader))
    items.push_back(told(said));
  return page_response(items, std::nullopt);
}

}  // namespace

void bind_explanations(Service& service) {
  service.query("listExplanations", explain);
}

}  // namespace heliu::market
