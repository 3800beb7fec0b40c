#include <map>

#include "matching/gap/certificate.hpp"
#include "matching/verify_proof.hpp"
#include "matching/whole_lots.hpp"

namespace heliu::matching {
namespace {

// The published prices in the order of the instance.
Duals duals_of(const Book& book, const Instance& instance, const PublishedPrices& prices) {
  Duals duals;
  for (const auto index : instance.offer_index)
    duals.offers.push_back(prices.offers.at(book.offers[index].id));
  for (const auto index : instance.item_index) duals.items.push_back(prices.items.at(book.items[index].id));
  for (const auto index : instance.budget_index)
    duals.budgets.push_back(prices.budgets.at(book.budgets[index].id));
  return duals;
}

}  // namespace

std::string lot_proof_fault(const Part& part, const PublishedPrices& published, const PartProof& claim) {
  const LotProof& proof = claim.lot_proof;
  const Book& book = part.book;
  if (proof.prices.empty())
    return proof.bits == 0 && proof.bound == MilliFen{} ? "" : "a bound without prices";
  const Instance instance = make_instance(book, part.arcs);
  for (const auto& lot : instance.lots)
    if (!lot.whole && lot.first < lot.last) return "lot prices beside divisible lots";
  const auto lots = whole_lots(instance, {}, duals_of(book, instance, published));
  if (!lots || lots->lot_of.size() != proof.prices.size()) return "not one price a lot";
  std::map<Id, std::int64_t> prices;
  for (const LotPrice& row : proof.prices) prices[row.lot] = row.price;
  gap::Multipliers multipliers{proof.bits, {}, {}};
  for (const int lot : lots->lot_of) {
    const auto row = prices.find(book.lots[instance.lot_index[static_cast<std::size_t>(lot)]].id);
    if (row == prices.end()) return "not one price a lot";
    multipliers.job.push_back(row->second);
  }
  const auto bound = gap::bound_of(lots->problem, multipliers);
  if (!bound) return "the lot prices are out of range";
  if (const std::int64_t proven = lots->welfare_bound(*bound); proven != proof.bound.count)
    return "the lot prices prove " + std::to_string(proven);
  return claim.bound <= proof.bound ? "" : "the bound lies above the one the lot prices prove";
}

}  // namespace heliu::matching
