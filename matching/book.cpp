#include "matching/book.hpp"

#include <map>
#include <set>
#include <tuple>

#include "matching/canonical.hpp"

namespace heliu::matching {
namespace {

void require(bool good, const std::string& what) {
  if (!good) throw BookError(what);
}

bool priced(FenPerTonne price) {
  return price.count >= -kPriceMost && price.count <= kPriceMost;
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
  require(lot.kilograms.count > 0 && lot.kilograms.count <= kLotKilogramsMost, name + ": kilograms");
  require(lot.least_part.count >= 0 && lot.least_part <= lot.kilograms, name + ": least part");
  require(priced(lot.reserve), name + ": reserve out of range");
  require(lot.freight_base.count >= 0 && priced(lot.freight_base), name + ": freight out of range");
  require(lot.freight_per_km.count >= 0 && lot.freight_per_km.count <= 10'000, name + ": freight per km");
  const auto& [chlorine, heat] = std::tie(lot.assay.chlorine, lot.assay.heat);
  require(!chlorine || (*chlorine >= 0 && *chlorine <= kChlorineMost), name + ": chlorine out of range");
  require(!heat || (*heat >= -kHeatMost && *heat <= kHeatMost), name + ": heat out of range");
  require(lot.changed_at >= 0, name + ": changed_at");
}

void check_budgets(const Book& book, const std::set<Id>& enterprises) {
  require(book.budgets.size() <= kBudgetsMost, "too many budgets");
  std::map<Id, const Budget*> budgets;
  for (const Budget& budget : book.budgets) {
    const std::string name = "budget " + hex(budget.id);
    require(budgets.emplace(budget.id, &budget).second, "budget listed twice: " + hex(budget.id));
    require(enterprises.contains(budget.processor), name + ": processor not in the book");
    require(budget.amount >= 0 && budget.amount <= kBudgetMost, name + ": amount out of range");
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
  require(offer.capacity.count >= 0 && offer.capacity.count <= kBookKilogramsMost, name + ": capacity");
  require(offer.least_load.count >= 0, name + ": least load");
  require(!offer.most_load || *offer.most_load >= offer.least_load, name + ": most load below least load");
  require(offer.radius_metres >= 0, name + ": radius");
  require(offer.sealed_at >= 0, name + ": sealed_at");
  std::set<std::string> codes;
  for (const Line& line : offer.lines) {
    require(codes.insert(line.code).second, name + ": two prices for " + line.code);
    require(priced(line.price), name + ": price out of range");
  }
}

bool on_earth(const Site& site) {
  return site.longitude >= -180'000'000 && site.longitude <= 180'000'000 && site.latitude >= -90'000'000 &&
         site.latitude <= 90'000'000;
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
    require(on_earth(lot.site), "lot " + hex(lot.id) + ": place");
    total += lot.kilograms;
  }
  require(total.count <= kBookKilogramsMost, "the lots' kilograms together are out of range");
  std::set<Digest> commitments;
  for (const Offer& offer : book.offers) {
    check_offer(offer, enterprises, items);
    require(on_earth(offer.site), "offer " + hex(offer.id) + ": place");
    require(commitments.insert(offer.commitment).second, "offer " + hex(offer.id) + ": copied commitment");
  }
  check_budgets(book, enterprises);
  for (const LicenceItem& item : book.items)
    require(item.remaining.count >= 0 && item.remaining.count <= kBookKilogramsMost * 1000,
            "licence item " + hex(item.id) + ": remaining");
  require(book.terms.size() <= kTermsMost, "too many policy terms");
  for (const PolicyTerm& row : book.terms)
    require(row.term.count >= -kTermMost && row.term.count <= kTermMost, "policy term out of range");
  require(book.rules.detour_permille >= 1'000 && book.rules.detour_permille <= 3'000, "detour out of range");
}

}  // namespace heliu::matching
