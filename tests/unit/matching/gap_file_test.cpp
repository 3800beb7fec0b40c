// The literature's text format.
#include <gtest/gtest.h>

#include "matching/gap/gap_file.hpp"
#include "matching/gap/solve.hpp"
#include "matching/gap/work.hpp"

namespace heliu::matching::gap {
namespace {

constexpr std::string_view kGood = "2 3\n 1 2 3\n 4 5 -6\n 1 1 1\n 2 2 2\n 2 4\n";

TEST(GapFile, CostsWeightsAndCapacitiesStandAsInTheText) {
  const Instance instance = read_gap_file(kGood);
  EXPECT_EQ(instance.jobs(), 3U);
  EXPECT_EQ(instance.capacity, (std::vector<Weight>{2, 4}));
  EXPECT_EQ(instance.arcs_of(2)[0].cost, 3);
  EXPECT_EQ(instance.arcs_of(2)[1].cost, -6);
  EXPECT_EQ(instance.arcs_of(0)[1].weight, 2);
  EXPECT_EQ(solve(instance, {}).cost, -3);
}

struct Bad {
  std::string_view text, why;
  std::size_t byte;
};

TEST(GapFile, EveryFaultIsRefusedWithItsPlace) {
  const Bad cases[] = {
      {"", "the text ends where the number of agents should stand", 0},
      {"  ", "the text ends where the number of agents should stand", 2},
      {"0 3", "the number of agents is not within", 0},
      {"-2 3", "the number of agents is not within", 0},
      {"2 x", "the number of jobs is not a whole number", 2},
      {"2 3.5", "the number of jobs is not a whole number", 2},
      {"1 1048577", "the number of jobs is not within", 2},
      {"99999999999999999999 1", "the number of agents has too many digits", 0},
      {"1000000 1000000 1 2 3", "the text is too short for these sizes", 15},
      {"1 1 5 -1 4", "a weight is not within", 6},
      {"1 1 5 1 -4", "a capacity is not within", 8},
      {"1 1 5 1 4 9", "something stands behind the last capacity", 10},
      {"1 1 1125899906842625 1 4", "a cost is not within", 4},
      {"1 1 1125899906842624 1 4", "the costs are too large", 24},
      {"1 1 +5 1 4", "a cost is not a whole number", 4},
  };
  for (const Bad& bad : cases) {
    try {
      read_gap_file(bad.text);
      ADD_FAILURE() << bad.text;
    } catch (const GapFileError& error) {
      EXPECT_NE(std::string(error.what()).find(bad.why), std::string::npos)
          << bad.text << ": " << error.what();
      EXPECT_EQ(error.byte, bad.byte) << bad.text;
    }
  }
}

TEST(GapFile, EveryTruncationIsRefused) {
  for (std::size_t size = 0; size + 2 < kGood.size(); ++size) {
    EXPECT_THROW(read_gap_file(kGood.substr(0, size)), GapFileError) << size;
  }
}

TEST(GapFile, RandomBytesEndInAnErrorOrAProblem) {
  Random random(8);
  constexpr std::string_view kAlphabet = "0123456789 -\n\tx.";
  int read = 0;
  for (int round = 0; round < 30000; ++round) {
    std::string text(kGood);
    for (auto k = random.below(4); k-- > 0;) text[random.below(text.size())] = kAlphabet[random.below(16)];
    try {
      read += malformed(read_gap_file(text)) ? 0 : 1;
    } catch (const GapFileError& error) {
      EXPECT_LE(error.byte, text.size());
    }
  }
  EXPECT_GT(read, 1000);
}

}  // namespace
}  // namespace heliu::matching::gap
