#include "transport/load.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <sstream>

#include "chassis/contract/problem.hpp"
#include "chassis/json/describe.hpp"

namespace heliu::transport {

// Every action in every state: the state after it, or "-" where it is refused. States by three letters.
constexpr const char* kMachine = R"(
action            req ope way loa int arr wei acc tre ref can rej
give_number       ope  -   -   -   -   -   -   -   -   -   -   -
reject_number     rej rej rej rej  -   -   -   -   -   -   -   -
cancel            can can can can  -   -   -   -   -   -   -   -
match_waybill      -  way  -   -   -   -   -   -   -   -   -   -
weigh_origin       -   -  loa  -   -   -   -   -   -   -   -   -
depart             -   -   -  int  -   -   -   -   -   -   -   -
report_positions   -   -   -   -  int arr  -   -   -   -   -   -
arrive             -   -   -   -  arr  -   -   -   -   -   -   -
weigh_destination  -   -   -   -   -  wei  -   -   -   -   -   -
accept             -   -   -   -   -   -  acc  -   -   -   -   -
refuse             -   -   -   -   -   -  ref  -   -   -   -   -
treat              -   -   -   -   -   -   -  acc  -   -   -   -
finish_treatment   -   -   -   -   -   -   -  tre  -   -   -   -
)";

static const std::map<std::string, LoadState> kShort{
    {"req", LoadState::requested}, {"ope", LoadState::opened},     {"way", LoadState::waybilled},
    {"loa", LoadState::loaded},    {"int", LoadState::in_transit}, {"arr", LoadState::arrived},
    {"wei", LoadState::weighed},   {"acc", LoadState::accepted},   {"tre", LoadState::treated},
    {"ref", LoadState::refused},   {"can", LoadState::cancelled},  {"rej", LoadState::rejected}};

TEST(LoadStates, FollowTheTable) {
  std::istringstream table(kMachine);
  std::string word, line;
  std::getline(table, line);
  std::getline(table, line);
  std::istringstream head(line);
  std::vector<LoadState> states;
  head >> word;
  while (head >> word) states.push_back(kShort.at(word));
  ASSERT_EQ(states.size(), 12u);
  int actions = 0;
  while (std::getline(table, line)) {
    std::istringstream row(line);
    row >> word;
    const auto action = enum_from<LoadAction>(word);
    ++actions;
    for (const LoadState state : states) {
      row >> word;
      const auto next = state_after(state, action);
      const std::string expected = word == "-" ? "-" : enum_text(kShort.at(word));
      EXPECT_EQ(next ? enum_text(*next) : "-", expected) << enum_text(state) << " " << enum_text(action);
    }
  }
  EXPECT_EQ(actions, 13);
}

static std::string problem_of(const std::function<void()>& work) {
  try {
    work();
  } catch (const Problem& problem) {
    return problem.name;
  }
  return "";
}

TEST(LoadStates, ARefusedActionNamesStateAndAction) {
  Load load;
  try {
    take(load, LoadAction::depart);
    FAIL() << "a load left without a manifest";
  } catch (const Problem& problem) {
    EXPECT_EQ(problem.name, "load-not-in-state");
    EXPECT_EQ(problem.facts.at("state"), "requested");
    EXPECT_EQ(problem.facts.at("action"), "depart");
  }
  EXPECT_EQ(load.state, LoadState::requested);
}

TEST(LoadActions, ArePartiesOwn) {
  Load load;
  load.producer_id = Uuid::named("t", "producer");
  load.carrier_id = Uuid::named("t", "carrier");
  load.state = LoadState::opened;
  const auto by = [](const std::string& role, const Uuid& enterprise) {
    return Caller{.user = {}, .name = role, .enterprise = enterprise, .roles = {role}};
  };
  EXPECT_EQ(allowed_actions(load, by("producer", load.producer_id)), std::vector<std::string>{"cancel"});
  EXPECT_EQ(allowed_actions(load, by("carrier", load.carrier_id)), std::vector<std::string>{"match_waybill"});
  EXPECT_TRUE(allowed_actions(load, by("carrier", Uuid::named("t", "another"))).empty());
  EXPECT_TRUE(allowed_actions(load, by("producer", load.carrier_id)).empty())
      << "the role, not only the firm";
  EXPECT_TRUE(visible_to(load, by("carrier", load.carrier_id)));
  EXPECT_FALSE(visible_to(load, by("carrier", Uuid::named("t", "another"))));
  EXPECT_TRUE(visible_to(load, by("regulator", {})));
  EXPECT_FALSE(visible_to(load, by("producer", {}))) << "a nil enterprise is nobody's";
}

TEST(LoadTimes, MustFollowEachOther) {
  const Instant eight = Instant::parse("2026-11-23T08:00:00Z").value();
  EXPECT_EQ(problem_of([&] { require_order("a", eight, "b", eight); }), "");
  EXPECT_EQ(problem_of([&] { require_order("a", eight, "b", eight - std::chrono::microseconds(1)); }),
            "time-order");
  const Instant accepted = eight + std::chrono::milliseconds(30'712);
  EXPECT_EQ(problem_of([&] { require_order("a", accepted, "b", eight); }), "")
      << "what a person reads off a clock in the same minute is in order";
  const auto ahead = std::chrono::seconds(120);
  EXPECT_EQ(problem_of([&] { require_past("a", eight + ahead, eight, ahead); }), "");
  EXPECT_EQ(
      problem_of([&] { require_past("a", eight + ahead + std::chrono::microseconds(1), eight, ahead); }),
      "time-in-future");
}

TEST(TradeKilograms, AreTakenByOpenAndAcceptedLoadsOnly) {
  const auto load = [](LoadState state, std::int64_t manifest, std::int64_t accepted) {
    Load made;
    made.state = state;
    made.kilograms = {manifest};
    made.accepted_kilograms = {accepted};
    return made;
  };
  const std::vector<Load> loads{load(LoadState::opened, 1000, 0), load(LoadState::accepted, 2000, 1900),
                                load(LoadState::refused, 4000, 0), load(LoadState::cancelled, 8000, 0),
                                load(LoadState::treated, 500, 500)};
  EXPECT_EQ(taken_from_trade(loads).count, 1000 + 1900 + 500);
}

TEST(ClippedText, NeverCutsACharacter) {
  EXPECT_EQ(clipped("abc", 3), "abc");
  EXPECT_EQ(clipped("联单", 5), "联");
  EXPECT_EQ(clipped("联单", 6), "联单");
  EXPECT_EQ(clipped("联", 2), "");
}

}  // namespace heliu::transport
