#include <gtest/gtest.h>
#include <signal.h>

#include <cstdlib>
#include <map>
#include <memory>
#include <set>
#include <thread>

#include "tests/scenario/standins/child.hpp"

namespace heliu::standins::testing {
namespace {

class System {
 public:
  explicit System(const std::filesystem::path& directory, std::vector<std::string> more = {}) {
    std::vector<std::string> arguments{"--port", "0", "--dir", directory.string()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    child = std::make_unique<Child>(HELIU_STANDIN_MANIFEST, arguments, directory / "errors");
    const std::string line = child->first_line().value_or("");
    port = std::atoi(line.substr(line.rfind(':') + 1).c_str());
  }

  std::unique_ptr<Child> child;
  int port = 0;
};

std::string application(const std::string& ref, const std::string& city = "4406", int year = 2026) {
  return R"({"client_ref":")" + ref + R"(","origin_city":")" + city + R"(","year":)" + std::to_string(year) +
         R"(,"waste_code":"321-024-48","kg":12000})";
}

// {"number":"20264406000001"} → 20264406000001
std::string number_in(const HttpAnswer& answer) {
  const std::string start = "{\"number\":\"";
  return answer.status == 201 && answer.body.size() == start.size() + 16
             ? answer.body.substr(start.size(), 14)
             : "no number: " + answer.body;
}

TEST(StandinManifestSystem, NumbersManifestsByYearAndCityOfOrigin) {
  TemporaryFolder folder;
  System system(folder.path());
  EXPECT_EQ(number_in(http(system.port, "POST", "/manifests", application("a"))), "20264406000001");
  EXPECT_EQ(number_in(http(system.port, "POST", "/manifests", application("b"))), "20264406000002");
  EXPECT_EQ(number_in(http(system.port, "POST", "/manifests", application("c", "4401"))), "20264401000001");
  EXPECT_EQ(number_in(http(system.port, "POST", "/manifests", application("d", "4406", 2027))),
            "20274406000001");
  EXPECT_EQ(number_in(http(system.port, "POST", "/manifests", application("e"))), "20264406000003");
}

TEST(StandinManifestSystem, GivesTheSameApplicationTheSameNumberAlways) {
  TemporaryFolder folder;
  {
    System system(folder.path());
    EXPECT_EQ(number_in(http(system.port, "POST", "/manifests", application("a"))), "20264406000001");
    EXPECT_EQ(number_in(http(system.port, "POST", "/manifests", application("a"))), "20264406000001");
    const HttpAnswer conflict = http(system.port, "POST", "/manifests", application("a", "4401"));
    EXPECT_EQ(conflict.status, 409);
    EXPECT_NE(conflict.body.find("20264406000001"), std::string::npos);
    system.child->signal(SIGKILL);
    EXPECT_EQ(system.child->wait(), -SIGKILL);
  }
  System system(folder.path());
  EXPECT_EQ(number_in(http(system.port, "POST", "/manifests", application("a"))), "20264406000001");
  EXPECT_EQ(number_in(http(system.port, "POST", "/manifests", application("b"))), "20264406000002");
  system.child->signal(SIGTERM);
  EXPECT_EQ(system.child->wait(), 0);
}

TEST(StandinManifestSystem, ShowsWhatANumberWasIssuedFor) {
  TemporaryFolder folder;
  System system(folder.path());
  http(system.port, "POST", "/manifests", application("lot-17"));
  const HttpAnswer shown = http(system.port, "GET", "/manifests/20264406000001");
  EXPECT_EQ(shown.status, 200);
  for (const char* part :
       {"\"number\":\"20264406000001\"", "\"client_ref\":\"lot-17\"", "\"origin_city\":\"4406\"",
        "\"year\":2026", "\"issued_at\":\"2", "\"waste_code\":\"321-024-48\"", "\"kg\":12000"})
    EXPECT_NE(shown.body.find(part), std::string::npos) << part << " in " << shown.body;
  EXPECT_EQ(http(system.port, "GET", "/manifests/20264406000002").status, 404);
  EXPECT_EQ(http(system.port, "GET", "/manifests/4406").status, 400);
}

TEST(StandinManifestSystem, NamesEachBadField) {
  TemporaryFolder folder;
  System system(folder.path());
  const std::pair<std::string, std::vector<std::string>> rows[] = {
      {"", {}},
      {"[1]", {}},
      {"{\"client_ref\":", {}},
      {"{}", {"client_ref", "origin_city", "year"}},
      {application(""), {"client_ref"}},
      {application(std::string(65, 'x')), {"client_ref"}},
      {application("a b"), {"client_ref"}},
      {application("a", "440"), {"origin_city"}},
      {application("a", "0406"), {"origin_city"}},
      {application("a", "44O6"), {"origin_city"}},
      {application("a", "4406", 2021), {"year"}},
      {application("a", "4406", 20260), {"year"}},
      {R"({"client_ref":"a","origin_city":4406,"year":"2026"})", {"origin_city", "year"}},
  };
  for (const auto& [body, fields] : rows) {
    const HttpAnswer refused = http(system.port, "POST", "/manifests", body);
    EXPECT_EQ(refused.status, 400) << body;
    for (const std::string& field : fields)
      EXPECT_NE(refused.body.find("\"pointer\":\"/" + field + "\""), std::string::npos)
          << body << refused.body;
    if (fields.empty()) continue;
    EXPECT_NE(refused.body.find("\"field\":\"" + fields.front() + "\""), std::string::npos) << refused.body;
  }
  EXPECT_EQ(number_in(http(system.port, "POST", "/manifests", application("a"))), "20264406000001");
}

TEST(StandinManifestSystem, AnswersWhatIsNoRequestOfItsOwn) {
  TemporaryFolder folder;
  System system(folder.path());
  EXPECT_EQ(http(system.port, "GET", "/").status, 404);
  EXPECT_EQ(http(system.port, "GET", "/manifests/").status, 404);
  EXPECT_EQ(http(system.port, "GET", "/manifests").status, 405);
  EXPECT_EQ(http(system.port, "DELETE", "/manifests/20264406000001").status, 405);
  EXPECT_EQ(http(system.port, "POST", "/manifests", std::string(70'000, ' ')).status, 413);
  EXPECT_EQ(http_raw(system.port, "HELLO\r\n\r\n").status, 400);
  const HttpAnswer two = http_raw(system.port,
                                  "GET / HTTP/1.1\r\nHost: a\r\n\r\n"
                                  "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  EXPECT_NE(two.body.find("HTTP/1.1 404"), std::string::npos) << "one connection carries several requests";
}

TEST(StandinManifestSystem, NumbersManyAtOnceWithoutHoleOrRepeat) {
  constexpr int kThreads = 8, kEach = 25;
  TemporaryFolder folder;
  System system(folder.path());
  std::vector<std::vector<std::string>> got(kThreads);
  std::vector<std::thread> threads;
  for (int t = 0; t < kThreads; ++t)
    threads.emplace_back([&, t] {
      for (int i = 0; i < kEach; ++i)
        got[t].push_back(number_in(http(system.port, "POST", "/manifests",
                                        application(std::to_string(t) + "-" + std::to_string(i)))));
    });
  for (std::thread& thread : threads) thread.join();
  std::set<std::string> numbers;
  for (const auto& part : got) numbers.insert(part.begin(), part.end());
  EXPECT_EQ(numbers.size(), static_cast<std::size_t>(kThreads * kEach));
  EXPECT_EQ(*numbers.begin(), "20264406000001");
  EXPECT_EQ(*numbers.rbegin(), "20264406000200");
}

// The client asks again after each crash, as a careful client does; what it was told once stays true.
TEST(StandinManifestSystem, NeverIssuesANumberTwiceWhenKilledAtAnyStep) {
  TemporaryFolder folder;
  std::map<std::string, std::string> told;
  for (unsigned step = 1; step <= 12; ++step) {
    SCOPED_TRACE("killed at step " + std::to_string(step));
    {
      System system(folder.path(), {"--crash-after-steps", std::to_string(step)});
      for (int i = 0; i < 4; ++i) {
        const std::string ref = std::to_string(step) + "-" + std::to_string(i);
        const HttpAnswer answer = http(system.port, "POST", "/manifests", application(ref));
        if (answer.status != 0) told[ref] = number_in(answer);
      }
      EXPECT_EQ(system.child->wait(), -SIGKILL);
    }
    System system(folder.path());
    for (int i = 0; i < 4; ++i) {
      const std::string ref = std::to_string(step) + "-" + std::to_string(i);
      const std::string number = number_in(http(system.port, "POST", "/manifests", application(ref)));
      EXPECT_EQ(number, told.emplace(ref, number).first->second);
    }
  }
  std::set<std::string> numbers;
  for (const auto& [ref, number] : told) numbers.insert(number);
  EXPECT_EQ(numbers.size(), told.size());
  EXPECT_EQ(*numbers.rbegin(), "20264406000048");
}

}  // namespace
}  // namespace heliu::standins::testing
