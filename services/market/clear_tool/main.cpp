// heliu-clear: solves, verifies, explains and replays rounds from files. See README.md beside this file.
#include <iostream>

#include "market/book_file.hpp"
#include "market/clear_tool/commands.hpp"
#include "market/clear_tool/figures.hpp"

int main(int argc, char** argv) {
  using namespace heliu::market;
  try {
    return clear_tool::run_command(clear_tool::read_options({argv + 1, argv + argc}));
  } catch (const clear_tool::UsageError& error) {
    std::cerr << "heliu-clear: " << error.what() << "\n" << clear_tool::usage();
  } catch (const FileError& error) {
    std::cerr << "heliu-clear: " << error.what() << "\n";
  }
  return clear_tool::kBadInput;
}
