// Receivers that are down, slow, gone or wrong, and a sender that dies: nothing is lost, nobody else waits.
#include "tests/scenario/gateway/webhook_receiver.hpp"

namespace heliu::gateway {
namespace {

using namespace std::chrono_literals;

class WebhookFailures : public WebhookSuite {
 protected:
  static std::int64_t attempts(const Person& person, const std::string& path) {
    std::int64_t most = 0;
    house().service().database().read([&](Transaction& db) {
      most = db.value<std::int64_t>(
                   "SELECT COALESCE(MAX(attempts), 0) FROM webhook_delivery WHERE webhook_id = ?",
                   Uuid::parse(path.substr(path.rfind('/') + 1)).value())
                 .value_or(0);
    });
    static_cast<void>(person);
    return most;
  }
  static std::vector<std::string> notes(const WebhookReceiver& receiver) {
    std::vector<std::string> all;
    for (const Request& message : receiver.got()) {
      const auto at = message.body.find("\"note\":\"") + 8;
      all.push_back(message.body.substr(at, message.body.find('"', at) - at));
    }
    return all;
  }
};

TEST_F(WebhookFailures, LoseNothingWhileAReceiverIsDown) {
  auto receiver = std::make_unique<WebhookReceiver>();
  const int port = receiver->port();
  const Person person = house().person("finance");
  const Response made = make(person, receiver->url());
  const std::string path = "/v1/webhooks/" + member(made, "id");
  receiver.reset();
  for (const char* note : {"1", "2", "3"}) say("payout.sent", {}, note);
  send_until([&] { return attempts(person, path) == 1; });
  EXPECT_EQ(number(get(person, path), "waiting"), 3) << "those behind wait for the first";
  receiver = std::make_unique<WebhookReceiver>(port);
  house().pass(7s);
  send_until([&] { return receiver->count() == 3; });
  EXPECT_EQ(notes(*receiver), (std::vector<std::string>{"1", "2", "3"})) << "in the feed's order";
  for (const Request& message : receiver->got()) EXPECT_TRUE(verifies(message, member(made, "secret")));
}

TEST_F(WebhookFailures, BecomeDeadLettersThatCanBeReplayed) {
  WebhookReceiver receiver;
  receiver.status = 500;
  const Person person = house().person("finance");
  const std::string path = "/v1/webhooks/" + member(make(person, receiver.url()), "id");
  const Headers key{{"authorization", "Bearer " + house().key_of(person)}};  // outlives a session
  const auto ask = [&](const std::string& method, const std::string& below, const std::string& content = {}) {
    return house().ask(method, path + below, content, key);
  };
  say("payout.sent", {}, "first");
  for (int attempt = 1; attempt <= 10; ++attempt) {
    send_until([&] { return attempts(person, path) == attempt; });
    house().pass(10h);
  }
  const Response dead = ask("GET", "/deliveries?state=dead");
  EXPECT_NE(dead.body.find("\"last_error\":\"answered 500\""), std::string::npos) << dead.body;
  EXPECT_EQ(number(ask("GET", ""), "dead"), 1);
  const auto said = house().service().said("webhook.dead");
  ASSERT_FALSE(said.empty());
  EXPECT_NE(said.back().data.text.find("answered 500"), std::string::npos) << said.back().data.text;
  receiver.status = 200;
  say("payout.sent", {}, "second");
  send_until([&] { return receiver.count() == 11; });
  EXPECT_EQ(notes(receiver).back(), "second") << "a dead one holds nobody";
  EXPECT_EQ(number(ask("POST", "/replays"), "replayed"), 1);
  send_until([&] { return receiver.count() == 12; });
  EXPECT_EQ(receiver.got()[11].header("webhook-id"), receiver.got()[0].header("webhook-id"));
  EXPECT_EQ(number(ask("GET", ""), "dead"), 0);
  EXPECT_EQ(number(ask("POST", "/replays"), "replayed"), 0);
  const std::string body = ask("GET", "/deliveries").body;
  const auto at = body.rfind("\"id\":\"") + 6;
  EXPECT_EQ(number(ask("POST", "/replays", R"({"delivery_id":")" + body.substr(at, 36) + "\"}"), "replayed"),
            1)
      << "one by one too";
}

TEST_F(WebhookFailures, HoldNobodyElseWhileOneIsSlow) {
  WebhookReceiver slow, quick;
  slow.slow = true;
  const Person person = house().person("finance");
  make(person, slow.url());
  make(person, quick.url());
  say("payout.sent", {});
  bool waited = false;
  send_until([&] {
    if (quick.count() == 0) return false;
    if (!std::exchange(waited, true)) {
      EXPECT_EQ(slow.count(), 0U);
    }
    slow.gate.open();
    return slow.count() == 1;
  });
  EXPECT_EQ(quick.count(), 1U);
}

TEST_F(WebhookFailures, FollowNoRedirect) {
  WebhookReceiver receiver;
  receiver.status = 302;
  const Person person = house().person("finance");
  const std::string path = "/v1/webhooks/" + member(make(person, receiver.url()), "id");
  say("payout.sent", {});
  send_until([&] { return attempts(person, path) == 1; });
  EXPECT_EQ(receiver.count(), 1U);
  EXPECT_NE(get(person, path + "/deliveries").body.find("answered 302"), std::string::npos);
}

TEST_F(WebhookFailures, StopForAReceiverThatIsGoneUntilItsOwnerSaysSo) {
  WebhookReceiver receiver;
  receiver.status = 410;
  const Person person = house().person("finance");
  const std::string path = "/v1/webhooks/" + member(make(person, receiver.url()), "id");
  say("payout.sent", {});
  send_until([&] { return member(get(person, path), "state") == "gone"; });
  receiver.status = 200;
  house().pass(60s);
  EXPECT_EQ(house().ask("PATCH", path, R"({"state":"active"})", person.commanding()).status, 200);
  send_until([&] { return receiver.count() == 2; });
}

TEST_F(WebhookFailures, GoOnAfterASenderThatDied) {
  WebhookReceiver receiver, other;
  const Person person = house().person("finance");
  const std::string id = member(make(person, receiver.url()), "id");
  make(person, other.url());
  house().service().assembly().transact([&](Unit& unit) {  // its lease outlives it
    unit.db.execute("INSERT INTO webhook_lease (webhook_id, leased_until) VALUES (?, ?)",
                    Uuid::parse(id).value(), unit.now + 60s);
  });
  say("payout.sent", {});
  send_until([&] { return other.count() == 1; });
  EXPECT_EQ(receiver.count(), 0U) << "another process may still be sending";
  house().pass(61s);
  send_until([&] { return receiver.count() == 1; });
}

TEST_F(WebhookFailures, PutAnEventDownOnceWhateverTheFollowerMeets) {
  WebhookReceiver receiver;
  const Person person = house().person("finance");
  const std::string path = "/v1/webhooks/" + member(make(person, receiver.url()), "id");
  say("payout.sent", {});
  house().service().hear_again("treasury");
  EXPECT_EQ(number(get(person, path), "waiting"), 1);
}

}  // namespace
}  // namespace heliu::gateway
