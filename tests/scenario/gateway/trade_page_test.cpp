// The page of a trade through the door: the market answers, the treasury dies with the question in its hands,
// nobody listens for the others.
#include "tests/scenario/gateway/house.hpp"

namespace heliu::gateway {
namespace {

const std::string kPage = "/v1/trade-pages/01a220d2-d1bb-758e-baba-140001fdb792";

class TradePageAtTheDoor : public HouseSuite {
 protected:
  TradePageAtTheDoor() { house().backend().answer_with(Response::json(200, R"({"kilograms":84000})")); }
  ~TradePageAtTheDoor() override { house().backend().answer_with(Response::json(200, "{}")); }
};

TEST_F(TradePageAtTheDoor, SaysWhichServiceIsDeadAndShowsTheRest) {
  const Person person = house().person("producer", Uuid::v7());
  const Response page = house().ask("GET", kPage, {}, person.cookie());
  ASSERT_EQ(page.status, 200) << page.body;
  EXPECT_NE(page.body.find(R"("trade":{"status":200,"body":{"kilograms":84000}})"), std::string::npos);
  for (const std::string part : {"escrow", "loads", "record"})
    EXPECT_NE(
        page.body.find("\"" + part + R"(":{"status":503,"body":{"type":"/problems/service-unavailable")"),
        std::string::npos)
        << part << page.body;
  EXPECT_EQ(house().backend().last().caller.user, person.id);
}

TEST_F(TradePageAtTheDoor, IsForWhoIsSignedIn) {
  EXPECT_EQ(house().ask("GET", kPage).status, 401);
  EXPECT_EQ(house().ask("GET", "/v1/trade-pages/one", {}, house().person("producer").cookie()).status, 400);
}

TEST_F(TradePageAtTheDoor, IsForAKeyThatMayReadEachOfItsParts) {
  const Person person = house().person("producer", Uuid::v7());
  const auto key = [&](const std::string& scopes) {
    const Response made =
        house().ask("POST", "/v1/keys", R"({"name":"机器","scopes":[)" + scopes + "]}", person.commanding());
    return Headers{{"authorization", "Bearer " + member(made, "key")}};
  };
  const Response refused = house().ask("GET", kPage, {}, key(R"("gateway:read","market:read")"));
  EXPECT_EQ(problem_name(refused), "scope-missing") << refused.body;
  const Headers all = key(R"("gateway:read","market:read","treasury:read","transport:read","registry:read",)"
                          R"("supervision:read")");
  EXPECT_EQ(house().ask("GET", kPage, {}, all).status, 200);
}

}  // namespace
}  // namespace heliu::gateway
