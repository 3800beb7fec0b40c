#include "tests/scenario/gateway/house.hpp"

namespace heliu::gateway {
namespace {

using namespace std::chrono_literals;

class Keys : public HouseSuite {
 protected:
  static Headers bearer(const std::string& key) { return {{"authorization", "Bearer " + key}}; }
  static Response make(const Person& person, const std::string& name = "地磅") {
    return house().ask("POST", "/v1/keys", json("name", name), person.commanding());
  }
};

TEST_F(Keys, SpeakForWhoMadeThem) {
  const Person person = house().person("processor", Uuid::v7());
  const Response made = make(person);
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(made.headers.at("location"), "/v1/keys/" + member(made, "id"));
  EXPECT_EQ(made.headers.at("cache-control"), "no-store");
  const Response session = house().ask("GET", "/v1/session", {}, bearer(member(made, "key")));
  EXPECT_EQ(member(session, "user_id"), person.id.text());
  EXPECT_EQ(member(session, "csrf_token"), "");
  const auto said = house().service().said("key.made");
  ASSERT_FALSE(said.empty());
  EXPECT_EQ(said.back().data.text.find(member(made, "key")), std::string::npos);
}

TEST_F(Keys, AreShownOnceAndListedByName) {
  const Person person = house().person("processor");
  const Response one = make(person), two = make(person);
  EXPECT_NE(member(one, "key"), member(two, "key")) << "a repeat makes another one";
  const Response list = house().ask("GET", "/v1/keys", {}, person.cookie());
  EXPECT_EQ(list.status, 200);
  for (const Response& made : {one, two}) {
    EXPECT_NE(list.body.find(member(made, "id")), std::string::npos);
    EXPECT_EQ(list.body.find(member(made, "key")), std::string::npos);
  }
  EXPECT_EQ(house().ask("GET", "/v1/keys", {}, house().person("processor").cookie()).body, R"({"items":[]})");
}

TEST_F(Keys, StopAtOnceWhenRevoked) {
  const Person person = house().person("processor");
  const Response made = make(person);
  const std::string path = "/v1/keys/" + member(made, "id");
  EXPECT_EQ(house().ask("GET", "/v1/session", {}, bearer(member(made, "key"))).status, 200);
  EXPECT_EQ(house().ask("DELETE", path, {}, person.commanding()).status, 204);
  EXPECT_EQ(house().ask("GET", "/v1/session", {}, bearer(member(made, "key"))).status, 401);
  EXPECT_EQ(house().ask("DELETE", path, {}, person.commanding()).status, 204) << "a repeat";
  EXPECT_EQ(house().ask("GET", "/v1/keys", {}, person.cookie()).body, R"({"items":[]})");
  std::size_t revoked = 0;
  for (const FeedEvent& event : house().service().said("key.revoked"))
    revoked += event.subject.text() == member(made, "id");
  EXPECT_EQ(revoked, 1U);
}

TEST_F(Keys, RevokedElsewhereStopWithinFiveSeconds) {
  const Person person = house().person("processor");
  const Response made = make(person);
  EXPECT_EQ(house().ask("GET", "/v1/session", {}, bearer(member(made, "key"))).status, 200);
  house().service().assembly().transact([&](Unit& unit) {
    unit.db.execute("UPDATE api_key SET revoked_at = 1 WHERE id = ?",
                    Uuid::parse(member(made, "id")).value());
  });
  house().pass(5s);
  EXPECT_EQ(house().ask("GET", "/v1/session", {}, bearer(member(made, "key"))).status, 401);
}

TEST_F(Keys, AreNotRevokedByOthers) {
  const Person person = house().person("processor");
  const Response made = make(person);
  const std::string path = "/v1/keys/" + member(made, "id");
  for (const char* role : {"processor", "regulator"})
    EXPECT_EQ(problem_name(house().ask("DELETE", path, {}, house().person(role).commanding())), "not-found");
  EXPECT_EQ(house().ask("DELETE", path).status, 401);
  EXPECT_EQ(house().ask("GET", "/v1/session", {}, bearer(member(made, "key"))).status, 200);
  EXPECT_EQ(problem_name(house().ask("DELETE", "/v1/keys/" + Uuid::v7().text(), {}, person.commanding())),
            "not-found");
  EXPECT_EQ(house().ask("DELETE", "/v1/keys/17", {}, person.commanding()).status, 400);
}

TEST_F(Keys, AreMadeInASessionAndNotByAKey) {
  const std::string key = house().key_of(house().person("processor"));
  EXPECT_EQ(problem_name(house().ask("POST", "/v1/keys", json("name", "child"), bearer(key))),
            "session-needed");
  EXPECT_EQ(house().ask("POST", "/v1/keys", json("name", "x")).status, 401);
  EXPECT_EQ(house().ask("GET", "/v1/keys").status, 401);
  const Person person = house().person("processor");
  for (const char* body : {"{}", R"({"name":""})", R"({"name":7})", R"({"name":"x","roles":["operator"]})"})
    EXPECT_EQ(house().ask("POST", "/v1/keys", body, person.commanding()).status, 422) << body;
}

TEST_F(Keys, AreFiftyAtMost) {
  const Person person = house().person("processor");
  house().service().assembly().transact([&](Unit& unit) {
    for (int i = 0; i < 50; ++i)
      unit.db.execute("INSERT INTO api_key (id, account_id, name, key_sm3, made_at) VALUES (?, ?, 'x', ?, 0)",
                      Uuid::v7(), person.id, Uuid::v7().text());
  });
  EXPECT_EQ(problem_name(make(person)), "too-many-keys");
}

}  // namespace
}  // namespace heliu::gateway
