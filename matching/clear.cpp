#include "matching/clear.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include "matching/canonical.hpp"
#include "matching/instance.hpp"
#include "matching/parts.hpp"
#include "matching/prices.hpp"
#include "matching/search.hpp"

namespace heliu::matching {
namespace {

constexpr std::int64_t kFirstTurn = 4'000'000;  // work

struct Solved {
  const Part& part;
  Instance instance;
  Found found;
};

// Every part's search in turn, each turn with twice the work of the last, so that a hard part keeps none of
// the others from its proof. `limit` becomes where `stop` cut.
std::vector<Solved> solve(const std::vector<Part>& parts, std::int64_t& limit, const Stop& stop,
                          std::int64_t& work) {
  std::vector<Solved> solved;
  for (const Part& part : parts) solved.push_back({part, make_instance(part.book, part.arcs), {}});
  std::vector<std::unique_ptr<Search>> searches;
  for (const Solved& one : solved) {
    searches.push_back(std::make_unique<Search>(one.instance, stop));
    work += searches.back()->work();
  }
  const auto open = [](const auto& search) { return search->open(); };
  for (std::int64_t turn = kFirstTurn; work < limit && std::ranges::any_of(searches, open); turn *= 2)
    for (const auto& search : searches) {
      if (work >= limit || !search->open()) continue;
      const std::int64_t others = work - search->work();
      if (const auto cut = search->turn(turn, limit - others)) limit = others + *cut;
      work = others + search->work();
    }
  for (std::size_t p = 0; p < parts.size(); ++p) solved[p].found = searches[p]->found();
  return solved;
}

void add_awards(const Solved& solved, std::vector<Award>& list) {
  const auto& [part, instance, found] = solved;
  for (std::size_t a = 0; a < found.kilograms.size(); ++a) {
    if (found.kilograms[a] == 0) continue;
    const Arc& arc = part.arcs[instance.arc_index[a]];
    list.push_back({part.book.lots[arc.lot].id, part.book.offers[arc.offer].id, Kilograms{found.kilograms[a]},
                    arc.price, arc.freight, arc.policy});
  }
}

// Why a lot (or the rest of one) that has arcs stays: see Left.
Left why(const Instance& instance, const Found& found, const Instance::Lot& lot) {
  bool outbid = false;
  for (int a = lot.first; a < lot.last; ++a) {
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

void add_unawarded(const Solved& solved, std::vector<Unawarded>& list) {
  const auto& [part, instance, found] = solved;
  for (std::size_t l = 0; l < instance.lots.size(); ++l) {
    const auto& lot = instance.lots[l];
    std::int64_t left = lot.kilograms;
    for (int a = lot.first; a < lot.last; ++a) left -= found.kilograms[static_cast<std::size_t>(a)];
    if (left == 0) continue;
    list.push_back({part.book.lots[instance.lot_index[l]].id, Kilograms{left}, why(instance, found, lot)});
  }
}

// The lots that are in no part.
void add_unmatched(const Book& book, const std::vector<Arc>& arcs, std::vector<Unawarded>& list) {
  std::set<std::string> codes;
  for (const Offer& offer : book.offers)
    for (const Line& line : offer.lines) codes.insert(line.code);
  std::vector<bool> matched(book.lots.size(), false);
  for (const Arc& arc : arcs) matched[arc.lot] = true;
  for (std::size_t l = 0; l < book.lots.size(); ++l) {
    const Lot& lot = book.lots[l];
    if (!matched[l])
      list.push_back({lot.id, lot.kilograms, codes.contains(lot.code) ? Left::AllStruck : Left::NoOffer});
  }
}

// One price for everything: 0 for what no part has.
void add_prices(const Book& book, const std::vector<Solved>& solved, Result& result) {
  std::map<Id, std::int64_t> offers, items, budgets;
  for (const auto& [part, instance, found] : solved) {
    for (std::size_t o = 0; o < instance.offers.size(); ++o)
      offers[part.book.offers[instance.offer_index[o]].id] = found.duals.offers[o];
    for (std::size_t i = 0; i < instance.items.size(); ++i)
      items[part.book.items[instance.item_index[i]].id] = found.duals.items[i];
    for (std::size_t b = 0; b < instance.budgets.size(); ++b)
      budgets[part.book.budgets[instance.budget_index[b]].id] = found.duals.budgets[b];
  }
  for (const Offer& row : book.offers) offers.emplace(row.id, 0);
  for (const LicenceItem& row : book.items) items.emplace(row.id, 0);
  for (const Budget& row : book.budgets) budgets.emplace(row.id, 0);
  for (const auto& [id, price] : offers) result.offer_scarcity.push_back({id, FenPerTonne{price}});
  for (const auto& [id, price] : items) result.item_scarcity.push_back({id, FenPerTonne{price}});
  for (const auto& [id, price] : budgets) result.budget_prices.push_back({id, price});
}

PartProof proof_of(const Solved& solved) {
  const auto& [part, instance, found] = solved;
  PartProof proof;
  proof.lot = part.name();
  proof.bound = MilliFen{found.bound};
  proof.dual_bound = MilliFen{found.root_bound};
  proof.lot_proof.bits = found.lot_prices.bits;
  proof.lot_proof.bound = MilliFen{found.lot_prices.bound};
  for (const auto& [lot, price] : found.lot_prices.of_lot)
    proof.lot_proof.prices.push_back(
        {part.book.lots[instance.lot_index[static_cast<std::size_t>(lot)]].id, price});
  if (found.complete) proof.proof = found.proof.steps(part.book, instance);
  return proof;
}

}  // namespace

Result clear(const Book& book, const Eligibility& eligible, std::int64_t work_limit, const Stop& stop) {
  check(book);
  const std::vector<Part> parts = parts_of(book, eligible.arcs);
  Result result;
  result.work_limit = work_limit;
  const std::vector<Solved> solved = solve(parts, result.work_limit, stop, result.work);
  result.book = sm3(canonical(book));
  for (const Solved& one : solved) {
    add_awards(one, result.awards);
    add_unawarded(one, result.unawarded);
    result.parts.push_back(proof_of(one));
    result.welfare += MilliFen{one.found.value};
    result.bound += result.parts.back().bound;
    result.dual_bound += result.parts.back().dual_bound;
  }
  add_unmatched(book, eligible.arcs, result.unawarded);
  std::ranges::sort(result.unawarded, {}, &Unawarded::lot);
  std::ranges::sort(result.awards, {}, [](const Award& row) { return std::pair{row.lot, row.offer}; });
  add_prices(book, solved, result);
  result.flags = eligible.flags;
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
