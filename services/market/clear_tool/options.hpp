// The words of heliu-clear's command line.
#pragma once
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "matching/explain.hpp"

namespace heliu::market::clear_tool {

struct UsageError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

enum class Format { Book, Gap, Dimacs };

struct Options {
  std::string command;             // solve verify explain replay
  std::vector<std::string> files;  // as the command wants them
  std::optional<std::int64_t> seconds, work;
  std::optional<std::string> out;
  Format format = Format::Book;
  std::optional<matching::Id> lot, offer;
  matching::Reader reader = matching::Reader::Regulator;
  matching::Language language = matching::Language::Chinese;
};

// Throws UsageError naming the word that is wrong.
Options read_options(const std::vector<std::string>& words);

std::string usage();

}  // namespace heliu::market::clear_tool
