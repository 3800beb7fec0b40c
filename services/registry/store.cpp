#include "registry/store.hpp"

#include "chassis/contract/problem.hpp"

namespace heliu::registry::store {

template <class T>
static T found(std::optional<T> row, const char* what, const Uuid& id) {
  if (!row) throw Problem("not-found", {{"what", what}, {"id", id.text()}});
  return *std::move(row);
}

Enterprise enterprise(Transaction& db, const Uuid& id, For purpose) {
  const char* sql = purpose == For::change ? "SELECT * FROM enterprise WHERE id = ? FOR UPDATE"
                                           : "SELECT * FROM enterprise WHERE id = ?";
  return found(db.one<Enterprise>(sql, id), "enterprise", id);
}

Licence licence(Transaction& db, const Uuid& id, For purpose) {
  const char* sql = purpose == For::change ? "SELECT * FROM licence WHERE id = ? FOR UPDATE"
                                           : "SELECT * FROM licence WHERE id = ?";
  return found(db.one<Licence>(sql, id), "licence", id);
}

std::vector<WasteCode> codes_in_force(Transaction& db, Date on) {
  return db.all<WasteCode>(
      "SELECT * FROM waste_code WHERE valid_from <= ? AND (valid_to IS NULL OR valid_to >= ?) ORDER BY code",
      on, on);
}

KnownCodes known_codes(Transaction& db, Date on) {
  KnownCodes known;
  for (const WasteCode& code : codes_in_force(db, on)) known.category_of.emplace(code.code, code.category);
  for (const Row& row : db.rows("SELECT code FROM term WHERE list = 'disposal_method'"))
    known.methods.insert(row.get<std::string>("code"));
  return known;
}

// The text as a LIKE pattern that means only itself.
static std::string containing(const std::string& text) {
  std::string pattern = "%";
  for (const char c : text) {
    if (c == '%' || c == '_' || c == '\\') pattern += '\\';
    pattern += c;
  }
  return pattern + "%";
}

std::vector<WasteCode> search_codes(Transaction& db, Date on, const std::string& text) {
  const std::string pattern = containing(text);
  return db.all<WasteCode>(
      "SELECT * FROM waste_code WHERE valid_from <= ? AND (valid_to IS NULL OR valid_to >= ?) "
      "AND (code LIKE ? OR category LIKE ? OR category_name LIKE ? OR industry LIKE ? OR description LIKE ?) "
      "ORDER BY code LIMIT 200",
      on, on, pattern, pattern, pattern, pattern, pattern);
}

}  // namespace heliu::registry::store
