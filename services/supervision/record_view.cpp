#include "supervision/record_view.hpp"

#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace heliu::supervision {
namespace {

using Names = std::initializer_list<std::string_view>;

std::string_view name_of(const Json& text) {
  return {text.GetString(), text.GetStringLength()};
}

// Wherever it stands: an amendment may hold the old value beside the new one.
void blank_reserve(Json& value) {
  if (value.IsArray())
    for (Json& item : value.GetArray()) blank_reserve(item);
  if (!value.IsObject()) return;
  for (auto& member : value.GetObject()) {
    if (name_of(member.name).find("reserve") != std::string_view::npos)
      member.value.SetNull();
    else
      blank_reserve(member.value);
  }
}

// What is not named is blanked: a member added later is hidden until somebody says it may be seen.
void blank_others(Json& value, Names kept) {
  if (!value.IsObject()) return;
  for (auto& member : value.GetObject())
    if (std::find(kept.begin(), kept.end(), name_of(member.name)) == kept.end()) member.value.SetNull();
}

void blank_money(Json& value, std::string_view type) {
  if (type == "trade.struck")
    return blank_others(value, {"id",           "round_id",   "lot_id",    "offer_id",    "producer_id",
                                "processor_id", "carrier_id", "kilograms", "code",        "licence_item_id",
                                "method",       "dg_class",   "un_number", "origin",      "destination",
                                "window_from",  "window_to",  "at",        "freight_fen", "freight_price"});
  // That of freight and fee too: less the freight it is the fee.
  if (value.IsObject() && value.HasMember("legs") && value["legs"].IsArray())
    for (Json& leg : value["legs"].GetArray()) blank_others(leg, {"payer_id", "purpose"});
  if (type.starts_with("escrow."))
    blank_others(value, {"trade_id", "load_id", "legs", "payer_id", "payee_id", "carrier_id", "at",
                         "settlement_kilograms", "freight_fen"});
}

}  // namespace

Reader reader_of(const Record& record, const Uuid& enterprise, bool staff) {
  Reader reader{enterprise, staff, false, false, false};
  if (enterprise.is_nil()) return reader;
  reader.producer = enterprise == record.producer_id;
  reader.processor = enterprise == record.processor_id;
  reader.carrier = enterprise == record.carrier_id;
  return reader;
}

JsonText data_for(const Reader& reader, const Fact& fact) {
  if (reader.staff) return fact.data;
  if (fact.type.starts_with("offer.") && !reader.processor) return {"{}"};
  JsonDocument data = parse_json(fact.data.text);
  if (fact.type.starts_with("lot.") && !reader.producer) blank_reserve(data);
  if (!reader.sees_price()) blank_money(data, fact.type);
  return {write_json(data)};
}

std::vector<Check> checks_for(const Reader& reader, std::vector<Check> checks) {
  if (reader.staff) return checks;
  for (Check& check : checks) {
    const bool own = check.enterprise_id == reader.enterprise;
    const bool anothers = check.check == "paid-out" && !own;
    const bool of_the_price = check.unit == "fen" && !own && !reader.sees_price();
    if (anothers || of_the_price) check.left = check.right = std::nullopt;
  }
  return checks;
}

}  // namespace heliu::supervision
