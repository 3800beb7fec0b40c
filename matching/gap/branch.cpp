#include "matching/gap/branch.hpp"

#include <algorithm>

namespace heliu::matching::gap {

Tree::Tree(Problem& problem, const Scale& scale, Work& work)
    : problem_(problem), work_(work), lagrangian_(problem, scale, work), fixing_(lagrangian_) {}

void Tree::keep(Cost cost) {
  if (cost >= upper_) return;
  upper_ = cost;
  found_ = true;
  best_.resize(problem_.jobs());
  for (std::size_t j = 0; j < best_.size(); ++j) best_[j] = problem_.assigned(static_cast<std::int32_t>(j));
}

// The knapsacks cover every open job once: their union is feasible, and optimal below this node.
void Tree::keep_chosen() {
  Cost cost = problem_.fixed_cost();
  for (const std::int32_t arc : lagrangian_.chosen) cost += problem_.entry(arc).cost;
  if (cost >= upper_) return;
  keep(cost);
  for (const std::int32_t arc : lagrangian_.chosen) {
    best_[static_cast<std::size_t>(problem_.entry(arc).job)] = arc;
  }
}

bool Tree::cut() {
  if (nodes_ >= options_.nodes || work_.done() - begun_ > options_.work || work_.exhausted())
    complete_ = false;
  return !complete_;
}

Tree::Node Tree::bound(std::vector<double>& u, int steps, double& pace) {
  for (int round = 0; round < 4; ++round) {
    if (problem_.open_jobs().empty()) {
      keep(problem_.fixed_cost());
      return Node::Closed;
    }
    Lagrangian::Ascent ascent;
    ascent.steps = steps;
    ascent.pace = pace;
    ascent.target = lagrangian_.scale().of(upper_ - 1) + 1;
    const Scaled value = lagrangian_.ascend(u, ascent);
    pace = std::max(ascent.pace, 0.02);
    if (nodes_ == 1) root_bound_ = std::max(root_bound_, value);
    if (value >= ascent.target) return Node::Closed;
    if (lagrangian_.solved && problem_.sides_allow(lagrangian_.chosen)) {
      keep_chosen();
      return Node::Closed;
    }
    if (!fixing_.tighten(u, upper_)) return Node::Closed;
    if (problem_.open_jobs().empty()) continue;
    if (fixing_.decided() * 8 < static_cast<int>(problem_.open_jobs().size())) break;
    steps = std::max(steps / 2, 4);
  }
  return problem_.open_jobs().empty() ? (keep(problem_.fixed_cost()), Node::Closed) : Node::Open;
}

std::int32_t Tree::choose_by_estimate() const {
  std::int32_t best = -1;
  double best_score = -1;
  for (const std::int32_t job : problem_.open_jobs()) {
    for (auto [arc, end] = problem_.arcs_of(job); arc < end; ++arc) {
      if (!problem_.is_open(arc)) continue;
      const double score = lagrangian_.estimate(arc);
      if (score > best_score || (score == best_score && arc < best)) {
        best = arc;
        best_score = score;
      }
    }
  }
  return best;
}

// The arc with which both branches rise most.
std::int32_t Tree::choose_by_rise() const {
  std::int32_t best = -1;
  double best_score = -1;
  const double floor = static_cast<double>(lagrangian_.scale().of(1)) / 64;
  for (const std::int32_t job : problem_.open_jobs()) {
    for (auto [arc, end] = problem_.arcs_of(job); arc < end; ++arc) {
      if (!problem_.is_open(arc)) continue;
      const double take = std::max(floor, static_cast<double>(fixing_.take(arc)));
      const double leave = std::max(floor, static_cast<double>(fixing_.leave(arc)));
      const double score = take * leave;
      if (score > best_score || (score == best_score && arc < best)) {
        best = arc;
        best_score = score;
      }
    }
  }
  return best;
}

std::int32_t Tree::choose() const {
  return options_.prove ? choose_by_rise() : choose_by_estimate();
}

void Tree::descend(std::vector<double> u, double pace, int depth) {
  for (;;) {
    if (cut()) return;
    ++nodes_;
    if (bound(u, depth == 0 && nodes_ == 1 ? options_.root_steps : options_.node_steps, pace) ==
        Node::Closed) {
      return;
    }
    if (nodes_ == 1) aim(u);
    const std::int32_t arc = choose();
    const auto mark = problem_.mark();
    if (problem_.assign(arc)) descend(u, pace, depth + 1);
    problem_.undo(mark);
    if (cut()) return;
    if (!problem_.drop(arc)) return;
  }
}

// At the root: lowers the limit to what is hoped for.
void Tree::aim(const std::vector<double>& u) {
  root_u_ = u;
  const Cost least = lagrangian_.scale().up(root_bound_);
  const auto hoped = least + static_cast<Cost>((1 - options_.ambition) * static_cast<double>(upper_ - least));
  if (found_ || options_.ambition <= 0 || hoped >= upper_) return;
  upper_ = std::max(hoped, least + 1);
  whole_ = false;
}

bool Tree::run(std::vector<double>& u, Cost upper, const TreeOptions& options) {
  options_ = options;
  upper_ = upper;
  found_ = false;
  complete_ = whole_ = true;
  nodes_ = 0;
  begun_ = work_.done();
  root_u_ = u;
  root_bound_ = std::numeric_limits<Scaled>::min();
  const auto mark = problem_.mark();
  if (problem_.start()) descend(u, 1.0, 0);
  problem_.undo(mark);
  u = root_u_;
  return complete_;
}

}  // namespace heliu::matching::gap
