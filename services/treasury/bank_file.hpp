// The bank's files: camt.053, camt.054, MT940 and pain.002, each taken once by its content; a camt.052 is
// taken note of and posts nothing.
#pragma once
#include <optional>
#include <string>

#include "treasury/breaks.hpp"

namespace heliu::treasury {

enum class FileState { taken, refused };
BOOST_DESCRIBE_ENUM(FileState, taken, refused)

// Row of bank_file.
struct BankFile {
  std::string sm3;   // of the content, hexadecimal
  std::string name;  // under which it was first seen
  std::string kind;  // camt.053, camt.054, mt940, pain.002 …; empty when it can't be read
  FileState state = FileState::taken;
  std::string note;  // why it was refused, as an English sentence for the bank's technicians
  // copy (every line was told before), and of a refused one: other-account no-day no-balances sums-differ
  // not-in-yuan sums-too-large unreadable; else empty
  std::string why;
  Facts facts;  // statement, difference_fen, and of an unreadable one code, line, column, path
  std::int64_t entries = 0, posted = 0;
  Instant taken_at;
  std::int64_t told_again = 0;  // lines that an earlier file told, and of a copy all of them
};
BOOST_DESCRIBE_STRUCT(BankFile, (),
                      (sm3, name, kind, state, note, why, facts, entries, posted, taken_at, told_again))

// Row of bank_statement: the bank's own balances of a day.
struct BankStatement {
  Uuid id;
  std::string number;
  Date day;
  std::int64_t electronic_sequence = 0;
  Fen opening_fen, closing_fen;
  std::int64_t entries = 0;
  Instant taken_at;
};
BOOST_DESCRIBE_STRUCT(BankStatement, (),
                      (id, number, day, electronic_sequence, opening_fen, closing_fen, entries, taken_at))

// Its effects and its row are one unit of work. Nothing when the same content was taken before. A file that
// can't be read, speaks of another account, or whose sums don't add up is refused as a whole: a break says
// so.
std::optional<BankFile> take_file(Unit& unit, Books& books, const std::string& account,
                                  const std::string& name, const std::string& content);

// The newest statement of the day.
std::optional<BankStatement> statement_of(Transaction& db, Date day);

}  // namespace heliu::treasury
