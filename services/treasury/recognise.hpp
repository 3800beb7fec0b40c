// Which lines of a document of the bank are money that no earlier document told: by content with
// multiplicity, whatever the file, its name or its kind. The rules are those of
// settlement/reconcile/line.hpp, kept here from one document to the next.
#pragma once
#include <string>
#include <vector>

#include "settlement/reconcile/line.hpp"
#include "treasury/bank.hpp"

namespace heliu::treasury {

struct FreshLine {
  reconcile::Line line;
  std::string content;
  // The bank's reference stands for another sum already: the line is money, but whose is for a person to say.
  bool contested = false;
};

struct Recognised {
  std::vector<FreshLine> fresh;
  std::int64_t told_again = 0;
  bool copy = false;  // the whole document was taken before, under whatever name
};

// What makes two lines of one account the same: the bank's reference, amount and day, or, without a
// reference, everything the line says. SM3, hexadecimal.
std::string content_of(const std::string& account, const reconcile::Line& line);

// Remembers the document. Lines told again are marked as standing on the statement (nil: none). A line of a
// notification whose reference stands for another sum already is left out and opens a break. Lines without a
// day are of `otherwise`.
Recognised recognise(Unit& unit, reconcile::Document document, const Uuid& statement,
                     const std::string& file_sm3, Date otherwise);

// The document was taken before.
bool taken_before(Transaction& db, const reconcile::Document& document);

}  // namespace heliu::treasury
