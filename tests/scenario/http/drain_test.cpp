#include <gtest/gtest.h>

#include <future>

#include "chassis/http/client.hpp"
#include "chassis/http/server.hpp"
#include "gate.hpp"
#include "raw_connection.hpp"

namespace heliu::test {
namespace {

using namespace std::chrono_literals;

bool refuses_connections(int port) {
  try {
    RawConnection probe(port);
    return false;
  } catch (const std::runtime_error&) {
    return true;
  }
}

TEST(Drain, FinishesWhatIsInFlightAndTakesNoMore) {
  Gate gate;
  Server server({}, {.handle =
                         [&](const Request&) {
                           gate.pass();
                           return Response::json(200, "{\"done\":true}");
                         },
                     .wait = {},
                     .stream = {}});
  server.start();
  RawConnection idle(server.port()), working(server.port());
  working.send(get_request("/"));
  ASSERT_TRUE(gate.reached_by(1));
  auto drained = std::async(std::launch::async, [&] { server.drain(20s); });
  EXPECT_TRUE(idle.closed_by_peer());
  EXPECT_TRUE(eventually([&] { return refuses_connections(server.port()); }));
  EXPECT_EQ(drained.wait_for(0s), std::future_status::timeout) << "it did not wait for the request in flight";
  gate.open();
  const std::string answer = working.read_to_end();
  EXPECT_NE(answer.find("{\"done\":true}"), std::string::npos);
  EXPECT_NE(answer.find("Connection: close"), std::string::npos) << answer;
  EXPECT_EQ(drained.wait_for(kPatience), std::future_status::ready);
  EXPECT_EQ(server.state().connections, 0U);
}

TEST(Drain, EndsLongPollsAndStreams) {
  std::atomic<int> held = 0;
  Server server({}, {.handle = [](const Request&) { return Response::json(200, "{}"); },
                     .wait =
                         [&](const Request& request, std::chrono::milliseconds) {
                           if (request.path == "/poll") held = 1;
                           return request.path == "/poll";
                         },
                     .stream = [](const Request& request) -> std::optional<Stream> {
                       if (request.path != "/events") return std::nullopt;
                       return [first = true](std::string& append) mutable {
                         if (std::exchange(first, false)) append = "data: 1\n\n";
                         return true;
                       };
                     }});
  server.start();
  RawConnection poll(server.port()), events(server.port());
  poll.send(get_request("/poll"));
  events.send(get_request("/events"));
  EXPECT_NE(events.read_until("data: 1").find("data: 1"), std::string::npos);
  ASSERT_TRUE(eventually([&] { return held == 1; }));
  const auto began = std::chrono::steady_clock::now();
  server.drain(20s);
  EXPECT_LT(std::chrono::steady_clock::now() - began, 10s);
  EXPECT_EQ(status_of(poll.read_to_end()), 200);
  EXPECT_TRUE(events.read_to_end().ends_with("0\r\n\r\n"));
}

TEST(Drain, GivesUpAtItsLimit) {
  Gate gate;
  Server server({}, {.handle =
                         [&](const Request&) {
                           gate.pass();
                           return Response::json(200, "{}");
                         },
                     .wait = {},
                     .stream = {}});
  server.start();
  RawConnection stuck(server.port());
  stuck.send(get_request("/"));
  ASSERT_TRUE(gate.reached_by(1));
  server.drain(1s);
  EXPECT_EQ(server.state().connections, 1U);
  gate.open();
}

}  // namespace
}  // namespace heliu::test
