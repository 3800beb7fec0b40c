// Bodies that are made while they are read, between our listener and our client.
#include <gtest/gtest.h>

#include <atomic>
#include <memory>

#include "chassis/http/client.hpp"
#include "chassis/http/server.hpp"
#include "gate.hpp"
#include "raw_connection.hpp"

namespace heliu::test {
namespace {

// Pieces of 100 kB each, numbered in its first bytes; counted as they are made. Breaks off after `good` of
// them.
struct Maker {
  std::atomic<int> made = 0;
  std::shared_ptr<int> alive = std::make_shared<int>(0);

  Response answer(int pieces, int good = 1'000'000'000) {
    Response answer;
    answer.headers["content-type"] = "text/csv";
    answer.source = [this, pieces, good, n = 0, held = alive](std::string& append) mutable {
      if (n == good) throw std::runtime_error("the database is gone");
      ++made;
      append += std::to_string(n) + ":" + std::string(100'000, 'x') + "\n";
      return ++n < pieces;
    };
    return answer;
  }
};

class SourceTest : public testing::Test {
 protected:
  SourceTest()
      : server({}, {.handle =
                        [this](const Request& request) {
                          if (request.path == "/broken") return maker.answer(10, 3);
                          if (request.path == "/endless") return maker.answer(1'000'000);
                          if (request.path == "/empty") {
                            Response none;
                            none.source = [](std::string&) { return false; };
                            return none;
                          }
                          return request.path == "/long" ? maker.answer(50) : Response::json(200, "{}");
                        },
                    .wait = {},
                    .stream = {}}) {
    server.start();
  }
  std::string base() const { return "http://127.0.0.1:" + std::to_string(server.port()); }
  static std::string read(const Response& answer) {
    std::string all;
    while (answer.source(all)) {
    }
    return all;
  }

  Maker maker;
  Server server;
};

TEST_F(SourceTest, ArrivesWholeAndTheConnectionGoesOn) {
  HttpClient client(base());
  for (int round = 0; round < 2; ++round) {
    const Response answer = client.open("GET", "/long");
    ASSERT_TRUE(answer.source);
    EXPECT_EQ(answer.headers.at("content-type"), "text/csv");
    const std::string all = read(answer);
    EXPECT_EQ(std::count(all.begin(), all.end(), '\n'), 50);
    EXPECT_NE(all.find("\n49:x"), std::string::npos);
    EXPECT_EQ(client.request("GET", "/").body, "{}");
  }
  EXPECT_EQ(client.request("GET", "/long").body.size(), 5'000'190U) << "or taken whole";
  EXPECT_EQ(read(client.open("GET", "/empty")), "");
  EXPECT_EQ(client.open("GET", "/").body, "{}") << "a body of known length is no source";
  EXPECT_EQ(server.state().connections, 1U);
}

TEST_F(SourceTest, IsMadeNoFasterThanItIsRead) {
  RawConnection raw(server.port());
  raw.send(get_request("/endless"));
  raw.read_until("0:xxx");
  // The kernel's buffers take some megabytes; then the maker must stand still.
  int before = -1;
  EXPECT_TRUE(eventually([&] { return std::exchange(before, maker.made.load()) == maker.made; }));
  EXPECT_LT(maker.made, 200);
}

TEST_F(SourceTest, BreaksOffVisibly) {
  HttpClient client(base());
  const Response answer = client.open("GET", "/broken");
  EXPECT_THROW(read(answer), ClientError);
  EXPECT_THROW(client.request("GET", "/broken"), ClientError);
  RawConnection raw(server.port());
  raw.send(get_request("/broken"));
  EXPECT_FALSE(raw.read_to_end().ends_with("0\r\n\r\n")) << "no clean end";
  EXPECT_EQ(client.request("GET", "/").body, "{}");
}

TEST_F(SourceTest, IsLetGoWhenItsReaderLeaves) {
  {
    RawConnection raw(server.port());
    raw.send(get_request("/endless"));
    raw.read_until("0:xxx");
    EXPECT_GT(maker.alive.use_count(), 1);
  }
  EXPECT_TRUE(eventually([&] { return maker.alive.use_count() == 1 && server.state().connections == 0; }));
}

TEST_F(SourceTest, HasNoChunksForAnOldReader) {
  RawConnection raw(server.port());
  raw.send("GET /long HTTP/1.0\r\n\r\n");
  const std::string all = raw.read_to_end();
  EXPECT_EQ(all.find("chunked"), std::string::npos);
  EXPECT_EQ(std::count(all.begin() + static_cast<std::ptrdiff_t>(all.find("\r\n\r\n")) + 4, all.end(), '\n'),
            50);
}

TEST_F(SourceTest, TakesItsConnectionOutOfThePool) {
  ClientPool pool(base(), 1);
  const Response answer = pool.open("GET", "/long");
  EXPECT_EQ(pool.request("GET", "/").body, "{}") << "who comes next doesn't wait for a long answer";
  EXPECT_EQ(read(answer).size(), 5'000'190U);
}

TEST_F(SourceTest, ConnectsOnlyAddressesThatAreAdmitted) {
  std::vector<std::string> asked;
  ClientSettings settings;
  settings.admit = [&](const std::string& address) {
    asked.push_back(address);
    return false;
  };
  HttpClient client(base(), settings);
  EXPECT_THROW(client.request("GET", "/"), ClientError);
  EXPECT_EQ(asked, std::vector<std::string>{"127.0.0.1"});
  EXPECT_EQ(server.state().connections, 0U);
}

TEST_F(SourceTest, TakesNoLargerAnswerThanAgreed) {
  ClientSettings settings;
  settings.answer_bytes = 1000;
  EXPECT_THROW(HttpClient(base(), settings).request("GET", "/long"), ClientError);
  EXPECT_EQ(HttpClient(base(), settings).request("GET", "/").body, "{}");
}

}  // namespace
}  // namespace heliu::test
