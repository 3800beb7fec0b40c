#include <gtest/gtest.h>

#include <memory>

#include "chassis/http/server.hpp"
#include "raw_connection.hpp"

namespace heliu::test {
namespace {

Server streaming(Stream source) {
  return Server({}, {.handle = [](const Request&) { return Response::json(200, "{}"); },
                     .wait = {},
                     .stream = [source](const Request& request) -> std::optional<Stream> {
                       if (request.path != "/events") return std::nullopt;
                       return source;
                     }});
}

TEST(EventStream, SendsWhatComesAndEnds) {
  Server server = streaming([count = 0](std::string& append) mutable {
    append = "id: " + std::to_string(++count) + "\ndata: lot.listed\n\n";
    return count < 3;
  });
  server.start();
  RawConnection raw(server.port());
  raw.send(get_request("/events"));
  const std::string all = raw.read_to_end();
  EXPECT_EQ(status_of(all), 200);
  EXPECT_NE(all.find("text/event-stream"), std::string::npos);
  for (const char* id : {"id: 1\n", "id: 2\n", "id: 3\n"}) EXPECT_NE(all.find(id), std::string::npos) << id;
  EXPECT_TRUE(all.ends_with("0\r\n\r\n"));
}

TEST(EventStream, LeavesOtherRequestsToTheHandler) {
  Server server = streaming([](std::string&) { return true; });
  server.start();
  RawConnection raw(server.port());
  raw.send(get_request("/else", "Connection: close\r\n"));
  EXPECT_TRUE(raw.read_to_end().ends_with("{}"));
}

TEST(EventStream, IsLetGoWhenItsReaderLeaves) {
  const auto held = std::make_shared<int>(0);
  std::weak_ptr<int> watched = held;
  Server server({}, {.handle = [](const Request&) { return Response::json(200, "{}"); },
                     .wait = {},
                     .stream = [&](const Request&) -> std::optional<Stream> {
                       return [mine = std::make_shared<std::shared_ptr<int>>(held)](std::string& append) {
                         append = "data: " + std::string(1000, 'x') + "\n\n";
                         return true;
                       };
                     }});
  server.start();
  {
    RawConnection raw(server.port());
    raw.send(get_request("/events"));
    raw.read_until("data: ");
    EXPECT_GT(held.use_count(), 1);
  }
  EXPECT_TRUE(eventually([&] { return held.use_count() == 1 && server.state().connections == 0; }));
}

}  // namespace
}  // namespace heliu::test
