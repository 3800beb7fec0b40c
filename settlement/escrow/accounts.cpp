#include "settlement/escrow/accounts.hpp"

namespace heliu::escrow {

Line line_of(Purpose purpose) {
  return purpose == Purpose::disposal ? Line::escrow_disposal : Line::escrow_freight_and_fee;
}

bool may_be_overdrawn(Line line) {
  return line == Line::bank_custody || line == Line::suspense;
}

bool debit_normal(Line line) {
  return line == Line::bank_custody;
}

std::string account_name(Line line, std::string_view owner) {
  switch (line) {
    case Line::bank_custody:
      return "Assets:Bank:Custody";
    case Line::available:
      return "Liabilities:Available:" + std::string(owner);
    case Line::escrow_disposal:
      return "Liabilities:Escrow:Disposal:" + std::string(owner);
    case Line::escrow_freight_and_fee:
      return "Liabilities:Escrow:FreightAndFee:" + std::string(owner);
    case Line::platform_fee:
      return "Liabilities:PlatformFee";
    case Line::suspense:
      return "Liabilities:Suspense";
    case Line::payout_in_flight:
      return "Liabilities:PayoutInFlight";
  }
  return {};
}

}  // namespace heliu::escrow
