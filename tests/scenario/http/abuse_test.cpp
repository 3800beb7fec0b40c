// What comes from people who do not mean well: every one gets an answer or a closed door, and the next
// visitor is served.
#include <gtest/gtest.h>

#include <random>

#include "chassis/http/client.hpp"
#include "chassis/http/server.hpp"
#include "raw_connection.hpp"

namespace heliu::test {
namespace {

using namespace std::chrono_literals;

class Abuse : public testing::Test {
 protected:
  Abuse()
      : server(
            settings(),
            {.handle = [](const Request&) { return Response::json(200, "{}"); }, .wait = {}, .stream = {}}) {
    server.start();
  }
  ~Abuse() override {
    HttpClient client("http://127.0.0.1:" + std::to_string(server.port()));
    EXPECT_EQ(client.request("GET", "/").status, 200) << "the server no longer answers";
  }
  static ServerSettings settings() {
    ServerSettings settings;
    settings.body_bytes = 10'000;
    settings.read_timeout = 1s;
    return settings;
  }
  int status(const std::string& bytes) {
    RawConnection raw(server.port());
    raw.send(bytes);
    return status_of(raw.read_to_end());
  }
  Server server;
};

TEST_F(Abuse, OfSilenceEndsAtTheDeadline) {
  EXPECT_TRUE(RawConnection(server.port()).closed_by_peer());
}

TEST_F(Abuse, OfASlowHeaderEndsAtTheDeadline) {
  RawConnection raw(server.port());
  raw.send("GET / HTTP/1.1\r\nHost: x\r\n");
  const auto began = std::chrono::steady_clock::now();
  EXPECT_TRUE(raw.closed_by_peer([&] { raw.send("X: y\r\n"); }));  // a drop now and then keeps nobody alive
  EXPECT_LT(std::chrono::steady_clock::now() - began, 5s);
}

TEST_F(Abuse, OfASlowBodyEndsAtTheDeadline) {
  RawConnection raw(server.port());
  raw.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9000\r\n\r\n");
  EXPECT_TRUE(raw.closed_by_peer([&] { raw.send("z"); }));
}

TEST_F(Abuse, OfAHugeHeaderIsRefused) {
  EXPECT_EQ(status(get_request("/", "X: " + std::string(9'000, 'a') + "\r\n")), 431);
  EXPECT_EQ(status("GET /" + std::string(100'000, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n"), 431);
  std::string many;
  for (int i = 0; i < 150; ++i) many += "a" + std::to_string(i) + ": b\r\n";
  EXPECT_EQ(status(get_request("/", many)), 431);
}

TEST_F(Abuse, OfAHugeBodyIsRefused) {
  EXPECT_EQ(status("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10001\r\n\r\n"), 413);
  EXPECT_EQ(
      status("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 500000\r\n\r\n" + std::string(500'000, 'z')),
      413);
  EXPECT_EQ(status("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n4e20\r\n" +
                   std::string(20'000, 'z') + "\r\n0\r\n\r\n"),
            413);
}

TEST_F(Abuse, OfAmbiguousLengthsIsRefused) {
  EXPECT_EQ(
      status(
          "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
      400);
  EXPECT_EQ(
      status(
          "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n"),
      400);
  EXPECT_EQ(status("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd"), 400);
  EXPECT_EQ(status("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"), 400);
  EXPECT_EQ(status("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n"), 400);
}

TEST_F(Abuse, OfHeadersThatContradictEachOtherIsRefused) {
  EXPECT_EQ(status("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"), 400);
  EXPECT_EQ(status("GET / HTTP/1.1\r\n\r\n"), 400);
  EXPECT_EQ(status(get_request("/", "Authorization: a\r\nAuthorization: b\r\n")), 400);
  EXPECT_EQ(status(get_request("/", "Idempotency-Key: a\r\nIdempotency-Key: b\r\n")), 400);
}

TEST_F(Abuse, OfTheTargetIsRefused) {
  for (const char* target : {"/../etc/passwd", "/%2e%2e/x", "/a%00b", "http://evil/", "/%zz", "*"})
    EXPECT_EQ(status(get_request(target)), 400) << target;
}

TEST_F(Abuse, OfRandomBytesNeverHurts) {
  std::mt19937 random(20261123);
  for (int i = 0; i < 30; ++i) {
    std::string junk;
    for (int n = 0; n < 200; ++n) junk += static_cast<char>(random());
    const int answer = status(junk + "\r\n\r\n");
    EXPECT_TRUE(answer == 400 || answer == 0) << answer;
  }
}

}  // namespace
}  // namespace heliu::test
