#include "transport/manifest_number.hpp"

#include <gtest/gtest.h>

namespace heliu::transport {

static std::string fault(const std::string& number) {
  const auto problem = number_fault(number, "4406", 2026);
  return problem ? problem->name : "";
}

TEST(ManifestNumber, IsFourteenDigitsOfYearCityAndSerial) {
  EXPECT_EQ(fault("20264406000001"), "");
  EXPECT_EQ(fault("20264406999999"), "");
}

TEST(ManifestNumber, IsRefusedWhenMalformed) {
  for (const char* number : {"", "2026440600001", "202644060000010", "2026440600000a", "20264406 00001",
                             "20254406000001",   // last year's
                             "20264406000000"})  // serials begin at 1
    EXPECT_EQ(fault(number), "manifest-number-malformed") << number;
}

TEST(ManifestNumber, OfAnotherCityNamesBothCities) {
  const auto problem = number_fault("20264401000001", "4406", 2026);
  ASSERT_TRUE(problem);
  EXPECT_EQ(problem->name, "manifest-number-other-city");
  EXPECT_EQ(problem->facts.at("city"), "4401");
  EXPECT_EQ(problem->facts.at("origin_city"), "4406");
}

}  // namespace heliu::transport
