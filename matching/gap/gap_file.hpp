// The plain text format of the OR-Library and of Yagiura's files: agents m, jobs n, m rows of n costs, m rows
// of n weights, m capacities; whole numbers between blanks. One problem a text, to be minimised. (The
// library's gap1–gap12 files hold several problems and maximise: cut and negated before, they are read as
// well.)
#pragma once
#include <stdexcept>
#include <string_view>

#include "matching/gap/instance.hpp"

namespace heliu::matching::gap {

constexpr std::size_t kGapFileBytesMost = std::size_t{1} << 30;

// Says what is wrong and at which byte and line.
class GapFileError : public std::runtime_error {
 public:
  GapFileError(std::size_t byte, std::size_t line, const std::string& why)
      : std::runtime_error("line " + std::to_string(line) + ", byte " + std::to_string(byte) + ": " + why),
        byte(byte),
        line(line) {}
  std::size_t byte, line;
};

// Weights and capacities from 0, costs of any sign; every arc of a job is there, in the order of the agents.
// Throws GapFileError for anything else, and where malformed() would object.
Instance read_gap_file(std::string_view text);

}  // namespace heliu::matching::gap
