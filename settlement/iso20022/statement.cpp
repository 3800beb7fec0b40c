#include "settlement/iso20022/statement.hpp"

#include "settlement/iso20022/camt.hpp"
#include "settlement/iso20022/mt940.hpp"

namespace heliu::iso20022 {

std::optional<Fen> Entry::details_difference() const {
  if (details.empty()) return std::nullopt;
  Fen sum;
  for (const EntryDetail& detail : details) sum += detail.amount;
  return sum == amount ? std::nullopt : std::optional(sum - amount);
}

Fen Statement::booked() const {
  Fen sum;
  for (const Entry& entry : entries)
    if (entry.posts()) sum += entry.amount;
  return sum;
}

bool Statement::checkable() const {
  return (kind == CamtKind::Statement053 || kind == CamtKind::Statement940) && has_opening && has_closing;
}

std::optional<Fen> Statement::difference() const {
  if (!checkable()) return std::nullopt;
  const Fen gap = closing - (opening + booked());
  return gap == Fen{0} ? std::nullopt : std::optional(gap);
}

std::vector<Statement> read_statements(std::string_view file, const ReadOptions& options) {
  std::string_view start = file;
  if (start.starts_with("\xEF\xBB\xBF")) start.remove_prefix(3);
  const std::size_t first = start.find_first_not_of(" \t\r\n");
  const bool wide = start.starts_with("\xFF\xFE") || start.starts_with("\xFE\xFF") ||
                    start.starts_with(std::string_view("\0", 1));
  if (wide || first == std::string_view::npos || start[first] == '<') return read_camt(file, options);
  return read_mt940(file, options);
}

}  // namespace heliu::iso20022
