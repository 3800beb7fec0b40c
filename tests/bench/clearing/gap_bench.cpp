#include "tests/bench/clearing/gap_bench.hpp"

#include <sys/resource.h>

#include <array>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "matching/gap/certificate.hpp"

namespace heliu::bench {
namespace {

using matching::gap::Arc;
using matching::gap::Found;
using matching::gap::Instance;

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

// The line of CBC's log that states its objective, or that it has none.
std::string run_cbc(const std::filesystem::path& path, double seconds) {
  const std::string command =
      "cbc " + path.string() + " -seconds " + std::to_string(seconds) + " -threads 1 solve 2>/dev/null";
  std::FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) throw std::runtime_error("cbc does not start");
  std::string objective = "no award", bound;
  std::array<char, 512> line{};
  while (std::fgets(line.data(), static_cast<int>(line.size()), pipe) != nullptr) {
    std::string text(line.data());
    while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
    if (text.starts_with("Objective value:")) objective = text;
    if (text.starts_with("Lower bound:")) bound = ", " + text;
  }
  pclose(pipe);
  return objective + bound;
}

}  // namespace

void run_gap(const GapShape& shape, std::uint64_t seed, double seconds) {
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
  std::fflush(stdout);
}

void bench_gap_classic() {
  for (const GapShape& shape : kClassic) run_gap(shape, 1, 60);
}

void bench_gap_quickly() {
  for (const char type : {'c', 'd', 'e'}) run_gap({type, 80, 1600}, 1, 10);
  for (const GapShape& shape : kClassic) {
    if (shape.type == 'd' && shape.jobs < 900) run_gap(shape, 1, 10);
  }
}

void bench_gap_with_cbc() {
  const auto path = std::filesystem::temp_directory_path() / "heliu-gap.lp";
  for (const GapShape& shape :
       {GapShape{'d', 10, 100}, GapShape{'d', 20, 200}, GapShape{'e', 20, 200}, GapShape{'c', 40, 400}}) {
    run_gap(shape, 1, 30);
    write_lp(gap_instance(shape, 1), path);
    std::printf("  CBC, 30 s: %s\n", run_cbc(path, 30).c_str());
    std::fflush(stdout);
  }
  std::filesystem::remove(path);
}

}  // namespace heliu::bench
