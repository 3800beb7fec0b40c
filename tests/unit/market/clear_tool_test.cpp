// heliu-clear on the example book of its README.
#include <gtest/gtest.h>

#include <filesystem>

#include "market/book_file.hpp"
#include "market/clear_tool/commands.hpp"
#include "market/clear_tool/figures.hpp"

namespace heliu::market::clear_tool {

namespace {

const std::string kBook = "tests/data/clearing/example.json";

class ClearTool : public ::testing::Test {
 protected:
  ClearTool()
      : folder(std::filesystem::temp_directory_path() /
               ("heliu-clear-" + std::to_string(reinterpret_cast<std::uintptr_t>(this)))) {
    std::filesystem::create_directories(folder);
    result = folder / "example.result";
  }
  ~ClearTool() override { std::filesystem::remove_all(folder); }

  int run(std::vector<std::string> words) {
    const Options options = read_options(words);
    testing::internal::CaptureStdout();
    try {
      const int code = run_command(options);
      said = testing::internal::GetCapturedStdout();
      return code;
    } catch (...) {
      said = testing::internal::GetCapturedStdout();
      throw;
    }
  }

  std::filesystem::path folder;
  std::string result, said;
};

TEST_F(ClearTool, SolvesVerifiesExplainsAndReplaysTheExample) {
  ASSERT_EQ(run({"solve", kBook, "--out", result}), kGood) << said;
  EXPECT_NE(said.find("objective 5689741.000 fen\nbound 5689741.000 fen\ngap 0.000 fen\n"), std::string::npos)
      << said;
  EXPECT_EQ(run({"verify", kBook, result}), kGood) << said;
  EXPECT_NE(said.find("verified yes"), std::string::npos);
  EXPECT_EQ(run({"replay", kBook, result}), kGood) << said;
  EXPECT_EQ(run({"explain", kBook, result, "--lang", "en"}), kGood);
  EXPECT_NE(said.find("the offer was sealed before the lot last changed"), std::string::npos) << said;
  EXPECT_EQ(run({"explain", kBook, result, "--lot", "01000000-0000-4000-8000-000000000006"}), kGood);
  EXPECT_NE(said.find("无人对该代码报价"), std::string::npos) << said;
}

TEST_F(ClearTool, ASearchCutByTheClockReplaysToTheSameBytes) {
  ASSERT_EQ(run({"solve", kBook, "--seconds", "1", "--out", result}), kGood) << said;
  EXPECT_EQ(run({"replay", kBook, result}), kGood) << said;
}

TEST_F(ClearTool, ATamperedResultFailsVerifyAndIsNotExplained) {
  ASSERT_EQ(run({"solve", kBook, "--out", result}), kGood);
  std::string text = read_file(result);
  const auto at = text.find("\"welfare\":5");
  ASSERT_NE(at, std::string::npos);
  text[at + 10] = '6';
  write_file(result, text);
  EXPECT_EQ(run({"verify", kBook, result}), kFailed);
  EXPECT_NE(said.find("fault seal-broken"), std::string::npos) << said;
  EXPECT_EQ(run({"explain", kBook, result}), kFailed);
}

TEST_F(ClearTool, RefusesWordsItDoesNotKnow) {
  EXPECT_THROW(read_options({}), UsageError);
  EXPECT_THROW(read_options({"clear", kBook}), UsageError);
  EXPECT_THROW(read_options({"solve"}), UsageError);
  EXPECT_THROW(read_options({"solve", kBook, "--seconds"}), UsageError);
  EXPECT_THROW(read_options({"solve", kBook, "--seconds", "0"}), UsageError);
  EXPECT_THROW(read_options({"solve", kBook, "--seconds", "1", "--work", "5"}), UsageError);
  EXPECT_THROW(read_options({"solve", kBook, "--format", "lp"}), UsageError);
  EXPECT_THROW(read_options({"verify", kBook, "x", "--work", "5"}), UsageError);
  EXPECT_THROW(run({"solve", "no-such-file"}), FileError);
}

}  // namespace

}  // namespace heliu::market::clear_tool
