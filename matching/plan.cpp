#include "matching/plan.hpp"

#include <algorithm>
#include <numeric>

namespace heliu::matching {
namespace {
std::size_t at(int index) {
  return static_cast<std::size_t>(index);
}
}  // namespace

Plan::Plan(const Instance& instance, const std::vector<std::int64_t>& worth)
    : instance_(&instance),
      kilograms_(instance.arcs.size(), 0),
      item_room_(instance.items),
      at_(instance.lots.size(), -1),
      by_margin_(instance.arcs.size()),
      on_item_(instance.items.size()) {
  for (const auto& offer : instance.offers) offer_room_.push_back(offer.capacity);
  for (const auto& budget : instance.budgets) budget_room_.push_back(budget.amount);
  for (const auto& lot : instance.lots) lot_left_.push_back(lot.kilograms);
  std::iota(by_margin_.begin(), by_margin_.end(), 0);
  const auto rank = [&](int a) { return worth.empty() ? arc(a).margin : worth[at(a)]; };
  std::stable_sort(by_margin_.begin(), by_margin_.end(), [&](int a, int b) { return rank(a) > rank(b); });
  for (const auto& arc : instance.arcs) {
    auto& lots = on_item_[at(instance.offers[at(arc.offer)].item)];
    if (lot(arc.lot).whole && (lots.empty() || lots.back() != arc.lot)) lots.push_back(arc.lot);
  }
}

Plan Plan::from(const Instance& instance, const std::vector<std::int64_t>& relaxed,
                const std::vector<std::int64_t>& worth) {
  Plan plan(instance, worth);
  for (const int a : plan.by_margin_) {
    const std::int64_t kilograms = relaxed[at(a)];
    if (kilograms == 0 || kilograms < plan.arc(a).least) continue;
    if (!plan.lot(plan.arc(a).lot).whole)
      plan.take_some(a, kilograms);
    else if (plan.fits_whole(a))
      plan.place(plan.arc(a).lot, a);
  }
  plan.fill();
  return plan;
}

std::int64_t Plan::room(int a) const {
  const auto& offer = instance_->offer_of(a);
  std::int64_t room = std::min(offer_room_[at(arc(a).offer)], item_room_[at(offer.item)]);
  for (const int b : offer.budgets)
    if (const std::int64_t draw = instance_->draw(a, b); draw > 0)
      room = std::min(room, budget_room_[at(b)] / draw);
  return room;
}

// As much of it as is lawful now.
void Plan::take_some(int a, std::int64_t kilograms) {
  const std::int64_t some = std::min({kilograms, room(a), lot_left_[at(arc(a).lot)]});
  if (some > 0 && some >= arc(a).least) add(a, some);
}

void Plan::add(int a, std::int64_t kilograms) {
  const auto& arc = this->arc(a);
  const auto& offer = instance_->offer_of(a);
  kilograms_[at(a)] += kilograms;
  lot_left_[at(arc.lot)] -= kilograms;
  offer_room_[at(arc.offer)] -= kilograms;
  item_room_[at(offer.item)] -= kilograms;
  for (const int b : offer.budgets) budget_room_[at(b)] -= kilograms * instance_->draw(a, b);
  value_ += arc.margin * kilograms;
  if (lot(arc.lot).whole) at_[at(arc.lot)] = kilograms_[at(a)] > 0 ? a : -1;
  if (journaling_) journal_.emplace_back(a, kilograms);
}

void Plan::roll_back() {
  journaling_ = false;
  for (auto step = journal_.rbegin(); step != journal_.rend(); ++step) add(step->first, -step->second);
  journal_.clear();
}

void Plan::take_back(int l) {
  for (int a = lot(l).first; a < lot(l).last; ++a)
    if (kilograms_[at(a)] > 0) add(a, -kilograms_[at(a)]);
  work_ += lot(l).last - lot(l).first;
}

void Plan::give(int l, const std::vector<std::int64_t>& by_worth, std::int64_t least) {
  while (lot_left_[at(l)] > 0) {
    int best = -1;
    std::int64_t most = 0;
    for (int a = lot(l).first; a < lot(l).last; ++a) {
      if (by_worth[at(a)] < least || (best >= 0 && by_worth[at(a)] <= by_worth[at(best)])) continue;
      const std::int64_t some = std::min({arc(a).most - kilograms_[at(a)], room(a), lot_left_[at(l)]});
      if (some <= 0 || kilograms_[at(a)] + some < arc(a).least) continue;
      best = a;
      most = some;
    }
    work_ += lot(l).last - lot(l).first;
    if (best < 0) return;
    add(best, most);
  }
}

std::int64_t Plan::worth(int a) const {
  return a < 0 ? 0 : arc(a).margin * arc(a).most;
}

void Plan::place(int l, int a) {
  if (const int current = at_[at(l)]; current >= 0) add(current, -arc(current).most);
  if (a >= 0) add(a, arc(a).most);
}

int Plan::best_fit(int l) const {
  int best = -1;
  for (int a = lot(l).first; a < lot(l).last; ++a)
    if ((best < 0 || arc(a).margin > arc(best).margin) && fits_whole(a)) best = a;
  return best;
}

void Plan::fill() {
  for (const int a : by_margin_) {
    const auto& arc = this->arc(a);
    const std::int64_t more = std::min({arc.most - kilograms_[at(a)], lot_left_[at(arc.lot)], room(a)});
    if (more <= 0 || kilograms_[at(a)] + more < arc.least) continue;
    if (lot(arc.lot).whole)
      place(arc.lot, a);
    else
      add(a, more);
  }
  work_ += static_cast<std::int64_t>(by_margin_.size());
}

// The lot alone, to a better offer with room.
bool Plan::shift(int l) {
  const int from = at_[at(l)];
  place(l, -1);
  const int to = best_fit(l);
  const bool gain = worth(to) > worth(from);
  place(l, gain ? to : from);
  work_ += lot(l).last - lot(l).first;
  return gain;
}

// The lot to `to`, the victim to wherever it then fits best, or nowhere. Undone without gain.
bool Plan::push_out(int l, int to, int victim) {
  const int from = at_[at(l)], victim_from = at_[at(victim)];
  place(l, -1);
  place(victim, -1);
  if (fits_whole(to)) {
    place(l, to);
    const int victim_to = best_fit(victim);
    work_ += lot(victim).last - lot(victim).first;
    if (worth(to) + worth(victim_to) > worth(from) + worth(victim_from)) {
      place(victim, victim_to);
      return true;
    }
    place(l, -1);
  }
  place(l, from);
  place(victim, victim_from);
  return false;
}

bool Plan::push(int l) {
  for (int to = lot(l).first; to < lot(l).last; ++to) {
    if (worth(to) <= worth(at_[at(l)])) continue;  // the other way round it is the victim's own push
    const int item = instance_->offers[at(arc(to).offer)].item;
    for (const int victim : on_item_[at(item)]) {
      ++work_;
      const int victim_at = at_[at(victim)];
      if (victim == l || victim_at < 0) continue;
      if (instance_->offers[at(arc(victim_at).offer)].item != item) continue;
      if (push_out(l, to, victim)) return true;
    }
  }
  return false;
}

void Plan::better(std::int64_t work_limit) {
  const std::int64_t stop = work_ + work_limit;
  for (bool moved = true; moved;) {
    moved = false;
    for (int l = 0; l < static_cast<int>(instance_->lots.size()); ++l) {
      if (!lot(l).whole) continue;
      if (work_ > stop) return;
      moved = shift(l) || push(l) || moved;
    }
  }
}

void Plan::settle_ties() {
  for (int l = 0; l < static_cast<int>(instance_->lots.size()); ++l) {
    if (!lot(l).whole) continue;
    const int from = at_[at(l)];
    place(l, -1);
    int to = from;
    for (int a = lot(l).last - 1; a >= lot(l).first; --a)
      if (worth(a) == worth(from) && fits_whole(a)) to = a;
    place(l, to);
  }
}

}  // namespace heliu::matching
