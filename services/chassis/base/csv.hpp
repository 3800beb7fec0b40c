// Comma-separated values (RFC 4180): quoted fields, doubled quotes, CRLF or LF. The first record names the
// columns.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace heliu {

using CsvRecord = std::map<std::string, std::string>;

// Throws std::runtime_error naming the line of a record with the wrong number of fields or an open quote.
std::vector<CsvRecord> parse_csv(std::string_view text);

}  // namespace heliu
