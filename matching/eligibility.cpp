#include "matching/eligibility.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "matching/rules.hpp"

namespace heliu::matching {

Rulebook::Rulebook(const Book& book) {
  for (const Enterprise& row : book.enterprises) {
    enterprises_[row.id] = &row;
    controllers_[row.id].insert(row.controllers.begin(), row.controllers.end());
    controllers_[row.id].insert(row.id);
  }
  for (const LicenceItem& row : book.items) items_[row.id] = &row;
  for (const Approval& row : book.approvals) approvals_.emplace(row.producer, row.processor, row.code);
  std::map<Id, const Budget*> budgets;
  for (const Budget& row : book.budgets) budgets[row.id] = &row;
  for (const Offer& offer : book.offers) {
    budgets_.emplace_back();
    for (const Id& id : offer.budgets) budgets_.back().push_back(budgets.at(id));
    const auto by_id = [](const Budget* a, const Budget* b) { return a->id < b->id; };
    std::sort(budgets_.back().begin(), budgets_.back().end(), by_id);
  }
}

bool Rulebook::approved(const Lot& lot, const Offer& offer) const {
  return approvals_.contains(std::tuple{lot.producer, offer.processor, lot.code});
}

std::optional<Id> Rulebook::common_controller(const Id& a, const Id& b) const {
  const auto &left = controllers(a), &right = controllers(b);
  for (const Id& id : left)
    if (right.contains(id)) return id;
  return {};
}

namespace {

// Pairs of offers of different processors under one controller that both stand for a lot. Both stay: striking
// one would let a rival be silenced by a bought share, and the regulator needs to see both prices.
void flag_related_offers(const Book& book, const Rulebook& rulebook, Eligibility& result) {
  std::map<Id, std::vector<std::uint32_t>> offers_of;  // controller -> offers
  for (std::uint32_t o = 0; o < book.offers.size(); ++o)
    for (const Id& id : rulebook.controllers(book.offers[o].processor)) offers_of[id].push_back(o);
  std::vector<bool> related(book.offers.size(), false);
  for (const auto& [controller, offers] : offers_of)
    for (const std::uint32_t o : offers)
      related[o] = related[o] || book.offers[o].processor != book.offers[offers.front()].processor ||
                   book.offers[o].processor != book.offers[offers.back()].processor;
  std::vector<std::set<std::uint32_t>> lots_of(book.offers.size());
  for (const Arc& arc : result.arcs)
    if (related[arc.offer]) lots_of[arc.offer].insert(arc.lot);
  for (const auto& [controller, offers] : offers_of) {
    for (std::size_t i = 0; i < offers.size(); ++i) {
      for (std::size_t j = i + 1; j < offers.size(); ++j) {
        const Offer &a = book.offers[offers[i]], &b = book.offers[offers[j]];
        if (a.processor == b.processor) continue;
        Flag flag{FlagKind::OffersShareController, controller, {}, {a.id, b.id}};
        for (const std::uint32_t lot : lots_of[offers[i]])
          if (lots_of[offers[j]].contains(lot)) flag.lots.push_back(book.lots[lot].id);
        if (!flag.lots.empty()) result.flags.push_back(std::move(flag));
      }
    }
  }
}

using Named = std::pair<std::uint32_t, const Line*>;  // an offer and its line for a code

std::unordered_map<std::string, std::vector<Named>> offers_by_code(const Book& book) {
  std::unordered_map<std::string, std::vector<Named>> by_code;
  for (std::uint32_t o = 0; o < book.offers.size(); ++o)
    for (const Line& line : book.offers[o].lines) by_code[line.code].emplace_back(o, &line);
  return by_code;
}

}  // namespace

Eligibility eligibility(const Book& book, Detail detail) {
  const Rulebook rulebook(book);
  const auto by_code = offers_by_code(book);
  std::vector<std::pair<const LicenceItem*, const Enterprise*>> of_offer;
  for (const Offer& offer : book.offers)
    of_offer.emplace_back(&rulebook.item(offer.licence_item), &rulebook.enterprise(offer.processor));
  Eligibility result;
  for (std::uint32_t l = 0; l < book.lots.size(); ++l) {
    const Lot& lot = book.lots[l];
    const auto candidates = by_code.find(lot.code);
    if (candidates == by_code.end()) continue;
    const Enterprise& producer = rulebook.enterprise(lot.producer);
    for (const auto& [o, line] : candidates->second) {
      const Offer& offer = book.offers[o];
      const auto& [item, processor] = of_offer[o];
      const Parties parties{book,       rulebook,           lot, offer, *line, *item, producer,
                            *processor, rulebook.budgets(o)};
      Facts facts;
      if (const auto reason = first_broken(parties, detail == Detail::Struck ? &facts : nullptr)) {
        if (detail == Detail::Struck) result.struck.push_back({l, o, *reason, std::move(facts)});
        continue;
      }
      result.arcs.push_back(arc_of(parties, l, o));
      if (book.rules.forbid_same_controller) continue;
      if (const auto shared = rulebook.common_controller(lot.producer, offer.processor))
        result.flags.push_back({FlagKind::PartiesShareController, *shared, {lot.id}, {offer.id}});
    }
  }
  flag_related_offers(book, rulebook, result);
  return result;
}

}  // namespace heliu::matching
