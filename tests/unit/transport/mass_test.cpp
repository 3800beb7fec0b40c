#include "transport/mass.hpp"

#include <gtest/gtest.h>

#include <random>

namespace heliu::transport {

// A plain model of the ledger: what each account holds.
struct Held {
  std::map<Uuid, std::pair<MassAccount, MassFlow>> accounts;
  void book(const std::vector<MassMove>& moves) {
    for (const MassMove& move : moves) {
      EXPECT_GT(move.kilograms.count, 0);
      flow(move.from).out += move.kilograms;
      flow(move.to).in += move.kilograms;
      const bool free =
          move.from.place == MassPlace::produced || move.from.place == MassPlace::weighing_difference;
      if (!free) {
        EXPECT_GE(held(move.from).count, 0) << enum_text(move.from.place) << " overdrawn";
      }
    }
  }
  MassFlow& flow(const MassAccount& account) {
    auto& [known, flow] = accounts[account.id];
    known = account;
    flow.code = account.code;
    flow.place = account.place;
    return flow;
  }
  Kilograms held(const MassAccount& account) { return flow(account).in - flow(account).out; }
  std::vector<MassRow> rows() {
    std::vector<MassFlow> flows;
    for (auto& [id, entry] : accounts) flows.push_back(entry.second);
    return balance_rows(flows);
  }
};

struct MassLedger : ::testing::Test {
  Held held;
  SeenLot lot{Uuid::v7(), Uuid::v7(), "321-026-48", {10000}};
  Load load_of(const SeenLot& of) {
    Load load;
    load.id = Uuid::v7();
    load.lot_id = of.id;
    load.producer_id = of.producer_id;
    load.processor_id = Uuid::named("t", "processor");
    load.carrier_id = Uuid::named("t", "carrier");
    load.code = of.code;
    return load;
  }
  void depart(const Load& load, std::int64_t net) {
    held.book(moves_of_departure(load, {net},
                                 held.held(stored_account(load.producer_id, load.code, load.lot_id)),
                                 held.held(refused_account(load.producer_id, load.code, load.lot_id))));
  }
  void decide(Load& load, std::int64_t origin, std::int64_t accepted, std::int64_t refused) {
    load.accepted_kilograms = {accepted};
    load.refused_kilograms = {refused};
    held.book(moves_of_decision(load, {origin}));
  }
  MassRow row() { return held.rows().at(0); }
};

TEST_F(MassLedger, FollowsALoadFromTheStoreToItsTreatment) {
  held.book(moves_of_listing(lot));
  EXPECT_EQ(row().stored.count, 10000);
  Load load = load_of(lot);
  depart(load, 8000);
  EXPECT_EQ(row().stored.count, 2000);
  EXPECT_EQ(row().in_transit.count, 8000);
  decide(load, 8000, 7000, 980);
  EXPECT_EQ(row().in_transit.count, 0);
  EXPECT_EQ(row().weighing_difference.count, 20);
  held.book(moves_of_treatment(load, Uuid::v7(), {3000}));
  EXPECT_EQ(row().accepted.count, 4000);
  EXPECT_EQ(row().treated.count, 3000);
  EXPECT_EQ(row().refused.count, 980);
  EXPECT_TRUE(row().balanced());
}

TEST_F(MassLedger, BooksWhatTheScaleShowsBeyondTheDeclaredAsProduced) {
  held.book(moves_of_listing(lot));
  depart(load_of(lot), 10400);
  EXPECT_EQ(row().produced.count, 10400);
  EXPECT_EQ(row().stored.count, 0);
  EXPECT_EQ(row().in_transit.count, 10400);
  EXPECT_TRUE(row().balanced());
}

TEST_F(MassLedger, UndoesTheListingOfWhatIsWithdrawnAndNotComing) {
  held.book(moves_of_listing(lot));
  held.book(moves_of_withdrawal(lot, lot.id, {10000}, {4000}));
  EXPECT_EQ(row().produced.count, 4000);
  EXPECT_EQ(row().stored.count, 4000);
  EXPECT_TRUE(row().balanced());
  EXPECT_TRUE(moves_of_withdrawal(lot, lot.id, {4000}, {5000}).empty()) << "more is coming than is there";
}

TEST_F(MassLedger, LoadsAgainWhatCameBackRefusedBeforeItProducesMore) {
  held.book(moves_of_listing(lot));
  Load first = load_of(lot);
  depart(first, 10000);
  decide(first, 10000, 0, 10000);
  depart(load_of(lot), 10000);
  EXPECT_EQ(row().produced.count, 10000);
  EXPECT_EQ(row().refused.count, 0);
  EXPECT_EQ(row().in_transit.count, 10000);
}

TEST_F(MassLedger, CarriesADestinationScaleThatShowsMore) {
  held.book(moves_of_listing(lot));
  Load load = load_of(lot);
  depart(load, 8000);
  decide(load, 8000, 8030, 0);
  EXPECT_EQ(row().weighing_difference.count, -30);
  EXPECT_EQ(row().in_transit.count, 0);
  EXPECT_TRUE(row().balanced());
}

TEST_F(MassLedger, GivesTheSameMoveTheSameIdAndDifferentOnesDifferentIds) {
  Load load = load_of(lot);
  const auto once = moves_of_departure(load, {12000}, {10000}, {500});
  const auto again = moves_of_departure(load, {12000}, {10000}, {500});
  ASSERT_EQ(once.size(), 3u);
  for (std::size_t i = 0; i < once.size(); ++i) {
    EXPECT_EQ(once[i].id, again[i].id);
    for (std::size_t j = 0; j < i; ++j) EXPECT_NE(once[i].id, once[j].id);
  }
}

TEST_F(MassLedger, StaysBalancedThroughAThousandRandomLoads) {
  std::mt19937_64 random(20261123);
  const auto pick = [&](std::int64_t from, std::int64_t to) {
    return std::uniform_int_distribution<std::int64_t>(from, to)(random);
  };
  std::vector<SeenLot> lots;
  for (int i = 0; i < 1000; ++i) {
    if (lots.empty() || pick(0, 3) == 0) {
      lots.push_back(
          {Uuid::v7(), Uuid::v7(), pick(0, 1) == 0 ? "321-026-48" : "336-064-17", {pick(1, 30000)}});
      held.book(moves_of_listing(lots.back()));
    }
    Load load = load_of(lots[static_cast<std::size_t>(pick(0, std::ssize(lots) - 1))]);
    const auto origin = pick(1, 20000), destination = std::max<std::int64_t>(1, origin + pick(-100, 100));
    depart(load, origin);
    if (pick(0, 9) == 0) continue;  // still on the road
    const auto accepted = pick(0, destination);
    decide(load, origin, accepted, destination - accepted);
    if (accepted > 0) held.book(moves_of_treatment(load, Uuid::v7(), {pick(1, accepted)}));
    ASSERT_TRUE(all_balanced(held.rows())) << "after load " << i;
  }
}

}  // namespace heliu::transport
