// Which style of dive suits an instance: tried in turn, then judged by what the dives of each cost.
#pragma once
#include <array>
#include <cstddef>

#include "matching/gap/dive.hpp"
#include "matching/gap/instance.hpp"

namespace heliu::matching::gap {

class DiveStyles {
 public:
  // The first ones are the best guesses for types c, e and d of the literature.
  static constexpr std::array kStyles{DiveStyle{0, 0.05, 12}, DiveStyle{0, 0, 12},    DiveStyle{2, 0.02, 12},
                                      DiveStyle{2, 0.05, 12}, DiveStyle{0, 0.02, 40}, DiveStyle{2, 0, 12},
                                      DiveStyle{0, 0.02, 12}, DiveStyle{2, 0.02, 40}, DiveStyle{0, 0.05, 40},
                                      DiveStyle{2, 0.05, 40}, DiveStyle{0, 0.01, 40}, DiveStyle{2, 0, 40}};

  // The better of two drawn; one never tried comes before all others.
  std::size_t pick(Random& random) const {
    const auto a = random.below(kStyles.size()), b = random.below(kStyles.size());
    if (dives_[a] == 0) return a;
    return dives_[b] == 0 || mean_[b] < mean_[a] ? b : a;
  }

  void record(std::size_t style, Cost cost) {
    mean_[style] += (static_cast<double>(cost) - mean_[style]) / ++dives_[style];
  }

 private:
  std::array<double, kStyles.size()> mean_{};
  std::array<int, kStyles.size()> dives_{};
};

}  // namespace heliu::matching::gap
