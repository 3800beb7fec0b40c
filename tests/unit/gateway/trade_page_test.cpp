// The page of a trade: what it asks for is what the services' contracts offer.
#include "gateway/trade_page.hpp"

#include <gtest/gtest.h>

#include "chassis/contract/contract.hpp"
#include "tests/support/test_database.hpp"

namespace heliu::gateway {
namespace {

const std::string kTrade = "01a220d2-d1bb-758e-baba-140001fdb792";

Request page() {
  Request request;
  request.method = "GET";
  request.path = "/v1/trade-pages/" + kTrade;
  request.path_parameters["trade_id"] = kTrade;
  request.caller = {Uuid::v7(), "p001", Uuid::v7(), {"producer"}};
  request.language = "en";
  request.headers = {{"accept-language", "en"}, {"if-none-match", "\"v1\""}, {"cookie", "secret"}};
  return request;
}

Questions all_questions() {
  Questions all = page_questions(page(), kTrade);
  all.merge(questions_of_trade(page(), R"({"producer_id":")" + kTrade + R"(","processor_id":")" + kTrade +
                                           R"(","carrier_id":")" + kTrade + R"(","code":"321-026-48"})"));
  return all;
}

TEST(TradePage, AsksForOperationsThatTheServicesHave) {
  EXPECT_EQ(all_questions().size(), 9U);
  for (const auto& [part, asked] : all_questions()) {
    const auto contract =
        Contract::load(test::repository_root() / "services" / asked.service / "contract.yaml");
    const auto match = contract.match("GET", asked.request.path);
    ASSERT_NE(match.operation, nullptr) << part << " " << asked.request.path;
    EXPECT_EQ(match.operation->id, asked.operation) << part;
  }
}

TEST(TradePage, AsksInTheNameOfItsReaderAndPassesNothingElseOn) {
  for (const auto& [part, asked] : all_questions()) {
    EXPECT_EQ(asked.request.caller.name, "p001") << part;
    EXPECT_EQ(asked.request.language, "en") << part;
    EXPECT_EQ(asked.request.headers, (Headers{{"accept-language", "en"}})) << part;
  }
}

TEST(TradePage, HoldsEachAnswerWordForWordAndADeadServiceInItsPartAlone) {
  const Response whole = trade_page(page(), [](const Question& asked) {
    if (asked.operation == "getTrade") return Response::json(200, R"({"producer_id":"p","code":"c"})");
    if (asked.service != "treasury") return Response::json(200, "{\"of\":\"" + asked.operation + "\"}");
    Response dead{.status = 503, .headers = {}, .body = R"({"code":"service-unavailable"})"};
    dead.headers["content-type"] = "application/problem+json";
    return dead;
  });
  EXPECT_EQ(whole.status, 200);
  EXPECT_EQ(whole.body, R"({"trade":{"status":200,"body":{"producer_id":"p","code":"c"}},)"
                        R"("contract":{"status":200,"body":{"of":"getContract"}},)"
                        R"("escrow":{"status":503,"body":{"code":"service-unavailable"}},)"
                        R"("loads":{"status":200,"body":{"of":"listLoads"}},)"
                        R"("producer":{"status":200,"body":{"of":"getEnterprise"}},)"
                        R"("record":{"status":200,"body":{"of":"getRecord"}},)"
                        R"("waste":{"status":200,"body":{"of":"listWasteCodes"}}})");
}

TEST(TradePage, TellsNothingOfATradeThatItsReaderMayNotSee) {
  const Response whole = trade_page(page(), [](const Question& asked) {
    if (asked.operation == "getTrade") return Response::json(404, R"({"code":"not-found"})");
    return Response::json(200, R"({"secret":1})");
  });
  EXPECT_EQ(whole.status, 404);
  EXPECT_EQ(whole.body, R"({"code":"not-found"})");
}

TEST(TradePage, StandsWithoutTheMarketAsFarAsTheOthersAnswer) {
  const Response whole = trade_page(page(), [](const Question& asked) {
    return Response::json(asked.service == "market" ? 503 : 200, "{}");
  });
  EXPECT_EQ(whole.status, 200);
  EXPECT_NE(whole.body.find(R"("trade":{"status":503)"), std::string::npos) << whole.body;
  EXPECT_NE(whole.body.find(R"("record":{"status":200)"), std::string::npos) << whole.body;
  EXPECT_EQ(whole.body.find("producer"), std::string::npos) << whole.body;
}

}  // namespace
}  // namespace heliu::gateway
