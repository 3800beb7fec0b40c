#include <map>

#include "matching/gap/certificate.hpp"
#include "matching/verify_proof.hpp"
#include "matching/whole_lots.hpp"

namespace heliu::matching {
namespace {

// The published prices in the order of the instance.
Duals duals_of(const Book& book, const Instance& instance, const Result& result) {
  std::map<Id, std::int64_t> offers, items, budgets;
  for (const Scarcity& row : result.offer_scarcity) offers[row.id] = row.price.count;
  for (const Scarcity& row : result.item_scarcity) items[row.id] = row.price.count;
  for (const BudgetPrice& row : result.budget_prices) budgets[row.id] = row.price;
  Duals duals;
  for (const auto index : instance.offer_index) duals.offers.push_back(offers[book.offers[index].id]);
  for (const auto index : instance.item_index) duals.items.push_back(items[book.items[index].id]);
  for (const auto index : instance.budget_index) duals.budgets.push_back(budgets[book.budgets[index].id]);
  return duals;
}

}  // namespace

std::string lot_proof_fault(const Book& book, const Eligibility& eligible, const Result& result) {
  const LotProof& proof = result.lot_proof;
  if (proof.prices.empty())
    return proof.bits == 0 && proof.bound == MilliFen{} ? "" : "a bound without prices";
  const Instance instance = make_instance(book, eligible);
  for (const auto& lot : instance.lots)
    if (!lot.whole && lot.first < lot.last) return "lot prices in a round with divisible lots";
  const auto lots = whole_lots(instance, {}, duals_of(book, instance, result));
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
  if (lots->welfare_bound(*bound) != proof.bound.count) return "the lot prices prove another number";
  return result.bound <= proof.bound ? "" : "the bound lies above the one the lot prices prove";
}

}  // namespace heliu::matching
