#include "matching/gap/dive.hpp"

#include <algorithm>
#include <cmath>

#include "matching/gap/branch.hpp"

namespace heliu::matching::gap {
namespace {

constexpr std::size_t kAtOnce = 24;
constexpr double kAgreed = 0.2;  // of x̂: arcs above it gain by DiveStyle::agreement, the others lose

class Dive {
 public:
  Dive(Problem& problem, const Scale& scale, Work& work, Cost upper, const DiveOptions& options,
       Random& random)
      : problem_(problem),
        scale_(scale),
        work_(work),
        lagrangian_(problem, scale, work),
        upper_(upper),
        options_(options),
        random_(random) {
    for (std::size_t i = 0; i < problem.agents(); ++i) waiting_.push_back(static_cast<std::int32_t>(i));
  }

  std::vector<std::int32_t> run(std::vector<double> u) {
    const auto mark = problem_.mark();
    bool feasible = problem_.start();
    const double lift = options_.style.lift * scale_.step;
    double pace = 1;
    int steps = options_.first_steps;
    Scaled last = 0;
    while (feasible && waiting_.size() > options_.last_agents && !problem_.open_jobs().empty() &&
           !work_.exhausted()) {
      for (const std::int32_t job : problem_.open_jobs()) u[static_cast<std::size_t>(job)] += lift;
      Lagrangian::Ascent ascent;
      ascent.steps = steps;
      ascent.pace = pace;
      ascent.target = scale_.of(upper_ - 1) + 1;
      ascent.rise = std::max(scale_.of(1), std::abs(last) / 5000);
      last = lagrangian_.ascend(u, ascent);
      feasible = last < ascent.target;
      if (!feasible) break;
      pace = std::clamp(ascent.pace * 1.5, 0.02, 0.5);
      steps = options_.style.steps;
      if (lagrangian_.solved) {
        lagrangian_.evaluate(u);
        break;
      }
      lagrangian_.evaluate(options_.scarcity > 0 ? preferring_scarce(u) : u, agreed());
      feasible = close_some();
    }
    std::vector<std::int32_t> arcs(problem_.jobs());
    for (std::size_t j = 0; j < arcs.size(); ++j) arcs[j] = problem_.assigned(static_cast<std::int32_t>(j));
    if (feasible && !problem_.open_jobs().empty()) finish(arcs, u);
    problem_.undo(mark);
    return arcs;
  }

 private:
  // Per arc what it gains by what the average says of it; nothing where that is not asked for.
  std::span<const Scaled> agreed() {
    if (options_.style.agreement <= 0) return {};
    const double worth = options_.style.agreement * scale_.step;
    favour_.resize(problem_.arcs());
    for (std::size_t agent = 0; agent < problem_.agents(); ++agent) {
      for (const Problem::Item& item : problem_.open_items(agent)) {
        favour_[static_cast<std::size_t>(item.arc)] =
            std::llround(worth * (lagrangian_.estimate(item.arc) - kAgreed));
      }
    }
    return favour_;
  }

  // Multipliers raised for jobs with few good arcs left. Among knapsack solutions of nearly the same worth
  // that takes the jobs that would be hard to place later; else the last agents are left with those.
  std::vector<double> preferring_scarce(const std::vector<double>& u) {
    lagrangian_.evaluate(u);
    const auto jobs = problem_.open_jobs();
    std::vector<double> rises, soft(problem_.jobs());
    double width = 0;
    for (const bool measuring : {true, false}) {
      for (const std::int32_t job : jobs) {
        rises.clear();
        for (auto [arc, end] = problem_.arcs_of(job); arc < end; ++arc) {
          if (problem_.is_open(arc)) rises.push_back(reduced(arc));
        }
        const auto third = std::min<std::size_t>(2, rises.size() - 1);
        std::nth_element(rises.begin(), rises.begin() + static_cast<std::ptrdiff_t>(third), rises.end());
        const double least = *std::min_element(rises.begin(), rises.end());
        if (measuring) width += (rises[third] - least) / static_cast<double>(jobs.size());
        if (measuring) continue;
        for (const double rise : rises) {
          soft[static_cast<std::size_t>(job)] +=
              1 / (1 + (rise - least) / (width + 1) * (rise - least) / (width + 1));
        }
      }
    }
    std::vector<double> raised = u;
    for (const std::int32_t job : jobs) {
      const auto j = static_cast<std::size_t>(job);
      raised[j] += options_.scarcity * width / soft[j];
    }
    work_.charge(static_cast<std::int64_t>(4 * jobs.size()));
    return raised;
  }

