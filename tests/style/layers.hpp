// Who may include whom, and what must be listed where.
#pragma once

#include <string>
#include <vector>

#include "tests/style/source.hpp"

namespace heliu::style {

// The arrows of the house: services → chassis, matching, settlement; matching and settlement → nothing of
// ours; a service never → another service. Includes name their folder (but for a test's own helpers)
// and never climb with "..".
Findings check_includes(const Source& source);

// "heliu_market." in a statement: a service reads its own schema only, so it never needs to name one.
Findings check_schema_names(const Source& source);

// Every CREATE TABLE of a migration has a primary key: a cluster replicates rows by it.
Findings check_primary_keys(const Source& source);

// A .cpp that no CMake list names is never compiled; a .hpp that nothing includes is dead.
Findings check_listed(const std::vector<Source>& tree);

// The quoted includes of a C++ file with their line numbers.
struct Include {
  std::size_t line = 0;
  std::string path;
};
std::vector<Include> quoted_includes(const Source& source);

// The path of a file included by its bare name from the same folder.
std::string beside(std::string_view file, std::string_view included);

}  // namespace heliu::style
