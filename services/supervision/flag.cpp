#include "supervision/flag.hpp"

#include <algorithm>

namespace heliu::supervision {

Uuid plate_subject(const std::string& plate, Date day) {
  return Uuid::named("plate", plate + "|" + day.text());
}
Uuid ticket_subject(const std::string& ticket_number) {
  return Uuid::named("ticket", ticket_number);
}
Uuid weight_subject(const std::string& plate, std::int64_t net_kilograms) {
  return Uuid::named("plate-weight", plate + "|" + std::to_string(net_kilograms));
}
Uuid quota_subject(const Uuid& licence_item, std::int64_t year) {
  return Uuid::named("quota", licence_item.text() + "|" + std::to_string(year));
}
Uuid pair_subject(const Uuid& offer_a, const Uuid& offer_b) {
  return Uuid::named("offer-pair", std::min(offer_a, offer_b).text() + std::max(offer_a, offer_b).text());
}

std::vector<std::string> actions(const Flag& flag, const Caller& caller) {
  if (!caller.has("regulator")) return {};
  if (flag.state == FlagState::open) return {"review", "open-case"};
  return {"open-case"};
}

std::vector<std::string> actions(const CaseFile& file, const Caller& caller) {
  if (caller.has("regulator") && file.state == CaseState::open) return {"close"};
  return {};
}

}  // namespace heliu::supervision
