// What a browser gets of a built folder, and when it may keep it.
#include "gateway/pages.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "chassis/base/bytes.hpp"
#include "tests/support/test_database.hpp"

namespace heliu::gateway {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

class PagesOfAFolder : public testing::Test {
 protected:
  PagesOfAFolder() : folder_(testing::TempDir() + "heliu-pages-" + to_hex(random_bytes(6))) {}
  ~PagesOfAFolder() override { fs::remove_all(folder_); }

  // Written long enough ago to count as finished.
  void write(const std::string& name, const std::string& text, std::chrono::seconds ago = 60s) const {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name, std::ios::binary) << text;
    fs::last_write_time(folder_ / name, fs::file_time_type::clock::now() - ago);
  }
  void build() const {
    write("index.html", "<title>console</title>");
    write("m.html", "<title>light</title>");
    write("assets/app-1a2b.js", "console.log(1)");
    write("assets/app-1a2b.js.gz", "small");
    write("assets/app-1a2b.js.br", "tiny");
    write("assets/app-9c.css", "a{}");
    write("icons/sign.svg", "<svg/>");
    write(".vite/manifest.json", "{}");
    write("notes.exe", "x");
  }
  Pages& pages() {
    if (!pages_) pages_.emplace(test::repository_root() / "web", folder_, "{\"openapi\":\"3.0.3\"}", 0ms);
    return *pages_;
  }
  std::optional<Response> ask(const std::string& path, Headers headers = {}) {
    Request request;
    request.method = "GET";
    request.path = path;
    request.headers = std::move(headers);
    return pages().find(request);
  }
  std::string body(const std::string& path) {
    const auto answer = ask(path);
    return answer ? answer->body : "nothing";
  }

  const fs::path folder_;
  std::optional<Pages> pages_;
};

TEST_F(PagesOfAFolder, ShowsTheStatusPageAtTheRootUntilPagesAreBuilt) {
  EXPECT_NE(body("/").find("/status.js"), std::string::npos);
  EXPECT_EQ(body("/trades/17"), "nothing");
  build();
  EXPECT_EQ(body("/"), "<title>console</title>");
  EXPECT_NE(body("/status.html").find("/status.js"), std::string::npos);
}

TEST_F(PagesOfAFolder, GivesEveryAddressOfAnEntryThatEntry) {
  build();
  for (const char* path : {"/", "/trades/17", "/index.html", "/mail", "/feed", "/trades/HW08.900-249"})
    EXPECT_EQ(body(path), "<title>console</title>") << path;
  for (const char* path : {"/m", "/m/", "/m/verify/17", "/m.html"})
    EXPECT_EQ(body(path), "<title>light</title>") << path;
}

TEST_F(PagesOfAFolder, NeverAnswersAMissingFileOrAnInterfaceWithAPage) {
  build();
  for (const char* path : {"/assets/app-0000.js", "/assets", "/assets/", "/v1", "/v1/trades",
                           "/icons/none.svg", "/.vite/manifest.json", "/app.js"})
    EXPECT_EQ(body(path), "nothing") << path;
  EXPECT_NE(body("/notes.exe"), "x") << "an unknown kind of file is no page";
  EXPECT_NE(body("/../status.js"), "x");
}

TEST_F(PagesOfAFolder, LetsHashedAssetsBeKeptForeverAndAsksAgainForTheRest) {
  build();
  EXPECT_EQ(ask("/assets/app-1a2b.js")->headers.at("cache-control"), "public, max-age=31536000, immutable");
  EXPECT_EQ(ask("/assets/app-1a2b.js")->headers.at("content-type"), "text/javascript; charset=utf-8");
  EXPECT_EQ(ask("/assets/app-9c.css")->headers.at("content-type"), "text/css; charset=utf-8");
  for (const char* path : {"/", "/m", "/icons/sign.svg", "/status.html", "/openapi.json"})
    EXPECT_EQ(ask(path)->headers.at("cache-control"), "no-cache") << path;
  EXPECT_EQ(ask("/icons/sign.svg")->headers.at("content-type"), "image/svg+xml");
}

TEST_F(PagesOfAFolder, AnswersNotModifiedToWhoHasIt) {
  build();
  for (const char* path : {"/", "/m/x", "/assets/app-1a2b.js", "/status.js", "/openapi.json"}) {
    const std::string tag = ask(path)->headers.at("etag");
    for (const std::string& named : {tag, "W/" + tag, "\"other\", " + tag, std::string("*")}) {
      const auto answer = ask(path, {{"if-none-match", named}});
      EXPECT_EQ(answer->status, 304) << path << " " << named;
      EXPECT_TRUE(answer->body.empty());
      EXPECT_EQ(answer->headers.at("etag"), tag);
    }
    EXPECT_EQ(ask(path, {{"if-none-match", "\"other\""}})->status, 200);
  }
}

TEST_F(PagesOfAFolder, ChoosesTheFormTheReaderCanUnpack) {
  build();
  const auto form = [&](const std::string& accepted) {
    const auto answer = ask("/assets/app-1a2b.js", {{"accept-encoding", accepted}});
    EXPECT_EQ(answer->headers.at("vary"), "accept-encoding");
    return answer->body;
  };
  EXPECT_EQ(form("gzip, deflate, br"), "tiny");
  EXPECT_EQ(form("GZIP"), "small");
  EXPECT_EQ(form("br;q=0, gzip;q=0.5"), "small");
  EXPECT_EQ(form("gzip;q=0, *;q=0"), "console.log(1)");
  EXPECT_EQ(form("identity"), "console.log(1)");
  EXPECT_EQ(form(""), "console.log(1)");
  EXPECT_EQ(form("*"), "tiny");
  EXPECT_FALSE(ask("/assets/app-9c.css", {{"accept-encoding", "br"}})->headers.contains("content-encoding"));
  EXPECT_NE(ask("/assets/app-1a2b.js", {{"accept-encoding", "br"}})->headers.at("etag"),
            ask("/assets/app-1a2b.js")->headers.at("etag"))
      << "two forms are two representations";
}

TEST_F(PagesOfAFolder, TakesANewBuildAndKeepsThePartsOpenPagesStillAskFor) {
  build();
  EXPECT_EQ(body("/"), "<title>console</title>");
  fs::remove_all(folder_);
  EXPECT_EQ(body("/"), "<title>console</title>") << "being built";
  write("index.html", "<title>second</title>", 0s);
  EXPECT_EQ(body("/"), "<title>console</title>") << "may still be growing";
  write("index.html", "<title>second</title>", 30s);
  EXPECT_EQ(body("/"), "<title>second</title>");
  EXPECT_EQ(body("/assets/app-1a2b.js"), "console.log(1)");
  EXPECT_EQ(body("/m.html"), "nothing") << "no asset: gone with its build";
  write("index.html", "<title>third</title>", 20s);
  EXPECT_EQ(body("/"), "<title>third</title>");
  EXPECT_EQ(body("/assets/app-1a2b.js"), "nothing") << "one build back is enough";
}

TEST_F(PagesOfAFolder, FollowsNoLinkOutOfTheFolder) {
  build();
  fs::create_symlink("/etc/hostname", folder_ / "leak.txt");
  fs::create_directory_symlink("/etc", folder_ / "assets" / "etc");
  EXPECT_EQ(body("/leak.txt"), "nothing");
  EXPECT_EQ(body("/assets/etc/hostname"), "nothing");
}

}  // namespace
}  // namespace heliu::gateway
