#include "market/book_file.hpp"

#include "market/book_json.hpp"
#include "market/strict_json.hpp"

namespace heliu::market {

matching::Book read_book(std::string_view text) {
  try {
    matching::Book book = read_strictly<matching::Book>(parse_json(text), Absent::KeepsDefault);
    matching::check(book);
    return book;
  } catch (const JsonError& error) {
    throw FileError(error.what());
  } catch (const matching::BookError& error) {
    throw FileError(error.what());
  }
}

std::string write_book(const matching::Book& book) {
  return to_json(book) + "\n";
}

matching::Result read_result(std::string_view text) {
  try {
    matching::Result result = read_strictly<matching::Result>(parse_json(text), Absent::IsAnError);
    if (write_result(result) != text)
      throw FileError("the bytes are not those heliu-clear writes for this result");
    return result;
  } catch (const JsonError& error) {
    throw FileError(error.what());
  }
}

std::string write_result(const matching::Result& result) {
  return to_json(result) + "\n";
}

}  // namespace heliu::market
