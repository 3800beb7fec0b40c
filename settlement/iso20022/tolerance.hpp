// What a reader let pass although the standard doesn't allow it, each by name, and what it kept without
// understanding it: nothing happens in silence.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "settlement/iso20022/format_error.hpp"

namespace heliu::iso20022 {

// Text of the file that a reader did not understand. Nothing of an entry is lost: what has no field is here.
struct Kept {
  std::string path;  // from the element that carries it: RltdAgts/DbtrAgt/FinInstnId/BICFI
  std::string text;

  friend bool operator==(const Kept&, const Kept&) = default;
};

enum class Tolerance {
  // camt
  NamespaceMissing,     // no ISO namespace: the message is told by its body element, the version is unknown
  NamespaceOfSwift,     // urn:swift:xsd:… instead of ISO's
  DocumentInEnvelope,   // the Document stands inside another element (business message envelope)
  StatusProprietary,    // Sts/Prtry: read as information, so that it is never posted
  BalanceMissing,       // a 053 without opening or closing booked balance: its sums can't be checked
  BalanceInterim,       // a page of a longer statement: an interim balance opens or closes it
  SummaryDiffers,       // TxsSummry disagrees with the entries
  BatchSumDiffers,      // payments of a batch don't add up to it: the entry stays whole
  BatchCountDiffers,    // Btch/NbOfTxs disagrees with the payments given
  DetailAmountMissing,  // a payment of a batch without amount: the entry stays whole
  DetailOtherCurrency,  // a payment of a batch in another currency than the account: the entry stays whole
  // MT940
  TagUnknown,              // a field that MT940 doesn't have; kept
  Tag28WithoutC,           // :28: for :28C:
  HeaderLine,              // lines of the bank's own before :20:
  NoTerminator,            // a message that doesn't end with "-"
  BlankLine,               // empty lines between fields
  DecimalPoint,            // 1234.56 for 1234,56
  ThousandsSeparated,      // 1,234.56
  NoDecimalSign,           // 100 for 100,
  LowerCaseMark,           // c or d for C or D
  EightDigitDate,          // 20261123 for 261123
  NoTypeCode,              // a :61: without its transaction type
  NoReference,             // a :61: that ends behind its type
  LongReference,           // a customer reference of more than 16 characters
  LongLine,                // lines beyond the lengths of SWIFT
  TextNotSwift,            // characters outside of SWIFT's sets, in UTF-8: Chinese names and purposes
  TextGb18030,             // the same in GB18030, or whatever ReadOptions names
  BalanceWithoutCurrency,  // a balance without currency: the other one's is taken
  BalanceWithoutDay,       // the day of a balance is 000000
  ReferenceMissing,        // no :20:
};
std::string_view word(Tolerance tolerance);  // as in the README: namespace-missing …

struct ToleranceUse {
  Tolerance tolerance = Tolerance::NamespaceMissing;
  std::int64_t times = 0;
  Place first;
};

class Tolerances {
 public:
  void use(Tolerance tolerance, const Place& place);
  bool used(Tolerance tolerance) const;
  const std::vector<ToleranceUse>& list() const { return list_; }

 private:
  std::vector<ToleranceUse> list_;  // in the order of first use
};

}  // namespace heliu::iso20022
