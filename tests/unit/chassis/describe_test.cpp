#include "chassis/json/describe.hpp"

#include <gtest/gtest.h>

#include "chassis/base/instant.hpp"
#include "settlement/quantity.hpp"

namespace heliu {
namespace {

enum class Form { solid, liquid };
BOOST_DESCRIBE_ENUM(Form, solid, liquid)

struct Assay {
  std::string element;
  std::int64_t ppm = 0;
};
BOOST_DESCRIBE_STRUCT(Assay, (), (element, ppm))

struct Lot {
  Uuid id;
  Form form = Form::solid;
  Kilograms mass;
  Fen reserve;
  std::optional<Date> until;
  std::vector<Assay> assays;
  std::map<std::string, bool> notes;
  JsonText extra;
  bool divisible = false;
};
BOOST_DESCRIBE_STRUCT(Lot, (), (id, form, mass, reserve, until, assays, notes, extra, divisible))

TEST(Describe, CarriesAStructThroughJsonUnchanged) {
  Lot lot{.id = Uuid::v7(),
          .form = Form::liquid,
          .mass = {12'000},
          .reserve = {-350},
          .until = Date::parse("2027-01-31"),
          .assays = {{"Cl", 900}, {"南", -1}},
          .notes = {{"hot", true}},
          .extra = {R"({"a":[1,null]})"},
          .divisible = true};
  const Lot back = from_json<Lot>(std::string_view(to_json(lot)));
  EXPECT_EQ(back.id, lot.id);
  EXPECT_EQ(back.form, lot.form);
  EXPECT_EQ(back.mass, lot.mass);
  EXPECT_EQ(back.reserve, lot.reserve);
  EXPECT_EQ(back.until, lot.until);
  ASSERT_EQ(back.assays.size(), 2U);
  EXPECT_EQ(back.assays[1].element, "南");
  EXPECT_EQ(back.notes, lot.notes);
  EXPECT_EQ(back.extra, lot.extra);
  EXPECT_TRUE(back.divisible);
}

TEST(Describe, WritesAnAbsentOptionalAsNullAndReadsItBack) {
  const std::string text = to_json(Lot{});
  EXPECT_NE(text.find("\"until\":null"), std::string::npos);
  EXPECT_FALSE(from_json<Lot>(std::string_view(text)).until);
}

TEST(Describe, KeepsDefaultsForAbsentMembers) {
  const Lot lot = from_json<Lot>(std::string_view("{}"));
  EXPECT_EQ(lot.form, Form::solid);
  EXPECT_EQ(lot.extra.text, "null");
}

TEST(Describe, NamesTheMemberThatIsWrong) {
  const auto fault = [](std::string_view text) -> std::string {
    try {
      from_json<Lot>(text);
    } catch (const JsonError& error) {
      return error.what();
    }
    return "accepted";
  };
  EXPECT_NE(fault(R"({"form":"gas"})").find("form: \"gas\""), std::string::npos);
  EXPECT_NE(fault(R"({"assays":[{"ppm":1.5}]})").find("assays: ppm"), std::string::npos);
  EXPECT_NE(fault(R"({"mass":9223372036854775808})").find("mass"), std::string::npos);
  EXPECT_NE(fault(R"({"id":"x"})").find("id"), std::string::npos);
}

}  // namespace
}  // namespace heliu
