#include "chassis/http/client.hpp"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

#include "chassis/http/server.hpp"
#include "gate.hpp"
#include "raw_connection.hpp"

namespace heliu::test {
namespace {

using namespace std::chrono_literals;

const Server::Hooks kFine{.handle = [](const Request& request) { return Response::json(200, request.body); },
                          .wait = {},
                          .stream = {}};

std::string at(int port) {
  return "http://127.0.0.1:" + std::to_string(port);
}

TEST(Client, OpensANewConnectionWhenTheKeptOneWasClosed) {
  auto server = std::make_unique<Server>(ServerSettings{}, kFine);
  server->start();
  ServerSettings same;
  same.port = server->port();
  HttpClient client(at(same.port));
  EXPECT_EQ(client.request("POST", "/", {}, "1").body, "1");
  server->drain(5s);
  server = nullptr;
  server = std::make_unique<Server>(same, kFine);
  server->start();
  EXPECT_EQ(client.request("POST", "/", {}, "2").body, "2");
}

TEST(Client, SaysThatNothingWasSentWhenNobodyListens) {
  int port = 0;
  { port = Server({}, kFine).port(); }
  try {
    HttpClient(at(port)).request("GET", "/");
    FAIL();
  } catch (const ClientError& error) {
    EXPECT_FALSE(error.request_sent);
  }
}

TEST(Client, SaysThatTheRequestWasSentWhenNoAnswerComes) {
  Gate gate;
  std::atomic<int> asked = 0;
  Server server({}, {.handle =
                         [&](const Request&) {
                           ++asked;
                           gate.pass();
                           return Response::json(200, "{}");
                         },
                     .wait = {},
                     .stream = {}});
  server.start();
  HttpClient client(at(server.port()), "", 300ms);
  try {
    client.request("POST", "/", {}, "{}");
    FAIL();
  } catch (const ClientError& error) {
    EXPECT_TRUE(error.request_sent);
  }
  gate.open();
  EXPECT_EQ(asked, 1);  // not tried again behind the caller's back
}

TEST(ClientPool, SharesFewConnectionsAmongManyThreads) {
  Server server({}, kFine);
  server.start();
  ClientPool pool(at(server.port()), 4);
  std::atomic<int> answered = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < 16; ++t)
    threads.emplace_back([&, t] {
      for (int i = 0; i < 20; ++i) {
        const std::string body = std::to_string(t * 100 + i);
        answered += pool.request("POST", "/", {}, body).body == body ? 1 : 0;
      }
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(answered, 320);
  EXPECT_LE(server.state().connections, 4U);
}

TEST(Client, CarriesALargeAnswer) {
  Server server({},
                {.handle = [](const Request&) { return Response::json(200, std::string(5'000'000, 'x')); },
                 .wait = {},
                 .stream = {}});
  server.start();
  EXPECT_EQ(HttpClient(at(server.port())).request("GET", "/").body.size(), 5'000'000U);
}

}  // namespace
}  // namespace heliu::test
