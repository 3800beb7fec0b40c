// Keys of partners: what each may do, who issues it, how it is replaced.
#include "tests/scenario/gateway/house.hpp"

namespace heliu::gateway {
namespace {

using namespace std::chrono_literals;

class KeyScopes : public HouseSuite {
 protected:
  static Headers bearer(const Response& made) { return {{"authorization", "Bearer " + member(made, "key")}}; }
  static Response make(const Person& person, const std::string& more, const std::string& name = "对账") {
    return house().ask("POST", "/v1/keys", R"({"name":")" + name + "\"" + more + "}", person.commanding());
  }
  static std::string scopes(const std::string& list) { return R"(,"scopes":[)" + list + "]"; }
  static std::string for_account(const Person& person) {
    return R"(,"account_id":")" + person.id.text() + "\"";
  }
};

TEST_F(KeyScopes, LimitAKeyToWhatTheyName) {
  const Person person = house().person("producer", Uuid::v7());
  const Response made = make(person, scopes(R"("market:read")"));
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(house().ask("GET", "/v1/lots", {}, bearer(made)).status, 200);
  EXPECT_EQ(house().ask("GET", "/v1/session", {}, bearer(made)).status, 200) << "whose key it is";
  const Response refused = house().ask("POST", "/v1/lots", "{}", bearer(made));
  EXPECT_EQ(refused.status, 403);
  EXPECT_EQ(problem_name(refused), "scope-missing");
  EXPECT_NE(refused.body.find("market:write"), std::string::npos) << refused.body;
  EXPECT_NE(refused.body.find("market.makeLot"), std::string::npos) << refused.body;
  EXPECT_EQ(problem_name(house().ask("GET", "/v1/registry-things", {}, bearer(made))), "scope-missing");
  EXPECT_EQ(problem_name(house().ask("GET", "/v1/events", {}, bearer(made))), "scope-missing");
  EXPECT_FALSE(house().stream(bearer(made)));
  EXPECT_EQ(house().ask("GET", "/v1/lots", {}, person.cookie()).status, 200)
      << "a session does all its person may";
  EXPECT_EQ(house().ask("DELETE", "/v1/lots", {}, bearer(made)).status, 405);
}

TEST_F(KeyScopes, GiveNoMoreThanTheRoleOfTheAccount) {
  const Person carrier = house().person("carrier", Uuid::v7());
  const Response made = make(carrier, scopes(R"("market:write")"));
  EXPECT_EQ(problem_name(house().ask("POST", "/v1/lots", "{}", bearer(made))), "forbidden");
}

TEST_F(KeyScopes, AreListedForWhoMakesKeys) {
  const Person person = house().person("finance");
  const Response list = house().ask("GET", "/v1/scopes", {}, person.cookie());
  for (const char* scope : {"accounts:read", "payouts:write", "treasury:read", "\"*\""})
    EXPECT_NE(list.body.find(scope), std::string::npos) << scope;
  EXPECT_EQ(problem_name(make(person, scopes(R"("accounts:steal")"))), "scope-unknown");
  EXPECT_EQ(make(person, scopes("")).status, 422) << "a key that may do nothing";
}

TEST_F(KeyScopes, ShowWhatIsKnownOfAKeyButNotTheKey) {
  const Person person = house().person("finance");
  const Response made = make(person, scopes(R"("payouts:read")") + R"(,"expires_at":"2099-01-01T00:00:00Z")");
  ASSERT_EQ(made.status, 201) << made.body;
  const auto listed = [&] { return house().ask("GET", "/v1/keys", {}, person.cookie()).body; };
  EXPECT_TRUE(member(made, "key").starts_with(member(made, "prefix")));
  EXPECT_NE(listed().find(member(made, "prefix")), std::string::npos);
  EXPECT_NE(listed().find("2099-01-01"), std::string::npos);
  EXPECT_EQ(listed().find(member(made, "key")), std::string::npos);
  EXPECT_NE(listed().find(R"("last_used_at":null)"), std::string::npos) << listed();
  house().ask("GET", "/v1/session", {}, bearer(made));
  house().service().run_background(
      "use of keys", [&] { return listed().find(R"("last_used_at":null)") == std::string::npos; });
}

