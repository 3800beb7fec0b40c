#include "matching/clear.hpp"

#include <algorithm>
#include <set>

#include "matching/canonical.hpp"
#include "matching/instance.hpp"
#include "matching/prices.hpp"
#include "matching/search.hpp"

namespace heliu::matching {
namespace {

std::vector<Award> awards(const Book& book, const Eligibility& eligible, const Instance& instance,
                          const Found& found) {
  std::vector<Award> list;
  for (std::size_t a = 0; a < found.kilograms.size(); ++a) {
    if (found.kilograms[a] == 0) continue;
    const Arc& arc = eligible.arcs[instance.arc_index[a]];
    list.push_back({book.lots[arc.lot].id, book.offers[arc.offer].id, Kilograms{found.kilograms[a]},
                    arc.price, arc.freight, arc.policy});
  }
  return list;
}

// Why a lot (or the rest of one) stays: see Left.
Left why(const Instance& instance, const Found& found, std::size_t lot, const std::vector<bool>& named) {
  const auto& row = instance.lots[lot];
  if (!named[instance.lot_index[lot]]) return Left::NoOffer;
  if (row.first == row.last) return Left::AllStruck;
  bool outbid = false;
  for (int a = row.first; a < row.last; ++a) {
    const auto& arc = instance.arcs[static_cast<std::size_t>(a)];
    const auto& offer = instance.offers[static_cast<std::size_t>(arc.offer)];
    if (found.kilograms[static_cast<std::size_t>(a)] == arc.most) continue;  // took all it may
    const std::int64_t scarcity = found.duals.offers[static_cast<std::size_t>(arc.offer)] +
                                  found.duals.items[static_cast<std::size_t>(offer.item)];
    const Int128 worth =
        charged_margin(instance, a, found.duals.budgets) - Int128{scarcity} * kBudgetPriceScale;
    if (worth > 0 || (worth == 0 && arc.least > 1)) return Left::DidNotFit;
    outbid = true;
  }
  return outbid ? Left::Outbid : Left::DidNotFit;
}

std::vector<Unawarded> unawarded(const Book& book, const Instance& instance, const Found& found) {
  std::set<std::string> codes;
  for (const Offer& offer : book.offers)
    for (const Line& line : offer.lines) codes.insert(line.code);
  std::vector<bool> named;
  for (const Lot& lot : book.lots) named.push_back(codes.contains(lot.code));
  std::vector<Unawarded> list;
  for (std::size_t l = 0; l < instance.lots.size(); ++l) {
    std::int64_t left = instance.lots[l].kilograms;
    for (int a = instance.lots[l].first; a < instance.lots[l].last; ++a)
      left -= found.kilograms[static_cast<std::size_t>(a)];
    if (left == 0) continue;
    list.push_back({book.lots[instance.lot_index[l]].id, Kilograms{left}, why(instance, found, l, named)});
  }
  return list;
}

}  // namespace

Result clear(const Book& book, const Eligibility& eligible, std::int64_t work_limit, const Stop& stop) {
  check(book);
  const Instance instance = make_instance(book, eligible);
  const Found found = search(instance, work_limit, stop);
  Result result;
  result.book = sm3(canonical(book));
  result.awards = awards(book, eligible, instance, found);
  result.unawarded = unawarded(book, instance, found);
  for (std::size_t o = 0; o < instance.offers.size(); ++o)
    result.offer_scarcity.push_back(
        {book.offers[instance.offer_index[o]].id, FenPerTonne{found.duals.offers[o]}});
  for (std::size_t i = 0; i < instance.items.size(); ++i)
    result.item_scarcity.push_back(
        {book.items[instance.item_index[i]].id, FenPerTonne{found.duals.items[i]}});
  for (std::size_t b = 0; b < instance.budgets.size(); ++b)
    result.budget_prices.push_back({book.budgets[instance.budget_index[b]].id, found.duals.budgets[b]});
  result.flags = eligible.flags;
  result.welfare = MilliFen{found.value};
  result.bound = MilliFen{found.bound};
  result.dual_bound = MilliFen{found.root_bound};
  result.lot_proof.bits = found.lot_prices.bits;
  result.lot_proof.bound = MilliFen{found.lot_prices.bound};
  for (const auto& [lot, price] : found.lot_prices.of_lot)
    result.lot_proof.prices.push_back(
        {book.lots[instance.lot_index[static_cast<std::size_t>(lot)]].id, price});
  if (found.complete) result.proof = found.proof.steps(book, instance);
  result.work = found.work;
  result.work_limit = found.work_limit;
  const Prices prices(book, eligible.arcs, result);
  for (Award& award : result.awards) award.price = prices.price(award, book.rules.price_rule);
  result.seal = sm3(canonical(result));
  return result;
}

Result clear(const Book& book, std::int64_t work_limit, const Stop& stop) {
  check(book);
  return clear(book, eligibility(book, Detail::ArcsOnly), work_limit, stop);
}

}  // namespace heliu::matching
