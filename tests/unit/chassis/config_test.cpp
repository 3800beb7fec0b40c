#include "chassis/ops/config.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cstdlib>
#include <fstream>

namespace heliu {
namespace {

// Sets a variable for one test.
struct Environment {
  Environment(const char* name, const char* value) : name(name) { ::setenv(name, value, 1); }
  ~Environment() { ::unsetenv(name); }
  const char* name;
};

constexpr std::string_view kText = R"(
[service.market]
listen = "127.0.0.1:8103"
workers = 4
quiet = true
[paths]
data = "var/data"
)";

TEST(Config, ReadsTextNumbersAndFlags) {
  const Config config = Config::parse(kText);
  EXPECT_EQ(config.text("service.market.listen"), "127.0.0.1:8103");
  EXPECT_EQ(config.number("service.market.workers", 8), 4);
  EXPECT_EQ(config.number("service.market.queue", 512), 512);
  EXPECT_TRUE(config.flag("service.market.quiet", false));
  EXPECT_EQ(config.text("service.credit.listen", "none"), "none");
}

TEST(Config, LetsTheEnvironmentWin) {
  const Environment listen("HELIU_SERVICE_MARKET_LISTEN", "0.0.0.0:9");
  const Environment workers("HELIU_SERVICE_MARKET_WORKERS", "16");
  const Environment absent("HELIU_LOG_LEVEL", "debug");
  const Config config = Config::parse(kText);
  EXPECT_EQ(config.text("service.market.listen"), "0.0.0.0:9");
  EXPECT_EQ(config.number("service.market.workers", 8), 16);
  EXPECT_EQ(config.text("log.level", "info"), "debug");
}

TEST(Config, StartsRelativePathsAtTheHome) {
  const Environment home("HELIU_HOME", "/srv/heliu");
  const Config config = Config::parse(kText);
  EXPECT_EQ(config.path("paths.data", "x"), "/srv/heliu/var/data");
  EXPECT_EQ(config.path("paths.keys", "/etc/keys"), "/etc/keys");
}

TEST(Config, NamesTheKeyThatIsMissingOrWrong) {
  const Environment workers("HELIU_SERVICE_MARKET_WORKERS", "many");
  const Config config = Config::parse(kText);
  const auto reason = [](auto&& read) -> std::string {
    try {
      read();
    } catch (const std::runtime_error& error) {
      return error.what();
    }
    return "";
  };
  EXPECT_NE(reason([&] { config.text("database.user"); }).find("database.user"), std::string::npos);
  EXPECT_NE(reason([&] { config.number("service.market.workers", 1); }).find("many"), std::string::npos);
  EXPECT_NE(reason([&] { config.text("service.market"); }).find("service.market"), std::string::npos);
  EXPECT_NE(reason([] { Config::parse("a = 1\nb = = 2"); }).find("line 2"), std::string::npos);
  EXPECT_NE(reason([] { Config::load("no/such.toml"); }).find("no/such.toml"), std::string::npos);
}

TEST(Secret, IsReadOnlyWhenNobodyElseCan) {
  const std::string file = testing::TempDir() + "heliu-secret";
  std::ofstream(file) << "hush\nsecond line\n";
  ::chmod(file.c_str(), 0600);
  EXPECT_EQ(read_secret(file), "hush");
  ::chmod(file.c_str(), 0640);
  EXPECT_THROW(read_secret(file), std::runtime_error);
  ::unlink(file.c_str());
  EXPECT_THROW(read_secret(file), std::runtime_error);
}

}  // namespace
}  // namespace heliu
