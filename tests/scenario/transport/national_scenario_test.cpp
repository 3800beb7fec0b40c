// The adapter to the national system, against a server that speaks its format.
#include <gtest/gtest.h>

#include "chassis/http/server.hpp"
#include "chassis/json/json.hpp"
#include "transport/national_system.hpp"

namespace heliu::transport {

struct NationalOverHttp : ::testing::Test {
  Response answer;
  Request asked;
  Server server{one_worker(), hooks()};
  std::shared_ptr<NationalSystem> national;

  void SetUp() override {
    server.start();
    national = national_system_over_http("http://127.0.0.1:" + std::to_string(server.port()));
  }
  void TearDown() override { server.drain(std::chrono::seconds(5)); }

  static ServerSettings one_worker() {
    ServerSettings settings;
    settings.workers = 1;
    return settings;
  }
  Server::Hooks hooks() {
    Server::Hooks made;
    made.handle = [this](Request request) {
      asked = std::move(request);
      return answer;
    };
    return made;
  }
  bool about_this_one() {
    try {
      national->number_for(Uuid::v7(), "4406", 2026);
    } catch (const NationalSystemError& error) {
      return error.about_this_one;
    }
    ADD_FAILURE() << "a number came";
    return false;
  }
};

TEST_F(NationalOverHttp, AsksWithOurReferenceAndReadsTheNumber) {
  answer = Response::json(201, R"({"number":"20264406000001","issued_at":"2026-11-23T01:00:00Z"})");
  const Uuid load = Uuid::v7();
  EXPECT_EQ(national->number_for(load, "4406", 2026), "20264406000001");
  EXPECT_EQ(asked.method + " " + asked.path, "POST /manifests");
  const JsonDocument body = parse_json(asked.body);
  EXPECT_EQ(body["client_ref"].GetString(), load.text());
  EXPECT_EQ(body["origin_city"].GetString(), std::string("4406"));
  EXPECT_EQ(body["year"].GetInt64(), 2026);
}

TEST_F(NationalOverHttp, AsksWhomANumberWasIssuedFor) {
  answer = Response::json(200, R"({"number":"20264406000001","client_ref":"theirs","year":2026})");
  EXPECT_EQ(national->reference_of("20264406000001"), "theirs");
  EXPECT_EQ(asked.method + " " + asked.path, "GET /manifests/20264406000001");
  answer = Response::json(404, R"({"title":"This number has not been issued"})");
  EXPECT_EQ(national->reference_of("20264406000002"), std::nullopt);
  answer = Response::json(500, "{}");
  EXPECT_THROW(national->reference_of("20264406000002"), NationalSystemError);
}

TEST_F(NationalOverHttp, TellsARefusalFromASystemThatIsDown) {
  answer = Response::json(400, R"({"title":"no"})");
  EXPECT_TRUE(about_this_one());
  answer = Response::json(200, R"({"number":5})");
  EXPECT_TRUE(about_this_one());
  answer = Response::json(503, "{}");
  EXPECT_FALSE(about_this_one());
  national = national_system_over_http("http://127.0.0.1:1");
  EXPECT_FALSE(about_this_one());
}

}  // namespace heliu::transport
