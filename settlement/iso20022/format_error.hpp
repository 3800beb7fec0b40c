// A bank file that can't be taken as what it claims to be.
#pragma once
#include <stdexcept>
#include <string>
#include <utility>

namespace heliu::iso20022 {

// what() is one sentence that names the element or the limit. Thrown by every reader of this folder; the
// whole file is refused, nothing of it is used.
struct FormatError : std::runtime_error {
  explicit FormatError(const std::string& sentence, std::string reason_code = "FF01")
      : std::runtime_error(sentence), reason(std::move(reason_code)) {}

  // The word a bank answers with (ISO 20022 external status reason code set): FF01 invalid file format,
  // AM10 invalid control sum, AM18 invalid number of transactions.
  std::string reason;
  std::string message_id;  // of the refused file, as far as it could be read; else empty
};

}  // namespace heliu::iso20022
