#include <algorithm>
#include <bit>
#include <utility>

#include "chassis/db/database.hpp"
#include "chassis/db/faults.hpp"
#include "chassis/db/session.hpp"

namespace heliu {

namespace {

constexpr std::size_t kRowsAtOnce = 200;
constexpr std::size_t kBytesAtOnce = 4u << 20;    // well below max_allowed_packet
constexpr std::size_t kParametersAtOnce = 60000;  // the protocol's limit is 65535

void maybe_fail(Session& session) {
  if (const auto code = faults::strike(faults::Point::statement)) session.fail(*code, "injected fault");
}

std::size_t bytes_of(const SqlValue& value) {
  const auto* text = std::get_if<std::string>(&value);
  return text ? text->size() : sizeof(std::int64_t);
}

void require_identifier(std::string_view name) {
  const bool plain = !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
  if (!plain) throw std::logic_error("not a name for a savepoint, table or column: " + std::string(name));
}

// How many of the left rows go into the next statement. Counts other than the full one have at most three
// binary digits before their zeros, so that few different statements are prepared, and few are sent.
std::size_t rows_for_next(std::size_t left, std::size_t width, const SqlValue* values) {
  std::size_t most = std::min(kRowsAtOnce, std::max<std::size_t>(1, kParametersAtOnce / width));
  if (left < most) {
    const auto digits = static_cast<std::size_t>(std::bit_width(left));
    most = digits <= 3 ? left : left >> (digits - 3) << (digits - 3);
  }
  std::size_t bytes = 0;
  for (std::size_t row = 0; row < most; ++row) {
    for (std::size_t i = 0; i < width; ++i) bytes += bytes_of(values[row * width + i]);
    if (bytes > kBytesAtOnce) return std::max<std::size_t>(1, row);
  }
  return most;
}

}  // namespace

std::vector<Row> Transaction::run_query(std::string_view sql, const std::vector<SqlValue>& args) {
  reach_savepoint();
  maybe_fail(session_);
  constexpr std::string_view lock = " FOR UPDATE";
  if (!locking_ || sql.ends_with(lock)) return session_.query(sql, args);
  return session_.query(std::string(sql).append(lock), args);
}

std::int64_t Transaction::run_update(std::string_view sql, const std::vector<SqlValue>& args) {
  reach_savepoint();
  maybe_fail(session_);
  return session_.update(sql, args);
}

void Transaction::run_text(const std::string& sql) {
  reach_savepoint();
  maybe_fail(session_);
  session_.write_text(sql);
}

void Transaction::prove_by(Proof proof) {
  session_.prove_by(std::move(proof));
}

bool Transaction::untouched() const {
  return session_.untouched();
}

void Transaction::run_whole(const std::string& sql, Proof proof) {
  if (!savepoint_.empty()) throw std::logic_error("a savepoint before the only statement");
  maybe_fail(session_);
  session_.whole(sql, std::move(proof));
}

void Transaction::run_insert(std::string_view table, const std::vector<std::string>& columns,
                             const std::vector<SqlValue>& values) {
  const std::size_t width = columns.size();
  if (width == 0 || values.size() % width != 0) throw std::logic_error("rows of unequal width");
  require_identifier(table);
  std::string names, row = "(";
  for (const std::string& column : columns) {
    require_identifier(column);
    names += (names.empty() ? "`" : ", `") + column + "`";
    row += row.size() == 1 ? "?" : ", ?";
  }
  row += ")";
  for (std::size_t at = 0, left = values.size() / width; left > 0;) {
    const std::size_t count = rows_for_next(left, width, values.data() + at);
    std::string sql = "INSERT INTO " + std::string(table) + " (" + names + ") VALUES " + row;
    for (std::size_t i = 1; i < count; ++i) sql += ", " + row;
    const auto begin = values.begin() + static_cast<std::ptrdiff_t>(at);
    run_update(sql, {begin, begin + static_cast<std::ptrdiff_t>(count * width)});
    at += count * width;
    left -= count;
  }
}

void Transaction::savepoint(std::string_view name) {
  require_identifier(name);
  savepoint_ = name;
}

void Transaction::reach_savepoint() {
  if (savepoint_.empty()) return;
  maybe_fail(session_);
  session_.command("SAVEPOINT " + std::exchange(savepoint_, {}));
}

void Transaction::rollback_to(std::string_view name) {
  require_identifier(name);
  if (savepoint_ == name)
    savepoint_.clear();  // nothing was done since
  else
    session_.command("ROLLBACK TO SAVEPOINT " + std::string(name));
}

bool Transaction::ended() const {
  return session_.doomed() != 0;
}

}  // namespace heliu
