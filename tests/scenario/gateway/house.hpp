// The gateway on the real test database, with a service behind it and no socket before it.
#pragma once
#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>

#include "gateway/gateway.hpp"
#include "tests/scenario/gateway/backend.hpp"
#include "tests/support/test_service.hpp"

namespace heliu::gateway {

using test::member;
using test::problem_name;

// Somebody signed in.
struct Person {
  Uuid id;
  std::string login;
  Uuid enterprise;
  std::string token, csrf;

  Headers cookie() const { return {{"cookie", std::string(kCookie) + "=" + token}}; }
  Headers commanding() const {
    Headers headers = cookie();
    headers["x-csrf-token"] = csrf;
    return headers;
  }
};

class House {
 public:
  // Limits small enough to reach: a caller 60 requests, a stranger's address 40, two streams each; three
  // workers, of which two may wait for one service.
  House();
  ~House();

  // Through the door, from an address of its own unless one is given.
  Response ask(const std::string& method, const std::string& target, const std::string& body = {},
               Headers headers = {}, const std::string& remote = {});
  std::optional<Stream> stream(Headers headers, const std::string& remote = "10.9.9.9");

  // A user of the registry, by its feed; known to the gateway, without a password.
  Uuid register_user(const std::string& login, const std::string& role, const Uuid& enterprise = {});
  // A new one who has signed in.
  Person person(const std::string& role, const Uuid& enterprise = {});
  void give_password(const Uuid& user, const std::string& password);
  Response sign_in(const std::string& login, const std::string& password);
  std::string activation_of(const Uuid& user);  // issued by an operator
  std::string key_of(const Person& person);     // made in his session

  void pass(std::chrono::seconds time);  // the clock stands still between calls
  Instant now() const { return service_->now(); }

  test::TestService& service() { return *service_; }
  const Server::Hooks& hooks() const { return hooks_; }
  Gateway& gateway() { return *gateway_; }
  Backend& backend() { return *backend_; }
  const std::filesystem::path& folder() const { return folder_; }

 private:
  std::string configuration() const;
  Server::Hooks own_hooks();

  const std::filesystem::path folder_;
  std::unique_ptr<Backend> backend_;
  std::unique_ptr<DyingBackend> dying_;
  std::unique_ptr<Gateway> gateway_;
  std::unique_ptr<test::TestService> service_;
  Server::Hooks hooks_;
  int addresses_ = 0, people_ = 0;
};

// One house for all tests of a program: everybody in it is new to each test.
class HouseSuite : public testing::Test {
 protected:
  static House& house();
  static std::string json(const std::string& name, const std::string& value) {
    return "{\"" + name + "\":\"" + value + "\"}";
  }
  static std::string credentials(const std::string& login, const std::string& password) {
    return R"({"login":")" + login + R"(","password":")" + password + "\"}";
  }
};

}  // namespace heliu::gateway
