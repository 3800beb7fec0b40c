// The regulator's part in opening a round, and what everybody may check of it.
#include "chassis/contract/paging.hpp"
#include "market/api.hpp"
#include "market/openings.hpp"
#include "market/store.hpp"

namespace heliu::market {

namespace {

struct GivenShare {
  std::string share;
};
BOOST_DESCRIBE_STRUCT(GivenShare, (), (share))

struct ShareGiven {
  Uuid id;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(ShareGiven, (), (id, at))

Response register_key(const Request& request, Unit& unit) {
  const auto asked = request.as<NewSealingKey>();
  if (!sm2_public_key_readable(asked.public_key))
    throw Problem("sealing-key-unreadable", {}, {{"/public_key", "not an SM2 public key in PEM"}});
  const SealingKey made{Uuid::v7(), unit.caller.enterprise, asked.name, asked.public_key, unit.now};
  unit.db.insert("sealing_key", made);
  unit.emit("sealing_key.registered", made.id, made);
  return Response::created(made, "/v1/sealing-keys/" + made.id.text());
}

// The share is kept as it is; the thread "open rounds" puts the key together and opens the offers.
Response open_round(const Request& request, Unit& unit) {
  const auto given = request.as<GivenShare>();
  Round round = store::round(unit.db, request.id(), store::For::change);
  require_share(round, given.share, unit.now);
  round.opened_share = given.share;
  round.state = RoundState::opening;
  store::save(unit.db, "auction_round", round);
  unit.emit("round.share_given", round.id, ShareGiven{round.id, unit.now});
  return Response::resource(view(round, unit.now, unit.caller));
}

WonCodes won_codes(Transaction& db, const Uuid& offer) {
  WonCodes codes;
  for (const Row& row : db.rows("SELECT DISTINCT code FROM trade WHERE offer_id = ?", offer))
    codes.insert(row.get<std::string>("code"));
  return codes;
}

Response list_openings(const Request& request, Transaction& db) {
  const Round round = store::round(db, request.id());
  if (!round.opened_key) throw Problem("round-not-opened", {{"name", round.name}});
  const auto [items, next] = page_of<Offer>(request, db, "capacity_offer",
                                            "round_id = ? AND state IN ('opened', 'struck')", round.id);
  std::vector<OpeningView> views;
  for (const Offer& offer : items)
    views.push_back(opening_view(offer, store::feed_position(db, offer.sealed_event), won_codes(db, offer.id),
                                 request.caller));
  return page_response(views, next);
}

}  // namespace

void bind_openings(Service& service) {
  service.command("registerSealingKey", register_key);
  service.query("listSealingKeys", [](const Request& request, Transaction& db) {
    return page_answer<SealingKey>(request, db, "sealing_key", "TRUE");
  });
  service.command("openRound", open_round);
  service.query("listOpenings", list_openings);
}

}  // namespace heliu::market
