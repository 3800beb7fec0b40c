#include "chassis/ops/listener.hpp"

#include <gtest/gtest.h>

#include "chassis/http/client.hpp"
#include "chassis/ops/metrics.hpp"

namespace heliu::test {
namespace {

class OpsListenerTest : public testing::Test {
 protected:
  OpsListenerTest()
      : listener("127.0.0.1", 0, "market",
                 {{"database", [this] { return database; }},
                  {"feed registry", []() -> std::string { throw std::runtime_error("stopped at 7"); }}}),
        client("http://127.0.0.1:" + std::to_string(listener.port())) {
    listener.start();
  }
  std::string database;
  OpsListener listener;
  HttpClient client;
};

TEST_F(OpsListenerTest, IsAliveWithoutItsDependencies) {
  database = "does not answer";
  EXPECT_EQ(client.request("GET", "/livez").status, 200);
  EXPECT_EQ(client.request("GET", "/readyz").status, 503);
}

TEST_F(OpsListenerTest, ListsItsChecksToAPerson) {
  const Response answer = client.request("GET", "/readyz?verbose");
  EXPECT_EQ(answer.status, 503);
  EXPECT_NE(answer.body.find("[+]database ok"), std::string::npos) << answer.body;
  EXPECT_NE(answer.body.find("[-]feed registry: stopped at 7"), std::string::npos);
}

TEST(OpsListenerAlone, IsReadyUntilItDrains) {
  OpsListener listener("127.0.0.1", 0, "market", {});
  listener.start();
  HttpClient client("http://127.0.0.1:" + std::to_string(listener.port()));
  EXPECT_EQ(client.request("GET", "/readyz").status, 200);
  listener.set_draining();
  EXPECT_EQ(client.request("GET", "/readyz").status, 503);
  EXPECT_EQ(client.request("GET", "/livez").status, 200);
}

TEST_F(OpsListenerTest, ShowsMetricsInThePrometheusFormat) {
  metrics::count("heliu_test_things_total", "Things counted", {{"kind", "a \"quoted\"\nline"}}, 2);
  metrics::sample("heliu_test_level", "A level", [] { return 4.5; });
  const Response answer = client.request("GET", "/metrics");
  EXPECT_EQ(answer.headers.at("content-type"), "text/plain; version=0.0.4; charset=utf-8");
  EXPECT_NE(answer.body.find("# TYPE heliu_test_things_total counter"), std::string::npos);
  EXPECT_NE(answer.body.find("heliu_test_things_total{kind=\"a \\\"quoted\\\"\\nline\"} 2"),
            std::string::npos)
      << answer.body;
  EXPECT_NE(answer.body.find("heliu_test_level 4.5"), std::string::npos);
}

TEST_F(OpsListenerTest, SetsTheLogLevel) {
  EXPECT_EQ(client.request("PUT", "/log-level", {}, R"({"level":"warn"})").status, 200);
  EXPECT_EQ(client.request("PUT", "/log-level", {}, R"({"level":"loud"})").status, 400);
  EXPECT_EQ(client.request("PUT", "/log-level", {}, "junk").status, 400);
  EXPECT_EQ(client.request("PUT", "/log-level", {}, R"({"level":"info"})").status, 200);
}

TEST_F(OpsListenerTest, RefusesEverythingElse) {
  EXPECT_EQ(client.request("GET", "/").status, 404);
  EXPECT_EQ(client.request("POST", "/livez").status, 405);
  EXPECT_EQ(client.request("GET", "/log-level").status, 405);
  const Response version = client.request("GET", "/version");
  EXPECT_NE(version.body.find("\"service\":\"market\""), std::string::npos);
}

}  // namespace
}  // namespace heliu::test
