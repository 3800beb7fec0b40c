#include "tests/bench/clearing/gap_bench.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string_view>

#include "matching/gap/certificate.hpp"

namespace heliu::bench {
namespace {

using matching::gap::Arc;
using matching::gap::Found;
using matching::gap::Instance;

constexpr std::uint64_t kHeldOut = 5;  // seeds 1 to 4 were looked at while the kernel was tuned
constexpr GapShape kClassic[] = {{'c', 10, 100},  {'c', 20, 100},  {'c', 20, 200}, {'c', 20, 400},
                                 {'c', 40, 400},  {'c', 80, 1600}, {'d', 10, 100}, {'d', 20, 100},
                                 {'d', 20, 200},  {'d', 20, 400},  {'d', 40, 400}, {'d', 30, 900},
                                 {'d', 80, 1600}, {'e', 10, 100},  {'e', 20, 100}, {'e', 20, 200},
                                 {'e', 20, 400},  {'e', 40, 400},  {'e', 30, 900}, {'e', 80, 1600}};

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

Found solve_within(const Instance& instance, double seconds) {
  const double start = cpu_seconds();
  matching::gap::Options options;
  options.stop = [=] { return cpu_seconds() - start > seconds; };
  return matching::gap::solve(instance, options);
}

// A figure that the certificate's own check does not confirm is not printed.
void confirm(const Instance& instance, const Found& found) {
  if (matching::gap::bound_of(instance, found.multipliers) != found.certified_bound) {
    throw std::runtime_error("the multipliers do not prove the bound");
  }
  if (!found.feasible) return;
  const auto checked = matching::gap::check(instance, found.assignment);
  if (checked.wrong) throw std::runtime_error("not an award: " + *checked.wrong);
  if (checked.cost != found.cost) throw std::runtime_error("the award costs something else");
}

// CPLEX's LP format, which CBC reads.
void write_lp(const Instance& instance, const std::filesystem::path& path) {
  std::ofstream out(path);
  out << "Minimize\n obj:";
  const auto name = [&](std::size_t job, const Arc& arc) {
    return " x" + std::to_string(job) + "_" + std::to_string(arc.agent);
  };
  for (std::size_t j = 0; j < instance.jobs(); ++j) {
    for (const Arc& arc : instance.arcs_of(j)) out << " + " << arc.cost << name(j, arc) << "\n";
  }
  out << "Subject To\n";
  for (std::size_t j = 0; j < instance.jobs(); ++j) {
    for (const Arc& arc : instance.arcs_of(j)) out << " +" << name(j, arc) << "\n";
    out << " = 1\n";
  }
  for (std::size_t i = 0; i < instance.agents(); ++i) {
    for (std::size_t j = 0; j < instance.jobs(); ++j) {
      for (const Arc& arc : instance.arcs_of(j)) {
        if (static_cast<std::size_t>(arc.agent) == i) out << " + " << arc.weight << name(j, arc) << "\n";
      }
    }
    out << " <= " << instance.capacity[i] << "\n";
  }
  out << "Binary\n";
  for (std::size_t j = 0; j < instance.jobs(); ++j) {
    for (const Arc& arc : instance.arcs_of(j)) out << name(j, arc) << "\n";
  }
  out << "End\n";
}

// What CBC's log states as its objective; nothing when it has none.
std::optional<double> run_cbc(const std::filesystem::path& path, double seconds) {
  const std::string command =
      "cbc " + path.string() + " -seconds " + std::to_string(seconds) + " -threads 1 solve 2>/dev/null";
  std::FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) throw std::runtime_error("cbc does not start");
  std::optional<double> objective;
  std::array<char, 512> line{};
  while (std::fgets(line.data(), static_cast<int>(line.size()), pipe) != nullptr) {
    const std::string_view text(line.data());
    constexpr std::string_view kObjective = "Objective value:";
    if (!text.starts_with(kObjective)) continue;
    double value = 0;
    if (std::istringstream(std::string(text.substr(kObjective.size()))) >> value) objective = value;
  }
  pclose(pipe);
  return objective;
}

}  // namespace

Found run_gap(const GapShape& shape, std::uint64_t seed, double seconds) {
  const Instance instance = gap_instance(shape, seed);
  const double start = cpu_seconds();
  const Found found = solve_within(instance, seconds);
  const double spent = cpu_seconds() - start;
  confirm(instance, found);
  rusage use{};
  getrusage(RUSAGE_SELF, &use);
  const double gap = found.feasible ? 100 * static_cast<double>(found.cost - found.lower_bound) /
                                          static_cast<double>(found.cost)
                                    : 100;
  std::printf(
      "gap %-9s seed %llu objective %lld bound %lld (multipliers alone %lld) gap %.4f %% %s %.1f s %ld MB\n",
      shape.name().c_str(), static_cast<unsigned long long>(seed), static_cast<long long>(found.cost),
      static_cast<long long>(found.lower_bound), static_cast<long long>(found.certified_bound), gap,
      found.proven ? "proven" : "open", spent, use.ru_maxrss / 1024);
  if (found.feasible) {
    std::printf("figure gap-%s-objective %lld\n", shape.name().c_str(), static_cast<long long>(found.cost));
  }
  std::printf("figure gap-%s-bound %lld\n", shape.name().c_str(), static_cast<long long>(found.lower_bound));
  std::fflush(stdout);
  return found;
}

void bench_gap_classic() {
  int proven = 0;
  long long worst = 0;  // millionths of the objective; without an award, all of it
  for (const GapShape& shape : kClassic) {
    const Found found = run_gap(shape, kHeldOut, 60);
    proven += found.proven ? 1 : 0;
    worst = std::max(
        worst, found.feasible ? 1'000'000LL * (found.cost - found.lower_bound) / found.cost : 1'000'000LL);
  }
  std::printf("figure gap-worst-gap-ppm %lld\nfigure gap-proven %d\n", worst, proven);
}

void bench_gap_quickly() {
  for (const char type : {'c', 'd', 'e'}) run_gap({type, 80, 1600}, kHeldOut, 10);
  for (const GapShape& shape : kClassic) {
    if (shape.type == 'd' && shape.jobs < 900) run_gap(shape, kHeldOut, 10);
  }
}

// Distances are from our own bound, which is exact; below 1 our award is nearer.
static void report_cbc(const GapShape& shape, const Found& found, std::optional<double> cbc) {
  const std::string name = shape.name();
  if (!cbc) {
    std::printf("  CBC, 30 s: no award for %s\n", name.c_str());
    return;
  }
  std::printf("  CBC, 30 s: objective %.0f\n", *cbc);
  const auto bound = static_cast<double>(found.lower_bound);
  if (!found.feasible || *cbc <= bound) {
    std::printf("  no ratio: %s\n", found.feasible ? "CBC's award is at the bound" : "we found no award");
    return;
  }
  std::printf("ratio gap-%s-distance/cbc %.4f\n", name.c_str(),
              (static_cast<double>(found.cost) - bound) / (*cbc - bound));
}

void bench_gap_with_cbc() {
  const auto path = std::filesystem::temp_directory_path() / "heliu-gap.lp";
  for (const GapShape& shape :
       {GapShape{'d', 10, 100}, GapShape{'d', 20, 200}, GapShape{'e', 20, 200}, GapShape{'c', 40, 400}}) {
    const Found found = run_gap(shape, kHeldOut, 30);
    write_lp(gap_instance(shape, kHeldOut), path);
    report_cbc(shape, found, run_cbc(path, 30));
  }
  std::filesystem::remove(path);
}

}  // namespace heliu::bench
