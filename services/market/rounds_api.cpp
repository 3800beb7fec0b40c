#include "chassis/base/bytes.hpp"
#include "chassis/contract/paging.hpp"
#include "market/api.hpp"
#include "market/round_record.hpp"
#include "market/round_result.hpp"
#include "market/shaped.hpp"
#include "market/store.hpp"
#include "matching/eligibility.hpp"

namespace heliu::market {

namespace {

struct BookView {
  Uuid round_id;
  std::string book_sm3;
  JsonText book, result;
};
BOOST_DESCRIBE_STRUCT(BookView, (), (round_id, book_sm3, book, result))

// The key's private half is gone when this returns: what is left of it are the two encrypted shares.
Response schedule_round(const Request& request, Unit& unit, const PlatformKey& platform) {
  const auto asked = request.as<NewRound>();
  if (auto fault = fault_of(asked, unit.now)) throw *fault;
  const auto key = store::sealing_key(unit.db);
  if (!key) throw Problem("sealing-key-missing");
  Round made = scheduled(asked, Uuid::v7(), random_bytes(32));
  made.sealing = make_round_key(platform.public_key(), key->public_key);
  made.sealing_key_id = key->id;
  unit.db.insert("auction_round", made);
  unit.emit("round.scheduled", made.id, shaped<RoundScheduled>(made));
  return Response::created(view(made, unit.now, unit.caller), "/v1/rounds/" + made.id.text());
}

Response list_rounds(const Request& request, Transaction& db, Instant now) {
  const auto [items, next] = page_of<Round>(request, db, "auction_round", "TRUE");
  std::vector<RoundView> views;
  for (const Round& round : items) views.push_back(view(round, now, request.caller));
  return page_response(views, next);
}

Response round_result(const Request& request, Transaction& db) {
  const Round round = cleared_round(db, request.id());
  const RoundRecord record = cleared_record(db, round.id);
  const matching::Book book = record.read_book();
  const matching::Result result = record.read_result();
  return Response::ok(result_view(round, book, matching::eligibility(book), result, request.caller));
}

Response round_book(const Request& request, Transaction& db) {
  const Round round = cleared_round(db, request.id());
  const RoundRecord record = cleared_record(db, round.id);
  return Response::ok(BookView{round.id, round.book_sm3, record.book, record.result});
}

}  // namespace

void bind_rounds(Service& service, const PlatformKey& platform) {
  service.command("scheduleRound", [platform](const Request& request, Unit& unit) {
    return schedule_round(request, unit, platform);
  });
  service.query("listRounds", [&service](const Request& request, Transaction& db) {
    return list_rounds(request, db, service.now());
  });
  service.query("getRound", [&service](const Request& request, Transaction& db) {
    return Response::resource(view(store::round(db, request.id()), service.now(), request.caller));
  });
  service.query("getRoundResult", round_result);
  service.query("getRoundBook", round_book);
  // As files, byte for byte what heliu-clear verify reads.
  service.query("getRoundBookFile", [](const Request& request, Transaction& db) {
    return Response::json(200, cleared_record(db, request.id()).book.text + "\n");
  });
  service.query("getRoundResultFile", [](const Request& request, Transaction& db) {
    return Response::json(200, cleared_record(db, request.id()).result.text + "\n");
  });
}

}  // namespace heliu::market
