#include "market/quota.hpp"

#include <gtest/gtest.h>

namespace heliu::market {

namespace {

struct Case {
  std::int64_t held, accepted, refused;
  bool last;
  std::int64_t from_hold, beyond, keep;
};

}  // namespace

TEST(Quota, UsesWhatWasAcceptedKeepsWhatIsToComeAndGivesTheRestBack) {
  const std::vector<Case> cases{
      {20'000, 8'000, 0, false, 8'000, 0, 12'000},  // a first load
      {20'000, 0, 3'000, false, 0, 0, 17'000},      // refused: given back
      {20'000, 8'000, 1'000, false, 8'000, 0, 11'000},
      {12'000, 11'950, 0, true, 11'950, 0, 0},   // the last load, 50 kg short
      {12'000, 12'040, 0, true, 12'000, 40, 0},  // the last load, 40 kg over
      {12'000, 12'040, 0, false, 12'000, 40, 0},
      {5'000, 0, 8'000, false, 0, 0, 0},  // more refused than reserved
      {0, 700, 0, false, 0, 700, 0},      // accepted after the trade was cancelled
      {0, 0, 0, true, 0, 0, 0},
  };
  for (const Case& c : cases) {
    const LoadUse use = use_of({c.held}, {c.accepted}, {c.refused}, c.last);
    const std::string what = std::to_string(c.held) + " held, " + std::to_string(c.accepted) + " accepted, " +
                             std::to_string(c.refused) + " refused";
    EXPECT_EQ(use.from_hold, Kilograms{c.from_hold}) << what;
    EXPECT_EQ(use.beyond, Kilograms{c.beyond}) << what;
    EXPECT_EQ(use.keep, Kilograms{c.keep}) << what;
  }
}

TEST(Quota, OfATradeIsGivenBackAsFarAsItWasNotAccepted) {
  Trade trade;
  trade.kilograms = {20'000};
  trade.accepted_kilograms = {19'950};
  EXPECT_EQ(given_back(trade), Kilograms{50});
  trade.accepted_kilograms = {20'040};
  EXPECT_EQ(given_back(trade), Kilograms{});
}

}  // namespace heliu::market
