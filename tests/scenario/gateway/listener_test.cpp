// The door with its socket: TLS, and what only the listener sees.
#include <openssl/ssl.h>
#include <sys/stat.h>

#include <atomic>
#include <thread>

#include "chassis/http/client.hpp"
#include "tests/scenario/gateway/house.hpp"

namespace heliu::gateway {
namespace {

class Listener : public HouseSuite {
 protected:
  Listener() {
    ServerSettings settings;
    house().gateway().configure(settings);
    EXPECT_EQ(settings.workers, 3U);
    Server::Hooks hooks = house().hooks();
    hooks.stream = [this, inner = hooks.stream](const Request& request) -> std::optional<Stream> {
      auto stream = inner(request);
      if (!stream) return std::nullopt;
      return [this, stream = *std::move(stream)](std::string& append) mutable {
        const bool more = stream(append);
        if (more && !append.empty()) streaming = true;
        return more;
      };
    };
    server.emplace(settings, std::move(hooks));
    server->start();
  }
  HttpClient client() const {
    return HttpClient("https://localhost:" + std::to_string(server->port()),
                      house().folder() / "tls/gateway.pem");
  }
  // The version agreed with a client that speaks at most this one; "" when refused.
  std::string agreed(int most) const {
    SSL_CTX* context = SSL_CTX_new(TLS_client_method());
    SSL_CTX_set_max_proto_version(context, most);
    BIO* connection = BIO_new_ssl_connect(context);
    BIO_set_conn_hostname(connection, ("127.0.0.1:" + std::to_string(server->port())).c_str());
    SSL* ssl = nullptr;
    BIO_get_ssl(connection, &ssl);
    const std::string version = BIO_do_handshake(connection) == 1 ? SSL_get_version(ssl) : "";
    BIO_free_all(connection);
    SSL_CTX_free(context);
    return version;
  }

