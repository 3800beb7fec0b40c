#include "market/lot.hpp"

#include <algorithm>

#include "market/shaped.hpp"

namespace heliu::market {

void Lot::sell(Kilograms sold) {
  open_kilograms -= sold;
  if (open_kilograms == Kilograms{}) state = LotState::awarded;
}

void Lot::take_back(Kilograms returned) {
  if (state == LotState::withdrawn || returned <= Kilograms{}) return;
  open_kilograms = std::min(open_kilograms + returned, kilograms);
  state = LotState::listed;
}

std::optional<Problem> fault_of(const NewLot& asked, Instant now) {
  if (asked.window_to <= asked.window_from)
    return Problem("window-invalid", {{"from", asked.window_from.text()}, {"to", asked.window_to.text()}},
                   {{"/window_to", "must lie after window_from"}});
  if (asked.window_to <= now)
    return Problem("window-over", {{"to", asked.window_to.text()}}, {{"/window_to", "lies in the past"}});
  if (Date::of(asked.window_to).days - Date::of(now).days > kWindowDaysMost)
    return Problem("window-too-far",
                   {{"to", asked.window_to.text()}, {"days", std::to_string(kWindowDaysMost)}},
                   {{"/window_to", "lies too far ahead"}});
  if (asked.stored_since > Date::of(now))
    return Problem("stored-in-future", {{"stored_since", asked.stored_since.text()}},
                   {{"/stored_since", "lies in the future"}});
  if (asked.least_part_kilograms && (!asked.divisible || *asked.least_part_kilograms > asked.kilograms))
    return Problem("least-part-invalid", {{"kilograms", std::to_string(asked.kilograms.count)}},
                   {{"/least_part_kilograms", "only for a divisible lot, and not above its kilograms"}});
  return std::nullopt;
}

std::vector<std::string> warnings_of(const NewLot& asked, const MarketRule& rule, Date today) {
  const std::int64_t stored = today.days - asked.stored_since.days;
  if (stored > rule.storage_days) return {"storage-overdue"};
  if (stored > rule.storage_days - rule.storage_notice_days) return {"storage-ends-soon"};
  return {};
}

Lot listed(const NewLot& asked, const Uuid& id, const Uuid& producer, Instant now) {
  Lot lot = shaped<Lot>(asked);
  lot.id = id;
  lot.producer_id = producer;
  lot.open_kilograms = asked.kilograms;
  lot.district = asked.site.district;
  lot.city = asked.site.district.substr(0, 4);
  lot.longitude = asked.site.longitude;
  lot.latitude = asked.site.latitude;
  lot.listed_at = now;
  return lot;
}

LotView view(const Lot& lot, const Caller& caller) {
  LotView seen = shaped<LotView>(lot);
  const bool own = caller.enterprise == lot.producer_id && caller.has("producer");
  if (!own && !caller.has("regulator") && !caller.has("auditor")) seen.reserve_price.reset();
  if (own && lot.state == LotState::listed) seen.allowed_actions = {"amend", "withdraw"};
  return seen;
}

LotListed said(const Lot& lot) {
  return shaped<LotListed>(lot);
}

}  // namespace heliu::market
