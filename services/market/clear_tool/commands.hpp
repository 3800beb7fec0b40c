// The commands of heliu-clear. Each returns the exit code; bad input is thrown as FileError.
#pragma once
#include "market/clear_tool/options.hpp"

namespace heliu::market::clear_tool {

int run_command(const Options& options);  // the one the options name

int solve_book(const Options& options);
int solve_gap(const Options& options);     // writes the agent of each job, counted from 1
int solve_dimacs(const Options& options);  // with --out writes the flow of each arc
int verify_result(const Options& options);
int explain_result(const Options& options);
int replay_result(const Options& options);

}  // namespace heliu::market::clear_tool
