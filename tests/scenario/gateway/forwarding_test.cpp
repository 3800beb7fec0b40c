#include <set>
#include <thread>

#include "chassis/base/bytes.hpp"
#include "tests/scenario/gateway/house.hpp"

namespace heliu::gateway {
namespace {

class Forwarding : public HouseSuite {
 protected:
  Forwarding() { backend().answer_with(Response::json(200, "{}")); }
  static Backend& backend() { return house().backend(); }
};

TEST_F(Forwarding, NamesTheCallerWithASignedToken) {
  const Person person = house().person("producer", Uuid::v7());
  EXPECT_EQ(house().ask("POST", "/v1/lots", "{}", person.commanding()).status, 200);
  const Request seen = backend().last();
  EXPECT_EQ(seen.caller.user, person.id);
  EXPECT_EQ(seen.caller.name, person.login);
  EXPECT_EQ(seen.caller.enterprise, person.enterprise);
  EXPECT_EQ(seen.caller.roles, std::vector<std::string>{"producer"});
  EXPECT_EQ(house().ask("POST", "/v1/lots", "{}", house().person("carrier").commanding()).status, 403);
  EXPECT_EQ(house().ask("POST", "/v1/lots", "{}").status, 401);
  EXPECT_EQ(house().ask("GET", "/v1/lots/x").status, 200);
  EXPECT_FALSE(backend().last().caller.known());
}

TEST_F(Forwarding, SignsAnewBeforeATokenExpires) {
  const Person person = house().person("producer", Uuid::v7());
  for (int i = 0; i < 8; ++i) {
    EXPECT_EQ(house().ask("POST", "/v1/lots", "{}", person.commanding()).status, 200) << i;
    house().pass(std::chrono::seconds(25));
  }
}

TEST_F(Forwarding, LetsNothingThroughThatAClientCouldForge) {
  const TokenSigner strange(house().folder() / "strange-keys", "gateway");
  const TokenSigner insider(house().folder() / "keys", "market");  // a service's own key, stolen
  const Person person = house().person("producer", Uuid::v7());
  const Caller boss{Uuid::v7(), "boss", {}, {"operator"}};
  for (const std::string& token :
       {strange.sign(boss, house().now()), insider.sign_for_self(house().now()), std::string("x.y")}) {
    const Headers forged{{"authorization", "Bearer " + token},
                         {"x-forwarded-for", "127.0.0.1"},
                         {"x-forwarded-user", "operator"},
                         {"x-real-ip", "127.0.0.1"},
                         {"forwarded", "for=127.0.0.1"},
                         {"x-heliu-caller", "operator"},
                         {"cookie", "a=b"},
                         {"connection", "close"},
                         {"transfer-encoding", "chunked"},
                         {"content-length", "99"},
                         {"expect", "100-continue"},
                         {"origin", "https://heliu.example:8443"},
                         {"last-event-id", "7"}};
    Headers stranger = forged, signed_in = forged;
    signed_in["cookie"] = person.cookie().at("cookie");
    EXPECT_EQ(house().ask("GET", "/v1/lots/x", {}, stranger).status, 200);
    EXPECT_FALSE(backend().last().headers.contains("authorization"));
    EXPECT_FALSE(backend().last().caller.known());
    EXPECT_EQ(house().ask("GET", "/v1/lots/x", {}, signed_in).status, 200);
    const Request seen = backend().last();
    EXPECT_NE(seen.header("authorization"), "Bearer " + token);
    EXPECT_EQ(seen.caller.user, person.id);
    const std::set<std::string> allowed{"host", "traceparent", "authorization", "content-length"};
    for (const auto& [name, value] : seen.headers) EXPECT_TRUE(allowed.contains(name)) << name;
    EXPECT_EQ(seen.header("host"), backend().address());
  }
}

TEST_F(Forwarding, KeepsPathsWhole) {
  const Person person = house().person("producer");
  for (const std::string name : {"a b", "中文", "a+b", "100%", "a?b", "a&b=c", "a;b", "~-._", "\"quoted\""}) {
    const Response answer = house().ask("GET", "/v1/lots/" + url_encode(name), {}, person.cookie());
    EXPECT_EQ(answer.status, 200) << name;
    EXPECT_EQ(backend().last().path_parameter("name"), name);
  }
  EXPECT_EQ(house().ask("GET", "/v1/lots/", {}, person.cookie()).status, 404);
  EXPECT_EQ(house().ask("GET", "/v1//lots", {}, person.cookie()).status, 404);
}

TEST_F(Forwarding, KeepsQueriesWhole) {
  for (const std::string value : {"a b", "中文", "1+1=2&x", "%41", "", "#"}) {
    EXPECT_EQ(house().ask("GET", "/v1/lots?q=" + url_encode(value) + "&other=2").status, 200) << value;
    EXPECT_EQ(backend().last().query.at("q"), value);
    EXPECT_EQ(backend().last().query.at("other"), "2");
  }
  EXPECT_EQ(house().ask("GET", "/v1/lots?unknown=1").status, 400);
}

TEST_F(Forwarding, CarriesTheHeadersOfTheContract) {
  const Person person = house().person("producer");
  Headers headers = person.commanding();
  headers["idempotency-key"] = "one";
  headers["if-match"] = "\"v17\"";
  headers["accept-language"] = "en";
  headers["content-type"] = "text/plain";
  headers["traceparent"] = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  Response said = Response::json(200, "{}");
  said.headers["etag"] = "\"v18\"";
  said.headers["set-cookie"] = "evil=1";
  said.headers["server"] = "inside";
  said.headers["access-control-allow-origin"] = "*";
  said.headers["idempotency-hit"] = "true";
  backend().answer_with(said);
  const Response answer = house().ask("PUT", "/v1/lots/x", "体 body", headers);
  EXPECT_EQ(answer.status, 200) << answer.body;
  EXPECT_EQ(answer.headers.at("etag"), "\"v18\"");
  EXPECT_EQ(answer.headers.at("idempotency-hit"), "true");
  EXPECT_EQ(answer.headers.at("x-trace-id"), "0af7651916cd43dd8448eb211c80319c");
  for (const char* hidden : {"set-cookie", "server", "access-control-allow-origin"})
    EXPECT_FALSE(answer.headers.contains(hidden)) << hidden;
  const Request seen = backend().last();
  EXPECT_EQ(seen.method, "PUT");
  EXPECT_EQ(seen.body, "体 body");
  EXPECT_EQ(seen.header("content-type"), "text/plain");
  EXPECT_EQ(seen.header("idempotency-key"), "one");
  EXPECT_EQ(seen.header("if-match"), "\"v17\"");
  EXPECT_EQ(seen.header("accept-language"), "en");
  EXPECT_EQ(seen.trace_id, "0af7651916cd43dd8448eb211c80319c");
}

TEST_F(Forwarding, BringsBackEveryStatusAndBody) {
  std::string large(300'000, 'x');
  for (const int status : {200, 201, 404, 409, 422, 500}) {
    backend().answer_with(Response::json(status, "{\"x\":\"" + large + "\"}"));
    const Response answer = house().ask("GET", "/v1/lots/x");
    EXPECT_EQ(answer.status, status);
    EXPECT_EQ(answer.body.size(), large.size() + 8);
  }
  Response said = Response::json(200, "{}");
  said.headers["etag"] = "\"v1\"";
  backend().answer_with(said);
  const Response unchanged = house().ask("GET", "/v1/lots/x", {}, {{"if-none-match", "\"v1\""}});
  EXPECT_EQ(unchanged.status, 304);
  EXPECT_EQ(unchanged.body, "");
  EXPECT_EQ(house().ask("PATCH", "/v1/lots/x", "x").status, 405);
}

TEST_F(Forwarding, SaysPlainlyThatAServiceIsDown) {
  const Person person = house().person("producer");
  const Response answer = house().ask("GET", "/v1/registry-things", {}, person.cookie());
  EXPECT_EQ(answer.status, 503);
  EXPECT_EQ(problem_name(answer), "service-unavailable");
  EXPECT_EQ(answer.headers.at("retry-after"), "1");
  EXPECT_NE(answer.body.find("registry"), std::string::npos);
  EXPECT_EQ(problem_name(house().ask("POST", "/v1/registry-things", {}, person.commanding())),
            "service-unavailable");
}

TEST_F(Forwarding, SaysOfALostCommandThatItsOutcomeIsUnknown) {
  const Person person = house().person("producer");
  const Response answer = house().ask("POST", "/v1/treasury-things", {}, person.commanding());
  EXPECT_EQ(answer.status, 503);
  EXPECT_EQ(problem_name(answer), "outcome-unknown");
  EXPECT_EQ(problem_name(house().ask("GET", "/v1/treasury-things", {}, person.cookie())),
            "service-unavailable");
}

TEST_F(Forwarding, LetsASlowServiceHoldOnlyItsShareOfTheDoor) {
  {
    std::jthread one([] { house().ask("GET", "/v1/lots/slow"); });
    std::jthread two([] { house().ask("GET", "/v1/lots/slow"); });
    EXPECT_TRUE(backend().gate().reached_by(2));
    const Response third = house().ask("GET", "/v1/lots/x", {}, {}, "10.5.0.1");
    EXPECT_EQ(third.status, 503);
    EXPECT_EQ(problem_name(third), "overloaded");
    EXPECT_TRUE(third.headers.contains("retry-after"));
    EXPECT_EQ(house().ask("GET", "/v1/status", {}, {}, "10.5.0.1").status, 200);
    backend().gate().open();
  }
  EXPECT_EQ(house().ask("GET", "/v1/lots/x").status, 200);
}

TEST_F(Forwarding, ReachesTheFeedsByTheServicesNames) {
  const Person office = house().person("regulator");
  EXPECT_EQ(house().ask("GET", "/v1/feeds/market?after=0&limit=5&wait=30", {}, office.cookie()).status, 200);
  const Request seen = backend().last();
  EXPECT_EQ(seen.path, "/feed");
  EXPECT_EQ(seen.caller.user, office.id);
  EXPECT_EQ(seen.query.count("wait"), 0U) << "nobody may hold the door's workers";
  EXPECT_EQ(seen.query.at("limit"), "5");
  for (const char* path : {"/v1/feeds/nobody", "/v1/feeds/", "/v1/feeds/market/x"})
    EXPECT_EQ(house().ask("GET", path, {}, office.cookie()).status, 404) << path;
}

TEST_F(Forwarding, ReachesTheGatewaysOwnFeedByTokenOnly) {
  const Person office = house().person("regulator");
  Headers headers = office.cookie();
  headers["authorization"] = "Bearer forged";
  const std::string asked = house().ask("GET", "/v1/feeds/gateway", {}, headers).headers.at("x-trace-id");
  ASSERT_TRUE(asked.starts_with("/feed Bearer ")) << asked;
  TokenVerifier verifier(house().folder() / "keys");
  EXPECT_EQ(verifier.verify(asked.substr(13), house().now()).user, office.id);
  EXPECT_EQ(house().ask("GET", "/v1/feeds/gateway", {}, {{"authorization", "Bearer forged"}}).status, 401);
  EXPECT_EQ(house().ask("POST", "/v1/feeds/gateway", "{}", office.commanding()).status, 405);
}

}  // namespace
}  // namespace heliu::gateway
