// The plain formats of the literature, so that the kernels can be held against it.
#include "market/book_file.hpp"
#include "market/clear_tool/commands.hpp"
#include "market/clear_tool/figures.hpp"
#include "matching/flow/dimacs.hpp"
#include "matching/gap/certificate.hpp"
#include "matching/gap/gap_file.hpp"
#include "matching/gap/solve.hpp"

namespace heliu::market::clear_tool {
namespace {

using namespace matching;

// The agent of each job, counted from 1, one a line.
std::string agents_of(const gap::Instance& problem, const gap::Assignment& assignment) {
  std::string text;
  for (const std::int32_t arc : assignment)
    text += std::to_string(problem.arcs[static_cast<std::size_t>(arc)].agent + 1) + "\n";
  return text;
}

std::string text_of(Int128 value) {
  if (value == 0) return "0";
  const bool negative = value < 0;
  std::string digits;
  for (; value != 0; value /= 10)
    digits.insert(digits.begin(),
                  static_cast<char>('0' + static_cast<int>(negative ? -(value % 10) : value % 10)));
  return (negative ? "-" : "") + digits;
}

}  // namespace

int solve_gap(const Options& options) {
  const std::string& path = options.files[0];
  gap::Instance problem;
  try {
    problem = gap::read_gap_file(read_file(path));
  } catch (const gap::GapFileError& error) {
    throw FileError(path + ": " + error.what());
  }
  const Timer timer;
  gap::Options search;
  if (options.work) search.work_limit = *options.work;
  search.stop = timer.stop_after(options.seconds.value_or(options.work ? kSecondsMost : kSecondsDefault));
  const gap::Found found = gap::solve(problem, search);
  const std::string seconds = timer.seconds();
  if (found.feasible) {
    const gap::Checked checked = gap::check(problem, found.assignment);
    if (checked.wrong || checked.cost != found.cost)
      throw std::logic_error("the award fails its check: " + checked.wrong.value_or("another cost"));
    print_figure("objective", std::to_string(found.cost));
  }
  print_figure("bound", std::to_string(found.lower_bound));
  if (found.feasible) {
    print_figure("gap", std::to_string(found.cost - found.lower_bound));
    print_figure("gap", permille(found.cost - found.lower_bound, found.cost), "permille");
  }
  print_figure("certified_bound", std::to_string(found.certified_bound));
  print_figure("proven", found.proven ? "yes" : "no");
  print_figure("work", std::to_string(found.work));
  print_figure("seconds", seconds);
  if (!found.feasible) {
    print_figure("status", found.infeasible ? "infeasible" : "none-found");
    return kFailed;
  }
  const std::string out = options.out.value_or(path + ".assignment");
  write_file(out, agents_of(problem, found.assignment));
  print_figure("written", out);
  return kGood;
}

int solve_dimacs(const Options& options) {
  const std::string& path = options.files[0];
  const Timer timer;
  flow::Graph graph;
  flow::Optimum optimum;
  try {
    graph = flow::read_dimacs(read_file(path));
    optimum = flow::solve(graph);
  } catch (const flow::ProblemError& error) {
    throw FileError(path + ": " + error.what());
  }
  const std::string seconds = timer.seconds();
  if (optimum.verdict != flow::Verdict::Optimal) {
    print_figure("status", optimum.verdict == flow::Verdict::Infeasible ? "infeasible" : "unbounded");
    return kFailed;
  }
  const std::string fault = flow::fault(graph, optimum);
  if (!fault.empty()) throw std::logic_error("the optimum fails its check: " + fault);
  print_figure("optimum", text_of(optimum.cost));
  print_figure("seconds", seconds);
  if (!options.out) return kGood;
  std::string text;
  for (const std::int64_t units : optimum.flow) text += std::to_string(units) + "\n";
  write_file(*options.out, text);
  print_figure("written", *options.out);
  return kGood;
}

}  // namespace heliu::market::clear_tool
