#include "chassis/json/json.hpp"
#include "tests/scenario/gateway/house.hpp"

namespace heliu::gateway {
namespace {

using namespace std::chrono_literals;

class Door : public HouseSuite {
 protected:
  static Headers with(Headers headers, const std::string& name, const std::string& value) {
    headers[name] = value;
    return headers;
  }
  // How many of these get through before the first 429, and that answer.
  static std::pair<int, Response> until_limited(const Headers& headers, const std::string& remote,
                                                const std::string& path = "/v1/nowhere") {
    for (int passed = 0; passed < 200; ++passed) {
      Response answer = house().ask("GET", path, {}, headers, remote);
      if (answer.status == 429) return {passed, answer};
    }
    return {200, {}};
  }
};

TEST_F(Door, TakesNoCommandOfASessionWithoutItsToken) {
  const Person person = house().person("producer"), other = house().person("producer");
  const auto command = [&](const Headers& headers) {
    return problem_name(house().ask("POST", "/v1/keys", json("name", "x"), headers));
  };
  EXPECT_EQ(command(person.cookie()), "csrf-refused");
  EXPECT_EQ(command(with(person.cookie(), "x-csrf-token", "")), "csrf-refused");
  EXPECT_EQ(command(with(person.cookie(), "x-csrf-token", other.csrf)), "csrf-refused");
  EXPECT_EQ(command(person.commanding()), "");
  EXPECT_EQ(house().ask("GET", "/v1/keys", {}, person.cookie()).status, 200) << "reading changes nothing";
  for (const char* method : {"PUT", "PATCH", "DELETE"})
    EXPECT_EQ(problem_name(house().ask(method, "/v1/lots/x", "x", person.cookie())), "csrf-refused")
        << method;
}

TEST_F(Door, TakesNoCommandFromAnotherSitesPage) {
  const Person person = house().person("producer");
  const auto command = [&](const std::string& origin) {
    return problem_name(
        house().ask("POST", "/v1/keys", json("name", "x"), with(person.commanding(), "origin", origin)));
  };
  EXPECT_EQ(command("https://heliu.example:8443"), "");
  for (const char* origin : {"https://evil.example", "null", "http://heliu.example:8443",
                             "https://heliu.example:8443.evil.example", "https://heliu.example"})
    EXPECT_EQ(command(origin), "csrf-refused") << origin;
  const Headers foreign{{"origin", "https://evil.example"}};
  EXPECT_EQ(problem_name(house().ask("POST", "/v1/session", credentials("x", "y"), foreign)), "csrf-refused");
  EXPECT_EQ(house().ask("GET", "/v1/status", {}, foreign).status, 200);
}

TEST_F(Door, AsksNoTokenOfAKey) {
  const Person person = house().person("producer");
  const Headers key{{"authorization", "Bearer " + house().key_of(person)}};
  EXPECT_EQ(house().ask("POST", "/v1/lots", "{}", key).status, 200);
  EXPECT_EQ(house().ask("POST", "/v1/lots", "{}", with(key, "origin", "https://evil.example")).status, 200);
}

TEST_F(Door, LimitsEachCallerByHimself) {
  const Person person = house().person("producer"), other = house().person("producer");
  const auto [passed, limited] = until_limited(person.cookie(), "10.2.0.1");
  EXPECT_EQ(passed, 60);
  EXPECT_EQ(problem_name(limited), "too-many-requests");
  EXPECT_EQ(limited.headers.at("retry-after"), "1");
  EXPECT_EQ(house().ask("GET", "/v1/session", {}, person.cookie(), "10.2.0.2").status, 429)
      << "from wherever he comes";
  EXPECT_EQ(house().ask("GET", "/v1/session", {}, other.cookie(), "10.2.0.1").status, 200);
  house().pass(1s);
  EXPECT_EQ(until_limited(person.cookie(), "10.2.0.1").first, 20);
}

TEST_F(Door, LimitsStrangersByTheirAddress) {
  EXPECT_EQ(until_limited({}, "10.3.0.1").first, 40);
  EXPECT_EQ(until_limited({}, "10.3.0.1", "/").first, 50) << "pages have a limit of their own";
  EXPECT_EQ(until_limited({}, "10.3.0.1", "/openapi.json").first, 0);
  EXPECT_EQ(house().ask("POST", "/v1/session", credentials("x", "y"), {}, "10.3.0.1").status, 429);
  EXPECT_EQ(house().ask("GET", "/v1/nowhere", {}, {}, "10.3.0.2").status, 404);
  EXPECT_EQ(until_limited({{"x-forwarded-for", "1.2.3.4"}}, "10.3.0.1").first, 0);
  EXPECT_EQ(until_limited({}, "2001:db8:1:2::1").first, 40);
  EXPECT_EQ(until_limited({}, "2001:db8:1:2:ffff::9").first, 0) << "one household";
}

TEST_F(Door, SlowsAnAddressThatGuessesSecretsButNotItsNeighbour) {
  const Person person = house().person("producer");
  EXPECT_EQ(house().ask("GET", "/v1/session", {}, person.cookie(), "10.4.0.1").status, 200);
  for (int i = 0; i < 45; ++i)
    house().ask("GET", "/v1/session", {}, {{"authorization", "Bearer hk_" + std::to_string(i)}}, "10.4.0.1");
  EXPECT_EQ(house().ask("GET", "/v1/session", {}, {{"authorization", "Bearer hk_x"}}, "10.4.0.1").status,
            429);
  EXPECT_EQ(house().ask("GET", "/v1/session", {}, person.cookie(), "10.4.0.1").status, 200);
}

TEST_F(Door, SendsSecurityHeadersWithEveryAnswer) {
  const Person person = house().person("producer");
  for (const Response& answer :
       {house().ask("GET", "/"), house().ask("GET", "/openapi.json"), house().ask("GET", "/v1/nowhere"),
        house().ask("GET", "/v1/session"), house().ask("GET", "/v1/lots/x", {}, person.cookie()),
        house().ask("GET", "/v1/registry-things", {}, person.cookie())}) {
    EXPECT_EQ(answer.headers.at("strict-transport-security"), "max-age=31536000");
    EXPECT_EQ(answer.headers.at("x-content-type-options"), "nosniff");
    EXPECT_EQ(answer.headers.at("x-frame-options"), "DENY");
    EXPECT_EQ(answer.headers.at("referrer-policy"), "no-referrer");
    EXPECT_NE(answer.headers.at("content-security-policy").find("default-src '"), std::string::npos);
    EXPECT_EQ(answer.headers.at("x-trace-id").size(), 32U);
    EXPECT_EQ(answer.headers.count("access-control-allow-origin"), 0U);
    EXPECT_TRUE(answer.headers.contains("cache-control"));
  }
}

TEST_F(Door, ServesThePagesAndNothingElseOfTheDisk) {
  const Response page = house().ask("GET", "/status.html");
  EXPECT_EQ(page.status, 200);
  EXPECT_TRUE(page.headers.at("content-type").starts_with("text/html"));
  for (const char* part : {"/status.css", "/status.js"}) {
    EXPECT_NE(page.body.find(part), std::string::npos);
    EXPECT_EQ(house().ask("GET", part).status, 200);
  }
  EXPECT_EQ(house().ask("GET", "/").body, "<title>console</title>");
  EXPECT_EQ(house().ask("HEAD", "/").status, 200);
  EXPECT_EQ(house().ask("GET", "/m/waybills").body, "<title>light</title>");
  EXPECT_EQ(house().ask("GET", "//etc/passwd").body, "<title>console</title>") << "an address of the console";
  for (const char* path : {"/contract.yaml", "/assets/", "/assets/app-0000.js", "/v1", "/v1/"})
    EXPECT_EQ(house().ask("GET", path).status, 404) << path;
  EXPECT_EQ(house().ask("POST", "/", "{}").status, 404);
}

TEST_F(Door, LetsThePagesLoadNothingFromElsewhereAndNoScriptInTheText) {
  const std::string policy = house().ask("GET", "/trades/17").headers.at("content-security-policy");
  for (const char* rule :
       {"default-src 'self';", "script-src 'self';", "connect-src 'self';", "frame-ancestors 'none'",
        "base-uri 'none'", "form-action 'self'", "object-src 'none'"})
    EXPECT_NE(policy.find(rule), std::string::npos) << rule;
  EXPECT_EQ(policy.find("unsafe-inline"), policy.rfind("unsafe-inline")) << "styles alone";
  const Response asset = house().ask("GET", "/assets/app-1a2b.js", {}, {{"accept-encoding", "gzip, br"}});
  EXPECT_EQ(asset.headers.at("cache-control"), "public, max-age=31536000, immutable");
  EXPECT_EQ(asset.headers.at("content-encoding"), "gzip");
  EXPECT_EQ(asset.headers.at("x-content-type-options"), "nosniff");
}

TEST_F(Door, TellsWhichServicesAreUp) {
  const auto is_up = [](const std::string& name) {
    return house().ask("GET", "/v1/status").body.find(R"({"name":")" + name + R"(","ready":true})") !=
           std::string::npos;
  };
  EXPECT_TRUE(is_up("gateway"));
  house().service().run_background("status", [&] { return is_up("market"); });
  EXPECT_FALSE(is_up("registry"));
  EXPECT_NE(house().ask("GET", "/v1/status").body.find("registry"), std::string::npos);
  EXPECT_EQ(house().ask("GET", "/v1/status?x=1").status, 400);
  EXPECT_EQ(house().ask("POST", "/v1/status", "{}").status, 405);
}

TEST_F(Door, ServesOneContractForAllServices) {
  const Response answer = house().ask("GET", "/openapi.json");
  ASSERT_EQ(answer.status, 200);
  const JsonDocument document = parse_json(answer.body);
  for (const char* path : {"/v1/session", "/v1/lots/{name}", "/v1/registry-things", "/v1/events"})
    EXPECT_TRUE(document["paths"].HasMember(path)) << path;
  EXPECT_TRUE(document["components"]["schemas"].HasMember("market.Lot"));
}

TEST_F(Door, AnswersInTheReadersLanguage) {
  EXPECT_NE(house().ask("GET", "/v1/session").body.find("请先登录"), std::string::npos);
  EXPECT_NE(house().ask("GET", "/v1/session", {}, {{"accept-language", "en"}}).body.find("sign in"),
            std::string::npos);
}

}  // namespace
}  // namespace heliu::gateway
