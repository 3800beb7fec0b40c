#include "registry/enterprise.hpp"

#include <gtest/gtest.h>

namespace heliu::registry {

TEST(UnifiedSocialCreditCode, AcceptsThePublishedExample) {
  EXPECT_TRUE(uscc_valid("91350100M000100Y43"));
}

TEST(UnifiedSocialCreditCode, RefusesEveryOtherCheckDigit) {
  for (const char last : std::string_view("012456789ABCDEFGHJKLMNPQRTUWXY"))
    EXPECT_FALSE(uscc_valid(std::string("91350100M000100Y4") + last)) << last;
}

TEST(UnifiedSocialCreditCode, RefusesTwoSwappedCharacters) {
  EXPECT_FALSE(uscc_valid("91350100M000010Y43"));
}

TEST(UnifiedSocialCreditCode, RefusesLettersTheStandardLeavesOut) {
  for (const char letter : std::string_view("IOSVZ")) {
    std::string code = "91350100M000100Y43";
    code[8] = letter;
    EXPECT_FALSE(uscc_valid(code)) << letter;
  }
}

TEST(UnifiedSocialCreditCode, RefusesAnotherLength) {
  EXPECT_FALSE(uscc_valid(""));
  EXPECT_FALSE(uscc_valid("91350100M000100Y4"));
  EXPECT_FALSE(uscc_valid("91350100M000100Y433"));
}

struct ClassCase {
  std::vector<std::string> kinds;
  std::optional<Kilograms> annual;
  std::optional<GeneratorClass> expected;
};

TEST(GeneratorClassification, FollowsHj1259) {
  const ClassCase cases[] = {
      {{"producer"}, Kilograms{9'999}, GeneratorClass::REGISTER},
      {{"producer"}, Kilograms{10'000}, GeneratorClass::SIMPLIFIED},
      {{"producer"}, Kilograms{99'999}, GeneratorClass::SIMPLIFIED},
      {{"producer"}, Kilograms{100'000}, GeneratorClass::KEY},
      {{"processor"}, std::nullopt, GeneratorClass::KEY},
      {{"producer", "processor"}, Kilograms{1}, GeneratorClass::KEY},
      {{"producer"}, std::nullopt, std::nullopt},
      {{"carrier"}, Kilograms{500'000}, std::nullopt},
  };
  for (const ClassCase& c : cases) {
    NewEnterprise enterprise;
    enterprise.kinds = c.kinds;
    enterprise.annual_kilograms = c.annual;
    EXPECT_EQ(generator_class(enterprise), c.expected)
        << c.kinds.front() << " " << (c.annual ? c.annual->count : -1);
  }
}

TEST(UserRoles, MustBeKindsOfTheEnterprise) {
  Enterprise carrier;
  carrier.kinds = {"carrier"};
  EXPECT_EQ(role_outside_kinds({"a", "A", {}, {"carrier"}}, carrier), std::nullopt);
  EXPECT_EQ(role_outside_kinds({"a", "A", {}, {"carrier", "finance"}}, carrier), "finance");
}

TEST(UserRoles, WithoutAnEnterpriseAreStaffRoles) {
  EXPECT_EQ(role_outside_kinds({"a", "A", {}, {"regulator", "auditor"}}, std::nullopt), std::nullopt);
  EXPECT_EQ(role_outside_kinds({"a", "A", {}, {"producer"}}, std::nullopt), "producer");
}

TEST(Enterprise, TakesItsCityFromTheDistrict) {
  NewEnterprise asked;
  asked.kinds = {"producer"};
  asked.district = "440605";
  EXPECT_EQ(registered(asked, Uuid::v7(), Instant{1}).city, "4406");
}

}  // namespace heliu::registry
