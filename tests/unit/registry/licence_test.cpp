#include "registry/licence.hpp"

#include <gtest/gtest.h>

namespace heliu::registry {

namespace {

KnownCodes catalogue() {
  return {{{"321-026-48", "HW48"}, {"900-249-08", "HW08"}}, {"R4", "D10"}};
}

NewLicence dross_licence() {
  return {.enterprise_id = Uuid::v7(),
          .number = "示范-001",
          .issuer = "示范发证机关",
          .kind = LicenceKind::COMPREHENSIVE,
          .valid_from = *Date::parse("2026-01-01"),
          .valid_to = *Date::parse("2031-01-01"),
          .items = {{{}, "R4", Kilograms{50'000'000}, {{"HW48", ScopeMode::INCLUDE, {"321-026-48"}}}}}};
}

std::string fault_name(const NewLicence& licence) {
  const auto fault = fault_of(licence, catalogue());
  return fault ? fault->name : "";
}

}  // namespace

TEST(Licence, IsRecordedWhenItsCodesAndMethodsAreKnown) {
  EXPECT_EQ(fault_name(dross_licence()), "");
}

TEST(Licence, MayNotRunLongerThanTheLawAllows) {
  NewLicence licence = dross_licence();
  licence.valid_to = *Date::parse("2031-01-02");
  EXPECT_EQ(fault_name(licence), "licence-too-long");
  licence.kind = LicenceKind::COLLECTION;
  licence.valid_to = *Date::parse("2029-01-01");
  EXPECT_EQ(fault_name(licence), "");
  licence.valid_to = *Date::parse("2029-01-02");
  EXPECT_EQ(fault_name(licence), "licence-too-long");
}

TEST(Licence, FromALeapDayEndsOnTheLastOfFebruary) {
  NewLicence licence = dross_licence();
  licence.valid_from = *Date::parse("2024-02-29");
  licence.valid_to = *Date::parse("2029-02-28");
  EXPECT_EQ(fault_name(licence), "");
  licence.valid_to = *Date::parse("2029-03-01");
  EXPECT_EQ(fault_name(licence), "licence-too-long");
}

TEST(Licence, MayNotEndBeforeItBegins) {
  NewLicence licence = dross_licence();
  licence.valid_to = *Date::parse("2025-12-31");
  EXPECT_EQ(fault_name(licence), "period-invalid");
}

TEST(Licence, NamesAnUnknownMethodOrCode) {
  NewLicence licence = dross_licence();
  licence.items[0].method = "R99";
  EXPECT_EQ(fault_name(licence), "method-unknown");
  licence = dross_licence();
  licence.items[0].scopes[0].codes = {"999-999-48"};
  EXPECT_EQ(fault_name(licence), "code-unknown");
}

TEST(Licence, RefusesACodeOfAnotherCategory) {
  NewLicence licence = dross_licence();
  licence.items[0].scopes[0].codes.emplace_back("900-249-08");
  EXPECT_EQ(fault_name(licence), "code-outside-category");
}

TEST(Licence, GivesEachItemAnIdOfItsOwn) {
  NewLicence asked = dross_licence();
  asked.items.push_back(asked.items.front());
  const Licence licence = recorded(asked, Uuid::v7());
  EXPECT_FALSE(licence.items[0].id.is_nil());
  EXPECT_NE(licence.items[0].id, licence.items[1].id);
}

}  // namespace heliu::registry
