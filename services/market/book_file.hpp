// A round's book and result as files. The fields are those of matching/book.hpp and matching/result.hpp, by
// name; described one by one in services/market/clear_tool/README.md.
#pragma once
#include <stdexcept>
#include <string>
#include <string_view>

#include "matching/book.hpp"
#include "matching/result.hpp"

namespace heliu::market {

struct FileError : std::runtime_error {  // names field and fact
  using std::runtime_error::runtime_error;
};

// A book: absent fields keep their defaults, unknown ones are refused, and matching::check() is asked.
matching::Book read_book(std::string_view text);
std::string write_book(const matching::Book& book);

// A result: exactly the bytes that write_result() gives, or it is refused. So no byte of the file can change
// without either this or matching::verify() saying so.
matching::Result read_result(std::string_view text);
std::string write_result(const matching::Result& result);  // one line and a newline

}  // namespace heliu::market
