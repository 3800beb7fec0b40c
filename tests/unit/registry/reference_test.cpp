#include "registry/reference.hpp"

#include <gtest/gtest.h>

#include <set>

namespace heliu::registry {

namespace {

WasteCode in_force(const std::string& code, const std::string& description) {
  return {code, "2021", "HW" + code.substr(8), "类", "业", description, "T", *Date::parse("2021-01-01"), {}};
}
NewWasteCode named(const std::string& code, const std::string& description) {
  return {"HW" + code.substr(8), "类", "业", code, description, "T"};
}
const std::vector<WasteCode> kNow{in_force("900-249-08", "废油"), in_force("321-026-48", "铝灰渣"),
                                  in_force("772-002-18", "飞灰")};

NewEdition edition(bool complete) {
  return {
      "2025",
      *Date::parse("2025-01-01"),
      complete,
      {},
      true,
      {named("900-249-08", "废油"), named("321-026-48", "铝灰渣（修订）"), named("321-099-48", "新代码")}};
}

}  // namespace

TEST(CatalogueEdition, SaysWhatItAddsEndsAndChanges) {
  const EditionEffect effect = effect_of(edition(true), kNow);
  EXPECT_EQ(effect.adds, std::vector<std::string>{"321-099-48"});
  EXPECT_EQ(effect.changes, std::vector<std::string>{"321-026-48"});
  EXPECT_EQ(effect.ends, std::vector<std::string>{"772-002-18"});
  EXPECT_EQ(effect.unchanged, 1);
}

TEST(CatalogueEdition, AsADeltaEndsOnlyWhatItNames) {
  NewEdition delta = edition(false);
  EXPECT_TRUE(effect_of(delta, kNow).ends.empty());
  delta.ends = {"772-002-18"};
  EXPECT_EQ(effect_of(delta, kNow).ends, std::vector<std::string>{"772-002-18"});
}

TEST(ReferenceFiles, HoldTheCompleteCatalogueOf2021) {
  const ReferenceFiles files = load_reference("sql/reference");
  std::set<std::string> codes, categories;
  for (const WasteCode& code : files.codes) {
    codes.insert(code.code);
    categories.insert(code.category);
    EXPECT_EQ(code.category.substr(2), code.code.substr(8)) << code.code;
  }
  EXPECT_EQ(codes.size(), 467u);  // the ministry's published count
  EXPECT_EQ(categories.size(), 46u);
  EXPECT_EQ(files.exemptions.size(), 57u);
}

}  // namespace heliu::registry
