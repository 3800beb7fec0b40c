#include <algorithm>
#include <stdexcept>

#include "matching/flow/optimal.hpp"
#include "matching/flow/solver.hpp"
#include "tests/bench/clearing/benches.hpp"
#include "tests/bench/clearing/flow_market.hpp"
#include "tests/bench/measure.hpp"

namespace heliu::bench {
namespace {

using Solver = matching::flow::Solver<std::int64_t>;

constexpr int kLots = 10'000, kOffers = 500, kNew = 2'000, kOutages = 21;

void prove(const Solver& solver, const char* after) {
  const auto now = solver.problem();
  const auto warm = solver.solution();
  if (!fault(now, warm).empty() || Solver(now).solution().value != warm.value)
    throw std::runtime_error(std::string("not the optimum after ") + after);
}

double share(std::vector<double>& sorted, double of) {
  return sorted[static_cast<std::size_t>(static_cast<double>(sorted.size() - 1) * of)];
}

// Each new lot comes into the same cleared book, or into the one that the lots before it left behind.
void add_lots(Solver& solver, const FlowProblem& round, const std::string& name, bool take_back) {
  std::vector<double> seconds;
  for (std::size_t l = round.lots() - kNew; l < round.lots(); ++l) {
    std::vector<matching::flow::Offered<std::int64_t>> arcs;
    for (std::size_t a = round.first[l]; a < round.first[l + 1]; ++a)
      arcs.push_back({round.node[a], round.gain[a]});
    const double start = cpu_seconds();
    const auto lot = solver.add_lot(round.supply[l], arcs);
    seconds.push_back(cpu_seconds() - start);
    if (l % 500 == 0) prove(solver, "a new lot");
    if (take_back) solver.remove_lot(lot);
  }
  prove(solver, "new lots");
  std::sort(seconds.begin(), seconds.end());
  figure("warm-" + name + "-p50", share(seconds, 0.5) * 1e6, "us");
  figure("warm-" + name + "-p99", share(seconds, 0.99) * 1e6, "us");
  figure("warm-" + name + "-worst", seconds.back() * 1e6, "us");
}

// One processor after the other loses 30 % and gets it back.
void outages(Solver& solver) {
  std::vector<double> loss, back;
  for (int i = 0; i < kOutages; ++i) {
    const auto processor = static_cast<std::int32_t>(kOffers + i);
    const std::int64_t units = solver.problem().capacity[static_cast<std::size_t>(processor)];
    const double start = cpu_seconds();
    solver.set_capacity(processor, units * 7 / 10);
    const double middle = cpu_seconds();
    if (i < 3) prove(solver, "an outage");
    const double resumed = cpu_seconds();
    solver.set_capacity(processor, units);
    loss.push_back(middle - start);
    back.push_back(cpu_seconds() - resumed);
  }
  prove(solver, "the outages");
  figure("warm-outage-30-percent", median(loss) * 1e6, "us");
  figure("warm-outage-worst", *std::max_element(loss.begin(), loss.end()) * 1e6, "us");
  figure("warm-outage-over", median(back) * 1e6, "us");
}

}  // namespace

void bench_flow_warm() {
  // A book of 10,000 × 500; then lots that are new to it, one by one, each re-proved.
  const FlowProblem round = flow_market(kLots + kNew, kOffers, 1);
  const double start = cpu_seconds();
  Solver solver(flow_market_without_last(round, kNew));
  const double cold = cpu_seconds() - start;
  figure("warm-book-cold", cold * 1e6, "us");
  Solver book(flow_market_without_last(round, kNew));
  outages(book);
  add_lots(book, round, "new-lot", true);
  add_lots(solver, round, "next-lot", false);
}

}  // namespace heliu::bench
