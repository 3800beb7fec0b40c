// A feasible plan of awards and the moves that better it: rounding a relaxation, filling, shifting, swapping.
// Every plan respects every capacity, every budget and every least part at all times.
#pragma once
#include <cstdint>
#include <vector>

#include "matching/instance.hpp"

namespace heliu::matching {

class Plan {
 public:
  // The order in which arcs are tried: by `worth` (one an arc, any unit), best first; by margin without it.
  explicit Plan(const Instance& instance, const std::vector<std::int64_t>& worth = {});

  // Keeps what the relaxation awards lawfully, drops the rest, fills the room, then betters it by moves.
  static Plan from(const Instance& instance, const std::vector<std::int64_t>& relaxed,
                   const std::vector<std::int64_t>& worth = {});

  std::int64_t kilograms(int arc) const { return kilograms_[static_cast<std::size_t>(arc)]; }
  const std::vector<std::int64_t>& kilograms() const { return kilograms_; }
  std::int64_t value() const { return value_; }
  std::int64_t work() const { return work_; }  // arcs looked at

  // For Rebuild: everything since mark() can be rolled back.
  void mark() { journal_.clear(), journaling_ = true; }
  void roll_back();
  void take_back(int lot);  // all its awards
  // To the arcs worth most that still fit, none worth less than `least`.
  void give(int lot, const std::vector<std::int64_t>& by_worth, std::int64_t least);
  void count(std::int64_t arcs) { work_ += arcs; }

  void fill();                           // awards whatever still fits, best margin first
  void better(std::int64_t work_limit);  // whole lots: shift, and shift with one lot pushed elsewhere
  void settle_ties();                    // moves whole lots to offers earlier in the draw at equal margin

 private:
  const Instance::Arc& arc(int a) const { return instance_->arcs[static_cast<std::size_t>(a)]; }
  const Instance::Lot& lot(int l) const { return instance_->lots[static_cast<std::size_t>(l)]; }
  std::int64_t room(int arc) const;           // kilograms that capacities and budgets leave
  void add(int arc, std::int64_t kilograms);  // may be negative
  void take_some(int arc, std::int64_t kilograms);
  bool fits_whole(int arc) const { return room(arc) >= this->arc(arc).most; }
  int best_fit(int lot) const;  // the best arc with room for the whole lot, or -1
  std::int64_t worth(int arc) const;
  void place(int lot, int arc);  // whole lots; arc −1: unawarded
  bool shift(int lot);
  bool push(int lot);
  bool push_out(int lot, int to, int victim);

  const Instance* instance_;
  std::vector<std::int64_t> kilograms_;  // an arc
  std::vector<std::int64_t> offer_room_, item_room_, budget_room_, lot_left_;
  std::vector<int> at_;                                // a whole lot's arc, or -1
  std::vector<int> by_margin_;                         // arcs, best first
  std::vector<std::vector<int>> on_item_;              // whole lots that have an arc into the licence item
  std::vector<std::pair<int, std::int64_t>> journal_;  // arc, kilograms added
  bool journaling_ = false;
  std::int64_t value_ = 0;
  std::int64_t work_ = 0;
};

}  // namespace heliu::matching
