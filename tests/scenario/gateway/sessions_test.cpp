#include "tests/scenario/gateway/house.hpp"

namespace heliu::gateway {
namespace {

using namespace std::chrono_literals;

constexpr const char* kPassword = "correct horse battery";

class Sessions : public HouseSuite {
 protected:
  // A new user with a password.
  static std::string known() {
    const Person person = house().person("producer", Uuid::v7());
    house().give_password(person.id, kPassword);
    return person.login;
  }
  static Headers cookie_of(const Response& signed_in) {
    const std::string& set = signed_in.headers.at("set-cookie");
    return {{"cookie", set.substr(0, set.find(';'))}};
  }
};

TEST_F(Sessions, OpenWithTheRightPassword) {
  const std::string login = known();
  const Response opened = house().sign_in(login, kPassword);
  ASSERT_EQ(opened.status, 200) << opened.body;
  EXPECT_EQ(member(opened, "login"), login);
  EXPECT_EQ(member(opened, "roles"), R"(["producer"])");
  EXPECT_EQ(opened.headers.at("cache-control"), "no-store");
  const Response asked = house().ask("GET", "/v1/session", {}, cookie_of(opened));
  ASSERT_EQ(asked.status, 200) << asked.body;
  EXPECT_EQ(asked.body, opened.body);
  const auto said = house().service().said("session.opened");
  ASSERT_FALSE(said.empty());
  EXPECT_EQ(said.back().subject.text(), member(opened, "user_id"));
}

TEST_F(Sessions, HandOutACookieThatNoScriptReadsAndNoOtherSiteSends) {
  const Response opened = house().sign_in(known(), kPassword);
  const std::string set = opened.headers.at("set-cookie");
  EXPECT_TRUE(set.starts_with("__Host-heliu=")) << set;
  for (const char* flag : {"; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax", "; Max-Age=43200"})
    EXPECT_NE(set.find(flag), std::string::npos) << flag << " in " << set;
  EXPECT_EQ(set.find("Domain"), std::string::npos);
  EXPECT_EQ(opened.body.find(cookie_of(opened).at("cookie").substr(13)), std::string::npos);
  const Response again = house().ask("GET", "/v1/session", {}, cookie_of(opened));
  EXPECT_EQ(again.headers.count("set-cookie"), 0U);
}

TEST_F(Sessions, AreEachTheirOwn) {
  const std::string login = known();
  const Response one = house().sign_in(login, kPassword), other = house().sign_in(login, kPassword);
  EXPECT_NE(one.headers.at("set-cookie"), other.headers.at("set-cookie"));
  EXPECT_NE(member(one, "csrf_token"), member(other, "csrf_token"));
}

TEST_F(Sessions, RefuseWhatTheContractDoesNotAccept) {
  for (const char* body : {"{}", R"({"login":"x"})", R"({"login":"","password":"x"})",
                           R"({"login":"x","password":"y","admin":true})", R"({"login":1,"password":"y"})"})
    EXPECT_EQ(house().ask("POST", "/v1/session", body).status, 422) << body;
  EXPECT_EQ(house().ask("POST", "/v1/session", "{").status, 400);
  // A form of another site can send nothing else than these types.
  for (const char* type : {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data"})
    EXPECT_EQ(house().ask("POST", "/v1/session", credentials("x", "y"), {{"content-type", type}}).status,
              415);
  EXPECT_EQ(house().ask("PUT", "/v1/session", credentials("x", "y")).status, 405);
}

TEST_F(Sessions, KnowNoOtherSpellingOfAName) {
  const std::string login = known();
  for (const std::string& spelling : {login + " ", " " + login, "P" + login.substr(1), login + "\u0301"}) {
    const Response answer = house().sign_in(spelling, kPassword);
    EXPECT_TRUE(answer.status == 422 || problem_name(answer) == "sign-in-refused") << spelling << answer.body;
  }
}

TEST_F(Sessions, LockANameAfterFiveWrongPasswords) {
  const std::string login = known();
  for (int i = 0; i < 5; ++i) EXPECT_EQ(problem_name(house().sign_in(login, "wrong")), "sign-in-refused");
  const Response locked = house().sign_in(login, "wrong");
  EXPECT_EQ(locked.status, 429);
  EXPECT_EQ(problem_name(locked), "sign-in-locked");
  EXPECT_EQ(locked.headers.at("retry-after"), "10");
  EXPECT_NE(locked.body.find("10 秒"), std::string::npos) << locked.body;
  EXPECT_EQ(problem_name(house().sign_in(login, kPassword)), "sign-in-locked") << "even the right one";
  house().pass(9s);
  EXPECT_EQ(house().sign_in(login, kPassword).headers.at("retry-after"), "1");
  house().pass(1s);
  EXPECT_EQ(house().sign_in(login, kPassword).status, 200);
}

TEST_F(Sessions, LockLongerWithEachFurtherWrongPassword) {
  const std::string login = known();
  for (int i = 0; i < 5; ++i) house().sign_in(login, "wrong");
  house().pass(10s);
  EXPECT_EQ(problem_name(house().sign_in(login, "wrong")), "sign-in-refused");
  EXPECT_EQ(house().sign_in(login, "wrong").headers.at("retry-after"), "20");
  house().pass(20s);
  EXPECT_EQ(house().sign_in(login, kPassword).status, 200) << "and the right one forgives";
  for (int i = 0; i < 4; ++i) EXPECT_EQ(problem_name(house().sign_in(login, "wrong")), "sign-in-refused");
  EXPECT_EQ(house().sign_in(login, kPassword).status, 200);
}

TEST_F(Sessions, TellNobodyWhichNamesExist) {
  const std::string without_password = house().person("producer").login;
  for (const std::string& login : {known(), without_password, std::string("nobody.has.this")}) {
    std::vector<std::string> answers;
    for (int i = 0; i < 6; ++i) {
      const Response answer = house().sign_in(login, "wrong");
      answers.push_back(problem_name(answer) + " " + member(answer, "params"));
      EXPECT_EQ(answer.body.find(login), std::string::npos) << answer.body;
    }
    EXPECT_EQ(answers[4], "sign-in-refused {}") << login;
    EXPECT_EQ(answers[5], R"(sign-in-locked {"retry_after":"10","seconds":"10"})") << login;
  }
}

TEST_F(Sessions, RecordARefusalWithoutTheNameThatWasTyped) {
  house().sign_in("my-secret-typed-in-the-wrong-box", "x");
  const auto said = house().service().said("session.refused");
  ASSERT_FALSE(said.empty());
  EXPECT_TRUE(said.back().subject.is_nil());
  EXPECT_EQ(said.back().data.text.find("secret"), std::string::npos);
  EXPECT_TRUE(said.back().visible_to.empty());
}

TEST_F(Sessions, ForgetWrongPasswordsAfterADay) {
  const std::string login = known();
  for (int i = 0; i < 4; ++i) house().sign_in(login, "wrong");
  house().pass(24h + 1s);
  house().service().tick("forget old sign-ins");
  for (int i = 0; i < 4; ++i) house().sign_in(login, "wrong");
  EXPECT_EQ(house().sign_in(login, kPassword).status, 200);
}

TEST_F(Sessions, EndWhenTheyAreSignedOut) {
  const Response opened = house().sign_in(known(), kPassword);
  Headers headers = cookie_of(opened);
  EXPECT_EQ(house().ask("GET", "/v1/session", {}, headers).status, 200) << "and is remembered";
  headers["x-csrf-token"] = member(opened, "csrf_token");
  const Response ended = house().ask("DELETE", "/v1/session", {}, headers);
  EXPECT_EQ(ended.status, 204);
  EXPECT_NE(ended.headers.at("set-cookie").find("__Host-heliu=; "), std::string::npos);
  EXPECT_NE(ended.headers.at("set-cookie").find("Max-Age=0"), std::string::npos);
  EXPECT_EQ(house().ask("GET", "/v1/session", {}, headers).status, 401);
  EXPECT_EQ(house().ask("DELETE", "/v1/session", {}, headers).status, 401);
}

TEST_F(Sessions, EndAfterTwelveHours) {
  const Response opened = house().sign_in(known(), kPassword);
  house().pass(12h - 1s);
  EXPECT_EQ(house().ask("GET", "/v1/session", {}, cookie_of(opened)).status, 200);
  house().pass(1s);
  EXPECT_EQ(problem_name(house().ask("GET", "/v1/session", {}, cookie_of(opened))), "unauthenticated");
  house().service().tick("forget old sign-ins");
  EXPECT_EQ(problem_name(house().ask("GET", "/v1/session", {}, cookie_of(opened))), "unauthenticated");
}

TEST_F(Sessions, AreNotForStrangers) {
  for (const Headers& headers :
       {Headers{}, Headers{{"cookie", "__Host-heliu=made-up"}}, Headers{{"cookie", "heliu=x"}},
        Headers{{"authorization", "Bearer hk_made-up"}},
        Headers{{"authorization", "Basic b3BlcmF0b3I6eA=="}}})
    EXPECT_EQ(problem_name(house().ask("GET", "/v1/session", {}, headers)), "unauthenticated");
  EXPECT_EQ(house().ask("DELETE", "/v1/session").status, 401);
}

}  // namespace
}  // namespace heliu::gateway
