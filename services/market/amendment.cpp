#include "market/amendment.hpp"

#include <algorithm>

#include "market/shaped.hpp"

namespace heliu::market {

namespace {

bool is_private(const std::string& member) {
  return member == "reserve_price" || member == "carrier_id";
}

std::vector<std::string> differences(const Lot& before, const Lot& after) {
  std::vector<std::string> names;
  for_each_member<Lot>([&](const char* name, auto pointer) {
    if (to_json(before.*pointer) != to_json(after.*pointer)) names.emplace_back(name);
  });
  return names;
}

}  // namespace

NewLot asked_anew(const Lot& lot, const LotTerms& terms) {
  NewLot asked = shaped<NewLot>(terms);
  asked.code = lot.code;
  asked.kilograms = lot.kilograms;
  asked.stored_since = lot.stored_since;
  asked.round_id = lot.round_id;
  return asked;
}

Amendment amended(const Lot& lot, const LotTerms& terms, Instant now) {
  if (lot.open_kilograms != lot.kilograms)
    throw Problem("lot-partly-sold", {{"open", std::to_string(lot.open_kilograms.count)},
                                      {"kilograms", std::to_string(lot.kilograms.count)}});
  Amendment made;
  made.lot = listed(asked_anew(lot, terms), lot.id, lot.producer_id, lot.listed_at);
  made.lot.version = lot.version;
  made.lot.state = lot.state;
  made.lot.warnings = lot.warnings;
  made.lot.changed_at = lot.changed_at;
  made.changed = differences(lot, made.lot);
  if (made.changed.empty()) throw Problem("lot-unchanged");
  made.material = !std::all_of(made.changed.begin(), made.changed.end(), is_private);
  if (made.material) made.lot.changed_at = now + std::chrono::microseconds(1);
  return made;
}

LotAmended said(const Amendment& amendment, const std::string& reason) {
  LotAmended event = shaped<LotAmended>(amendment.lot);
  event.lot_id = amendment.lot.id;
  event.changed = amendment.changed;
  event.material = amendment.material;
  event.reason = reason;
  return event;
}

}  // namespace heliu::market
