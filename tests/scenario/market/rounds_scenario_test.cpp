// Whole rounds: scheduled, closed, cleared once, published to each as far as it is his to know.
#include <set>

#include "chassis/base/bytes.hpp"
#include "chassis/base/sm3.hpp"
#include "market/book_json.hpp"
#include "market/clear_rounds.hpp"
#include "matching/canonical.hpp"
#include "matching/clear.hpp"
#include "matching/verify.hpp"
#include "tests/scenario/market/floor.hpp"

namespace heliu::market {

class Rounds : public MarketFloor {
 protected:
  static std::string path(const Uuid& round, const char* what = "") {
    return "/v1/rounds/" + round.text() + what;
  }
  // outcome and reason of one pair, as the caller reads it.
  static std::string why(const Caller& who, const Uuid& round, const Uuid& lot, const Uuid& offer) {
    const JsonDocument result = parse_json(get(who, path(round, "/result")).body);
    for (const Json& pair : result["pairs"].GetArray())
      if (pair["lot_id"].GetString() == lot.text() && pair["offer_id"].GetString() == offer.text())
        return pair["outcome"].GetString() + std::string(" ") + pair["reason"].GetString();
    return "not told";
  }
};

TEST_F(Rounds, AreScheduledByStaffWithACommittedDraw) {
  const std::string body =
      R"({"name":"示范场","opens_at":"2026-11-23T02:00:00Z","closes_at":"2026-11-23T03:00:00Z"})";
  EXPECT_EQ(problem_name(post(plant().as, "/v1/rounds", body)), "forbidden");
  const Headers key{{"idempotency-key", "round"}};
  const Response made = post(operator_staff, "/v1/rounds", body, key);
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(post(operator_staff, "/v1/rounds", body, key).body, made.body);
  EXPECT_EQ(member(made, "state"), "scheduled");
  const FeedEvent said = service->said("round.scheduled").back();
  EXPECT_NE(said.data.text.find(member(made, "draw_commitment")), std::string::npos);
  EXPECT_EQ(said.data.text.find("nonce"), std::string::npos);
  EXPECT_EQ(problem_name(
                post(regulator, "/v1/rounds",
                     R"({"name":"x","opens_at":"2026-11-23T03:00:00Z","closes_at":"2026-11-23T02:00:00Z"})")),
            "window-invalid");
  EXPECT_EQ(problem_name(
                post(regulator, "/v1/rounds",
                     R"({"name":"x","opens_at":"2025-11-23T03:00:00Z","closes_at":"2025-11-23T04:00:00Z"})")),
            "window-over");
  EXPECT_EQ(post(regulator, "/v1/rounds", R"({"name":"","opens_at":"soon"})").status, 422);
  for (const char* what : {"", "/result", "/book"})
    EXPECT_EQ(problem_name(get(regulator, "/v1/rounds/" + nobody + what)), "not-found") << what;
  EXPECT_GE(parse_json(get(regulator, "/v1/rounds").body)["items"].Size(), 1u);
}

TEST_F(Rounds, SixLotsAndFourOffersBecomeTradesAtLeastCost) {
  const Uuid round = open_round();
  const Caller alu = producer(), shop = producer();
  const Uuid big = listed_lot(alu, 80'000, 265'000, round), middle = listed_lot(alu, 27'000, 265'000, round);
  const Uuid small = listed_lot(shop, 3'000, 265'000, round),
             stingy = listed_lot(shop, 5'000, 100'000, round);
  NewLot oil = lot(10'000, -50'000, round);  // wants at least 500 yuan a tonne
  oil.code = "900-249-08";
  const Uuid valued = Uuid::parse(member(list(alu, oil), "id")).value();
  NewLot parts = lot(40'000, 265'000, round);
  parts.divisible = true;
  parts.least_part_kilograms = Kilograms{5'000};
  const Uuid divisible = Uuid::parse(member(list(shop, parts), "id")).value();

  const Plant cheap = plant(), dear = plant(), refiner = plant(500'000, {"900-249-08"}), far = plant();
  const Uuid first = sealed_offer(cheap, round, 120'000, 178'000),
             second = sealed_offer(dear, round, 200'000, 185'000);
  OfferContent refining = content(refiner, 50'000, 0);
  refining.lines = {{"900-249-08", {-80'000}}};
  const Uuid third = Uuid::parse(member(seal(refiner, round, refining), "id")).value();
  OfferContent limited = content(far, 50'000, 150'000);
  limited.limits.chlorine_most_mg_per_kg = 1'000;  // no lot has measured it
  const Uuid fourth = Uuid::parse(member(seal(far, round, limited), "id")).value();
  close(round);

  const Response seen = get(regulator, path(round));
  EXPECT_EQ(member(seen, "state"), "cleared") << seen.body;
  EXPECT_EQ(member(seen, "lots"), "6");
  EXPECT_EQ(member(seen, "offers"), "4");
  EXPECT_EQ(member(seen, "awarded_lots"), "5");
  EXPECT_EQ(member(seen, "awarded_kilograms"), "160000");
  EXPECT_EQ(member(seen, "proven"), "true");
  EXPECT_EQ(to_hex(sm3(*from_hex(member(seen, "draw_nonce")))), member(seen, "draw_commitment"));

  // Cheap takes 120 t of the 150 t of dross, dear the rest; the refiner pays 800 yuan a tonne for the oil.
  Fen paid{};
  for (const FeedEvent& event : service->said("trade.struck"))
    if (event.data.text.find(round.text()) != std::string::npos)
      paid += Fen{parse_json(event.data.text)["amount_fen"].GetInt64()};
  EXPECT_EQ(paid, Fen{120 * 178'000 + 30 * 185'000 - 10 * 80'000});

  EXPECT_EQ(why(regulator, round, stingy, first), "struck price-above-reserve");
  EXPECT_EQ(why(shop, round, stingy, first), "struck price-above-reserve");
  EXPECT_EQ(why(alu, round, stingy, first), "not told");
  EXPECT_EQ(why(regulator, round, big, fourth), "struck assay-missing");
  EXPECT_EQ(why(far.as, round, big, fourth), "struck assay-missing");
  EXPECT_EQ(why(refiner.as, round, valued, third), "awarded awarded");
  EXPECT_EQ(why(cheap.as, round, big, second), "not told");
  for (const Uuid& id : {big, middle, small, divisible, valued})
    EXPECT_EQ(member(get(regulator, "/v1/lots/" + id.text()), "state"), "awarded");
  EXPECT_EQ(member(get(regulator, "/v1/lots/" + stingy.text()), "open_kilograms"), "5000");
  EXPECT_EQ(quota(cheap), "1000000/120000/0");
  EXPECT_EQ(quota(refiner), "500000/10000/0");
}

TEST_F(Rounds, PublishABookFromWhichAnybodyMayClearAgain) {
  const Uuid round = open_round();
  listed_lot(producer(), 20'000, 265'000, round);
  sealed_offer(plant(), round, 50'000, 178'000);
  close(round);
  for (const Caller& who : {producer(), plant().as, caller("finance")})
    EXPECT_EQ(problem_name(get(who, path(round, "/book"))), "forbidden");
  const Response seen = get(auditor, path(round, "/book"));
  ASSERT_EQ(seen.status, 200) << seen.body;
  const auto book = from_json<matching::Book>(std::string_view(member(seen, "book")));
  const auto result = from_json<matching::Result>(std::string_view(member(seen, "result")));
  EXPECT_EQ(matching::hex(matching::sm3(matching::canonical(book))), member(seen, "book_sm3"));
  EXPECT_TRUE(matching::verify(book, result).empty());
  EXPECT_EQ(matching::canonical(matching::clear(book)), matching::canonical(result));
  const FeedEvent cleared = service->said("round.cleared").back();
  EXPECT_EQ(parse_json(cleared.data.text)["book_sm3"].GetString(), member(seen, "book_sm3"));
  EXPECT_TRUE(cleared.visible_to.empty()) << "losing prices are nobody's but the regulator's";
}

TEST_F(Rounds, AreClearedOnceHoweverOftenTheTimerComes) {
  const Uuid round = open_round();
  listed_lot(producer(), 20'000, 265'000, round);
  const Plant who = plant();
  sealed_offer(who, round, 50'000, 178'000);
  service->tick("close rounds");
  EXPECT_EQ(round_state(round), "open") << "not before its hour";
  close(round);
  const std::size_t said = service->said().size();
  service->tick("close rounds");
  service->tick("close rounds");
  const Uuid next = open_round();
  close(next);
  EXPECT_EQ(trades(regulator, round).size(), 1u);
  EXPECT_EQ(quota(who), "1000000/20000/0");
  std::set<std::string> later;
  const auto events = service->said();
  for (std::size_t i = said; i < events.size(); ++i) later.insert(events[i].type);
  EXPECT_EQ(later,
            (std::set<std::string>{"round.scheduled", "round.share_given", "round.opened", "round.cleared"}))
      << "only the empty round";
}

TEST_F(Rounds, TakeTheFactsOfTheirCloseNotOfTheOffer) {
  const Uuid round = open_round();
  const Uuid id = listed_lot(producer(), 20'000, 265'000, round);
  const Plant cheap = plant(), dear = plant();
  const Uuid frozen = sealed_offer(cheap, round, 50'000, 178'000);
  const Uuid winner = sealed_offer(dear, round, 50'000, 185'000);
  freeze(cheap.id);
  close(round);
  EXPECT_EQ(why(cheap.as, round, id, frozen), "struck frozen");
  EXPECT_EQ(why(dear.as, round, id, winner), "awarded awarded");
}

TEST_F(Rounds, ReportAPairUnderOneControllerAndALotWithOneOffer) {
  const Uuid round = open_round();
  const Uuid contested = listed_lot(producer(), 20'000, 265'000, round);
  NewLot oil = lot(1'000, 0, round);
  oil.code = "900-249-08";
  const Uuid alone = Uuid::parse(member(list(producer(), oil), "id")).value();
  const Plant left = plant(), right = plant(100'000, {"321-026-48", "900-249-08"});
  control(left.id, "示范控股 A");
  control(right.id, "示范控股 A");
  sealed_offer(left, round, 50'000, 178'000);
  OfferContent both = content(right, 50'000, 179'000);
  both.lines.push_back({"900-249-08", {-80'000}});
  ASSERT_EQ(seal(right, round, both).status, 201);
  close(round);
  const JsonDocument cleared = parse_json(service->said("round.cleared").back().data.text);
  ASSERT_EQ(cleared["related_pairs"].Size(), 1u);
  EXPECT_EQ(cleared["related_pairs"][0]["lot_id"].GetString(), contested.text());
  EXPECT_EQ(cleared["related_pairs"][0]["controller"].GetString(), std::string("示范控股 A"));
  ASSERT_EQ(cleared["single_offer_lots"].Size(), 1u);
  EXPECT_EQ(cleared["single_offer_lots"][0].GetString(), alone.text());
}

TEST_F(Rounds, AreHeldWhenAnOfferNoLongerKeepsItsWord) {
  const Uuid round = open_round();
  const Uuid id = listed_lot(producer(), 20'000, 265'000, round);
  const Uuid offer = sealed_offer(plant(), round, 50'000, 178'000);
  open_round_offers(round);
  service->database().transact([&](Transaction& db) {
    db.execute("UPDATE capacity_offer SET content = REPLACE(content, '178000', '278000') WHERE id = ?",
               offer);
  });
  service->run_background("clear rounds", [&] { return round_state(round) == "held"; });
  const Response seen = get(regulator, path(round));
  EXPECT_EQ(member(seen, "state"), "held");
  EXPECT_NE(member(seen, "held_reason").find(offer.text()), std::string::npos) << seen.body;
  EXPECT_TRUE(trades(regulator, round).empty());
  EXPECT_EQ(member(get(regulator, "/v1/lots/" + id.text()), "state"), "listed");
}

TEST_F(Rounds, ArePublishedNeverOnABookThatHasChanged) {
  const Uuid round = open_round();
  const Uuid id = listed_lot(producer(), 20'000, 265'000, round);
  const Plant cheap = plant(), dear = plant();
  sealed_offer(cheap, round, 50'000, 178'000);
  const Uuid winner = sealed_offer(dear, round, 50'000, 185'000);
  open_round_offers(round);
  const SolvedRound early = solve(next_to_clear(service->assembly()).value());
  freeze(cheap.id);
  const std::size_t said = service->said().size();
  EXPECT_FALSE(publish(service->assembly(), early, *books));
  EXPECT_EQ(service->said().size(), said);
  EXPECT_EQ(round_state(round), "closing");
  const SolvedRound now = solve(next_to_clear(service->assembly()).value());
  EXPECT_TRUE(publish(service->assembly(), now, *books));
  EXPECT_EQ(why(dear.as, round, id, winner), "awarded awarded");
  const std::size_t after = service->said().size();
  EXPECT_TRUE(publish(service->assembly(), now, *books)) << "as after a crash that hid the answer";
  EXPECT_EQ(service->said().size(), after);
}

TEST_F(Rounds, TellAnOutsiderNothing) {
  const Uuid round = open_round();
  listed_lot(producer(), 20'000, 265'000, round);
  sealed_offer(plant(), round, 50'000, 178'000);
  close(round);
  for (const Caller& outsider : {producer(), plant().as}) {
    const JsonDocument result = parse_json(get(outsider, path(round, "/result")).body);
    EXPECT_EQ(result["pairs"].Size(), 0u);
    EXPECT_EQ(result["unawarded"].Size(), 0u);
  }
  EXPECT_EQ(problem_name(get(caller("carrier", carrier_id), path(round, "/result"))), "forbidden");
}

TEST_F(Rounds, WaitInTheirCloseWhileAFeedIsOld) {
  const Uuid round = open_round();
  const Plant who = plant();
  listed_lot(producer(), 20'000, 265'000, round);
  sealed_offer(who, round, 50'000, 178'000);
  open_round_offers(round);
  service->make_stale("registry");
  EXPECT_EQ(round_state(round), "closing");  // asked through the service, which hears of its feeds by it
  EXPECT_THROW(
      {
        try {
          clear_next(service->assembly(), *books);
        } catch (const Problem& problem) {
          EXPECT_EQ(problem.name, "gate-stale-feed");
          throw;
        }
      },
      Problem);
  EXPECT_EQ(round_state(round), "closing");
  EXPECT_EQ(quota(who), "1000000/0/0");
}

}  // namespace heliu::market
