// Book and result files: what is refused, and in which words.
#include "market/book_file.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "matching/canonical.hpp"
#include "matching/clear.hpp"
#include "matching/verify.hpp"

namespace heliu::market {

namespace {

std::string example() {
  std::ifstream file("tests/data/clearing/example.json", std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

std::string refusal(const std::string& text) {
  try {
    read_book(text);
  } catch (const FileError& error) {
    return error.what();
  }
  return "accepted";
}

struct Case {
  const char *from, *to, *said;
};

TEST(BookFile, NamesTheFieldAndTheFactOfWhatItRefuses) {
  const std::vector<Case> table{
      {"\"kilograms\": 20000", "\"kilograms\": 20000.5", "lots[0].kilograms: expected an integer in range"},
      {"\"kilograms\": 20000", "\"kilograms\": 9223372036854775808",
       "lots[0].kilograms: expected an integer"},
      {"\"kilograms\": 20000", "\"kilograms\": 9223372036854775807",
       "kilograms 9223372036854775807 is not within"},
      {"\"kilograms\": 20000", "\"kilogrammes\": 20000", "lots[0].kilogrammes: is not a known field"},
      {"\"kilograms\": 20000", "\"kilograms\": 0", "kilograms 0 is not within 1 … 1000000000"},
      {"\"price\": -60000", "\"price\": -100000001", "price -100000001 is not within -100000000 … 100000000"},
      {"\"form\": \"Liquid\"", "\"form\": \"Wet\"", "lots[0].form: \"Wet\" is not one of the known values"},
      {"\"heat\": 36000", "\"heat\": \"36000\"", "lots[0].assay.heat: expected an integer in range"},
      {"\"amount\": 420000000", "\"amount\": -1", "amount -1 is not within 0 … 10000000000000000"},
      {"\"approvals\": []", "\"approvals\": {}", "approvals: expected a list"},
      {"\"price_rule\": \"PayAsOffered\"", "\"price_rule\": \"Vickrey\"",
       "rules.price_rule: \"Vickrey\" is not"},
      {"{\n", "", "at byte"},
      {"\"cleared_at\"", "\"round\"", "the key \"round\" is given twice"},
      {"\"licence_item\": \"05000000-0000-4000-8000-000000000000\"",
       "\"licence_item\": \"05000000-0000-4000-8000-0000000000ff\"", "licence item not in the book"},
  };
  ASSERT_EQ(refusal(example()), "accepted");
  for (const Case& row : table)
    EXPECT_NE(refusal(replaced(example(), row.from, row.to)).find(row.said), std::string::npos)
        << row.to << "\nsaid: " << refusal(replaced(example(), row.from, row.to));
}

TEST(BookFile, ReadsBackToTheSameCanonicalBytes) {
  const matching::Book book = read_book(example());
  EXPECT_EQ(matching::canonical(read_book(write_book(book))), matching::canonical(book));
}

TEST(ResultFile, IsOneTextOrRefused) {
  const matching::Book book = read_book(example());
  const std::string text = write_result(matching::clear(book));
  EXPECT_TRUE(matching::verify(book, read_result(text)).empty());
  EXPECT_THROW(read_result(replaced(text, ",", ", ")), FileError);
  EXPECT_THROW(read_result(text + " "), FileError);
  EXPECT_THROW(read_result(replaced(text, "\"welfare\"", "\"wealth\"")), FileError);
  EXPECT_THROW(read_result("{}"), FileError);
}

}  // namespace

}  // namespace heliu::market
