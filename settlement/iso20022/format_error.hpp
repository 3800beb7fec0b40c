// A bank file that can't be taken as what it claims to be.
#pragma once
#include <cstdint>
#include <stdexcept>
#include <string>
#include <utility>

namespace heliu::iso20022 {

// Where in a file something stands. Lines and columns count from 1, columns in bytes of the file as UTF-8;
// line 0: nowhere in particular.
struct Place {
  std::uint64_t line = 0, column = 0;
  std::string path;  // Document/BkToCstmrStmt/Stmt/Ntry/Amt, or an MT940 field such as :61:

  // " (line 3, column 7, Document/GrpHdr)", or nothing
  std::string text() const {
    std::string out;
    if (line != 0) out += "line " + std::to_string(line) + ", column " + std::to_string(column);
    if (!path.empty()) out += (out.empty() ? "" : ", ") + path;
    return out.empty() ? out : " (" + out + ")";
  }
};

// what() is one sentence that names the element or the limit, and the place in brackets. Thrown by every
// reader of this folder; the whole file is refused, nothing of it is used.
struct FormatError : std::runtime_error {
  explicit FormatError(const std::string& sentence, std::string reason_code = "FF01", Place where = {})
      : std::runtime_error(sentence + where.text()),
        reason(std::move(reason_code)),
        place(std::move(where)) {}
  FormatError(const std::string& sentence, Place where) : FormatError(sentence, "FF01", std::move(where)) {}

  // The word a bank answers with (ISO 20022 external status reason code set): FF01 invalid file format,
  // AM10 invalid control sum, AM18 invalid number of transactions.
  std::string reason;
  Place place;
  std::string message_id;  // of the refused file, as far as it could be read; else empty
};

}  // namespace heliu::iso20022
