#include "matching/book.hpp"

#include <map>
#include <set>

#include "matching/canonical.hpp"

namespace heliu::matching {
namespace {

void require(bool good, const std::string& what) {
  if (!good) throw BookError(what);
}

// "lot 01…: kilograms 0 is not within 1 … 1000000000"
void within(std::int64_t value, std::int64_t least, std::int64_t most, const std::string& name,
            const char* field) {
  if (value < least || value > most)
    throw BookError(name + ": " + field + " " + std::to_string(value) + " is not within " +
                    std::to_string(least) + " … " + std::to_string(most));
}

template <class Row>
std::set<Id> distinct(const std::vector<Row>& rows, const std::string& noun) {
  std::set<Id> ids;
  for (const Row& row : rows) require(ids.insert(row.id).second, noun + " listed twice: " + hex(row.id));
  return ids;
}

void check_lot(const Lot& lot, const std::set<Id>& enterprises) {
  const std::string name = "lot " + hex(lot.id);
  require(enterprises.contains(lot.producer), name + ": producer not in the book");
  within(lot.kilograms.count, 1, kLotKilogramsMost, name, "kilograms");
  within(lot.least_part.count, 0, lot.kilograms.count, name, "least_part");
  within(lot.reserve.count, -kPriceMost, kPriceMost, name, "reserve");
  within(lot.freight_base.count, 0, kPriceMost, name, "freight_base");
  within(lot.freight_per_km.count, 0, 10'000, name, "freight_per_km");
  if (lot.assay.chlorine) within(*lot.assay.chlorine, 0, kChlorineMost, name, "assay.chlorine");
  if (lot.assay.heat) within(*lot.assay.heat, -kHeatMost, kHeatMost, name, "assay.heat");
  within(lot.changed_at, 0, INT64_MAX, name, "changed_at");
}

void check_budgets(const Book& book, const std::set<Id>& enterprises) {
  require(book.budgets.size() <= kBudgetsMost, "too many budgets");
  std::map<Id, const Budget*> budgets;
  for (const Budget& budget : book.budgets) {
    const std::string name = "budget " + hex(budget.id);
    require(budgets.emplace(budget.id, &budget).second, "budget listed twice: " + hex(budget.id));
    require(enterprises.contains(budget.processor), name + ": processor not in the book");
    within(budget.amount, 0, kBudgetMost, name, "amount");
  }
  for (const Offer& offer : book.offers) {
    std::set<Id> drawn;
    for (const Id& id : offer.budgets) {
      const std::string name = "offer " + hex(offer.id) + ": budget " + hex(id);
      require(budgets.contains(id), name + " not in the book");
      require(budgets.at(id)->processor == offer.processor, name + " is another processor's");
      require(drawn.insert(id).second, name + " named twice");
    }
  }
}

void check_offer(const Offer& offer, const std::set<Id>& enterprises, const std::set<Id>& items) {
  const std::string name = "offer " + hex(offer.id);
  require(enterprises.contains(offer.processor), name + ": processor not in the book");
  require(items.contains(offer.licence_item), name + ": licence item not in the book");
  within(offer.capacity.count, 0, kBookKilogramsMost, name, "capacity");
  within(offer.least_load.count, 0, kBookKilogramsMost, name, "least_load");
  if (offer.most_load) within(offer.most_load->count, offer.least_load.count, INT64_MAX, name, "most_load");
  within(offer.radius_metres, 0, INT64_MAX, name, "radius_metres");
  within(offer.sealed_at, 0, INT64_MAX, name, "sealed_at");
  std::set<std::string> codes;
  for (const Line& line : offer.lines) {
    require(codes.insert(line.code).second, name + ": two prices for " + line.code);
    within(line.price.count, -kPriceMost, kPriceMost, name, "price");
  }
}

void check_site(const Site& site, const std::string& name) {
  within(site.longitude, -180'000'000, 180'000'000, name, "site.longitude");
  within(site.latitude, -90'000'000, 90'000'000, name, "site.latitude");
}

}  // namespace

void check(const Book& book) {
  require(book.lots.size() <= kLotsMost, "too many lots");
  require(book.offers.size() <= kOffersMost, "too many offers");
  const auto enterprises = distinct(book.enterprises, "enterprise");
  const auto items = distinct(book.items, "licence item");
  distinct(book.lots, "lot");
  distinct(book.offers, "offer");
  Kilograms total;
  for (const Lot& lot : book.lots) {
    check_lot(lot, enterprises);
    check_site(lot.site, "lot " + hex(lot.id));
    total += lot.kilograms;
  }
  within(total.count, 0, kBookKilogramsMost, "all lots together", "kilograms");
  std::set<Digest> commitments;
  for (const Offer& offer : book.offers) {
    check_offer(offer, enterprises, items);
    check_site(offer.site, "offer " + hex(offer.id));
    require(commitments.insert(offer.commitment).second, "offer " + hex(offer.id) + ": copied commitment");
  }
  check_budgets(book, enterprises);
  for (const LicenceItem& item : book.items)
    within(item.remaining.count, 0, kBookKilogramsMost * 1000, "licence item " + hex(item.id), "remaining");
  require(book.terms.size() <= kTermsMost, "too many policy terms");
  for (const PolicyTerm& row : book.terms)
    within(row.term.count, -kTermMost, kTermMost, "policy terms", "term");
  within(book.rules.detour_permille, 1'000, 3'000, "rules", "detour_permille");
}

}  // namespace heliu::matching
