// heliu-clear: solves, verifies, explains and replays rounds from files. See README.md beside this file.
#include <iostream>

#include "market/book_file.hpp"
#include "market/clear_tool/commands.hpp"
#include "market/clear_tool/figures.hpp"

namespace {

using namespace heliu::market;

int run(const clear_tool::Options& options) {
  if (options.command == "verify") return clear_tool::verify_result(options);
  if (options.command == "explain") return clear_tool::explain_result(options);
  if (options.command == "replay") return clear_tool::replay_result(options);
  return clear_tool::solve_book(options);
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(clear_tool::read_options({argv + 1, argv + argc}));
  } catch (const clear_tool::UsageError& error) {
    std::cerr << "heliu-clear: " << error.what() << "\n" << clear_tool::usage();
  } catch (const FileError& error) {
    std::cerr << "heliu-clear: " << error.what() << "\n";
  }
  return clear_tool::kBadInput;
}
