#include "transport/waybill.hpp"

namespace heliu::transport {

std::vector<FieldFault> differences(const Load& manifest, const SeenTrade& trade, const Waybill& waybill) {
  std::vector<FieldFault> found;
  const auto compare = [&](const char* field, const std::string& ours, const std::string& theirs) {
    if (ours != theirs)
      found.push_back({"/" + std::string(field), "联单 manifest: " + ours + " · 运单 waybill: " + theirs});
  };
  compare("plate", manifest.plate, waybill.plate);
  compare("driver_id", manifest.driver_id.text(), waybill.driver_id.text());
  compare("escort_id", manifest.escort_id.text(), waybill.escort_id.text());
  compare("un_number", manifest.un_number, waybill.un_number);
  compare("dg_class", manifest.dg_class, waybill.dg_class);
  compare("kilograms", std::to_string(manifest.kilograms.count), std::to_string(waybill.kilograms.count));
  if (!trade.origin.district.empty()) compare("start", trade.origin.district, waybill.start);
  if (!trade.destination.district.empty()) compare("end", trade.destination.district, waybill.end);
  compare("departs_at", Date::of(manifest.planned_departure).text(), Date::of(waybill.departs_at).text());
  return found;
}

void require_match(const Load& manifest, const SeenTrade& trade, const Waybill& waybill) {
  auto found = differences(manifest, trade, waybill);
  if (found.empty()) return;
  std::string names;
  for (const FieldFault& fault : found) names += (names.empty() ? "" : ", ") + fault.pointer.substr(1);
  throw Problem("waybill-differs", {{"differs", names}}, std::move(found));
}

}  // namespace heliu::transport
