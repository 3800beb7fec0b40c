// Internal to this folder: MT940 as fields, and the parts of a field.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "settlement/iso20022/tolerance.hpp"
#include "settlement/quantity.hpp"

namespace heliu::iso20022::mt940 {

struct Field {
  std::string tag;                 // 20, 60F, 61 …
  std::vector<std::string> lines;  // at least one
  std::uint64_t line = 0;          // of the file

  Place place(std::size_t column = 1) const { return {line, column, ":" + tag + ":"}; }
};

// The fields of one message, :20: to the last before "-".
struct Message {
  std::vector<Field> fields;
  Tolerances tolerances;
};

// text: UTF-8. FormatError on text that no message holds.
std::vector<Message> split(std::string_view text);

// What is left of a field, taken from the front.
class Scanner {
 public:
  Scanner(const Field& field, Tolerances& tolerances)
      : field_(field), tolerances_(tolerances), rest_(field.lines[0]) {}

  std::string_view rest() const { return rest_; }
  std::string take(std::size_t count);
  std::string digits();   // as many as there are
  std::string letters();  // A to Z, as many as there are; small ones are made great and named
  bool skip(std::string_view word);

  // YYMMDD or YYYYMMDD, from a run of digits. FormatError if it is no day.
  std::string day(std::string_view run);
  // 1234,56 and the shapes that banks make of it. FormatError if it is no exact amount.
  Fen amount();

  void use(Tolerance tolerance) { tolerances_.use(tolerance, here()); }
  [[noreturn]] void refuse(const std::string& sentence) const;

 private:
  Place here() const { return field_.place(1 + field_.lines[0].size() - rest_.size()); }

  const Field& field_;
  Tolerances& tolerances_;
  std::string_view rest_;
};

}  // namespace heliu::iso20022::mt940
