// The heat and chlorine budgets of a round, from what its offers say of their incineration lines.
#pragma once
#include <vector>

#include "market/offer.hpp"
#include "matching/book.hpp"

namespace heliu::market {

// Every offer of a processor that names a line draws on that line's budgets; of several figures for one
// budget the least counts. offers: opened ones.
class Budgets {
 public:
  explicit Budgets(const std::vector<Offer>& offers);

  std::vector<matching::Id> of(const Offer& offer) const;
  std::vector<matching::Budget> all() const { return all_; }

 private:
  std::vector<matching::Budget> all_;
};

}  // namespace heliu::market
