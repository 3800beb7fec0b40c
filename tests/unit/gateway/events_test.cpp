#include "gateway/events.hpp"

#include <gtest/gtest.h>

namespace heliu::gateway {
namespace {

const Uuid kOurs = Uuid::named("enterprise", "ours"), kTheirs = Uuid::named("enterprise", "theirs");

Caller caller(const std::string& role, const Uuid& enterprise = {}) {
  return {Uuid::named("user", role), role, enterprise, {role}};
}

FeedEvent event(std::int64_t position, std::vector<Uuid> visible_to = {}) {
  FeedEvent event;
  event.position = position;
  event.source = "market";
  event.type = "lot.listed";
  event.data = {"{}"};
  event.visible_to = std::move(visible_to);
  return event;
}

TEST(Visibility, IsEverythingForSupervisionAndOnesOwnForOthers) {
  for (const char* role : {"regulator", "auditor"})
    EXPECT_TRUE(may_see(caller(role), event(1, {kTheirs}))) << role;
  for (const char* role : {"producer", "processor", "carrier", "insurer", "finance"}) {
    EXPECT_TRUE(may_see(caller(role, kOurs), event(1, {kTheirs, kOurs}))) << role;
    EXPECT_FALSE(may_see(caller(role, kOurs), event(1, {kTheirs}))) << role;
    EXPECT_FALSE(may_see(caller(role, kOurs), event(1))) << role;
    EXPECT_FALSE(may_see(caller(role), event(1))) << role;
    // An event that names nobody by mistake shows itself to nobody.
    EXPECT_FALSE(may_see(caller(role), event(1, {Uuid{}}))) << role;
  }
}

// A board that has read these positions of a feed whose head was 10 at first.
class Board : public testing::Test {
 protected:
  struct Away : std::runtime_error {
    using std::runtime_error::runtime_error;
  };
  // Answers each question with the next page, and then is away.
  void follow(std::vector<FeedPage> pages) {
    asked.clear();
    std::size_t next = 0;
    const auto fetch = [&](std::int64_t after, std::chrono::milliseconds) {
      asked.push_back(after);
      if (next == pages.size()) throw Away("away");
      return pages[next++];
    };
    EXPECT_THROW(board.follow("market", fetch, {}), Away);
  }
  static std::string read(Stream stream) {
    std::string text;
    stream(text);
    return text;
  }
  static std::vector<std::int64_t> ids(const std::string& text) {
    std::vector<std::int64_t> found;
    const std::string mark = "id: market:";
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 1))
      found.push_back(std::stoll(text.substr(at + mark.size())));
    return found;
  }
  using Ids = std::vector<std::int64_t>;

  EventBoard board;
  std::vector<std::int64_t> asked;
};

TEST_F(Board, ShowsWhatComesAfterItsStreamBegan) {
  follow({{{}, 10, {}}, {{event(11)}, 11, {}}});
  Stream stream = board.stream(caller("regulator"), "");
  EXPECT_EQ(read(stream), "retry: 2000\n\n");
  follow({{{event(12), event(13)}, 13, {}}});
  std::string text;
  stream(text);
  EXPECT_EQ(ids(text), (Ids{12, 13}));
  text.clear();
  stream(text);
  EXPECT_EQ(text, "");
}

TEST_F(Board, GoesOnWhereItStoodWhenAServiceWasAway) {
  follow({{{}, 10, {}}, {{event(11)}, 11, {}}});
  EXPECT_EQ(asked, (Ids{0, 10, 11}));
  follow({{{event(12)}, 30, {}}});
  EXPECT_EQ(asked, (Ids{11, 12})) << "what happened meanwhile is not passed over";
}

TEST_F(Board, FollowsAFeedThatWasBegunAnew) {
  follow({{{}, 10, {}}, {{}, 2, {}}, {{event(3)}, 3, {}}});
  EXPECT_EQ(asked, (Ids{0, 10, 2, 3}));
}

TEST_F(Board, ResumesAfterANamedEvent) {
  follow({{{}, 10, {}}, {{event(11), event(12, {kOurs}), event(13, {kTheirs}), event(14, {kOurs})}, 14, {}}});
  EXPECT_EQ(ids(read(board.stream(caller("regulator"), "market:12"))), (Ids{13, 14}));
  EXPECT_EQ(ids(read(board.stream(caller("producer", kOurs), "market:11"))), (Ids{12, 14}));
  EXPECT_EQ(ids(read(board.stream(caller("producer", kOurs), "market:14"))), Ids{});
  for (const char* unknown : {"market:10", "market:15", "market:1", "treasury:12", "12", "market:12 "}) {
    const std::string text = read(board.stream(caller("regulator"), unknown));
    EXPECT_NE(text.find("event: reset\n"), std::string::npos) << unknown;
    EXPECT_EQ(ids(text), Ids{}) << unknown;
  }
}

TEST_F(Board, SendsALongListInPieces) {
  std::vector<FeedEvent> many;
  for (std::int64_t position = 11; position <= 2010; ++position) many.push_back(event(position));
  follow({{{}, 10, {}}, {many, 2010, {}}});
  Stream stream = board.stream(caller("regulator"), "market:11");
  Ids got;
  for (int step = 0; step < 100 && got.size() < 1999; ++step) {
    std::string text;
    stream(text);
    EXPECT_LT(text.size(), 100'000U);
    for (const std::int64_t id : ids(text)) got.push_back(id);
  }
  ASSERT_EQ(got.size(), 1999U);
  for (std::size_t i = 0; i < got.size(); ++i) EXPECT_EQ(got[i], static_cast<std::int64_t>(i) + 12);
}

}  // namespace
}  // namespace heliu::gateway