  std::atomic<bool> streaming = false;
  std::optional<Server> server;
};

TEST_F(Listener, SpeaksTls13AndNothingOlder) {
  EXPECT_EQ(agreed(TLS1_3_VERSION), "TLSv1.3");
  EXPECT_EQ(agreed(TLS1_2_VERSION), "");
  struct stat state {};
  ASSERT_EQ(::stat((house().folder() / "tls/gateway.key").c_str(), &state), 0);
  EXPECT_EQ(state.st_mode & 0777, 0600U);
}

TEST_F(Listener, ServesPagesSessionsAndServices) {
  const Person person = house().person("producer");
  HttpClient http = client();
  EXPECT_EQ(http.request("GET", "/").status, 200);
  EXPECT_EQ(http.request("GET", "/v1/session", person.cookie()).status, 200);
  EXPECT_EQ(http.request("GET", "/v1/lots/%E4%B8%AD%E6%96%87%20x", person.cookie()).status, 200);
  EXPECT_EQ(house().backend().last().path_parameter("name"), "中文 x");
}

TEST_F(Listener, RefusesPathsThatTwoReadersCouldReadDifferently) {
  const std::size_t asked = house().backend().asked();
  HttpClient http = client();
  for (const char* target : {"/v1/lots/a%2Fb", "/v1/lots/%2e%2e", "/v1/lots/../session", "/v1/lots/%00",
                             "/v1/lots/%zz", "/v1/lots/%ff", "/v1/lots?q=1&q=2"})
    EXPECT_EQ(http.request("GET", target).status, 400) << target;
  EXPECT_EQ(house().backend().asked(), asked);
}

TEST_F(Listener, StreamsEventsUntilTheSessionEnds) {
  const Person person = house().person("producer");
  Headers headers = person.cookie();
  headers["last-event-id"] = "gone";
  HttpClient http = client();
  Response all;
  {
    // The client has its answer when the stream has ended.
    std::jthread reading([&] { all = http.request("GET", "/v1/events", headers); });
    const auto latest = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (!streaming && std::chrono::steady_clock::now() < latest) std::this_thread::yield();
    EXPECT_EQ(house().ask("DELETE", "/v1/session", {}, person.commanding()).status, 204);
  }
  EXPECT_EQ(all.status, 200);
  EXPECT_EQ(all.headers.at("content-type"), "text/event-stream");
  EXPECT_NE(all.body.find("event: reset"), std::string::npos);
  EXPECT_EQ(http.request("GET", "/v1/events", headers).status, 401);
}

class LongAnswer : public Listener {
 protected:
  // The service behind the door makes pieces until it is told to stop, or breaks off after some.
  LongAnswer() {
    Response answer;
    answer.headers["content-type"] = "text/csv; charset=utf-8";
    answer.source = [this](std::string& append) {
      if (made == breaks_after) throw std::runtime_error("the database is gone");
      append += std::to_string(++made) + "," + std::string(100'000, 'x') + "\r\n";
      return made < pieces;
    };
    house().backend().answer_with(std::move(answer));
  }
  ~LongAnswer() override { house().backend().answer_with(Response::json(200, "{}")); }
  static std::string read(const Response& answer) {
    std::string all;
    while (answer.source(all)) {
    }
    return all;
  }

  std::atomic<int> made = 0, pieces = 20, breaks_after = -1;
};

TEST_F(LongAnswer, PassesTheDoorAsItIsMade) {
  const Person person = house().person("producer");
  HttpClient http = client();
  const Response answer = http.open("GET", "/v1/lots", person.cookie());
  ASSERT_TRUE(answer.source) << answer.body;
  EXPECT_EQ(answer.headers.at("content-type"), "text/csv; charset=utf-8");
  EXPECT_EQ(answer.headers.at("x-content-type-options"), "nosniff");
  EXPECT_EQ(read(answer).size(), 9 * 100'004U + 11 * 100'005U);
  EXPECT_EQ(http.request("GET", "/v1/session", person.cookie()).status, 200) << "the connection goes on";
}

TEST_F(LongAnswer, BreaksOffForItsReaderWhenTheServiceBreaksOff) {
  breaks_after = 3;
  HttpClient http = client();
  const Response answer = http.open("GET", "/v1/lots", house().person("producer").cookie());
  EXPECT_THROW(read(answer), ClientError);
}

TEST_F(LongAnswer, WaitsForItsReaderAndEndsWithHim) {
  pieces = 1'000'000;
  const Person person = house().person("producer");
  {
    HttpClient http = client();
    const Response answer = http.open("GET", "/v1/lots", person.cookie());
    std::string some;
    answer.source(some);
    int before = -1;
    EXPECT_TRUE(test::eventually([&] { return std::exchange(before, made.load()) == made; }));
    EXPECT_LT(made, 400) << "no more than the buffers of two connections";
  }
  EXPECT_TRUE(test::eventually([&] { return server->state().connections == 0; }));
}

TEST_F(LongAnswer, EndsWithTheSessionThatAskedForIt) {
  pieces = 1'000'000;
  const Person person = house().person("producer");
  HttpClient http = client();
  const Response answer = http.open("GET", "/v1/lots", person.cookie());
  std::string some;
  answer.source(some);
  EXPECT_EQ(house().ask("DELETE", "/v1/session", {}, person.commanding()).status, 204);
  EXPECT_THROW(read(answer), ClientError);
}

TEST_F(LongAnswer, IsOneOfTwoThatACallerMayReadAtOnce) {
  pieces = 1'000'000;
  const Person person = house().person("producer");
  HttpClient first = client(), second = client(), third = client();
  const Response one = first.open("GET", "/v1/lots", person.cookie()),
                 two = second.open("GET", "/v1/lots", person.cookie());
  EXPECT_TRUE(one.source && two.source);
  EXPECT_EQ(third.request("GET", "/v1/lots", person.cookie()).status, 429);
  EXPECT_EQ(third.request("GET", "/v1/session", person.cookie()).status, 200);
}

}  // namespace
}  // namespace heliu::gateway
