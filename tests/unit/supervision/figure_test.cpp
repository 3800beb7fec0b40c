// A fraction as the text of its unit.
#include "supervision/figure.hpp"

#include <gtest/gtest.h>

namespace heliu::supervision {
namespace {

TEST(FractionText, RoundsHalfUpOnce) {
  EXPECT_EQ(fraction_text({1, 3}, 100, 2), "33.33");
  EXPECT_EQ(fraction_text({2, 3}, 100, 2), "66.67");
  EXPECT_EQ(fraction_text({1, 800}, 100, 2), "0.13");  // 0.125
  EXPECT_EQ(fraction_text({5, 5}, 100, 2), "100.00");
  EXPECT_EQ(fraction_text({406'600'000, 10'000'000}, 1, 4), "40.6600");
  EXPECT_EQ(fraction_text({7, 2}, 1, 0), "4");
}

TEST(FractionText, IsADashWithoutABase) {
  EXPECT_EQ(fraction_text({0, 0}, 100, 2), "-");
}

TEST(FractionText, TakesACitysTonnesInKilograms) {
  EXPECT_EQ(fraction_text({9'000'000'000'000'000, 9'000'000'000'000'001}, 100, 2), "100.00");
}

TEST(DayOfYear, IsTodayWithinTheYearAndItsLastDayAfter) {
  const Date today = Date::parse("2026-11-24").value();
  EXPECT_EQ(day_of_year(2026, today), today);
  EXPECT_EQ(day_of_year(2025, today), Date::parse("2025-12-31"));
}

}  // namespace
}  // namespace heliu::supervision
