#include "settlement/escrow/reference.hpp"

#include <gtest/gtest.h>

#include <random>

namespace heliu::escrow {

TEST(Reference, IsHlTenCharactersAndTwoToCheck) {
  EXPECT_EQ(reference_text(0), "HL000000000000");
  EXPECT_EQ(reference_text(1), "HL000000000101");
  EXPECT_EQ(reference_text(1021), "HL00000000ZX00");
  EXPECT_EQ(reference_text(kReferenceNumbers - 1).size(), std::size_t{kReferenceLength});
  EXPECT_THROW(reference_text(kReferenceNumbers), std::out_of_range);
}

TEST(Reference, ReadsBackEveryNumberAndDetectsEveryWrongCharacter) {
  std::mt19937_64 random(7);
  for (int i = 0; i < 200; ++i) {
    const std::string right = reference_text(random() % kReferenceNumbers);
    ASSERT_EQ(read_reference(right), right);
    for (std::size_t at = 2; at < right.size(); ++at)
      for (const char c : std::string_view("0123456789ABCDEFGHJKMNPQRSTVWXYZ")) {
        if (c == right[at]) continue;
        std::string wrong = right;
        wrong[at] = c;
        EXPECT_EQ(read_reference(wrong), std::nullopt) << right << " as " << wrong;
      }
  }
}

TEST(Reference, DetectsAnyTwoExchangedCharactersOfItsNumber) {
  std::mt19937_64 random(8);
  for (int i = 0; i < 200; ++i) {
    const std::string right = reference_text(random() % kReferenceNumbers);
    for (std::size_t a = 2; a < 12; ++a)
      for (std::size_t b = a + 1; b < 12; ++b) {
        std::string wrong = right;
        std::swap(wrong[a], wrong[b]);
        if (wrong != right) {
          EXPECT_EQ(read_reference(wrong), std::nullopt) << right << " as " << wrong;
        }
      }
  }
}

TEST(Reference, IsFoundInWhatPeopleWrite) {
  const std::string right = reference_text(123456789012345);
  std::string spaced, lower;
  for (std::size_t i = 0; i < right.size(); ++i) {
    if (i % 4 == 2) spaced += i % 8 == 2 ? " " : "-";
    spaced += right[i];
    lower += static_cast<char>(std::tolower(right[i]));
  }
  for (const std::string& text :
       {right, "处置费 " + right + " 谢谢", spaced, lower, "HLHL " + right, "/INV/" + right + "/7"})
    EXPECT_EQ(find_reference(text), right) << text;
}

TEST(Reference, OfSeveralEscrowsAreFoundEachOnceInTheirOrder) {
  const std::string a = reference_text(1), b = reference_text(77), c = reference_text(123456789012345);
  EXPECT_EQ(find_references("付 " + b + "、" + a + " " + b + c), (std::vector<std::string>{b, a, c}));
  EXPECT_TRUE(find_references("付处置费").empty());
}

TEST(Reference, ReadsLookAlikesAsTheirDigits) {
  EXPECT_EQ(read_reference("HLOOOOOOOOOOOO"), "HL000000000000");
  EXPECT_EQ(read_reference("HL000000000I0L"), "HL000000000101");
}

TEST(Reference, IsNotFoundWhereThereIsNone) {
  for (const char* text :
       {"", "HL", "处置费", "HL0000000000", "HL000000000001", "XX000000000000", "HLUUUUUUUUUUUU"})
    EXPECT_EQ(find_reference(text), std::nullopt) << text;
}

}  // namespace heliu::escrow
