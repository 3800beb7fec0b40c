#include "market/round.hpp"

#include <gtest/gtest.h>

#include "chassis/base/bytes.hpp"
#include "chassis/base/sm3.hpp"
#include "market/offer.hpp"

namespace heliu::market {

namespace {

Instant at(const char* time) {
  return *Instant::parse(std::string("2026-11-23T") + time + "Z");
}

Round morning() {
  return scheduled({"上午", at("01:00:00"), at("03:00:00"), {}}, Uuid::v7(), std::string(32, 'n'));
}

std::string refusal(const Round& round, Instant now) {
  try {
    require_open(round, now);
    return "";
  } catch (const Problem& problem) {
    return problem.name;
  }
}

const Caller kProcessor{.user = {}, .name = "p", .enterprise = Uuid::v7(), .roles = {"processor"}};

}  // namespace

TEST(Round, TakesOffersFromItsOpeningUntilJustBeforeItsClose) {
  EXPECT_EQ(refusal(morning(), at("00:59:59")), "round-not-open");
  EXPECT_EQ(refusal(morning(), at("01:00:00")), "");
  EXPECT_EQ(refusal(morning(), at("02:59:59")), "");
  EXPECT_EQ(refusal(morning(), at("03:00:00")), "round-closed");
  Round closing = morning();
  closing.state = RoundState::closing;
  EXPECT_EQ(refusal(closing, at("02:00:00")), "round-closed");
}

TEST(Round, CommitsToItsDrawAndRevealsItOnlyWhenCleared) {
  Round round = morning();
  EXPECT_EQ(round.draw_commitment, to_hex(sm3(std::string(32, 'n'))));
  EXPECT_FALSE(view(round, at("04:00:00"), kProcessor).draw_nonce);
  round.state = RoundState::cleared;
  EXPECT_EQ(view(round, at("04:00:00"), kProcessor).draw_nonce, to_hex(std::string(32, 'n')));
}

TEST(Round, ShowsWhereItStands) {
  EXPECT_EQ(view(morning(), at("00:30:00"), kProcessor).state, "scheduled");
  EXPECT_EQ(view(morning(), at("01:30:00"), kProcessor).state, "open");
  EXPECT_EQ(view(morning(), at("01:30:00"), kProcessor).allowed_actions, std::vector<std::string>{"offer"});
  EXPECT_EQ(view(morning(), at("03:00:00"), kProcessor).state, "awaiting_share");
  EXPECT_TRUE(view(morning(), at("03:00:00"), kProcessor).allowed_actions.empty());
}

TEST(Round, MustCloseAfterItsOpeningAndInTheFuture) {
  EXPECT_FALSE(fault_of(NewRound{"x", at("01:00:00"), at("03:00:00"), {}}, at("00:00:00")));
  EXPECT_EQ(fault_of(NewRound{"x", at("03:00:00"), at("03:00:00"), {}}, at("00:00:00"))->name,
            "window-invalid");
  EXPECT_EQ(fault_of(NewRound{"x", at("01:00:00"), at("03:00:00"), {}}, at("03:00:00"))->name, "window-over");
}

TEST(PolicyTerm, NamesAMethodIfAndOnlyIfItIsAboutOne) {
  NewPolicyTerm term{TermKind::METHOD, "D1", {5'000}, {}, {}, "示范"};
  EXPECT_FALSE(fault_of(term));
  term.method.reset();
  EXPECT_EQ(fault_of(term)->name, "term-invalid");
  term.kind = TermKind::OUT_OF_CITY;
  EXPECT_FALSE(fault_of(term));
  term.valid_to = Date{-1};
  EXPECT_EQ(fault_of(term)->name, "term-invalid");
}

TEST(Offer, RefusesTwoPricesForACodeAndRangesOutOfOrder) {
  OfferContent content;
  content.window_to = {1};
  content.lines = {{"321-026-48", {1}}, {"321-024-48", {1}}};
  EXPECT_FALSE(fault_of(content));
  content.most_load_kilograms = Kilograms{5};
  content.least_load_kilograms = Kilograms{6};
  EXPECT_EQ(fault_of(content)->name, "load-range-invalid");
  content.least_load_kilograms = {};
  content.lines.push_back({"321-026-48", {2}});
  EXPECT_EQ(fault_of(content)->name, "line-doubled");
  content.window_to = {0};
  EXPECT_EQ(fault_of(content)->name, "window-invalid");
}

TEST(Round, ALateOfferHearsWhenItCameAndAnEarlyOneWhenToCome) {
  const auto late = [](Instant now) {
    try {
      require_in_time(morning(), now);
      return std::string();
    } catch (const Problem& problem) {
      return problem.name + " " + problem.facts.at(problem.name == "offer-late" ? "at" : "opens_at");
    }
  };
  EXPECT_EQ(late(at("00:59:59")), "round-not-open 2026-11-23T01:00:00.000Z");
  EXPECT_EQ(late(at("02:59:59.999")), "");
  EXPECT_EQ(late(at("03:00:00")), "offer-late 2026-11-23T03:00:00.000Z");
  EXPECT_EQ(late(at("03:00:00.001")), "offer-late 2026-11-23T03:00:00.001Z");
}

}  // namespace heliu::market
