#include "settlement/escrow/vat.hpp"

#include <gtest/gtest.h>

namespace heliu::escrow {

TEST(Vat, IsWhatTheGrossHoldsBeyondTheNet) {
  EXPECT_EQ(tax_inside({106'000}, 600), Fen{6'000});
  EXPECT_EQ(tax_inside({113'000}, 1'300), Fen{13'000});
  EXPECT_EQ(tax_inside({100'000}, 600), Fen{5'660});     // net 94,339.62
  EXPECT_EQ(tax_inside({100'000}, 1'300), Fen{11'504});  // net 88,495.58
  EXPECT_EQ(tax_inside({1}, 600), Fen{0});
  EXPECT_EQ(tax_inside({}, 600), Fen{});
  EXPECT_EQ(tax_inside({12'345}, 0), Fen{});
  EXPECT_EQ(tax_inside({INT64_MAX}, 10'000), Fen{INT64_MAX / 2});
}

}  // namespace heliu::escrow
