#include "matching/counterfactual.hpp"

#include <algorithm>

#include "matching/clear.hpp"

namespace heliu::matching {
namespace {

// With the figure moved by `far` per tonne in its favour the lot wins, and the welfare is higher by the part
// of the move beyond the threshold. So the threshold lies `far − gain / kilograms` away; one fen more is
// certain.
std::optional<std::int64_t> needed_move(const Result& result, const Result& moved, std::int64_t far,
                                        std::int64_t kilograms) {
  if (!result.proven() || !moved.proven()) return {};
  const std::int64_t gain = (moved.welfare - result.welfare).count;
  if (gain <= 0) return {};
  return far - gain / kilograms + 1;
}

}  // namespace

std::optional<FenPerTonne> reserve_that_wins(const Book& book, const Result& result, std::uint32_t lot,
                                             std::int64_t work_limit) {
  const Lot& row = book.lots[lot];
  if (row.divisible || !result.proven()) return {};
  Book other = book;
  other.lots[lot].reserve = FenPerTonne{kPriceMost};
  const std::int64_t far = kPriceMost - row.reserve.count;
  const auto move = needed_move(result, clear(other, work_limit), far, row.kilograms.count);
  if (!move || *move > far) return {};
  return row.reserve + FenPerTonne{*move};
}

std::optional<FenPerTonne> price_that_wins(const Book& book, const Eligibility& eligible,
                                           const Result& result, std::uint32_t lot, std::uint32_t offer,
                                           std::int64_t work_limit) {
  if (book.lots[lot].divisible || !result.proven()) return {};
  Book cheaper = book;
  Offer& bidder = cheaper.offers[offer];
  const auto line = std::find_if(bidder.lines.begin(), bidder.lines.end(),
                                 [&](const Line& l) { return l.code == book.lots[lot].code; });
  if (line == bidder.lines.end()) return {};
  const FenPerTonne asked = line->price;
  line->price = FenPerTonne{-kPriceMost};
  const auto is_pair = [&](const Arc& arc) { return arc.lot == lot && arc.offer == offer; };
  const auto arcs = eligibility(cheaper, Detail::ArcsOnly).arcs;
  const auto arc = std::find_if(arcs.begin(), arcs.end(), is_pair);
  if (arc == arcs.end()) return {};  // struck for more than its price
  Eligibility moved = eligible;
  std::erase_if(moved.arcs, is_pair);
  const auto before = [](const Arc& a, const Arc& b) {
    return std::pair{a.lot, a.offer} < std::pair{b.lot, b.offer};
  };
  moved.arcs.insert(std::lower_bound(moved.arcs.begin(), moved.arcs.end(), *arc, before), *arc);
  const std::int64_t far = asked.count + kPriceMost;
  const auto move = needed_move(result, clear(book, moved, work_limit), far, book.lots[lot].kilograms.count);
  if (!move || *move > far) return {};
  return asked - FenPerTonne{*move};
}

}  // namespace heliu::matching