  double reduced(std::int32_t arc) const {
    const Problem::Entry& entry = problem_.entry(arc);
    return static_cast<double>(scale_.of(entry.cost)) +
           lagrangian_.price[static_cast<std::size_t>(entry.agent)] * static_cast<double>(entry.weight);
  }

  // Per waiting agent how much the average agrees with its knapsack solution.
  std::vector<double> agreements() {
    std::vector<double> sum(problem_.agents()), count(problem_.agents());
    for (const std::int32_t arc : lagrangian_.chosen) {
      const auto agent = static_cast<std::size_t>(problem_.entry(arc).agent);
      const auto job = static_cast<std::size_t>(problem_.entry(arc).job);
      // A job that several agents want is worth less to agree about.
      sum[agent] += lagrangian_.estimate(arc) - 0.1 * (lagrangian_.cover[job] - 1);
      count[agent] += 1;
    }
    for (std::size_t i = 0; i < sum.size(); ++i) {
      sum[i] = sum[i] / std::max(count[i], 1.0) + options_.chance * random_.unit();
    }
    return sum;
  }

  // Closes the agents agreed about most: one of a few, several while there are many, as far as they do not
  // want the same jobs.
  bool close_some() {
    const auto agreement = agreements();
    std::ranges::stable_sort(waiting_, [&](std::int32_t a, std::int32_t b) {
      return agreement[static_cast<std::size_t>(a)] > agreement[static_cast<std::size_t>(b)];
    });
    std::vector<std::vector<std::int32_t>> wanted(problem_.agents());
    for (const std::int32_t arc : lagrangian_.chosen) {
      wanted[static_cast<std::size_t>(problem_.entry(arc).agent)].push_back(arc);
    }
    const std::size_t most = 1 + waiting_.size() / kAtOnce;
    std::size_t closed = 0;
    for (std::size_t place = 0; place < waiting_.size() && closed < most;) {
      const auto agent = static_cast<std::size_t>(waiting_[place]);
      const bool open =
          std::ranges::all_of(wanted[agent], [&](std::int32_t a) { return problem_.is_open(a); });
      if (!open && closed > 0) {
        ++place;
        continue;
      }
      if (!close(agent, wanted[agent])) return false;
      waiting_.erase(waiting_.begin() + static_cast<std::ptrdiff_t>(place));
      ++closed;
    }
    return true;
  }

  bool close(std::size_t agent, const std::vector<std::int32_t>& arcs) {
    for (const std::int32_t arc : arcs) {
      if (!problem_.assign(arc)) return false;
    }
    while (!problem_.open_items(agent).empty()) {
      if (!problem_.drop(problem_.open_items(agent).front().arc)) return false;
    }
    return true;
  }

  void finish(std::vector<std::int32_t>& arcs, std::vector<double>& u) {
    Tree tree(problem_, scale_, work_);
    TreeOptions options;
    options.nodes = options_.nodes;
    tree.run(u, upper_, options);
    if (tree.cost()) arcs = tree.best();
  }

  Problem& problem_;
  const Scale& scale_;
  Work& work_;
  Lagrangian lagrangian_;
  Cost upper_;
  const DiveOptions& options_;
  Random& random_;
  std::vector<std::int32_t> waiting_;
  std::vector<Scaled> favour_;  // by arc
};

}  // namespace

std::vector<std::int32_t> dive(Problem& problem, const Scale& scale, Work& work, std::vector<double> u,
                               Cost upper, const DiveOptions& options, Random& random) {
  return Dive(problem, scale, work, upper, options, random).run(std::move(u));
}

}  // namespace heliu::matching::gap
