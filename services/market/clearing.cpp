#include "market/clearing.hpp"

#include <algorithm>
#include <set>

#include "chassis/base/bytes.hpp"
#include "market/budgets.hpp"

namespace heliu::market {

namespace {

matching::Digest digest(const std::string& hex) {
  const auto bytes = from_hex(hex);
  matching::Digest made{};
  if (!bytes || bytes->size() != made.size()) throw matching::BookError("not a hash: " + hex);
  std::copy(bytes->begin(), bytes->end(), made.begin());
  return made;
}

matching::Window window(Instant from, Instant to) {
  return {from.micros, to.micros};
}

// Whole days in China, both included.
matching::Window days(Date from, Date to) {
  return {from.start().micros, Date{to.days + 1}.start().micros};
}

// The library wants six digits of a city; the registry has four.
std::string city(const std::string& digits) {
  return digits.substr(0, 4) + "00";
}

matching::Form form(const std::string& name) {
  return static_cast<matching::Form>(enum_from<LotForm>(name));  // both: solid, semi-solid, liquid, gas
}

matching::Lot lot_of(const Lot& lot, const Tariff& tariff) {
  matching::Lot made;
  made.id = lot.id.bytes;
  made.producer = lot.producer_id.bytes;
  made.code = lot.code;
  made.kilograms = lot.open_kilograms;
  made.form = form(enum_text(lot.form));
  made.packaging = lot.packaging;
  const LotAssay& assay = lot.assay;
  made.assay = {assay.chlorine_mg_per_kg, assay.fluorine_mg_per_kg, assay.sulphur_mg_per_kg,
                assay.metals_mg_per_kg,   assay.moisture_permille,  assay.heat_kj_per_kg,
                assay.flash_point_c};
  made.site = {lot.longitude, lot.latitude, city(lot.city), lot.district};
  made.pickup = window(lot.window_from, lot.window_to);
  made.reserve = lot.reserve_price;
  made.freight_base = tariff.fen_per_tonne;
  made.freight_per_km = tariff.fen_per_tonne_km;
  made.divisible = lot.divisible;
  if (lot.divisible)
    made.least_part = std::min(lot.least_part_kilograms.value_or(Kilograms{}), lot.open_kilograms);
  made.changed_at = lot.changed_at.value_or(Instant{}).micros;
  return made;
}

matching::Limits limits_of(const OfferLimits& limits) {
  matching::Limits made{limits.chlorine_most_mg_per_kg,
                        limits.fluorine_most_mg_per_kg,
                        limits.sulphur_most_mg_per_kg,
                        limits.metals_most_mg_per_kg,
                        limits.moisture_most_permille,
                        limits.heat_least_kj_per_kg,
                        limits.heat_most_kj_per_kg,
                        limits.flash_point_least_c,
                        {},
                        limits.packagings};
  for (const std::string& name : limits.forms) made.forms.push_back(form(name));
  return made;
}

matching::Offer offer_of(const Offer& offer, const SeenLicenceItem& item, const SeenEnterprise& processor) {
  if (!keeps_its_word(offer))
    throw matching::BookError("offer " + offer.id.text() + ": its content does not give its commitment");
  const OfferContent& content = *offer.content;
  matching::Offer made;
  made.id = offer.id.bytes;
  made.processor = offer.processor_id.bytes;
  made.licence_item = item.id.bytes;
  made.commitment = digest(offer.commitment);
  made.method = item.method;
  for (const PriceLine& line : content.lines) made.lines.push_back({line.code, line.price});
  made.capacity = content.kilograms;
  made.least_load = content.least_load_kilograms;
  made.most_load = content.most_load_kilograms;
  made.limits = limits_of(content.limits);
  made.radius_metres = content.radius_metres;
  made.window = window(content.window_from, content.window_to);
  made.site = {processor.longitude, processor.latitude, city(processor.city), processor.district};
  made.sealed_at = offer.sealed_at.micros;
  return made;
}

matching::LicenceItem item_of(const SeenLicenceItem& item, Kilograms left,
                              const std::set<std::string>& codes) {
  matching::LicenceItem made;
  made.id = item.id.bytes;
  made.remaining = std::max(Kilograms{}, left);
  for (const std::string& code : codes)
    if (item.covers(code)) made.codes.push_back(code);
  if (!item.suspended) made.valid = days(item.valid_from, item.valid_to);
  return made;
}

using CreditCodes = std::map<std::string, Uuid>;

CreditCodes credit_codes(const RoundFacts& facts) {
  CreditCodes codes;
  for (const auto& [id, enterprise] : facts.enterprises) codes.emplace(enterprise.uscc, id);
  return codes;
}

// A controller is an enterprise when its credit code says so, else a person of the registry's naming.
matching::Id controller_id(const std::string& controller, const CreditCodes& codes) {
  const auto found = codes.find(controller);
  return found == codes.end() ? Uuid::named("controller", controller).bytes : found->second.bytes;
}

int rank(Grade grade) {
  return static_cast<int>(grade);
}

matching::Enterprise enterprise_of(const SeenEnterprise& enterprise, bool processor, const RoundFacts& facts,
                                   const CreditCodes& codes) {
  matching::Enterprise made;
  made.id = enterprise.id.bytes;
  made.frozen = enterprise.frozen;
  const auto rating = facts.ratings.find(enterprise.id);
  made.rating = rank(rating == facts.ratings.end() ? grade_of({}) : rating->second.grade);
  const auto found = facts.covers.find(enterprise.id);
  const SeenCover cover = found == facts.covers.end() ? SeenCover{} : found->second;
  made.cover_required = processor || cover.required_fen > Fen{};
  if (cover.in_force && cover.valid_to) made.cover_until = Date{cover.valid_to->days + 1}.start().micros;
  made.cover_enough = cover.sufficient;
  for (const SeenControl& control : facts.controls)
    if (control.enterprise_id == enterprise.id && control.share_permille >= facts.rule.control_share_permille)
      made.controllers.push_back(controller_id(control.controller, codes));
  return made;
}

matching::PolicyTerm term_of(const PolicyTerm& term) {
  static constexpr Date kNever{4'000'000};  // far beyond any row
  return {static_cast<matching::TermKind>(term.kind), term.method.value_or(""), term.fen_per_tonne,
          days(term.valid_from, term.valid_to.value_or(kNever))};
}

matching::Rules rules_of(const MarketRule& rule, PriceRule prices) {
  matching::Rules rules;
  rules.producer_rating_floor = rank(rule.producer_rating_floor);
  rules.processor_rating_floor = rank(rule.processor_rating_floor);
  rules.approval = rule.approval_scope == ApprovalScope::OTHER_CITY ? matching::ApprovalScope::OtherCity
                                                                    : matching::ApprovalScope::OtherProvince;
  rules.forbid_same_controller = rule.forbid_same_controller;
  rules.detour_permille = rule.detour_permille;
  rules.price_rule = static_cast<matching::PriceRule>(prices);  // the same two, in the same order
  return rules;
}

}  // namespace

matching::Book book_of(const RoundFacts& facts) {
  matching::Book book;
  book.round = facts.round.id.bytes;
  book.cleared_at = facts.round.closes_at.micros;
  book.draw_nonce = digest(facts.round.draw_nonce);
  book.rules = rules_of(facts.rule, facts.round.price_rule);
  std::map<Uuid, bool> parties;  // → is a processor of the round
  std::set<std::string> codes;
  std::set<Uuid> items;
  for (const Lot& lot : facts.lots) {
    const auto tariff = facts.tariffs.find(lot.carrier_id);
    if (tariff == facts.tariffs.end() || !facts.enterprises.contains(lot.producer_id)) continue;
    book.lots.push_back(lot_of(lot, tariff->second));
    codes.insert(lot.code);
    parties.try_emplace(lot.producer_id, false);
  }
  std::vector<Offer> admitted;
  for (const Offer& offer : facts.offers) {
    const auto item = facts.items.find(offer.licence_item_id());
    const auto processor = facts.enterprises.find(offer.processor_id);
    if (item == facts.items.end() || processor == facts.enterprises.end()) continue;
    book.offers.push_back(offer_of(offer, item->second, processor->second));
    admitted.push_back(offer);
    items.insert(item->first);
    parties[offer.processor_id] = true;
  }
  const Budgets budgets(admitted);
  for (std::size_t i = 0; i < admitted.size(); ++i) book.offers[i].budgets = budgets.of(admitted[i]);
  book.budgets = budgets.all();
  for (const Uuid& id : items) {
    const auto left = facts.left.find(id);
    book.items.push_back(
        item_of(facts.items.at(id), left == facts.left.end() ? Kilograms{} : left->second, codes));
  }
  const CreditCodes credit = credit_codes(facts);
  for (const auto& [id, processor] : parties)
    book.enterprises.push_back(enterprise_of(facts.enterprises.at(id), processor, facts, credit));
  const Date day = Date::of(facts.round.closes_at);
  for (const SeenApproval& row : facts.approvals)
    if (row.valid_from <= day && day <= row.valid_to)
      book.approvals.push_back({row.producer_id.bytes, row.receiver_id.bytes, row.code});
  for (const PolicyTerm& term : facts.terms) book.terms.push_back(term_of(term));
  return book;
}

std::map<matching::Id, std::string> controller_names(const RoundFacts& facts) {
  std::map<matching::Id, std::string> names;
  const CreditCodes codes = credit_codes(facts);
  for (const auto& [id, enterprise] : facts.enterprises) names[id.bytes] = enterprise.uscc;
  for (const SeenControl& control : facts.controls)
    names.try_emplace(controller_id(control.controller, codes), control.controller);
  return names;
}

}  // namespace heliu::market
