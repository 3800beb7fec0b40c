#include "chassis/json/json.hpp"

#include <gtest/gtest.h>

namespace heliu {
namespace {

std::string reason_for(const std::string& text) {
  try {
    parse_json(text);
  } catch (const JsonError& error) {
    return error.what();
  }
  return "accepted";
}

TEST(Json, RefusesAKeyGivenTwiceWhereverItStands) {
  EXPECT_NE(reason_for(R"({"a":1,"a":2})").find("given twice"), std::string::npos);
  EXPECT_NE(reason_for(R"([{"x":{"b":1,"b":1}}])").find("given twice"), std::string::npos);
  EXPECT_EQ(reason_for(R"({"a":{"b":1},"b":[{"a":1},{"a":2}]})"), "accepted");
}

TEST(Json, RefusesDeepNestingWithoutRecursing) {
  EXPECT_EQ(reason_for(std::string(32, '[') + std::string(32, ']')), "accepted");
  EXPECT_NE(reason_for(std::string(33, '[') + std::string(33, ']')).find("deeper"), std::string::npos);
  EXPECT_NE(reason_for(std::string(1'000'000, '[')).find("deeper"), std::string::npos);
}

TEST(Json, RefusesNumbersThatAreNotFinite) {
  for (const char* huge : {"1e999", "-1e999", "[1.8e308]", "{\"a\":1e400}"})
    EXPECT_NE(reason_for(huge), "accepted");
  EXPECT_NE(reason_for("NaN"), "accepted");
  EXPECT_NE(reason_for("Infinity"), "accepted");
}

TEST(Json, SurvivesTheNumberThatAbortsFullPrecisionParsing) {
  EXPECT_NO_FATAL_FAILURE(reason_for("48444444888353383041942e286"));
}

TEST(Json, RefusesTextThatIsNotUtf8) {
  for (const char* bad : {"\"\xff\"", "\"\xc0\xaf\"", "\"\xed\xa0\x80\"", "{\"\xfe\":1}"})
    EXPECT_NE(reason_for(bad), "accepted");
  EXPECT_NE(reason_for(R"("\ud800")"), "accepted");
  EXPECT_EQ(reason_for("\"南海\""), "accepted");
}

TEST(Json, RefusesWhatSomeParsersForgive) {
  for (const char* lax : {"", " ", "{}x", "[1,]", "{\"a\":1,}", "{a:1}", "'a'", "// c\n1", "01", "+1", ".5",
                          "1.", "\"tab\there\"", "tru", "{\"a\"}"})
    EXPECT_NE(reason_for(lax), "accepted") << lax;
}

TEST(Json, RefusesWhatStandsBehindAZeroByte) {
  EXPECT_THROW(parse_json(std::string_view("{}\0garbage", 10)), JsonError);
  EXPECT_THROW(parse_json(std::string_view("{}\0", 3)), JsonError);
}

TEST(Json, KeepsTheWholeOfATextWithANul) {
  const JsonDocument document = parse_json(R"("a\u0000b")");
  EXPECT_EQ(document.GetStringLength(), 3U);
}

TEST(Json, HasOneCanonicalText) {
  EXPECT_EQ(canonical_json(parse_json(R"({"b":[{"d":1,"c":2}],"a":"x"})")),
            R"({"a":"x","b":[{"c":2,"d":1}]})");
  EXPECT_EQ(canonical_json(parse_json(R"({ "a" : 1 })")), canonical_json(parse_json(R"({"a":1})")));
}

}  // namespace
}  // namespace heliu
