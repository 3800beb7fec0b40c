#include <gtest/gtest.h>
#include <openssl/ssl.h>
#include <sys/stat.h>

#include <filesystem>

#include "chassis/base/bytes.hpp"
#include "chassis/http/client.hpp"
#include "chassis/http/server.hpp"
#include "chassis/identity/certificate.hpp"
#include "raw_connection.hpp"

namespace heliu::test {
namespace {

class Tls : public testing::Test {
 protected:
  Tls() : folder(testing::TempDir() + "heliu-tls-" + to_hex(random_bytes(6))) {
    make_certificate(folder / "cert.pem", folder / "key.pem", {"127.0.0.1", "localhost"});
    ServerSettings settings;
    settings.certificate = folder / "cert.pem";
    settings.private_key = folder / "key.pem";
    settings.read_timeout = std::chrono::seconds(2);
    server.emplace(settings, Server::Hooks{.handle = [](const Request&) { return Response::json(200, "{}"); },
                                           .wait = {},
                                           .stream = {}});
    server->start();
  }
  ~Tls() override { std::filesystem::remove_all(folder); }

  std::string at(const std::string& host) const {
    return "https://" + host + ":" + std::to_string(server->port());
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

  const std::filesystem::path folder;
  std::optional<Server> server;
};

TEST_F(Tls, ServesAClientThatTrustsTheCertificate) {
  for (const char* host : {"127.0.0.1", "localhost"}) {
    HttpClient client(at(host), folder / "cert.pem");
    for (int i = 0; i < 3; ++i) EXPECT_EQ(client.request("GET", "/").status, 200);
  }
}

TEST_F(Tls, SpeaksNothingOlderThanVersion13) {
  EXPECT_EQ(agreed(TLS1_3_VERSION), "TLSv1.3");
  EXPECT_EQ(agreed(TLS1_2_VERSION), "");
  EXPECT_EQ(agreed(TLS1_1_VERSION), "");
}

TEST_F(Tls, IsRefusedByAClientThatDoesNotTrustIt) {
  EXPECT_THROW(HttpClient(at("127.0.0.1")).request("GET", "/"), ClientError);
}

TEST_F(Tls, IsRefusedUnderANameTheCertificateDoesNotHold) {
  make_certificate(folder / "other.pem", folder / "other.key", {"heliu.example"});
  ServerSettings settings;
  settings.certificate = folder / "other.pem";
  settings.private_key = folder / "other.key";
  Server other(
      settings,
      {.handle = [](const Request&) { return Response::json(200, "{}"); }, .wait = {}, .stream = {}});
  other.start();
  HttpClient client("https://127.0.0.1:" + std::to_string(other.port()), folder / "other.pem");
  EXPECT_THROW(client.request("GET", "/"), ClientError);
}

TEST_F(Tls, DropsAVisitorWhoSpeaksPlainOrNothing) {
  RawConnection plain(server->port());
  plain.send(get_request("/"));
  EXPECT_TRUE(plain.closed_by_peer());
  EXPECT_TRUE(RawConnection(server->port()).closed_by_peer());
  EXPECT_EQ(HttpClient(at("127.0.0.1"), folder / "cert.pem").request("GET", "/").status, 200);
}

TEST_F(Tls, KeepsAnExistingCertificateAndHidesItsKey) {
  EXPECT_FALSE(make_certificate(folder / "cert.pem", folder / "key.pem", {"x"}));
  struct stat state {};
  ASSERT_EQ(::stat((folder / "key.pem").c_str(), &state), 0);
  EXPECT_EQ(state.st_mode & 0777, 0600U);
}

TEST_F(Tls, SaysPlainlyWhichFileIsMissing) {
  ServerSettings settings;
  settings.certificate = folder / "nowhere.pem";
  settings.private_key = folder / "key.pem";
  try {
    Server broken(settings, {.handle = {}, .wait = {}, .stream = {}});
    FAIL();
  } catch (const std::runtime_error& error) {
    EXPECT_NE(std::string(error.what()).find("nowhere.pem"), std::string::npos);
  }
}

}  // namespace
}  // namespace heliu::test
