#include "market/budgets.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace heliu::market {

namespace {

using matching::BudgetKind;

matching::Id id_of(const Uuid& processor, const std::string& line, BudgetKind kind) {
  const char* what = kind == BudgetKind::Heat ? " heat" : " chlorine";
  return Uuid::named("budget", processor.text() + " " + line + what).bytes;
}

}  // namespace

Budgets::Budgets(const std::vector<Offer>& offers) {
  std::map<std::tuple<Uuid, std::string, BudgetKind>, std::int64_t> least;
  for (const Offer& offer : offers)
    for (const LineBudget& line : offer.content->budgets)
      for (const auto& [kind, amount] :
           {std::pair{BudgetKind::Heat, line.heat_kj}, std::pair{BudgetKind::Chlorine, line.chlorine_mg}}) {
        if (!amount) continue;
        const auto [found, first] = least.try_emplace({offer.processor_id, line.name, kind}, *amount);
        if (!first) found->second = std::min(found->second, *amount);
      }
  for (const auto& [key, amount] : least) {
    const auto& [processor, line, kind] = key;
    all_.push_back({id_of(processor, line, kind), processor.bytes, line, kind, amount});
  }
}

std::vector<matching::Id> Budgets::of(const Offer& offer) const {
  std::vector<matching::Id> drawn;
  for (const matching::Budget& budget : all_)
    if (budget.processor == offer.processor_id.bytes)
      for (const LineBudget& line : offer.content->budgets)
        if (line.name == budget.line) drawn.push_back(budget.id);
  return drawn;
}

}  // namespace heliu::market
