#include "matching/flow/solver.hpp"

#include "matching/flow/primal.hpp"

namespace heliu::matching::flow {

template <class Cost>
struct Solver<Cost>::Impl {
  State<Cost> s;
  Primal<Cost> primal{s};
  std::vector<char> closed;  // a node that is, or stands in, one of capacity 0
  static constexpr Cost kPenalty = 2 * Limits<Cost>::gain_most;
};

template <class Cost>
Solver<Cost>::Solver(Problem<Cost> problem) {
  check(problem);
  impl_ = std::make_unique<Impl>();
  impl_->s.start(std::move(problem));
  impl_->primal.optimise();
}
template <class Cost>
Solver<Cost>::~Solver() = default;
template <class Cost>
Solver<Cost>::Solver(Solver&&) noexcept = default;
template <class Cost>
Solver<Cost>& Solver<Cost>::operator=(Solver&&) noexcept = default;
template <class Cost>
std::int64_t Solver<Cost>::pivots() const {
  return impl_->primal.pivots();
}
template <class Cost>
Int128 Solver<Cost>::value() const {
  const auto& s = impl_->s;
  Int128 sum = 0;
  for (std::size_t l = 0; l < s.p.lots(); ++l)
    if (s.split[l] < 0 && s.hang[l] >= 0)
      sum += static_cast<Int128>(s.p.gain[static_cast<std::size_t>(s.hang[l])]) * s.rest[l];
  for (std::size_t x = static_cast<std::size_t>(s.root) + 1; x < s.tree.size(); ++x)
    if (s.lot_of[x] >= 0) {
      if (s.tree[x].join >= 0) sum += static_cast<Int128>(s.p.gain[s.tree[x].join]) * s.tree[x].room_down;
      for (int c = s.tree[x].child; c >= 0; c = s.tree[c].next)
        sum += static_cast<Int128>(s.p.gain[s.tree[c].join]) * s.tree[c].room_up;
    }
  return sum;
}
template class Solver<std::int64_t>;
}  // namespace heliu::matching::flow
