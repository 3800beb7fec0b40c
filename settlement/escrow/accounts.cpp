#include "settlement/escrow/accounts.hpp"

#include <algorithm>
#include <stdexcept>

namespace heliu::escrow {

namespace {

using enum OwnerKind;

constexpr LineRow kChart[] = {
    {Line::bank_custody, platform, "Assets:Bank:Custody", "资金汇总账户"},
    {Line::available, enterprise, "Liabilities:Available", "见证子账户·可用"},
    {Line::freight_available, enterprise, "Liabilities:FreightAvailable", "承运子账户·可用"},
    {Line::withdrawable, enterprise, "Liabilities:Withdrawable", "见证子账户·可提现"},
    {Line::escrow_disposal, trade, "Liabilities:Escrow:Disposal", "担保子账户·处置费"},
    {Line::escrow_freight_and_fee, trade, "Liabilities:Escrow:FreightAndFee", "担保子账户·运费和服务费"},
    {Line::platform_fee, platform, "Liabilities:PlatformFee", "平台资金分户·手续费"},
    {Line::fee_tax, platform, "Liabilities:FeeTax", "平台资金分户·税费"},
    {Line::suspense, platform, "Liabilities:Suspense", "挂账子账户"},
    {Line::payout_in_flight, platform, "Liabilities:PayoutInFlight", "提现在途"},
    {Line::payout_returned, platform, "Liabilities:PayoutReturned", "提现退票"},
};

}  // namespace

std::span<const LineRow> chart() {
  return kChart;
}

const LineRow& row_of(Line line) {
  const auto found = std::find_if(std::begin(kChart), std::end(kChart),
                                  [&](const LineRow& row) { return row.line == line; });
  if (found == std::end(kChart)) throw std::logic_error("a line that the chart of accounts does not have");
  return *found;
}

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
  const LineRow& row = row_of(line);
  std::string name(row.name);
  if (row.owner != OwnerKind::platform) name += ":" + std::string(owner);
  return name;
}

}  // namespace heliu::escrow
