// The kept corpora and seeded mutations of them through the fuzzers' own functions, in every build.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

#include "harness.hpp"

namespace heliu::fuzz {
namespace {

struct Reader {
  const char* name;  // of its corpus
  void (*attempt)(std::string_view);
  int mutations;
};

std::vector<std::string> corpus(const std::string& name) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(HELIU_SOURCE_DIR) + "/tests/fuzz/corpus/" + name))
    paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> inputs;
  for (const auto& path : paths) {
    std::ifstream file(path, std::ios::binary);
    inputs.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return inputs;
}

const std::vector<std::string>& words() {
  static const std::vector<std::string> all{"9223372036854775807",
                                            "-9223372036854775808",
                                            "18446744073709551616",
                                            "0",
                                            "-1",
                                            "1e308",
                                            "null",
                                            "true",
                                            "[]",
                                            "{}",
                                            "\"\"",
                                            "\"\\ud800\"",
                                            " ",
                                            "\n",
                                            "1000000000",
                                            "99999999999"};
  return all;
}

// One small change: a byte, a cut, a doubling, a number, or a piece of another input.
std::string mutated(std::string text, const std::vector<std::string>& inputs, std::mt19937& random) {
  const auto place = [&](std::size_t size) { return size == 0 ? 0 : random() % size; };
  const std::size_t at = place(text.size() + 1), length = 1 + random() % 30;
  switch (random() % 6) {
    case 0:
      if (!text.empty()) text[place(text.size())] = static_cast<char>(random());
      break;
    case 1:
      text.erase(std::min(at, text.size()), length);
      break;
    case 2:
      text.insert(at, text.substr(std::min(at, text.size()), length));
      break;
    case 3:
      text.insert(at, words()[random() % words().size()]);
      break;
    case 4: {  // a number becomes another one
      const auto digit = text.find_first_of("0123456789", at);
      if (digit == std::string::npos) break;
      const auto end = text.find_first_not_of("0123456789", digit);
      text.replace(digit, std::min(end, text.size()) - digit, words()[random() % 6]);
      break;
    }
    default: {
      const std::string& other = inputs[random() % inputs.size()];
      text.insert(at, other.substr(place(other.size()), length * 4));
    }
  }
  return text;
}

class EveryReader : public ::testing::TestWithParam<Reader> {};

TEST_P(EveryReader, KeepsItsPromisesOnTheCorpusAndItsMutations) {
  const Reader reader = GetParam();
  auto inputs = corpus(reader.name);
  if (reader.attempt == try_result) inputs.push_back(example_result());
  ASSERT_GE(inputs.size(), 3U);
  for (const std::string& input : inputs) ASSERT_NO_THROW(reader.attempt(input)) << input;
  std::mt19937 random(20261127);
  for (int n = 0; n < reader.mutations; ++n) {
    std::string input = inputs[random() % inputs.size()];
    for (auto changes = 1 + random() % 4; changes > 0; --changes)
      input = mutated(std::move(input), inputs, random);
    ASSERT_NO_THROW(reader.attempt(input)) << "mutation " << n << ":\n" << input;
  }
}

INSTANTIATE_TEST_SUITE_P(Readers, EveryReader,
                         ::testing::Values(Reader{"book", try_book, 4'000},
                                           Reader{"result", try_result, 4'000}, Reader{"gap", try_gap, 6'000},
                                           Reader{"dimacs", try_dimacs, 10'000},
                                           Reader{"camt", try_camt, 10'000},
                                           Reader{"mt940", try_mt940, 10'000},
                                           Reader{"pain002", try_pain002, 10'000}),
                         [](const auto& info) { return std::string(info.param.name); });

// Every byte of a good result, changed in turn to three others: the reader or the check must object.
TEST(TamperedResult, FailsWhicheverByteIsChanged) {
  const std::string good = example_result();
  ASSERT_GT(good.size(), 1'000U);
  for (std::size_t at = 0; at < good.size(); ++at) {
    for (const char flip : {1, 2, 16}) {
      std::string bad = good;
      bad[at] = static_cast<char>(bad[at] ^ flip);
      ASSERT_NO_THROW(try_result(bad)) << "byte " << at;
    }
  }
}

}  // namespace
}  // namespace heliu::fuzz
