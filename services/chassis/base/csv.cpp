#include "chassis/base/csv.hpp"

#include <stdexcept>

namespace heliu {

namespace {

using Fields = std::vector<std::string>;

// Reads one record from `at`; at is left at the start of the next one.
Fields read_record(std::string_view text, std::size_t& at, std::size_t& line) {
  Fields fields(1);
  bool quoted = false;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '\n') ++line;
    if (quoted) {
      if (c != '"') {
        fields.back() += c;
      } else if (at + 1 < text.size() && text[at + 1] == '"') {
        fields.back() += text[++at];
      } else {
        quoted = false;
      }
    } else if (c == '"' && fields.back().empty()) {
      quoted = true;
    } else if (c == ',') {
      fields.emplace_back();
    } else if (c == '\n') {
      ++at;
      return fields;
    } else if (c != '\r') {
      fields.back() += c;
    }
  }
  if (quoted) throw std::runtime_error("line " + std::to_string(line) + ": a quote is never closed");
  return fields;
}

}  // namespace

std::vector<CsvRecord> parse_csv(std::string_view text) {
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);  // byte order mark
  std::size_t at = 0, line = 1;
  const Fields names = read_record(text, at, line);
  std::vector<CsvRecord> records;
  while (at < text.size()) {
    const std::size_t first_line = line;
    const Fields fields = read_record(text, at, line);
    if (fields.size() == 1 && fields.front().empty()) continue;  // an empty line
    if (fields.size() != names.size())
      throw std::runtime_error("line " + std::to_string(first_line) + ": " + std::to_string(fields.size()) +
                               " fields instead of " + std::to_string(names.size()));
    CsvRecord record;
    for (std::size_t i = 0; i < names.size(); ++i) record.emplace(names[i], fields[i]);
    records.push_back(std::move(record));
  }
  return records;
}

}  // namespace heliu
