#include "treasury/payout.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace heliu::treasury {

// Rows: the state before; columns: the step. "-": not a step of this state.
constexpr const char* kTable = R"(
            send accept   settle  reject   send_back
instructed  sent accepted settled rejected -
sent        -    accepted settled rejected -
accepted    -    -        settled rejected -
settled     -    -        -       -        returned
rejected    -    -        -       -        -
returned    -    -        -       -        -
)";

TEST(PayoutState, FollowsItsTable) {
  std::istringstream table(kTable);
  std::string word;
  for (int i = 0; i < 5; ++i) table >> word;
  for (const char* name : {"instructed", "sent", "accepted", "settled", "rejected", "returned"}) {
    table >> word;
    ASSERT_EQ(word, name);
    for (int step = 0; step < 5; ++step) {
      table >> word;
      const auto after = state_after(enum_from<PayoutState>(name), static_cast<PayoutStep>(step));
      EXPECT_EQ(after ? enum_text(*after) : "-", word) << name << " step " << step;
    }
  }
}

}  // namespace heliu::treasury
