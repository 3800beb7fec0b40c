#include "tests/bench/door.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "chassis/json/describe.hpp"

namespace heliu::bench {

namespace {

Key key_of(HttpClient& client, const std::string& role, const std::string& login,
           const std::string& password) {
  const Response signed_in = client.request("POST", "/v1/session", {{"content-type", "application/json"}},
                                            R"({"login":")" + login + R"(","password":")" + password + "\"}");
  if (signed_in.status != 200)
    throw std::runtime_error(login + " can't sign in: let ops/run play the day first");
  const std::string cookie = signed_in.headers.at("set-cookie");
  const Headers session{{"content-type", "application/json"},
                        {"cookie", cookie.substr(0, cookie.find(';'))},
                        {"x-csrf-token", member_of(signed_in.body, "csrf_token")}};
  const Response made = client.request("POST", "/v1/keys", session, R"({"name":"bench"})");
  if (made.status != 201) throw std::runtime_error("the key answered " + std::to_string(made.status));
  return {role, member_of(made.body, "id"), member_of(made.body, "key"), session};
}

}  // namespace

std::string member_of(const std::string& body, const char* name) {
  const JsonDocument document = parse_json(body);
  return document[name].GetString();
}

// One caller has a rate limit, so the connections are of several, as they would be.
Door::Door(const Config& config)
    : base_("https://" + config.text("service.gateway.listen")),
      certificate_(config.path("paths.tls", "var/tls") / "gateway.pem") {
  const auto asking = client();
  const auto list = config.path("day.dir", "var/day") / "accounts.txt";
  std::ifstream accounts(list);
  std::string line;
  std::getline(accounts, line);  // the heading
  while (std::getline(accounts, line)) {
    std::istringstream words(line);
    std::string role, login, password;
    words >> role >> login >> password;
    keys_.push_back(key_of(*asking, role, login, password));
  }
  if (keys_.empty()) throw std::runtime_error(list.string() + " is empty: let ops/run play the day first");
}

Door::~Door() {
  const auto asking = client();
  for (const Key& key : keys_) asking->request("DELETE", "/v1/keys/" + key.id, key.session);
}

std::unique_ptr<HttpClient> Door::client() const {
  return std::make_unique<HttpClient>(base_, certificate_);
}

const Key& Door::of(const std::string& role) const {
  const auto found =
      std::find_if(keys_.begin(), keys_.end(), [&](const Key& key) { return key.role == role; });
  if (found == keys_.end()) throw std::out_of_range("nobody of the day is " + role);
  return *found;
}

}  // namespace heliu::bench
