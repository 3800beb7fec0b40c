// Internal to this folder: one entry of a camt message.
#pragma once
#include <string>
#include <string_view>

#include "settlement/iso20022/statement.hpp"
#include "settlement/iso20022/xml_tree.hpp"

namespace heliu::iso20022 {

// What holds for all amounts of a statement.
class Money {
 public:
  // wanted: the only currency taken, or empty for whatever the first amount is in.
  explicit Money(std::string wanted) : currency_(std::move(wanted)) {}

  bool ours(const XmlNode& amount) const;  // or nothing is known yet
  // The element's amount. FormatError if missing, of another currency or no exact count of hundredths.
  Fen at(const XmlNode& from, std::string_view path);
  const std::string& currency() const { return currency_; }

 private:
  std::string currency_;
};

bool credit_at(const XmlNode& from);  // CdtDbtInd; FormatError if it is neither
Fen signed_amount(Fen amount, bool credit);

// A day given as date or as date and time, empty if missing; the bank's own calendar day counts, so an offset
// is not applied. FormatError if it is none.
std::string day_at(const XmlNode& from, std::string_view path);
std::string account_at(const XmlNode& account);

// own: the statement's account, which is never the counterparty. FormatError.
Entry read_entry(const XmlNode& node, const std::string& own, Money& money, Tolerances& tolerances);

}  // namespace heliu::iso20022
