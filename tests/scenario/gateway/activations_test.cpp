#include <thread>

#include "chassis/ops/config.hpp"
#include "gateway/first_account.hpp"
#include "tests/scenario/gateway/house.hpp"

namespace heliu::gateway {
namespace {

using namespace std::chrono_literals;

constexpr const char* kPassword = "correct horse battery";

class Activations : public HouseSuite {
 protected:
  static Response set(const std::string& login, const std::string& code,
                      const std::string& password = kPassword) {
    return house().ask(
        "POST", "/v1/passwords",
        R"({"login":")" + login + R"(","code":")" + code + R"(","password":")" + password + "\"}");
  }
  static std::string path_of(const Uuid& user) { return "/v1/activations/" + user.text(); }
};

TEST_F(Activations, GiveANewUserHisPasswordOnce) {
  const Person user = house().person("carrier", Uuid::v7());
  EXPECT_EQ(house().sign_in(user.login, kPassword).status, 401);
  const std::string code = house().activation_of(user.id);
  EXPECT_EQ(set(user.login, code).status, 204);
  EXPECT_EQ(house().sign_in(user.login, kPassword).status, 200);
  EXPECT_EQ(problem_name(set(user.login, code, "another long password")), "activation-refused");
  EXPECT_EQ(house().sign_in(user.login, kPassword).status, 200);
  EXPECT_FALSE(house().service().said("password.set").empty());
}

TEST_F(Activations, OpenForOneOfTwoWhoComeAtOnce) {
  const Person user = house().person("carrier", Uuid::v7());
  const std::string code = house().activation_of(user.id);
  int first = 0, second = 0;
  {
    std::jthread one([&] { first = set(user.login, code, "the password of one").status; });
    std::jthread two([&] { second = set(user.login, code, "the password of two").status; });
  }
  EXPECT_EQ(std::min(first, second), 204);
  EXPECT_EQ(std::max(first, second), 403);
  const bool one_won = first == 204;
  EXPECT_EQ(house().sign_in(user.login, "the password of one").status, one_won ? 200 : 401);
  EXPECT_EQ(house().sign_in(user.login, "the password of two").status, one_won ? 401 : 200);
}

TEST_F(Activations, ExpireAfterThreeDays) {
  const Person user = house().person("carrier", Uuid::v7());
  const std::string code = house().activation_of(user.id);
  house().pass(72h);
  EXPECT_EQ(problem_name(set(user.login, code)), "activation-refused");
}

TEST_F(Activations, AreVoidWhenAnotherIsIssued) {
  const Person user = house().person("carrier", Uuid::v7());
  const std::string first = house().activation_of(user.id), second = house().activation_of(user.id);
  EXPECT_NE(first, second);
  EXPECT_EQ(problem_name(set(user.login, first)), "activation-refused");
  EXPECT_EQ(set(user.login, second).status, 204);
}

TEST_F(Activations, RefuseAWrongCodeAndAnotherUsers) {
  const Person user = house().person("carrier"), other = house().person("carrier");
  const std::string code = house().activation_of(user.id);
  EXPECT_EQ(problem_name(set(user.login, "wrong")), "activation-refused");
  EXPECT_EQ(problem_name(set(other.login, code)), "activation-refused");
  EXPECT_EQ(problem_name(set("nobody.has.this", code)), "activation-refused");
  EXPECT_EQ(set(user.login, code, "too short").status, 422);
  EXPECT_EQ(set(user.login, "").status, 422);
  EXPECT_EQ(house().ask("POST", "/v1/passwords", "{}").status, 422);
  EXPECT_EQ(set(user.login, code).status, 204) << "and the code is still good";
}

TEST_F(Activations, EndTheSessionsAndKeysOfWhoeverHadThePasswordBefore) {
  const Person user = house().person("carrier", Uuid::v7());
  EXPECT_EQ(house().ask("GET", "/v1/session", {}, user.cookie()).status, 200);
  const std::string key = house().key_of(user);
  EXPECT_EQ(set(user.login, house().activation_of(user.id)).status, 204);
  EXPECT_EQ(house().ask("GET", "/v1/session", {}, user.cookie()).status, 401);
  EXPECT_EQ(house().ask("GET", "/v1/session", {}, {{"authorization", "Bearer " + key}}).status, 401);
}

TEST_F(Activations, OpenANameThatWrongPasswordsHaveLocked) {
  const Person user = house().person("carrier", Uuid::v7());
  for (int i = 0; i < 5; ++i) house().sign_in(user.login, "wrong");
  EXPECT_EQ(problem_name(house().sign_in(user.login, "wrong")), "sign-in-locked");
  EXPECT_EQ(set(user.login, house().activation_of(user.id)).status, 204);
  EXPECT_EQ(house().sign_in(user.login, kPassword).status, 200);
}

TEST_F(Activations, AreIssuedByOperatorsAndRegulatorsOnly) {
  const Person user = house().person("producer", Uuid::v7());
  for (const char* role : {"operator", "regulator"})
    EXPECT_EQ(house().ask("POST", path_of(user.id), {}, house().person(role).commanding()).status, 200)
        << role;
  for (const char* role : {"producer", "processor", "carrier", "finance", "insurer", "auditor"})
    EXPECT_EQ(problem_name(house().ask("POST", path_of(user.id), {}, house().person(role).commanding())),
              "forbidden")
        << role;
  EXPECT_EQ(house().ask("POST", path_of(user.id)).status, 401);
  const Person staff = house().person("operator");
  EXPECT_EQ(problem_name(house().ask("POST", path_of(Uuid::v7()), {}, staff.commanding())), "not-found");
  EXPECT_EQ(house().ask("POST", "/v1/activations/17", {}, staff.commanding()).status, 400);
}

TEST_F(Activations, MakeNoRegulatorAnyOfTheStaff) {
  for (const char* staff : {"operator", "regulator", "finance", "auditor"}) {
    const std::string path = path_of(house().person(staff).id);
    EXPECT_EQ(problem_name(house().ask("POST", path, {}, house().person("regulator").commanding())),
              "forbidden")
        << staff;
    EXPECT_EQ(house().ask("POST", path, {}, house().person("operator").commanding()).status, 200) << staff;
  }
}

TEST_F(Activations, SayOnTheFeedWhoIssuedThemButNeverTheCode) {
  const Person user = house().person("producer"), staff = house().person("operator");
  const Response issued = house().ask("POST", path_of(user.id), {}, staff.commanding());
  const auto said = house().service().said("activation.issued");
  ASSERT_FALSE(said.empty());
  EXPECT_EQ(said.back().subject, user.id);
  EXPECT_NE(said.back().data.text.find(staff.id.text()), std::string::npos);
  EXPECT_EQ(said.back().data.text.find(member(issued, "code")), std::string::npos);
}

TEST_F(Activations, BeginWithTheOperatorWhosePasswordIsInTheSecretsFolder) {
  const auto file = house().folder() / "secrets" / "operator.password";
  ensure_first_account(house().service().assembly());
  const std::string password = read_secret(file);  // throws when others could read it
  EXPECT_GE(password.size(), 20U);
  const Response opened = house().sign_in("operator", password);
  EXPECT_EQ(opened.status, 200) << opened.body;
  EXPECT_EQ(member(opened, "roles"), R"(["operator"])");
  ensure_first_account(house().service().assembly());
  EXPECT_EQ(read_secret(file), password);
  EXPECT_EQ(house().sign_in("operator", password).status, 200);
}

TEST_F(Activations, KeepTheFirstOfTwoUsersWithOneName) {
  const Uuid first = house().register_user("the.same.name", "producer");
  house().register_user("the.same.name", "regulator");
  house().service().hear_again("registry");
  house().give_password(first, kPassword);
  const Response opened = house().sign_in("the.same.name", kPassword);
  EXPECT_EQ(member(opened, "user_id"), first.text());
  EXPECT_EQ(member(opened, "roles"), R"(["producer"])");
}

}  // namespace
}  // namespace heliu::gateway
