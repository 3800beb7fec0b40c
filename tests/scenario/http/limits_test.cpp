#include <gtest/gtest.h>

#include <vector>

#include "chassis/http/client.hpp"
#include "chassis/http/server.hpp"
#include "gate.hpp"
#include "raw_connection.hpp"

namespace heliu::test {
namespace {

TEST(Limits, CloseTheDoorAtTheConnectionCap) {
  ServerSettings settings;
  settings.connections = 2;
  Server server(
      settings,
      {.handle = [](const Request&) { return Response::json(200, "{}"); }, .wait = {}, .stream = {}});
  server.start();
  auto first = std::make_unique<RawConnection>(server.port());
  RawConnection second(server.port());
  ASSERT_TRUE(eventually([&] { return server.state().connections == 2; }));
  RawConnection third(server.port());
  EXPECT_TRUE(third.closed_by_peer());
  EXPECT_EQ(server.state().shed, 1U);
  first.reset();
  ASSERT_TRUE(eventually([&] { return server.state().connections == 1; }));
  RawConnection fourth(server.port());
  fourth.send(get_request("/", "Connection: close\r\n"));
  EXPECT_EQ(status_of(fourth.read_to_end()), 200);
}

TEST(Limits, AnswerOverloadedWhenTheQueueIsFull) {
  Gate gate;
  ServerSettings settings;
  settings.workers = 1;
  settings.queue = 1;
  Server server(settings, {.handle =
                               [&](const Request&) {
                                 gate.pass();
                                 return Response::json(200, "{}");
                               },
                           .wait = {},
                           .stream = {}});
  server.start();
  RawConnection running(server.port()), queued(server.port()), shed(server.port());
  running.send(get_request("/", "Connection: close\r\n"));
  ASSERT_TRUE(gate.reached_by(1));
  queued.send(get_request("/", "Connection: close\r\n"));
  ASSERT_TRUE(eventually([&] { return server.state().queued == 1; }));
  shed.send(get_request("/", "Connection: close\r\nAccept-Language: en\r\n"));
  const std::string refused = shed.read_to_end();
  EXPECT_EQ(status_of(refused), 503);
  EXPECT_NE(refused.find("retry-after: 1"), std::string::npos) << refused;
  EXPECT_NE(refused.find("/problems/overloaded"), std::string::npos);
  EXPECT_NE(refused.find("The system is busy"), std::string::npos);
  gate.open();
  EXPECT_EQ(status_of(running.read_to_end()), 200);
  EXPECT_EQ(status_of(queued.read_to_end()), 200);
}

TEST(Limits, KeepRoomForSoManyLargeBodiesAtOnce) {
  Gate gate;
  ServerSettings settings;
  settings.body_bytes = 2 << 20;
  settings.bodies_bytes = 3 << 20;
  Server server(settings, {.handle =
                               [&](const Request& request) {
                                 gate.pass();
                                 return Response::json(200, std::to_string(request.body.size()));
                               },
                           .wait = {},
                           .stream = {}});
  server.start();
  const std::string head =
      "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 2097152\r\n\r\n";
  const std::string body(2 << 20, 'x');
  RawConnection first(server.port()), second(server.port());
  first.send(head + body);
  ASSERT_TRUE(gate.reached_by(1));
  second.send(head);
  EXPECT_EQ(status_of(second.read_to_end()), 503);
  gate.open();
  EXPECT_TRUE(first.read_to_end().ends_with("2097152"));
  RawConnection third(server.port());
  third.send(head + body);
  EXPECT_EQ(status_of(third.read_to_end()), 200) << "the room is given back";
}

TEST(Limits, EndAnIdleConnection) {
  ServerSettings settings;
  settings.idle_timeout = std::chrono::seconds(1);
  Server server(
      settings,
      {.handle = [](const Request&) { return Response::json(200, "{}"); }, .wait = {}, .stream = {}});
  server.start();
  RawConnection raw(server.port());
  raw.send(get_request("/"));
  EXPECT_EQ(status_of(raw.read_until("{}")), 200);
  EXPECT_TRUE(raw.closed_by_peer());
}

}  // namespace
}  // namespace heliu::test
