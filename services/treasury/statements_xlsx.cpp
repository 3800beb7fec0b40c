// libxlsxwriter writes to a path only; the file has no other reader and is gone before this returns. Numbers
// in a sheet are doubles: fen beyond 2^53 are written as text, so that no digit is lost.
#include <unistd.h>
#include <xlsxwriter.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "treasury/statements.hpp"

namespace heliu::treasury {

namespace {

class TemporaryFile {
 public:
  TemporaryFile() : path_((std::filesystem::temp_directory_path() / "heliu-xlsx-XXXXXX").string()) {
    const int handle = ::mkstemp(path_.data());
    if (handle < 0) throw std::runtime_error("no temporary file for a spreadsheet");
    ::close(handle);
  }
  ~TemporaryFile() { std::filesystem::remove(path_); }
  TemporaryFile(const TemporaryFile&) = delete;

  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

void number(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, std::int64_t value) {
  constexpr std::int64_t exact = std::int64_t{1} << 53;
  if (value >= -exact && value <= exact)
    worksheet_write_number(sheet, row, column, static_cast<double>(value), nullptr);
  else
    worksheet_write_string(sheet, row, column, std::to_string(value).c_str(), nullptr);
}

void text(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const std::string& value) {
  worksheet_write_string(sheet, row, column, value.c_str(), nullptr);  // a string is never a formula
}

void fill(lxw_worksheet* sheet, const EnterpriseStatement& statement) {
  lxw_row_t row = 0;
  const auto say = [&](const char* name, const std::string& value) {
    text(sheet, row, 0, name);
    text(sheet, row++, 1, value);
  };
  say("企业 enterprise", statement.name + " " + statement.uscc);
  say("期间 period", statement.from.text() + " – " + statement.to.text());
  const std::pair<const char*, Fen> sums[] = {{"期初 opening_fen", statement.opening_fen},
                                              {"收入 in_fen", statement.in_fen},
                                              {"支出 out_fen", statement.out_fen},
                                              {"期末 closing_fen", statement.closing_fen}};
  for (const auto& [name, sum] : sums) {
    text(sheet, row, 0, name);
    number(sheet, row++, 1, sum.count);
  }
  lxw_col_t column = 0;
  for (const char* name : {"seq", "booked_at", "movement", "amount_fen", "balance_fen", "about"})
    text(sheet, row, column++, name);
  for (const StatementLine& line : statement.lines) {
    ++row;
    number(sheet, row, 0, line.seq);
    text(sheet, row, 1, line.booked_at.text());
    text(sheet, row, 2, line.movement);
    number(sheet, row, 3, line.amount_fen.count);
    number(sheet, row, 4, line.balance_fen.count);
    text(sheet, row, 5, line.about.text());
  }
}

}  // namespace

std::string as_spreadsheet(const EnterpriseStatement& statement) {
  const TemporaryFile file;
  lxw_workbook* book = workbook_new(file.path().c_str());
  if (book == nullptr) throw std::runtime_error("no memory for a spreadsheet");
  fill(workbook_add_worksheet(book, "statement"), statement);
  if (workbook_close(book) != LXW_NO_ERROR) throw std::runtime_error("a spreadsheet can't be written");
  std::ifstream in(file.path(), std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

}  // namespace heliu::treasury
