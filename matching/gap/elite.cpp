#include "matching/gap/elite.hpp"

#include <algorithm>

namespace heliu::matching::gap {
namespace {

std::size_t distance(const Assignment& a, const Assignment& b) {
  std::size_t differ = 0;
  for (std::size_t j = 0; j < a.size(); ++j) differ += a[j] != b[j] ? 1U : 0U;
  return differ;
}

}  // namespace

bool Elite::add(Assignment arcs, Cost cost) {
  const std::size_t near = 1 + arcs.size() / 20;
  for (const Member& member : members_) {
    if (member.cost <= cost && distance(member.arcs, arcs) < near) return false;
  }
  std::erase_if(members_, [&](const Member& member) { return distance(member.arcs, arcs) < near; });
  const auto at = std::ranges::upper_bound(members_, cost, {}, &Member::cost);
  if (at - members_.begin() == static_cast<std::ptrdiff_t>(kMost)) return false;
  members_.insert(at, {std::move(arcs), cost});
  if (members_.size() > kMost) members_.pop_back();
  return true;
}

Elite::Member Elite::shared(Random& random) const {
  const auto a = random.below(members_.size());
  const auto b = (a + 1 + random.below(members_.size() - 1)) % members_.size();
  Member out{members_[a].arcs, std::min(members_[a].cost, members_[b].cost)};
  for (std::size_t j = 0; j < out.arcs.size(); ++j) {
    if (members_[b].arcs[j] != out.arcs[j]) out.arcs[j] = kUnawarded;
  }
  return out;
}

}  // namespace heliu::matching::gap
