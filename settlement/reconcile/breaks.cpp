// What nothing explains, and why.
#include <algorithm>
#include <cstdlib>
#include <unordered_map>

#include "settlement/reconcile/pool.hpp"

namespace heliu::reconcile {
namespace {

class Writer {
 public:
  Writer(const Pool& pool, const std::vector<Movement>& movements) : pool_(pool), movements_(movements) {}

  std::vector<Break> run() {
    sums_of_components();
    index_amounts();
    for (std::size_t i = 0; i < pool_.movements.size(); ++i)
      if (!pool_.movements[i].matched) of_movement(i);
    std::vector<Break> of_entries;
    for (std::size_t i = 0; i < pool_.expected.size(); ++i)
      if (!pool_.expected[i].matched) of_entries.push_back(of_entry(i));
    std::sort(of_entries.begin(), of_entries.end(),
              [](const Break& a, const Break& b) { return a.expected < b.expected; });
    breaks_.insert(breaks_.end(), of_entries.begin(), of_entries.end());
    return std::move(breaks_);
  }

 private:
  // By component: what its lines moved beyond what its entries expected, of those that are open.
  void sums_of_components() {
    for (const auto& component : pool_.components) {
      Fen gap;
      std::vector<std::size_t> entries;
      for (const std::size_t movement : component) {
        const Item& item = pool_.movements[movement];
        if (!item.matched) gap += Fen{item.amount};
        entries.insert(entries.end(), pool_.named_by[movement].begin(), pool_.named_by[movement].end());
      }
      std::sort(entries.begin(), entries.end());
      entries.erase(std::unique(entries.begin(), entries.end()), entries.end());
      for (const std::size_t entry : entries)
        if (!pool_.expected[entry].matched) gap -= Fen{pool_.expected[entry].amount};
      for (const std::size_t movement : component) {
        gap_of_movement_[movement] = gap;
        if (pool_.movements[movement].matched) continue;
        for (const std::size_t entry : pool_.named_by[movement]) line_of_entry_.try_emplace(entry, movement);
      }
    }
  }

  void index_amounts() {
    for (std::size_t i = 0; i < pool_.expected.size(); ++i)
      if (const Item& item = pool_.expected[i]; !item.matched && item.day)
        by_amount_[item.amount].push_back(i);
  }

  void of_movement(std::size_t i) {
    const Item& item = pool_.movements[i];
    Break found;
    found.movement = item.position;
    found.amount = Fen{item.amount};
    const auto& named = pool_.named_by[i];
    if (!named.empty()) {
      const auto open = std::find_if(named.begin(), named.end(),
                                     [&](std::size_t entry) { return !pool_.expected[entry].matched; });
      const std::size_t meant = open == named.end() ? named.front() : *open;
      const bool opposite = (pool_.expected[meant].amount > 0) != (item.amount > 0);
      found.like = pool_.expected[meant].position;
      if (movements_[item.position].line.returned || opposite) {
        found.cause = Cause::Returned;
      } else if (open == named.end()) {
        found.cause = Cause::PaidTwice;
      } else {
        found.cause = Cause::AmountDiffers;
        found.difference = gap_of_movement_.at(i);
      }
    } else if (const auto near = other_name(item); near != Break::kNone) {
      found.cause = Cause::NameDiffers;
      found.like = near;
    } else {
      found.cause =
          has_our_form(movements_[item.position].line) ? Cause::UnknownReference : Cause::NotExpected;
    }
    breaks_.push_back(found);
  }

  Break of_entry(std::size_t i) const {
    Break found;
    found.cause = Cause::NotReceived;
    found.expected = pool_.expected[i].position;
    found.amount = Fen{pool_.expected[i].amount};
    if (const auto line = line_of_entry_.find(i); line != line_of_entry_.end()) {
      found.cause = Cause::AmountDiffers;
      found.difference = gap_of_movement_.at(line->second);
      found.like = pool_.movements[line->second].position;
    }
    return found;
  }

  std::size_t other_name(const Item& item) const {
    const auto same = by_amount_.find(item.amount);
    if (same == by_amount_.end() || !item.day) return Break::kNone;
    for (const std::size_t entry : same->second)
      if (std::abs(*pool_.expected[entry].day - *item.day) <= pool_.options.window_days)
        return pool_.expected[entry].position;
    return Break::kNone;
  }

  // A word of the form of our references, which is none that is expected.
  bool has_our_form(const Line& line) const {
    const auto ours = [&](const std::string& plain) {
      return std::any_of(plain.begin(), plain.end(), [](char c) { return c >= '0' && c <= '9'; }) &&
             pool_.forms.contains(form_of(plain));
    };
    const auto words = reference_words(line.remittance);
    return ours(plain_reference(line.end_to_end_id)) || std::any_of(words.begin(), words.end(), ours);
  }

  const Pool& pool_;
  const std::vector<Movement>& movements_;
  std::unordered_map<std::size_t, Fen> gap_of_movement_;
  std::unordered_map<std::size_t, std::size_t> line_of_entry_;
  std::unordered_map<std::int64_t, std::vector<std::size_t>> by_amount_;
  std::vector<Break> breaks_;
};

}  // namespace

std::vector<Break> breaks_of(const Pool& pool, const std::vector<Movement>& movements) {
  return Writer(pool, movements).run();
}

}  // namespace heliu::reconcile
