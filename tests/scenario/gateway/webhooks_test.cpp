// Partners are told of the treasury's events: whom, of what, and how they know that it is us.
#include "tests/scenario/gateway/webhook_receiver.hpp"

namespace heliu::gateway {
namespace {

using namespace std::chrono_literals;

class Webhooks : public WebhookSuite {};

TEST_F(Webhooks, TellAPartnerWhatItMaySeeAndAskedFor) {
  WebhookReceiver receiver;
  const Person person = house().person("producer", Uuid::v7());
  const Response made = make(person, receiver.url(), "\"payout.*\"");
  ASSERT_EQ(made.status, 201) << made.body;
  say("payout.settled", {Uuid::v7()}, "another's");
  say("payout.settled", {person.enterprise, Uuid::v7()}, "ours");
  say("escrow.closed", {person.enterprise}, "not asked for");
  say("payout.sent", {person.enterprise}, "ours too");
  send_until([&] { return receiver.count() >= 2; });
  const auto got = receiver.got();
  ASSERT_EQ(got.size(), 2U);
  EXPECT_NE(got[0].body.find("\"ours\""), std::string::npos) << got[0].body;
  EXPECT_NE(got[1].body.find("\"ours too\""), std::string::npos) << got[1].body;
  for (const Request& message : got) {
    EXPECT_EQ(message.method, "POST");
    EXPECT_EQ(message.path, "/hooks");
    EXPECT_EQ(message.query_parameter("of"), "heliu");
    EXPECT_EQ(message.header("content-type"), "application/json");
    EXPECT_TRUE(verifies(message, member(made, "secret")));
    EXPECT_FALSE(verifies(message, "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
    EXPECT_EQ(message.header("webhook-timestamp"), std::to_string(house().now().micros / 1'000'000));
    const JsonDocument body = parse_json(message.body);
    for (const char* name : {"type", "timestamp", "source", "position", "subject", "data"})
      EXPECT_TRUE(body.HasMember(name)) << name;
  }
}

TEST_F(Webhooks, TellFinanceAllOfTheTreasury) {
  WebhookReceiver receiver;
  const Person finance = house().person("finance"), carrier = house().person("carrier", Uuid::v7());
  ASSERT_EQ(make(finance, receiver.url()).status, 201);
  ASSERT_EQ(make(carrier, receiver.url()).status, 201);
  say("break.opened", {}, "for staff");
  send_until([&] { return receiver.count() >= 1; });
  EXPECT_EQ(receiver.count(), 1U) << "and no carrier of a break";
}

TEST_F(Webhooks, AreSignedWithBothSecretsWhileOneReplacesTheOther) {
  WebhookReceiver receiver;
  const Person person = house().person("finance");
  const Response made = make(person, receiver.url());
  const std::string path = "/v1/webhooks/" + member(made, "id"), old = member(made, "secret");
  const Response next = post(person, path + "/secrets", R"({"overlap_hours":1})");
  ASSERT_EQ(next.status, 201) << next.body;
  EXPECT_NE(member(next, "secret"), old);
  EXPECT_EQ(next.headers.at("cache-control"), "no-store");
  EXPECT_EQ(get(person, path).body.find("whsec_"), std::string::npos) << "shown once";
  say("payout.sent", {});
  send_until([&] { return receiver.count() == 1; });
  EXPECT_TRUE(verifies(receiver.got()[0], old) && verifies(receiver.got()[0], member(next, "secret")));
  house().pass(3601s);
  say("payout.sent", {});
  send_until([&] { return receiver.count() == 2; });
  EXPECT_FALSE(verifies(receiver.got()[1], old));
  EXPECT_TRUE(verifies(receiver.got()[1], member(next, "secret")));
}

TEST_F(Webhooks, AreTriedOutByATestMessage) {
  WebhookReceiver receiver;
  const Person person = house().person("finance");
  const Response made = make(person, receiver.url(), "\"payout.sent\"");
  const std::string path = "/v1/webhooks/" + member(made, "id");
  const Response test = post(person, path + "/tests");
  ASSERT_EQ(test.status, 201) << test.body;
  EXPECT_EQ(number(get(person, path), "waiting"), 1);
  send_until([&] { return receiver.count() == 1; });
  EXPECT_EQ(receiver.got()[0].header("webhook-id"), member(test, "message_id"));
  EXPECT_TRUE(verifies(receiver.got()[0], member(made, "secret")));
  const Response delivery = get(person, path + "/deliveries/" + member(test, "id"));
  EXPECT_EQ(member(delivery, "state"), "delivered") << delivery.body;
  EXPECT_EQ(member(delivery, "last_status"), "204");
  EXPECT_EQ(member(delivery, "body"), receiver.got()[0].body);
  EXPECT_NE(delivery.body.find("\"tries\":[{"), std::string::npos);
  EXPECT_NE(get(person, path + "/deliveries?state=delivered").body.find(member(test, "id")),
            std::string::npos);
  EXPECT_EQ(get(person, path + "/deliveries?state=dead").body, R"({"items":[]})");
}

TEST_F(Webhooks, HoldWhatWaitsWhilePaused) {
  WebhookReceiver receiver, other;
  const Person person = house().person("finance");
  const std::string path = "/v1/webhooks/" + member(make(person, receiver.url()), "id");
  make(person, other.url());
  const auto set = [&](const std::string& body) {
    return house().ask("PATCH", path, body, person.commanding());
  };
  EXPECT_EQ(set(R"({"state":"paused"})").status, 200);
  say("payout.sent", {});
  send_until([&] { return other.count() == 1; });
  EXPECT_EQ(receiver.count(), 0U);
  EXPECT_EQ(member(set(R"({"state":"active","event_types":["day.closed"]})"), "waiting"), "1");
  send_until([&] { return receiver.count() == 1; });
  EXPECT_EQ(set(R"({"state":"gone"})").status, 422);
}

TEST_F(Webhooks, BelongToWhoMadeThem) {
  WebhookReceiver receiver;
  const Person person = house().person("finance"), other = house().person("finance");
  const std::string path = "/v1/webhooks/" + member(make(person, receiver.url()), "id");
  EXPECT_NE(get(person, "/v1/webhooks").body.find(receiver.url()), std::string::npos);
  EXPECT_EQ(get(other, "/v1/webhooks").body, R"({"items":[]})");
  for (const std::string below : {"", "/deliveries"})
    EXPECT_EQ(get(other, path + below).status, 404) << below;
  for (const char* below : {"/tests", "/replays", "/secrets"})
    EXPECT_EQ(post(other, path + below).status, 404) << below;
  EXPECT_EQ(house().ask("DELETE", path, {}, other.commanding()).status, 404);
  EXPECT_EQ(house().ask("GET", path).status, 401);
  EXPECT_EQ(house().ask("DELETE", path, {}, person.commanding()).status, 204);
  EXPECT_EQ(get(person, path).status, 404);
}

TEST_F(Webhooks, RefuseAddressesThatCannotBeTheirs) {
  const Person person = house().person("finance");
  for (const char* url :
       {"ftp://partner.example/", "https://me@partner.example/", "https://partner.example/#here"})
    EXPECT_EQ(problem_name(make(person, url)), "webhook-target-refused") << url;
  EXPECT_EQ(make(person, "https://partner.example/", "\"Payout\"").status, 422);
  EXPECT_EQ(make(person, "https://partner.example/", "").status, 422);
  for (int i = 0; i < 10; ++i) EXPECT_EQ(make(person, "https://partner.example/").status, 201);
  EXPECT_EQ(problem_name(make(person, "https://partner.example/")), "too-many-webhooks");
}

}  // namespace
}  // namespace heliu::gateway
