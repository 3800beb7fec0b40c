#include "settlement/iso20022/tolerance.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

namespace heliu::iso20022 {
namespace {

using enum Tolerance;

constexpr std::array kWords = std::to_array<std::pair<Tolerance, std::string_view>>({
    {NamespaceMissing, "namespace-missing"},
    {NamespaceOfSwift, "namespace-of-swift"},
    {DocumentInEnvelope, "document-in-envelope"},
    {StatusProprietary, "status-proprietary"},
    {BalanceMissing, "balance-missing"},
    {BalanceInterim, "balance-interim"},
    {SummaryDiffers, "summary-differs"},
    {BatchSumDiffers, "batch-sum-differs"},
    {BatchCountDiffers, "batch-count-differs"},
    {DetailAmountMissing, "detail-amount-missing"},
    {DetailOtherCurrency, "detail-other-currency"},
    {TagUnknown, "tag-unknown"},
    {Tag28WithoutC, "tag-28-without-c"},
    {HeaderLine, "header-line"},
    {NoTerminator, "no-terminator"},
    {BlankLine, "blank-line"},
    {DecimalPoint, "decimal-point"},
    {ThousandsSeparated, "thousands-separated"},
    {NoDecimalSign, "no-decimal-sign"},
    {LowerCaseMark, "lower-case-mark"},
    {EightDigitDate, "eight-digit-date"},
    {NoTypeCode, "no-type-code"},
    {NoReference, "no-reference"},
    {LongReference, "long-reference"},
    {LongLine, "long-line"},
    {TextNotSwift, "text-not-swift"},
    {TextGb18030, "text-gb18030"},
    {BalanceWithoutCurrency, "balance-without-currency"},
    {BalanceWithoutDay, "balance-without-day"},
    {ReferenceMissing, "reference-missing"},
});

}  // namespace

std::string_view word(Tolerance tolerance) {
  for (const auto& [value, text] : kWords)
    if (value == tolerance) return text;
  throw std::invalid_argument("tolerance: is none");
}

void Tolerances::use(Tolerance tolerance, const Place& place) {
  const auto known = std::find_if(list_.begin(), list_.end(),
                                  [&](const ToleranceUse& use) { return use.tolerance == tolerance; });
  if (known != list_.end())
    ++known->times;
  else
    list_.push_back({tolerance, 1, place});
}

bool Tolerances::used(Tolerance tolerance) const {
  return std::any_of(list_.begin(), list_.end(),
                     [&](const ToleranceUse& use) { return use.tolerance == tolerance; });
}

}  // namespace heliu::iso20022
