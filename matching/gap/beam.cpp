#include "matching/gap/beam.hpp"

#include <algorithm>

#include "matching/gap/branch.hpp"

namespace heliu::matching::gap {
namespace {

// For each open job the arc that the average prefers, and how much.
struct Wish {
  double estimate;
  std::int32_t arc;
};

struct Partial {
  std::vector<std::int32_t> arcs;  // placed
  std::vector<double> u;
  std::vector<Wish> wishes;
  Scaled bound = 0;
  double pace = 1;
};

class Beam {
 public:
  Beam(Problem& problem, const Scale& scale, Work& work, Cost upper, const BeamOptions& options,
       Random& random)
      : problem_(problem),
        scale_(scale),
        work_(work),
        lagrangian_(problem, scale, work),
        upper_(upper),
        options_(options),
        random_(random) {}

  // While it costs next to nothing, one partial award. Leaves what is placed in the problem.
  bool place_flat(std::vector<double>& u) {
    if (!problem_.start()) return false;
    if (done()) return keep_assigned(), false;
    Partial at;
    at.u = std::move(u);
    if (!measure(at, 60)) return false;
    const Scaled root = at.bound;
    const auto most =
        root + static_cast<Scaled>(options_.flat * static_cast<double>(scale_.of(upper_) - root));
    while (!done() && problem_.open_jobs().size() > options_.last_jobs && !work_.exhausted()) {
      const auto mark = problem_.mark();
      Partial next = at;
      if (!place(next.wishes) || !measure(next, options_.steps) || next.bound > most) {
        problem_.undo(mark);
        break;
      }
      at = std::move(next);
    }
    u = std::move(at.u);
    // What no award this cheap uses goes: the rest gets several times smaller.
    return Fixing(lagrangian_).tighten(u, upper_);
  }

  void search(std::vector<double> u) {
    if (!problem_.start()) return;
    const auto mark = problem_.mark();
    std::vector<Partial> kept(1), next;
    kept[0].u = std::move(u);
    if (!measure(kept[0], 30)) return;
    while (!kept.empty() && !work_.exhausted()) {
      next.clear();
      for (const Partial& partial : kept) {
        bool more = true;
        for (std::size_t child = 0; more && child < options_.children; ++child) {
          more = extend(partial, next);
          problem_.undo(mark);
        }
      }
      std::ranges::stable_sort(next, {}, &Partial::bound);
      if (next.size() > options_.width) next.resize(options_.width);
      kept.swap(next);
    }
  }

  const std::vector<std::int32_t>& best() const { return best_; }

 private:
  bool done() const { return problem_.open_jobs().empty(); }

  // One way to go on from a partial award. False when another would not differ.
  bool extend(const Partial& partial, std::vector<Partial>& next) {
    for (const std::int32_t arc : partial.arcs) {
      if (!problem_.assign(arc)) return false;
    }
    if (problem_.open_jobs().size() <= options_.last_jobs) return finish(partial.u), false;
    Partial child = partial;
    if (!place(child.wishes)) return true;
    if (done()) return keep_assigned(), true;
    if (!measure(child, options_.steps)) return true;
    child.arcs.clear();
    for (std::size_t j = 0; j < problem_.jobs(); ++j) {
      const std::int32_t arc = problem_.assigned(static_cast<std::int32_t>(j));
      if (arc >= 0) child.arcs.push_back(arc);
    }
    next.push_back(std::move(child));
    return true;
  }

  void finish(std::vector<double> u) {
    Tree tree(problem_, scale_, work_);
    TreeOptions options;
    options.nodes = options_.nodes;
    options.root_steps = options_.steps;
    tree.run(u, upper_, options);
    if (!tree.cost()) return;
    upper_ = *tree.cost();
    best_ = tree.best();
  }

  void keep_assigned() {
    if (problem_.fixed_cost() >= upper_) return;
    upper_ = problem_.fixed_cost();
    best_.resize(problem_.jobs());
    for (std::size_t j = 0; j < best_.size(); ++j) best_[j] = problem_.assigned(static_cast<std::int32_t>(j));
  }

  // False when the bound excludes it.
  bool measure(Partial& partial, int steps) {
    if (done()) return false;
    Lagrangian::Ascent ascent;
    ascent.steps = steps;
    ascent.pace = partial.pace;
    ascent.target = scale_.of(upper_ - 1) + 1;
    ascent.rise = static_cast<Scaled>(options_.reach * static_cast<double>(scale_.of(1)));
    lagrangian_.forget();
    partial.bound = lagrangian_.ascend(partial.u, ascent);
    partial.pace = std::clamp(ascent.pace * 1.5, 0.02, 0.5);
    if (partial.bound >= ascent.target) return false;
    if (lagrangian_.solved) {
      keep_chosen();
      return false;
    }
    read_wishes(partial.wishes);
    return true;
  }

