#include <iostream>

#include "chassis/base/uuid.hpp"
#include "market/book_file.hpp"
#include "market/clear_tool/commands.hpp"
#include "market/clear_tool/figures.hpp"
#include "matching/canonical.hpp"
#include "matching/clear.hpp"
#include "matching/prices.hpp"
#include "matching/sentences.hpp"
#include "matching/verify.hpp"

namespace heliu::market::clear_tool {
namespace {

template <class Read>
auto from_file(const std::string& path, Read read) {
  const std::string text = read_file(path);
  try {
    return read(text);
  } catch (const FileError& error) {
    throw FileError(path + ": " + error.what());
  }
}

std::string fen(matching::MilliFen amount) {
  return fixed(amount.count, 3);
}

void print_result(const matching::Result& result) {
  std::int64_t awarded = 0, left = 0;
  for (const matching::Award& row : result.awards) awarded += row.kilograms.count;
  for (const matching::Unawarded& row : result.unawarded) left += row.kilograms.count;
  print_figure("awards", std::to_string(result.awards.size()));
  print_figure("awarded", std::to_string(awarded), "kg");
  print_figure("unawarded", std::to_string(left), "kg");
  print_figure("objective", fen(result.welfare), "fen");
  print_figure("bound", fen(result.bound), "fen");
  print_figure("gap", fen(result.gap()), "fen");
  print_figure("gap", permille(result.gap().count, result.bound.count), "permille");
  print_figure("dual_bound", fen(result.dual_bound), "fen");
  print_figure("work", std::to_string(result.work));
  print_figure("work_limit", std::to_string(result.work_limit));
}

bool verified(const matching::Book& book, const matching::Result& result) {
  const auto faults = matching::verify(book, result);
  for (const matching::Fault& fault : faults)
    std::cout << "fault " << fault.check << " " << fault.detail << "\n";
  return faults.empty();
}

void print_sides(const std::string& rule, const matching::Sides& sides) {
  print_figure(rule + "_producers_gain", fen(sides.producers), "fen");
  print_figure(rule + "_processors_gain", fen(sides.processors), "fen");
  print_figure(rule + "_policy", fen(sides.policy), "fen");
  print_figure(rule + "_paid_less_received", std::to_string((sides.paid - sides.received).count), "fen");
}

void print_prices(const matching::PriceReport& report) {
  for (const matching::UniformPrice& row : report.uniform)
    std::cout << "uniform_price " << row.code << " " << row.district << " " << fixed(row.price.count, 2)
              << " yuan/t for " << row.kilograms.count << " kg\n";
  print_figure("capped_awards", std::to_string(report.capped.size()));
  print_figure("paradoxically_rejected", std::to_string(report.rejected.size()));
  print_sides("as_offered", report.as_offered);
  print_sides("as_uniform", report.as_uniform);
}

void print_said(const std::vector<matching::Said>& said, const Options& options) {
  for (const matching::Said& one : matching::for_reader(said, options.reader))
    std::cout << "  " << matching::sentence(one, options.language) << "\n";
}

}  // namespace

int run_command(const Options& options) {
  if (options.command == "verify") return verify_result(options);
  if (options.command == "explain") return explain_result(options);
  if (options.command == "replay") return replay_result(options);
  if (options.format == Format::Gap) return solve_gap(options);
  if (options.format == Format::Dimacs) return solve_dimacs(options);
  return solve_book(options);
}

int solve_book(const Options& options) {
  const matching::Book book = from_file(options.files[0], read_book);
  const Timer timer;
  const auto stop = options.seconds ? timer.stop_after(*options.seconds) : matching::Stop{};
  const std::int64_t limit = options.work.value_or(options.seconds ? INT64_MAX / 2 : matching::kWorkLimit);
  const matching::Result result = matching::clear(book, limit, stop);
  print_result(result);
  print_figure("seconds", timer.seconds());
  const std::string out = options.out.value_or(options.files[0] + ".result");
  write_file(out, write_result(result));
  print_figure("written", out);
  return kGood;
}

int verify_result(const Options& options) {
  const matching::Book book = from_file(options.files[0], read_book);
  const matching::Result result = from_file(options.files[1], read_result);
  if (!verified(book, result)) return kFailed;
  print_figure("book_sm3", matching::hex(result.book));
  print_figure("result_sm3", matching::hex(result.seal));
  print_figure("objective", fen(result.welfare), "fen");
  const matching::MilliFen bound = matching::proven_bound(result);
  print_figure("proven_bound", fen(bound), "fen");
  print_figure("proven_gap", fen(bound - result.welfare), "fen");
  print_figure("proven_gap", permille((bound - result.welfare).count, bound.count), "permille");
  std::size_t steps = 0;
  for (const matching::PartProof& part : result.parts) steps += part.proof.size();
  print_figure("parts", std::to_string(result.parts.size()));
  print_figure("proof_steps", std::to_string(steps));
  if (result.bound < bound)
    print_figure("searched_gap", permille(result.gap().count, result.bound.count),
                 "permille, by replay only");
  print_figure("verified", "yes");
  return kGood;
}

int explain_result(const Options& options) {
  const matching::Book book = from_file(options.files[0], read_book);
  const matching::Result result = from_file(options.files[1], read_result);
  if (!verified(book, result)) return kFailed;
  const matching::Eligibility eligible = matching::eligibility(book);
  const bool all = !options.lot && !options.offer;
  // One lot or offer is worth clearing the round again for; a whole book is not.
  const matching::Explainer explainer(book, eligible, result, all ? 0 : matching::kWorkLimit);
  bool any = false;
  for (const matching::Lot& lot : book.lots) {
    if (options.lot ? lot.id != *options.lot : !all) continue;
    any = true;
    std::cout << "lot " << Uuid{lot.id}.text() << " " << lot.code << "\n";
    print_said(explainer.lot(lot.id), options);
  }
  for (const matching::Offer& offer : book.offers) {
    if (options.offer ? offer.id != *options.offer : !all) continue;
    any = true;
    std::cout << "offer " << Uuid{offer.id}.text() << "\n";
    print_said(explainer.offer(offer.id), options);
  }
  if (!any && !all) throw FileError("the book has no lot or offer of that id");
  if (all && options.reader == matching::Reader::Regulator)
    print_prices(matching::Prices(book, eligible.arcs, result).report());
  return kGood;
}

int replay_result(const Options& options) {
  const matching::Book book = from_file(options.files[0], read_book);
  const matching::Result result = from_file(options.files[1], read_result);
  const bool same = write_result(matching::clear(book, result.work_limit)) == write_result(result);
  print_figure("same_bytes", same ? "yes" : "no");
  return same ? kGood : kFailed;
}

}  // namespace heliu::market::clear_tool
