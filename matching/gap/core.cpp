#include "matching/gap/core.hpp"

#include <algorithm>
#include <numeric>

namespace heliu::matching::gap {

Core::Core(const Instance& original) : instance(original), origin(original.arcs.size()) {
  std::iota(origin.begin(), origin.end(), 0);
}

Core::Core(const Core& from, const Problem& whole) {
  const Instance& old = from.instance;
  instance.capacity = old.capacity;
  instance.unawarded = old.unawarded;
  instance.side_capacity = old.side_capacity;
  std::vector<std::uint8_t> keep(old.arcs.size());
  for (std::size_t a = 0; a < whole.arcs(); ++a) {
    const Problem::Entry& entry = whole.entry(static_cast<std::int32_t>(a));
    if (entry.source == kUnawarded) continue;
    if (whole.is_open(static_cast<std::int32_t>(a)) ||
        whole.assigned(entry.job) == static_cast<std::int32_t>(a)) {
      keep[static_cast<std::size_t>(entry.source)] = 1;
    }
  }
  instance.first.push_back(0);
  if (!old.side_first.empty()) instance.side_first.push_back(0);
  for (std::size_t j = 0; j < old.jobs(); ++j) {
    for (auto a = static_cast<std::size_t>(old.first[j]); a < static_cast<std::size_t>(old.first[j + 1]);
         ++a) {
      if (keep[a] == 0) continue;
      instance.arcs.push_back(old.arcs[a]);
      origin.push_back(from.origin[a]);
      for (const SideUse& use : old.uses_of(a)) instance.side_uses.push_back(use);
      if (!old.side_first.empty()) {
        instance.side_first.push_back(static_cast<std::int32_t>(instance.side_uses.size()));
      }
    }
    instance.first.push_back(static_cast<std::int32_t>(instance.arcs.size()));
  }
}

Assignment Core::original(const Assignment& arcs) const {
  Assignment out(arcs.size(), kUnawarded);
  for (std::size_t j = 0; j < arcs.size(); ++j) {
    if (arcs[j] != kUnawarded) out[j] = origin[static_cast<std::size_t>(arcs[j])];
  }
  return out;
}

Assignment Core::local(const Assignment& arcs) const {
  Assignment out(arcs.size(), kUnawarded);
  for (std::size_t j = 0; j < arcs.size(); ++j) {
    if (arcs[j] == kUnawarded) continue;
    const auto at = std::ranges::lower_bound(origin, arcs[j]);  // ascending, as the arcs stood
    out[j] = static_cast<std::int32_t>(at - origin.begin());
  }
  return out;
}

}  // namespace heliu::matching::gap
