#include "chassis/http/server.hpp"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

#include "chassis/http/client.hpp"
#include "gate.hpp"
#include "raw_connection.hpp"

namespace heliu::test {
namespace {

Response echo(const Request& request) {
  Response answer =
      Response::json(200, "{\"path\":\"" + request.path + "\",\"body\":\"" + request.body + "\"}");
  answer.headers["set-cookie"] = "a=1\nb=2";
  return answer;
}

class ServerTest : public testing::Test {
 protected:
  ServerTest() : server({}, {.handle = echo, .wait = {}, .stream = {}}) { server.start(); }
  std::string base() const { return "http://127.0.0.1:" + std::to_string(server.port()); }
  Server server;
};

TEST_F(ServerTest, AnswersOnAKeptConnection) {
  HttpClient client(base());
  for (int i = 0; i < 3; ++i) {
    const Response answer =
        client.request("POST", "/v1/%E5%8D%97?x=1", {{"content-type", "text/plain"}}, "hello");
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body, "{\"path\":\"/v1/南\",\"body\":\"hello\"}");
    EXPECT_FALSE(answer.headers.contains("server"));
  }
  EXPECT_EQ(server.state().connections, 1U);
}

TEST_F(ServerTest, SendsEachCookieInAFieldOfItsOwn) {
  RawConnection raw(server.port());
  raw.send(get_request("/", "Connection: close\r\n"));
  const std::string answer = raw.read_to_end();
  EXPECT_NE(answer.find("set-cookie: a=1\r\n"), std::string::npos) << answer;
  EXPECT_NE(answer.find("set-cookie: b=2\r\n"), std::string::npos);
}

TEST_F(ServerTest, AnswersPipelinedRequestsInTheirOrder) {
  RawConnection raw(server.port());
  std::string all;
  for (int i = 0; i < 5; ++i)
    all += get_request("/" + std::to_string(i), i == 4 ? "Connection: close\r\n" : "");
  raw.send(all);
  const std::string answers = raw.read_to_end();
  std::size_t at = 0;
  for (int i = 0; i < 5; ++i) {
    at = answers.find("\"path\":\"/" + std::to_string(i) + "\"", at);
    EXPECT_NE(at, std::string::npos) << i;
  }
}

TEST_F(ServerTest, GivesTheGoAheadToAClientThatAsks) {
  RawConnection raw(server.port());
  raw.send(
      "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n");
  EXPECT_EQ(status_of(raw.read_until("\r\n\r\n")), 100);
  raw.send("hi");
  EXPECT_EQ(status_of(raw.read_to_end()), 200);
}

TEST_F(ServerTest, SendsNoBodyForHeadNoContentAndNotModified) {
  Server quiet({}, {.handle =
                        [](const Request& request) {
                          if (request.path == "/304")
                            return Response{.status = 304, .headers = {}, .body = "x"};
                          if (request.path == "/204")
                            return Response{.status = 204, .headers = {}, .body = "x"};
                          return Response::json(200, "{}");
                        },
                    .wait = {},
                    .stream = {}});
  quiet.start();
  for (const char* path : {"/304", "/204"}) {
    RawConnection raw(quiet.port());
    raw.send(get_request(path, "Connection: close\r\n"));
    EXPECT_TRUE(raw.read_to_end().ends_with("\r\n\r\n")) << path;
  }
  RawConnection raw(quiet.port());
  raw.send("HEAD / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  const std::string head = raw.read_to_end();
  EXPECT_TRUE(head.ends_with("\r\n\r\n"));
  EXPECT_NE(head.find("content-length: 2\r\n"), std::string::npos) << "how long it would be: " << head;
}

TEST_F(ServerTest, ServesTwoHundredConnectionsAtOnce) {
  std::vector<std::unique_ptr<HttpClient>> clients;
  for (int i = 0; i < 200; ++i) clients.push_back(std::make_unique<HttpClient>(base()));
  for (int round = 0; round < 2; ++round) {
    std::atomic<int> answered = 0;
    std::vector<std::thread> threads;
    for (std::size_t t = 0; t < 10; ++t)
      threads.emplace_back([&, t] {
        for (std::size_t i = t; i < clients.size(); i += 10)
          answered += clients[i]->request("GET", "/").status == 200 ? 1 : 0;
      });
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(answered, 200);
    EXPECT_EQ(server.state().connections, 200U);
  }
}

TEST(ServerFaults, AnswersForAHandlerThatThrows) {
  Server server({}, {.handle = [](const Request&) -> Response { throw std::runtime_error("inner secret"); },
                     .wait = {},
                     .stream = {}});
  server.start();
  HttpClient client("http://127.0.0.1:" + std::to_string(server.port()));
  for (int i = 0; i < 2; ++i) {
    const Response answer = client.request("GET", "/");
    EXPECT_EQ(answer.status, 500);
    EXPECT_EQ(answer.body.find("secret"), std::string::npos);
  }
}

TEST(ServerFaults, SaysPlainlyThatAPortIsInUse) {
  Server first({}, {.handle = echo, .wait = {}, .stream = {}});
  ServerSettings settings;
  settings.port = first.port();
  try {
    Server second(settings, {.handle = echo, .wait = {}, .stream = {}});
    FAIL();
  } catch (const std::runtime_error& error) {
    EXPECT_EQ(std::string(error.what()), "port in use: 127.0.0.1:" + std::to_string(first.port()));
  }
}

TEST(LongPoll, HoldsNoWorkerAndWakesWhenThereIsNews) {
  std::atomic<bool> news = false, waited = false;
  ServerSettings settings;
  settings.workers = 1;
  Server server(settings, {.handle = echo,
                           .wait =
                               [&](const Request& request, std::chrono::milliseconds so_far) {
                                 if (so_far.count() > 0) waited = true;
                                 return request.path == "/feed" && !news;
                               },
                           .stream = {}});
  server.start();
  RawConnection poll(server.port());
  poll.send(get_request("/feed", "Connection: close\r\n"));
  ASSERT_TRUE(eventually([&] { return waited.load(); }));
  HttpClient other("http://127.0.0.1:" + std::to_string(server.port()));
  EXPECT_EQ(other.request("GET", "/else").status, 200);  // the only worker is free
  news = true;
  EXPECT_EQ(status_of(poll.read_to_end()), 200);
}

}  // namespace
}  // namespace heliu::test