TEST_F(KeyScopes, EndWithTheKeysTime) {
  const Person person = house().person("finance");
  const Response made =
      make(person, R"(,"expires_at":")" + (house().now() + std::chrono::hours(1)).text() + "\"");
  EXPECT_EQ(house().ask("GET", "/v1/session", {}, bearer(made)).status, 200);
  house().pass(3601s);
  EXPECT_EQ(house().ask("GET", "/v1/session", {}, bearer(made)).status, 401);
  EXPECT_EQ(house().ask("GET", "/v1/keys", {}, person.cookie()).body, R"({"items":[]})");
  EXPECT_EQ(problem_name(make(person, R"(,"expires_at":"2020-01-01T00:00:00Z")")), "key-end-past");
  EXPECT_EQ(problem_name(house().ask("POST", "/v1/keys/" + member(made, "id") + "/rotations", {},
                                     person.commanding())),
            "key-ended");
}

TEST_F(KeyScopes, PassToTheKeyThatReplacesOne) {
  const Person person = house().person("producer");
  const Response old = make(person, scopes(R"("market:read")"));
  const std::string path = "/v1/keys/" + member(old, "id") + "/rotations";
  const Response next = house().ask("POST", path, R"({"overlap_hours":1})", person.commanding());
  ASSERT_EQ(next.status, 201) << next.body;
  EXPECT_EQ(member(next, "scopes"), R"(["market:read"])");
  for (const Response& key : {old, next})
    EXPECT_EQ(house().ask("GET", "/v1/lots", {}, bearer(key)).status, 200) << "both for an hour";
  EXPECT_EQ(problem_name(house().ask("POST", "/v1/lots", "{}", bearer(next))), "scope-missing");
  house().pass(3601s);
  EXPECT_EQ(house().ask("GET", "/v1/session", {}, bearer(old)).status, 401);
  EXPECT_EQ(house().ask("GET", "/v1/session", {}, bearer(next)).status, 200);
  EXPECT_EQ(problem_name(house().ask("POST", path, {}, house().person("producer").commanding())),
            "not-found");
  EXPECT_EQ(
      problem_name(house().ask("POST", path, {}, {{"authorization", "Bearer " + house().key_of(person)}})),
      "session-needed");
}

TEST_F(KeyScopes, AreIssuedByThePlatformAndWithinAnEnterprise) {
  const Uuid enterprise = Uuid::v7();
  const Person partner = house().person("processor", enterprise),
               colleague = house().person("processor", enterprise),
               stranger = house().person("processor", Uuid::v7()),
               driver = house().person("carrier", enterprise), operator_staff = house().person("operator");
  for (const Person& who : {operator_staff, colleague}) {
    const Response made = make(who, for_account(partner) + scopes(R"("treasury:read")"));
    ASSERT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(member(house().ask("GET", "/v1/session", {}, bearer(made)), "user_id"), partner.id.text());
    const std::string list =
        house().ask("GET", "/v1/keys?account_id=" + partner.id.text(), {}, who.cookie()).body;
    EXPECT_NE(list.find(member(made, "id")), std::string::npos);
    EXPECT_EQ(house().ask("DELETE", "/v1/keys/" + member(made, "id"), {}, who.commanding()).status, 204);
    EXPECT_EQ(house().ask("GET", "/v1/session", {}, bearer(made)).status, 401);
  }
  for (const Person& who : {stranger, driver, house().person("regulator")}) {
    EXPECT_EQ(problem_name(make(who, for_account(partner))), "key-not-yours-to-make") << who.login;
    EXPECT_EQ(house().ask("GET", "/v1/keys?account_id=" + partner.id.text(), {}, who.cookie()).status, 404);
  }
  EXPECT_EQ(problem_name(make(operator_staff, R"(,"account_id":")" + Uuid::v7().text() + "\"")), "not-found");
}

}  // namespace
}  // namespace heliu::gateway
