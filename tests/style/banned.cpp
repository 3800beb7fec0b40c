#include "tests/style/banned.hpp"

#include <array>
#include <cctype>
#include <span>
#include <string>

namespace heliu::style {
namespace {

using enum View;
using enum Where;

// Connector/C++ 1.1 swallows the errors of the first five: a lost commit would look like a good one.
constexpr std::array kBans = std::to_array<Ban>({
    {"->commit(", Code, Everywhere, R"(the transaction class of chassis/db, which runs execute("COMMIT"))"},
    {"->rollback(", Code, Everywhere,
     R"(the transaction class of chassis/db, which runs execute("ROLLBACK"))"},
    {"->setAutoCommit(", Code, Everywhere,
     R"(the transaction class of chassis/db: START TRANSACTION … COMMIT)"},
    {"->reconnect(", Code, Everywhere, "a new connection: a reconnected one has lost its session settings"},
    {"OPT_RECONNECT", Text, Everywhere, "a new connection: a reconnected one has lost its session settings"},
    {"getDouble", Code, Everywhere, "getInt64: money and mass are whole numbers"},
    {"stod", Code, Everywhere, "the whole-number parsers of settlement/quantity.hpp"},
    {"stof", Code, Everywhere, "the whole-number parsers of settlement/quantity.hpp"},
    {"atof", Code, Everywhere, "the whole-number parsers of settlement/quantity.hpp"},
    {"kParseFullPrecisionFlag", Code, Everywhere, "chassis/json: full precision hangs on long digit strings"},
    {"GET_LOCK", Text, Everywhere, "a lease row with a fencing number: named locks stop at one cluster node"},
    {"LOCK TABLES", Text, Everywhere,
     "SELECT … FOR UPDATE on the rows: table locks stop at one cluster node"},
    {"CREATE TRIGGER", Text, Everywhere, "code beside the noun: rules don't live in SQL"},
    {"file(GLOB", Text, Everywhere, "the list of sources: a glob hides a forgotten file"},
    {"sleep_for", Code, Tests, "waiting for the fact itself, with a deadline"},
    {"sleep_until", Code, Tests, "waiting for the fact itself, with a deadline"},
    {"usleep", Code, Tests, "waiting for the fact itself, with a deadline"},
    {"nanosleep", Code, Tests, "waiting for the fact itself, with a deadline"},
    {"TODO", Raw, Everywhere, "doing it now, or an issue"},
    {"FIXME", Raw, Everywhere, "doing it now, or an issue"},
});

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) || c == '_';
}

// The needle as a word of its own: "stod" doesn't hit "custodian".
bool contains(std::string_view line, std::string_view needle) {
  for (auto at = line.find(needle); at != std::string_view::npos; at = line.find(needle, at + 1)) {
    const auto end = at + needle.size();
    const bool open = is_word(needle.front()) && at > 0 && is_word(line[at - 1]);
    const bool close = is_word(needle.back()) && end < line.size() && is_word(line[end]);
    if (!open && !close) return true;
  }
  return false;
}

const std::vector<std::string>& view_of(const Source& source, View view) {
  return view == Raw ? source.raw : view == Text ? source.text : source.code;
}

}  // namespace

std::span<const Ban> bans() {
  return kBans;
}

Findings check_banned(const Source& source) {
  Findings found;
  // This folder has to spell what it forbids.
  if (source.language == Language::Other || starts_with_folder(source.path, "tests/style")) return found;
  for (const auto& ban : kBans) {
    if (ban.where == Tests && !is_test(source.path)) continue;
    const auto& lines = view_of(source, ban.view);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (!contains(lines[i], ban.needle)) continue;
      found.push_back(
          {source.path, i + 1, std::string(ban.needle) + " is banned, use " + std::string(ban.instead)});
    }
  }
  return found;
}

}  // namespace heliu::style
