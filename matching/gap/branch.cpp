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
  return nodes_ >= options_.nodes || work_.done() - begun_ > options_.work || work_.exhausted();
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

// Where the tree below is smallest: every award takes one arc of a job, and the more the bound rises with
// each of them, the less is left below. Of the job with the greatest harmonic mean, the arc with the least
// rise.
std::int32_t Tree::choose_by_rise() const {
  std::int32_t best = -1;
  double best_sum = std::numeric_limits<double>::infinity();
  const double floor = static_cast<double>(lagrangian_.scale().of(1)) / 64;
  for (const std::int32_t job : problem_.open_jobs()) {
    double sum = 0, least = std::numeric_limits<double>::infinity();
    std::int32_t first = -1;
    for (auto [arc, end] = problem_.arcs_of(job); arc < end; ++arc) {
      if (!problem_.is_open(arc)) continue;
      const double rise = std::max(0.0, static_cast<double>(fixing_.take(arc)));
      sum += 1 / (rise + floor);
      if (rise >= least) continue;
      least = rise;
      first = arc;
    }
    if (sum > best_sum || (sum == best_sum && first > best)) continue;
    best = first;
    best_sum = sum;
  }
  return best;
}

std::int32_t Tree::choose() const {
  return options_.prove ? choose_by_rise() : choose_by_estimate();
}

// Back to the last branch whose other side may hold something. False: there is none.
bool Tree::backtrack() {
  while (!stack_.empty()) {
    Branch branch = std::move(stack_.back());
    stack_.pop_back();
    problem_.undo(branch.mark);
    u_ = std::move(branch.u);
    pace_ = branch.pace;
    if (problem_.drop(branch.arc)) return true;
  }
  return false;
}

bool Tree::resume(std::int64_t work) {
  options_.work = work;
  begun_ = work_.done();
  while (!complete_ && !cut()) {
    ++nodes_;
    bool open = bound(u_, nodes_ == 1 ? options_.root_steps : options_.node_steps, pace_) == Node::Open;
    if (open) {
      if (nodes_ == 1) aim(u_);
      const std::int32_t arc = choose();
      stack_.push_back({problem_.mark(), arc, u_, pace_});
      open = problem_.assign(arc);
    }
    complete_ = !open && !backtrack();
  }
  return complete_;
}

// At the root: lowers the limit to what is hoped for.
void Tree::aim(const std::vector<double>& u) {
  root_u_ = u;
  const Cost least = lagrangian_.scale().up(root_bound_);
  const auto hoped = least + static_cast<Cost>((1 - options_.ambition) * static_cast<double>(upper_ - least));
  if (found_ || options_.ambition <= 0 || hoped >= upper_) return;
  upper_ = std::max(hoped, least + 1);
}

void Tree::begin(const std::vector<double>& u, Cost upper, const TreeOptions& options) {
  options_ = options;
  upper_ = upper;
  found_ = false;
  nodes_ = 0;
  u_ = root_u_ = u;
  pace_ = 1;
  stack_.clear();
  root_bound_ = std::numeric_limits<Scaled>::min();
  complete_ = !problem_.start();
}

bool Tree::run(std::vector<double>& u, Cost upper, const TreeOptions& options) {
  const auto mark = problem_.mark();
  begin(u, upper, options);
  const bool complete = resume(options.work);
  problem_.undo(mark);
  u = root_u_;
  return complete;
}

}  // namespace heliu::matching::gap
