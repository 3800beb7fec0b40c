#include "tests/scenario/gateway/house.hpp"

namespace heliu::gateway {
namespace {

using namespace std::chrono_literals;

class Events : public HouseSuite {
 protected:
  static std::string next(Stream& stream) {
    std::string text;
    EXPECT_TRUE(stream(text));
    return text;
  }
  static bool goes_on(Stream& stream) {
    std::string ignored;
    return stream(ignored);
  }
  static Headers after(Headers headers, const std::string& id) {
    headers["last-event-id"] = id;
    return headers;
  }
};

TEST_F(Events, ComeToWhoMaySeeThemFromTheServicesFeeds) {
  Backend& market = house().backend();
  const Uuid ours = Uuid::v7(), theirs = Uuid::v7();
  const Person party = house().person("producer", ours), other = house().person("processor", theirs),
               office = house().person("regulator"), nobody = house().person("finance");
  market.say("lot.before", {ours});
  std::map<std::string, std::optional<Stream>> streams;
  std::map<std::string, std::string> got;
  for (const Person& person : {party, other, office, nobody})
    streams[person.login] = house().stream(person.cookie());
  const std::size_t read = market.feed_read();
  bool said = false;
  house().service().run_background("events of market", [&] {
    if (!said && market.feed_read() > read + 1) {
      market.say("lot.listed", {ours});
      market.say("lot.withdrawn", {theirs});
      said = true;
    }
    for (auto& [login, stream] : streams) got[login] += next(*stream);
    return got[office.login].find("lot.withdrawn") != std::string::npos;
  });
  EXPECT_EQ(market.last().caller.name, "gateway");
  EXPECT_EQ(market.last().caller.roles, std::vector<std::string>{"service"});
  const auto has = [&](const Person& person, const char* type) {
    return got[person.login].find(std::string("event: ") + type + "\n") != std::string::npos;
  };
  EXPECT_TRUE(has(party, "lot.listed") && !has(party, "lot.withdrawn"));
  EXPECT_TRUE(!has(other, "lot.listed") && has(other, "lot.withdrawn"));
  EXPECT_TRUE(has(office, "lot.listed") && has(office, "lot.withdrawn"));
  EXPECT_TRUE(!has(nobody, "lot.listed") && !has(nobody, "lot.withdrawn"));
  for (const Person& person : {party, other, office}) EXPECT_FALSE(has(person, "lot.before"));
  EXPECT_NE(got[party.login].find("id: market:2\n"), std::string::npos);
  EXPECT_NE(got[party.login].find("合流"), std::string::npos);
  EXPECT_EQ(got[office.login].find("visible_to"), std::string::npos);

  auto resumed = house().stream(after(office.cookie(), "market:2"));
  ASSERT_TRUE(resumed);
  const std::string rest = next(*resumed);
  EXPECT_EQ(rest.find("lot.listed"), std::string::npos);
  EXPECT_NE(rest.find("lot.withdrawn"), std::string::npos);
  EXPECT_EQ(rest.find("event: reset"), std::string::npos);
}

TEST_F(Events, BeginWithAResetWhenTheLastOneIsNoLongerKept) {
  for (const char* id : {"market:999999", "market:", "nonsense", "market:-1", "market:1 OR 1=1"}) {
    auto stream = house().stream(after(house().person("producer").cookie(), id));
    ASSERT_TRUE(stream);
    EXPECT_NE(next(*stream).find("event: reset\n"), std::string::npos) << id;
    EXPECT_EQ(next(*stream), "") << "once";
  }
}

TEST_F(Events, AreNotForStrangers) {
  EXPECT_FALSE(house().stream({}));
  EXPECT_FALSE(house().stream({{"cookie", "__Host-heliu=x"}}));
  EXPECT_EQ(house().ask("GET", "/v1/events").status, 401);
  EXPECT_EQ(house().ask("POST", "/v1/events", "{}").status, 405);
}

TEST_F(Events, FlowToFewReadersOfOneCaller) {
  const Person person = house().person("producer");
  auto one = house().stream(person.cookie()), two = house().stream(person.cookie());
  ASSERT_TRUE(one && two);
  EXPECT_FALSE(house().stream(person.cookie()));
  const Response refused = house().ask("GET", "/v1/events", {}, person.cookie());
  EXPECT_EQ(problem_name(refused), "too-many-requests");
  EXPECT_EQ(refused.headers.at("retry-after"), "5");
  one.reset();
  EXPECT_TRUE(house().stream(person.cookie()));
  EXPECT_TRUE(house().stream(house().person("producer").cookie()));
}

TEST_F(Events, StopWhenTheirReaderIsNobodyAnyMore) {
  const Person leaving = house().person("producer"), changed = house().person("producer"),
               machine = house().person("producer");
  const Response made = house().ask("POST", "/v1/keys", json("name", "x"), machine.commanding());
  auto of_session = house().stream(leaving.cookie()), of_changed = house().stream(changed.cookie()),
       of_key = house().stream({{"authorization", "Bearer " + member(made, "key")}}),
       of_machine = house().stream(machine.cookie());
  ASSERT_TRUE(of_session && of_changed && of_key && of_machine);
  EXPECT_TRUE(goes_on(*of_session) && goes_on(*of_changed) && goes_on(*of_key));
  house().ask("DELETE", "/v1/session", {}, leaving.commanding());
  house().ask("DELETE", "/v1/keys/" + member(made, "id"), {}, machine.commanding());
  EXPECT_EQ(house()
                .ask("POST", "/v1/passwords",
                     R"({"login":")" + changed.login + R"(","code":")" + house().activation_of(changed.id) +
                         R"(","password":"a new long password"})")
                .status,
            204);
  EXPECT_FALSE(goes_on(*of_session));
  EXPECT_FALSE(goes_on(*of_key));
  EXPECT_FALSE(goes_on(*of_changed));
  EXPECT_TRUE(goes_on(*of_machine)) << "his session is still good";
  house().pass(10min);
  EXPECT_FALSE(goes_on(*of_machine)) << "and asked for again now and then";
}

}  // namespace
}  // namespace heliu::gateway