  void keep_chosen() {
    Cost cost = problem_.fixed_cost();
    for (const std::int32_t arc : lagrangian_.chosen) cost += problem_.entry(arc).cost;
    if (cost >= upper_) return;
    upper_ = cost;
    best_.resize(problem_.jobs());
    for (std::size_t j = 0; j < best_.size(); ++j) best_[j] = problem_.assigned(static_cast<std::int32_t>(j));
    for (const std::int32_t arc : lagrangian_.chosen)
      best_[static_cast<std::size_t>(problem_.entry(arc).job)] = arc;
  }

  void read_wishes(std::vector<Wish>& wishes) const {
    wishes.clear();
    double most = 1e-300;
    for (const std::int32_t job : problem_.open_jobs()) {
      Wish best{-1, -1};
      for (auto [arc, end] = problem_.arcs_of(job); arc < end; ++arc) {
        if (!problem_.is_open(arc)) continue;
        if (const double estimate = lagrangian_.estimate(arc); estimate > best.estimate)
          best = {estimate, arc};
      }
      most = std::max(most, best.estimate);
      wishes.push_back(best);
    }
    for (Wish& wish : wishes) wish.estimate /= most;
  }

  bool place(std::vector<Wish>& wishes) {
    for (Wish& wish : wishes) wish.estimate += options_.chance * random_.unit();
    std::ranges::sort(wishes, [](const Wish& a, const Wish& b) {
      return a.estimate != b.estimate ? a.estimate > b.estimate : a.arc < b.arc;
    });
    work_.charge(static_cast<std::int64_t>(8 * wishes.size()));
    wishes.resize(1 + static_cast<std::size_t>(options_.share * static_cast<double>(wishes.size() - 1)));
    return std::ranges::all_of(
        wishes, [&](const Wish& wish) { return !problem_.is_open(wish.arc) || problem_.assign(wish.arc); });
  }

  Problem& problem_;
  const Scale& scale_;
  Work& work_;
  Lagrangian lagrangian_;
  Cost upper_;
  const BeamOptions& options_;
  Random& random_;
  std::vector<std::int32_t> best_;
};

// What is undecided in a problem, as an instance of its own.
struct Rest {
  Instance instance;
  std::vector<std::int32_t> jobs, origin;  // of the problem: its jobs; the arcs

  explicit Rest(const Problem& problem) {
    for (std::size_t i = 0; i < problem.agents(); ++i) instance.capacity.push_back(problem.residual(i));
    jobs.assign(problem.open_jobs().begin(), problem.open_jobs().end());
    std::ranges::sort(jobs);
    instance.first.push_back(0);
    for (const std::int32_t job : jobs) {
      for (auto [arc, end] = problem.arcs_of(job); arc < end; ++arc) {
        if (!problem.is_open(arc)) continue;
        const Problem::Entry& entry = problem.entry(arc);
        instance.arcs.push_back({entry.agent, entry.cost, entry.weight});
        origin.push_back(arc);
      }
      instance.first.push_back(static_cast<std::int32_t>(instance.arcs.size()));
    }
  }
};

}  // namespace

std::vector<std::int32_t> beam(Problem& problem, const Scale& scale, Work& work, std::vector<double> u,
                               Cost upper, const BeamOptions& options, Random& random) {
  const auto mark = problem.mark();
  Beam first(problem, scale, work, upper, options, random);
  const bool open = first.place_flat(u);
  std::vector<std::int32_t> out = first.best();
  if (open && out.empty() && !problem.open_jobs().empty()) {
    const Rest rest(problem);
    std::vector<double> rest_u;
    for (const std::int32_t job : rest.jobs) rest_u.push_back(u[static_cast<std::size_t>(job)]);
    Problem small(rest.instance);
    Beam second(small, scale, work, upper - problem.fixed_cost(), options, random);
    second.search(std::move(rest_u));
    if (!second.best().empty()) {
      for (std::size_t j = 0; j < problem.jobs(); ++j)
        out.push_back(problem.assigned(static_cast<std::int32_t>(j)));
      for (std::size_t j = 0; j < rest.jobs.size(); ++j) {
        const auto arc = static_cast<std::size_t>(small.entry(second.best()[j]).source);
        out[static_cast<std::size_t>(rest.jobs[j])] = rest.origin[arc];
      }
    }
  }
  problem.undo(mark);
  return out;
}

}  // namespace heliu::matching::gap
