// Numbered schema changes: sql/<service>/NNNN_what.sql, and sql/chassis/NNNN_what.sql for what every service
// carries (feed, idempotency, cursors, marks). Applied once each, in order, at start.
//
// A lease row guards the run (no GET_LOCK: it does nothing on a cluster). Each file's SM3 is stored; a file
// changed or missing since is refused by name, and so is a gap in the numbers. Statements are split at lines
// that end in ";".
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "chassis/db/database.hpp"

namespace heliu {

struct Migration {
  std::string name;  // "chassis/0001_feed" or "market/0001_lots"
  std::string sm3;   // hexadecimal, of the file's bytes
  std::vector<std::string> statements;
};

// The chassis's, then the ledger's if the service's folder holds a file uses_ledger, then the service's; with
// an empty service, the chassis's only. Throws std::runtime_error
// naming a file with a wrong name, a gap in the numbers, or no ";" at its end.
std::vector<Migration> load_migrations(const std::filesystem::path& sql_folder, std::string_view service);

// Returns the names applied now. Throws std::runtime_error with the reason when history and files disagree.
std::vector<std::string> migrate(Database& database, const std::vector<Migration>& migrations);

}  // namespace heliu
