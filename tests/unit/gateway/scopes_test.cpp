#include "gateway/scopes.hpp"

#include <gtest/gtest.h>

#include "chassis/contract/contract.hpp"
#include "gateway/status.hpp"
#include "tests/support/test_database.hpp"

namespace heliu::gateway {
namespace {

class ScopesTest : public testing::Test {
 protected:
  const Scopes scopes{test::repository_root() / "services" / "gateway" / "scopes.yaml",
                      {"treasury", "market"}};
};

TEST_F(ScopesTest, NameOnlyOperationsThatExist) {
  std::set<std::string> there;
  std::vector<std::string> services = kServices;
  services.emplace_back("gateway");
  for (const std::string& service : services) {
    const auto contract = Contract::load(test::repository_root() / "services" / service / "contract.yaml");
    for (const auto& operation : contract.operations()) there.insert(service + "." + operation.id);
  }
  for (const std::string& operation : scopes.operations())
    EXPECT_TRUE(there.contains(operation)) << operation;
}

TEST_F(ScopesTest, LetDoWhatTheyNameAndNothingElse) {
  const std::vector<std::string> reads{"payouts:read"};
  EXPECT_TRUE(scopes.allow(reads, "treasury.listPayouts", false));
  EXPECT_FALSE(scopes.allow(reads, "treasury.startPayout", true));
  EXPECT_FALSE(scopes.allow(reads, "treasury.listBreaks", false));
  EXPECT_FALSE(scopes.allow({}, "treasury.listPayouts", false));
  EXPECT_TRUE(scopes.allow({}, "gateway.getSession", false)) << "any key may ask whose it is";
}

TEST_F(ScopesTest, CoverWholeServicesForReadingAndWriting) {
  EXPECT_TRUE(scopes.allow({"treasury:read"}, "treasury.listPayouts", false));
  EXPECT_TRUE(scopes.allow({"treasury:read"}, "treasury.feed", false));
  EXPECT_FALSE(scopes.allow({"treasury:read"}, "treasury.startPayout", true));
  EXPECT_FALSE(scopes.allow({"treasury:write"}, "market.listLot", true));
  EXPECT_TRUE(scopes.allow({"*"}, "market.listLot", true));
}

TEST_F(ScopesTest, AreNamedInARefusalAsNarrowlyAsPossible) {
  EXPECT_EQ(scopes.needed("treasury.startPayout", true), "payouts:write");
  EXPECT_EQ(scopes.needed("market.anything", true), "market:write");
  EXPECT_EQ(scopes.needed("market.anything", false), "market:read");
}

}  // namespace
}  // namespace heliu::gateway
