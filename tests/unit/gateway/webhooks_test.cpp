#include "gateway/webhooks.hpp"

#include <gtest/gtest.h>

namespace heliu::gateway {
namespace {

using namespace std::chrono_literals;

// The example of the Standard Webhooks libraries.
TEST(WebhookSignature, IsThatOfStandardWebhooks) {
  EXPECT_EQ(webhook_signature("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek",
                              1614265330, R"({"test": 2432232314})"),
            "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  EXPECT_THROW(webhook_signature("MfKQ", "a", 1, ""), std::invalid_argument);
}

TEST(WebhookSignature, ComesOnceForEachGoodSecret) {
  const WebhookSecrets secrets("house");
  Webhook webhook;
  webhook.id = Uuid::v7();
  webhook.secret_number = 2;
  webhook.previous_until = Instant{1000};
  EXPECT_EQ(secrets_of(webhook, secrets, {999}),
            (std::vector{secrets.of(webhook.id, 2), secrets.of(webhook.id, 1)}));
  EXPECT_EQ(secrets_of(webhook, secrets, {1000}), (std::vector{secrets.of(webhook.id, 2)}));
  const auto headers =
      webhook_headers(secrets_of(webhook, secrets, {999}), "evt_1", {1'700'000'000'000'000}, "{}");
  EXPECT_EQ(headers.at("webhook-timestamp"), "1700000000");
  EXPECT_EQ(headers.at("webhook-signature"),
            webhook_signature(secrets.of(webhook.id, 2), "evt_1", 1'700'000'000, "{}") + " " +
                webhook_signature(secrets.of(webhook.id, 1), "evt_1", 1'700'000'000, "{}"));
}

TEST(WebhookSignature, HasAnotherSecretForEachEndpointAndHouse) {
  const Uuid one = Uuid::v7(), other = Uuid::v7();
  EXPECT_NE(WebhookSecrets("a").of(one, 1), WebhookSecrets("a").of(other, 1));
  EXPECT_NE(WebhookSecrets("a").of(one, 1), WebhookSecrets("b").of(one, 1));
  EXPECT_EQ(WebhookSecrets("a").of(one, 1).size(), 6U + 44U);
}

TEST(WebhookTarget, IsAPublicAddressByHttps) {
  const WebhookPolicy strict;
  EXPECT_EQ(webhook_target("https://partner.example:8443/hooks?x=1", strict).base,
            "https://partner.example:8443");
  EXPECT_EQ(webhook_target("https://partner.example:8443/hooks?x=1", strict).path, "/hooks?x=1");
  EXPECT_EQ(webhook_target("https://partner.example?x=1", strict).path, "/?x=1");
  for (const char* url :
       {"http://partner.example/", "ftp://partner.example/", "https://", "https://a@partner.example/",
        "https://partner.example/#x", "https://partner.example/a b", "https://127.0.0.1/", "https://[::1]/",
        "https://10.1.2.3:8443/", "https://169.254.169.254/latest", "https://[fd00::1]/",
        "https://partner.example:x/", "https://partner.example:0/", "https://partner.example:99999/",
        "https://[::ffff:127.0.0.1]/", "file:///etc/passwd", "partner.example"})
    EXPECT_THROW(webhook_target(url, strict), std::invalid_argument) << url;
  EXPECT_NO_THROW(
      webhook_target("http://127.0.0.1:1/", {.plain_http = true, .private_addresses = true, .trusted = ""}));
}

TEST(WebhookTarget, ReachesNoAddressOfAHouse) {
  for (const char* open :
       {"8.8.8.8", "114.114.114.114", "172.15.0.1", "172.32.0.1", "100.128.0.1", "2400:3200::1"})
    EXPECT_TRUE(public_address(open)) << open;
  for (const char* closed : {"0.0.0.0",
                             "10.0.0.1",
                             "100.64.0.1",
                             "127.0.0.1",
                             "127.255.255.254",
                             "169.254.169.254",
                             "172.16.0.1",
                             "172.31.255.255",
                             "192.168.1.1",
                             "192.0.2.1",
                             "198.18.0.1",
                             "203.0.113.9",
                             "224.0.0.1",
                             "255.255.255.255",
                             "::",
                             "::1",
                             "::ffff:10.0.0.1",
                             "fe80::1",
                             "fc00::1",
                             "ff02::1",
                             "2001:db8::1",
                             "2001::1",
                             "2002:7f00:1::",
                             "64:ff9b::7f00:1",
                             "nonsense",
                             ""})
    EXPECT_FALSE(public_address(closed)) << closed;
}

TEST(WebhookRetries, GrowForSixteenHoursAndEnd) {
  std::chrono::seconds all = 0s;
  std::int64_t attempts = 1;
  for (; const auto pause = pause_after(attempts); ++attempts) all += *pause;
  EXPECT_EQ(attempts, 10);
  EXPECT_GT(all, 15h);
  EXPECT_LT(all, 17h);
}

TEST(WebhookTypes, AreNamedOneByOneOrByTheirNoun) {
  EXPECT_TRUE(wants({"payout.settled"}, "payout.settled"));
  EXPECT_TRUE(wants({"escrow.closed", "payout.*"}, "payout.settled"));
  EXPECT_TRUE(wants({"*"}, "payout.settled"));
  EXPECT_FALSE(wants({"payout.sent"}, "payout.settled"));
  EXPECT_FALSE(wants({"pay.*"}, "payout.settled"));
  EXPECT_FALSE(wants({}, "payout.settled"));
}

}  // namespace
}  // namespace heliu::gateway
