#include "transport/load.hpp"

#include <gtest/gtest.h>

#include <sstream>

#include "chassis/contract/problem.hpp"
#include "chassis/json/describe.hpp"

namespace heliu::transport {

// Every state with every action: the state after it, or "-" where it is refused.
constexpr const char* kMachine = R"(
state      give_number reject_number cancel    match_waybill weigh_origin depart     report_positions arrive  weigh_destination accept   refuse  treat    finish_treatment
requested  opened      rejected      cancelled -             -            -          -                -       -                 -        -       -        -
opened     -           -             cancelled waybilled     -            -          -                -       -                 -        -       -        -
waybilled  -           -             cancelled -             loaded       -          -                -       -                 -        -       -        -
loaded     -           -             cancelled -             -            in_transit -                -       -                 -        -       -        -
in_transit -           -             -         -             -            -          in_transit       arrived -                 -        -       -        -
arrived    -           -             -         -             -            -          arrived          -       weighed           -        -       -        -
weighed    -           -             -         -             -            -          -                -       -                 accepted refused -        -
accepted   -           -             -         -             -            -          -                -       -                 -        -       accepted treated
treated    -           -             -         -             -            -          -                -       -                 -        -       -        -
refused    -           -             -         -             -            -          -                -       -                 -        -       -        -
cancelled  -           -             -         -             -            -          -                -       -                 -        -       -        -
rejected   -           -             -         -             -            -          -                -       -                 -        -       -        -
)";

TEST(LoadStates, FollowTheTable) {
  std::istringstream table(kMachine);
  std::string word, line;
  std::getline(table, line);
  std::getline(table, line);
  std::istringstream head(line);
  std::vector<LoadAction> actions;
  head >> word;
  while (head >> word) actions.push_back(enum_from<LoadAction>(word));
  ASSERT_EQ(actions.size(), 13u);
  int states = 0;
  while (std::getline(table, line)) {
    std::istringstream row(line);
    row >> word;
    const auto state = enum_from<LoadState>(word);
    ++states;
    for (const LoadAction action : actions) {
      row >> word;
      const auto next = state_after(state, action);
      EXPECT_EQ(next ? enum_text(*next) : "-", word) << enum_text(state) << " " << enum_text(action);
    }
  }
  EXPECT_EQ(states, 12);
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
