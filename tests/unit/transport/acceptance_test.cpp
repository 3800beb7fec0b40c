#include "transport/acceptance.hpp"

#include <gtest/gtest.h>

#include <functional>

#include "chassis/contract/problem.hpp"
#include "transport/weighing.hpp"

namespace heliu::transport {

static std::string problem_of(const std::function<void()>& work) {
  try {
    work();
  } catch (const Problem& problem) {
    return problem.name;
  }
  return "";
}

static Acceptance asked(std::int64_t accepted, std::int64_t refused, std::optional<std::string> reason = {}) {
  return {{accepted}, {refused}, std::move(reason), "R4", std::nullopt};
}

TEST(Acceptance, IsTheDestinationsNetToTheKilogram) {
  EXPECT_EQ(problem_of([] { check_acceptance(asked(900, 100, "受潮"), {1000}); }), "");
  EXPECT_EQ(problem_of([] { check_acceptance(asked(900, 99, "受潮"), {1000}); }), "acceptance-not-net");
  EXPECT_EQ(problem_of([] { check_acceptance(asked(1001, 0), {1000}); }), "acceptance-not-net");
}

TEST(Acceptance, RefusesNothingWithoutAReason) {
  EXPECT_EQ(problem_of([] { check_acceptance(asked(900, 100), {1000}); }), "refusal-needs-reason");
  EXPECT_EQ(problem_of([] { check_acceptance(asked(900, 100, "  "), {1000}); }), "refusal-needs-reason");
  EXPECT_EQ(problem_of([] { check_acceptance(asked(1000, 0), {1000}); }), "");
}

TEST(Acceptance, OfNothingIsARefusal) {
  Load load;
  load.state = LoadState::weighed;
  decide(load, asked(0, 1000, "与联单不符"), {5}, {7});
  EXPECT_EQ(load.state, LoadState::refused);
  EXPECT_EQ(load.refused_kilograms.count, 1000);
  EXPECT_EQ(load.decided_at->micros, 5);
  EXPECT_EQ(load.booked_at->micros, 7) << "whatever the receiver says";
}

TEST(Treatment, AddsUpToWhatWasAcceptedAndNoFurther) {
  Load load;
  load.state = LoadState::weighed;
  decide(load, asked(1000, 0), {}, {});
  treat(load, {{}, {}, "R4", {400}, {}});
  EXPECT_EQ(load.state, LoadState::accepted);
  EXPECT_EQ(problem_of([&] { treat(load, {{}, {}, "R4", {601}, {}}); }), "treatment-exceeds-accepted");
  treat(load, {{}, {}, "R4", {600}, {}});
  EXPECT_EQ(load.state, LoadState::treated);
  EXPECT_EQ(problem_of([&] { treat(load, {{}, {}, "R4", {1}, {}}); }), "load-not-in-state");
}

TEST(Weighing, NeedsMoreGrossThanTare) {
  Weighing weighing;
  weighing.gross_kilograms = {18000};
  weighing.tare_kilograms = {10000};
  EXPECT_EQ(with_net(weighing).net_kilograms.count, 8000);
  weighing.tare_kilograms = {18000};
  EXPECT_EQ(problem_of([&] { with_net(weighing); }), "weighing-impossible");
}

TEST(Weighing, MayLieThreeInAThousandOfTheLoadedVehicleFromTheTruth) {
  Weighing weighing;
  weighing.gross_kilograms = {20061};
  EXPECT_EQ(tolerance_of(weighing, {{}, 3, ""}).count, 60);
}

}  // namespace heliu::transport
