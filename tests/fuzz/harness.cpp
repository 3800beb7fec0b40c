#include "harness.hpp"

#include <fstream>
#include <iterator>

#include "market/book_file.hpp"
#include "matching/canonical.hpp"
#include "matching/clear.hpp"
#include "matching/flow/dimacs.hpp"
#include "matching/gap/certificate.hpp"
#include "matching/gap/gap_file.hpp"
#include "matching/verify.hpp"

namespace heliu::fuzz {
namespace {

using namespace matching;

constexpr std::size_t kSmallBook = 40;      // lots and offers that are cleared as well
constexpr std::int64_t kWork = 320'000;     // of a clearing: milliseconds
constexpr std::size_t kSmallGap = 300;      // arcs that are solved as well
constexpr std::size_t kSmallGraph = 2'000;  // nodes and arcs that are solved as well

void promise(bool kept, const std::string& what) {
  if (!kept) throw Broken(what);
}

// The book that every result is held against, and its own result.
struct Example {
  Example() {
    std::ifstream file(std::string(HELIU_SOURCE_DIR) + "/tests/data/clearing/example.json", std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    book = market::read_book(text);
    result = market::write_result(clear(book, kWork));
  }
  Book book;
  std::string result;
};

const Example& example() {
  static const Example made;
  return made;
}

}  // namespace

std::string example_result() {
  return example().result;
}

void try_book(std::string_view bytes) {
  Book book;
  try {
    book = market::read_book(bytes);
  } catch (const market::FileError& error) {
    promise(!std::string(error.what()).empty(), "a refusal without a reason");
    return;
  }
  const std::string before = canonical(book);
  promise(canonical(market::read_book(market::write_book(book))) == before,
          "a book does not read back the same");
  if (book.lots.size() > kSmallBook || book.offers.size() > kSmallBook) return;
  const Result result = clear(book, kWork);
  const auto faults = verify(book, result);
  promise(faults.empty(), faults.empty() ? "" : "a clearing fails its check: " + faults.front().check);
  promise(
      market::write_result(market::read_result(market::write_result(result))) == market::write_result(result),
      "a result does not read back the same");
}

void try_result(std::string_view bytes) {
  try {
    const Result result = market::read_result(bytes);
    promise(bytes == example().result || !verify(example().book, result).empty(),
            "a tampered result passes the check");
  } catch (const market::FileError& error) {
    promise(!std::string(error.what()).empty(), "a refusal without a reason");
  }
}

void try_gap(std::string_view bytes) {
  try {
    const gap::Instance problem = gap::read_gap_file(bytes);
    promise(!gap::malformed(problem), "a malformed problem is accepted");
    if (problem.arcs.size() > kSmallGap) return;
    gap::Options options;
    options.work_limit = kWork;
    const gap::Found found = gap::solve(problem, options);
    if (const auto bound = gap::bound_of(problem, found.multipliers); bound && found.feasible)
      promise(*bound <= found.cost, "a certified bound lies above an award");
    if (!found.feasible) return;
    const gap::Checked checked = gap::check(problem, found.assignment);
    promise(!checked.wrong && checked.cost == found.cost, "an award fails its check");
    promise(found.lower_bound <= found.cost, "a bound lies above its award");
  } catch (const gap::GapFileError& error) {
    promise(!std::string(error.what()).empty(), "a refusal without a reason");
  }
}

void try_dimacs(std::string_view bytes) {
  try {
    const flow::Graph graph = flow::read_dimacs(bytes);
    if (graph.supply.size() > kSmallGraph || graph.from.size() > kSmallGraph) return;
    const flow::Optimum optimum = flow::solve(graph);
    if (optimum.verdict != flow::Verdict::Optimal) return;
    const std::string fault = flow::fault(graph, optimum);
    promise(fault.empty(), "an optimum fails its check: " + fault);
  } catch (const flow::ProblemError& error) {
    promise(!std::string(error.what()).empty(), "a refusal without a reason");
  }
}

}  // namespace heliu::fuzz
