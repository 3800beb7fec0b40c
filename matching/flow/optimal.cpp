#include "matching/flow/optimal.hpp"

namespace heliu::matching::flow {
namespace {

struct TooLarge {};

Int128 plus(Int128 a, Int128 b) {
  Int128 sum;
  if (__builtin_add_overflow(a, b, &sum)) throw TooLarge{};
  return sum;
}

Int128 times(Int128 a, Int128 b) {
  Int128 product;
  if (__builtin_mul_overflow(a, b, &product)) throw TooLarge{};
  return product;
}

std::string at(const char* what, std::size_t index) {
  return std::string(what) + " (index " + std::to_string(index) + ")";
}

template <class Cost>
std::string find(const Problem<Cost>& p, const Solution<Cost>& s) {
  if (s.units.size() != p.arcs() || s.price.size() != p.nodes() || s.surplus.size() != p.lots())
    return "not a solution of this problem: sizes differ";
  std::vector<Int128> through(p.nodes(), 0), toll(p.nodes(), 0);  // units; price of a node and all above it
  Int128 primal = 0, dual = 0;
  const auto each_above = [&](std::size_t v, const auto& visit) {
    for (auto w = static_cast<std::int64_t>(v); w >= 0; w = p.parent[static_cast<std::size_t>(w)])
      visit(static_cast<std::size_t>(w));
  };
  for (std::size_t v = 0; v < p.nodes(); ++v) {
    if (s.price[v] < 0) return at("negative price", v);
    each_above(v, [&](std::size_t w) { toll[v] = plus(toll[v], s.price[w]); });
    dual = plus(dual, times(p.capacity[v], s.price[v]));
  }
  for (std::size_t l = 0; l < p.lots(); ++l) {
    if (s.surplus[l] < 0) return at("negative surplus", l);
    dual = plus(dual, times(p.supply[l], s.surplus[l]));
    Int128 assigned = 0;
    for (std::size_t a = p.first[l]; a < p.first[l + 1]; ++a) {
      const auto node = static_cast<std::size_t>(p.node[a]);
      if (s.units[a] < 0) return at("negative units", a);
      if (!p.most.empty() && s.units[a] > p.most[a]) return at("more units than the arc's bound", a);
      assigned = plus(assigned, s.units[a]);
      through[node] = plus(through[node], s.units[a]);
      primal = plus(primal, times(p.gain[a], s.units[a]));
      const Int128 over = plus(p.gain[a], -plus(toll[node], s.surplus[l]));
      if (over > 0 && p.most.empty()) return at("an arc gains more than its prices", a);
      if (over > 0) dual = plus(dual, times(over, p.most[a]));
    }
    if (assigned > p.supply[l]) return at("more units than the lot has", l);
  }
  std::vector<Int128> load(p.nodes(), 0);
  for (std::size_t v = 0; v < p.nodes(); ++v)
    each_above(v, [&](std::size_t w) { load[w] = plus(load[w], through[v]); });
  for (std::size_t v = 0; v < p.nodes(); ++v)
    if (load[v] > p.capacity[v]) return at("more units than the node's capacity", v);
  if (primal != s.value) return "the value is not the sum of its parts";
  return primal == dual ? "" : "value and dual bound differ";
}

}  // namespace

template <class Cost>
std::string fault(const Problem<Cost>& problem, const Solution<Cost>& solution) {
  try {
    return find(problem, solution);
  } catch (const TooLarge&) {
    return "a number is too large";
  }
}

template std::string fault(const Problem<std::int64_t>&, const Solution<std::int64_t>&);
template std::string fault(const Problem<Int128>&, const Solution<Int128>&);

}  // namespace heliu::matching::flow
