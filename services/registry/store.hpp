// The registry's SQL.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "chassis/db/database.hpp"
#include "registry/enterprise.hpp"
#include "registry/licence.hpp"
#include "registry/reference.hpp"

namespace heliu::registry::store {

// Throws Problem "not-found" when there is none; for change: the row is locked until the end of the unit.
enum class For { reading, change };
Enterprise enterprise(Transaction& db, const Uuid& id, For purpose = For::reading);
Licence licence(Transaction& db, const Uuid& id, For purpose = For::reading);

KnownCodes known_codes(Transaction& db, Date on);
std::vector<WasteCode> codes_in_force(Transaction& db, Date on);
// Codes, names or descriptions that hold the text; at most 200.
std::vector<WasteCode> search_codes(Transaction& db, Date on, const std::string& text);

}  // namespace heliu::registry::store
