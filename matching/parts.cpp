#include "matching/parts.hpp"

#include <algorithm>
#include <map>
#include <numeric>

namespace heliu::matching {
namespace {

// Disjoint sets, with halved paths.
class Sets {
 public:
  explicit Sets(std::size_t size) : parent_(size) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }

  std::size_t of(std::size_t at) {
    while (parent_[at] != at) at = parent_[at] = parent_[parent_[at]];
    return at;
  }
  void join(std::size_t a, std::size_t b) { parent_[of(a)] = of(b); }

 private:
  std::vector<std::size_t> parent_;
};

template <class Row>
std::map<Id, std::size_t> places(const std::vector<Row>& rows, std::size_t first) {
  std::map<Id, std::size_t> at;
  for (const Row& row : rows) at.emplace(row.id, first++);
  return at;
}

// The rows that belong to some part go there; `place` gets where each went.
template <class Row>
void share_out(const std::vector<Row>& rows, std::vector<Row> Book::*member, std::size_t first, Sets& sets,
               const std::map<std::size_t, std::size_t>& part_of_set, std::vector<Part>& parts,
               std::vector<std::uint32_t>* place = nullptr) {
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const auto part = part_of_set.find(sets.of(first + r));
    if (part == part_of_set.end()) continue;
    auto& list = parts[part->second].book.*member;
    if (place) (*place)[r] = static_cast<std::uint32_t>(list.size());
    list.push_back(rows[r]);
  }
}

}  // namespace

Id Part::name() const {
  return std::min_element(book.lots.begin(), book.lots.end(),
                          [](const Lot& a, const Lot& b) { return a.id < b.id; })
      ->id;
}

std::vector<Part> parts_of(const Book& book, const std::vector<Arc>& arcs) {
  const std::size_t offers = book.lots.size(), items = offers + book.offers.size(),
                    budgets = items + book.items.size();
  const auto item_at = places(book.items, items), budget_at = places(book.budgets, budgets);
  Sets sets(budgets + book.budgets.size());
  for (const Arc& arc : arcs) {
    const Offer& offer = book.offers[arc.offer];
    sets.join(arc.lot, offers + arc.offer);
    sets.join(arc.lot, item_at.at(offer.licence_item));
    for (const Id& budget : offer.budgets) sets.join(arc.lot, budget_at.at(budget));
  }
  std::vector<std::pair<Id, std::size_t>> with_arcs;  // lots, by id
  for (const Arc& arc : arcs)
    if (with_arcs.empty() || with_arcs.back().second != arc.lot)
      with_arcs.emplace_back(book.lots[arc.lot].id, arc.lot);
  std::sort(with_arcs.begin(), with_arcs.end());
  std::map<std::size_t, std::size_t> part_of_set;
  for (const auto& [id, lot] : with_arcs) part_of_set.emplace(sets.of(lot), part_of_set.size());

  std::vector<Part> parts(part_of_set.size());
  for (Part& part : parts) {
    part.book.round = book.round;
    part.book.draw_nonce = book.draw_nonce;
  }
  std::vector<std::uint32_t> lot_place(book.lots.size()), offer_place(book.offers.size());
  share_out(book.lots, &Book::lots, 0, sets, part_of_set, parts, &lot_place);
  share_out(book.offers, &Book::offers, offers, sets, part_of_set, parts, &offer_place);
  share_out(book.items, &Book::items, items, sets, part_of_set, parts);
  share_out(book.budgets, &Book::budgets, budgets, sets, part_of_set, parts);
  for (const Arc& arc : arcs) {
    Arc moved = arc;
    moved.lot = lot_place[arc.lot];
    moved.offer = offer_place[arc.offer];
    parts[part_of_set.at(sets.of(arc.lot))].arcs.push_back(moved);
  }
  return parts;
}

}  // namespace heliu::matching
