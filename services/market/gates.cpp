#include "market/gates.hpp"

#include <algorithm>

namespace heliu::market {

namespace {

std::string text(Kilograms mass) {
  return std::to_string(mass.count);
}

std::string text(const std::optional<Date>& date) {
  return date ? date->text() : "—";
}

void require_kind(const SeenEnterprise& enterprise, const std::string& kind) {
  if (std::find(enterprise.kinds.begin(), enterprise.kinds.end(), kind) == enterprise.kinds.end())
    throw Problem("wrong-kind", {{"name", enterprise.name}, {"kind", kind}});
}

void require_rated(const SeenEnterprise& enterprise, const std::optional<SeenRating>& rating, Grade floor) {
  if (grade_of(rating) < floor)
    throw Problem(
        "rating-below-floor",
        {{"name", enterprise.name}, {"grade", enum_text(grade_of(rating))}, {"floor", enum_text(floor)}});
}

// 固废法 art. 99: who stores, uses or disposes of hazardous waste must be insured. A processor always; a
// producer as far as the regulator has recorded a requirement.
void require_covered(const SeenEnterprise& enterprise, const std::optional<SeenCover>& cover, Date today) {
  if (!cover || !cover->in_force_on(today))
    throw Problem("policy-not-in-force",
                  {{"name", enterprise.name}, {"valid_to", text(cover ? cover->valid_to : std::nullopt)}});
  if (!cover->sufficient)
    throw Problem("policy-insufficient", {{"name", enterprise.name},
                                          {"limit_fen", std::to_string(cover->limit_fen.count)},
                                          {"required_fen", std::to_string(cover->required_fen.count)}});
}

void require_licensed(const SeenLicenceItem& item, Date today) {
  const auto refuse = [&](const std::string& why) {
    throw Problem("licence-not-in-force", {{"number", item.number}, {"why", why}});
  };
  if (item.suspended) refuse("suspended");
  if (today < item.valid_from) refuse("valid from " + item.valid_from.text());
  if (item.valid_to < today) refuse("ended " + item.valid_to.text());
}

}  // namespace

const SeenEnterprise& require_free(const std::optional<SeenEnterprise>& enterprise, const std::string& part) {
  if (!enterprise) throw Problem("enterprise-unknown", {{"part", part}});
  if (enterprise->frozen)
    throw Problem("enterprise-frozen",
                  {{"part", part}, {"name", enterprise->name}, {"reason", enterprise->frozen_reason}});
  return *enterprise;
}

void check_listing(const NewLot& asked, const ListingFacts& facts, Date today) {
  const SeenEnterprise& producer = require_free(facts.producer, "producer");
  require_kind(producer, "producer");
  if (!facts.code_in_force)
    throw Problem("code-not-in-force", {{"code", asked.code}, {"on", today.text()}},
                  {{"/code", "not in the catalogue in force"}});
  require_rated(producer, facts.rating, facts.rule.producer_rating_floor);
  if (facts.cover && facts.cover->required_fen > Fen{}) require_covered(producer, facts.cover, today);
  const SeenEnterprise& carrier = require_free(facts.carrier, "carrier");
  require_kind(carrier, "carrier");
  if (!facts.carrier_has_tariff)
    throw Problem("tariff-missing", {{"name", carrier.name}, {"on", today.text()}});
}

void check_offer(const OfferContent& content, const OfferFacts& facts, const Uuid& processor, Date today) {
  const SeenEnterprise& enterprise = require_free(facts.processor, "processor");
  if (!facts.item || facts.item->enterprise_id != processor)
    throw Problem("not-found", {{"what", "licence item"}, {"id", content.licence_item_id.text()}});
  const SeenLicenceItem& item = *facts.item;
  require_licensed(item, today);
  for (std::size_t i = 0; i < content.lines.size(); ++i)
    if (!item.covers(content.lines[i].code))
      throw Problem("code-outside-licence",
                    {{"code", content.lines[i].code}, {"number", item.number}, {"method", item.method}},
                    {{"/content/lines/" + std::to_string(i) + "/code", "outside the licence item"}});
  if (content.kilograms > facts.left)
    throw Problem("quota-exhausted", {{"kilograms", text(content.kilograms)},
                                      {"left", text(facts.left)},
                                      {"approved", text(item.approved_kilograms)}});
  require_covered(enterprise, facts.cover, today);
  require_rated(enterprise, facts.rating, facts.rule.processor_rating_floor);
}

}  // namespace heliu::market
