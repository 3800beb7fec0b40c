#include "settlement/reconcile/pool.hpp"

#include <algorithm>
#include <chrono>
#include <stdexcept>

namespace heliu::reconcile {
namespace {

int number(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

char capital(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

}  // namespace

std::optional<int> day_number(std::string_view day) {
  if (day.size() != 10 || day[4] != '-' || day[7] != '-') return std::nullopt;
  const int year = number(day.substr(0, 4)), month = number(day.substr(5, 2)), of = number(day.substr(8, 2));
  if (year < 0 || month < 0 || of < 0) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(year),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(of))};
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days(date).time_since_epoch().count();
}

std::string plain_reference(std::string_view reference) {
  std::string plain;
  for (const char c : reference) {
    const char great = capital(c);
    if ((great >= 'A' && great <= 'Z') || (great >= '0' && great <= '9')) plain += great;
  }
  return plain;
}

std::string plain_name(std::string_view name) {
  constexpr std::string_view kOpen = "（", kClose = "）", kWide = "　";
  std::string plain;
  while (!name.empty()) {
    const auto skip = [&](std::string_view what, std::string_view becomes) {
      if (!name.starts_with(what)) return false;
      plain += becomes;
      name.remove_prefix(what.size());
      return true;
    };
    if (skip(kOpen, "(") || skip(kClose, ")") || skip(kWide, "") || skip(" ", "")) continue;
    plain += capital(name[0]);
    name.remove_prefix(1);
  }
  return plain;
}

void Pool::match(const std::vector<std::size_t>& of_movements, const std::vector<std::size_t>& of_expected,
                 Basis basis, bool unique) {
  Match found;
  found.basis = basis;
  found.unique = unique;
  for (const std::size_t i : of_movements) {
    movements[i].matched = true;
    found.movements.push_back(movements[i].position);
  }
  for (const std::size_t i : of_expected) {
    expected[i].matched = true;
    found.expected.push_back(expected[i].position);
  }
  std::sort(found.movements.begin(), found.movements.end());
  std::sort(found.expected.begin(), found.expected.end());
  matches.push_back(std::move(found));
}

Pool make_pool(const std::vector<Movement>& movements, const std::vector<Expected>& expected,
               const Options& options) {
  Pool pool;
  pool.options = options;
  pool.movements.reserve(movements.size());
  for (std::size_t i = 0; i < movements.size(); ++i)  // already in canonical order
    pool.movements.push_back({i, movements[i].line.amount.count, day_number(movements[i].line.day),
                              plain_name(movements[i].line.counterparty_name), false, false});
  std::vector<std::size_t> order(expected.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return expected[a].id < expected[b].id; });
  pool.expected.reserve(expected.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    const Expected& entry = expected[order[i]];
    if (entry.amount == Fen{}) throw std::invalid_argument("expected " + entry.id + ": of no amount");
    if (i > 0 && entry.id == expected[order[i - 1]].id)
      throw std::invalid_argument("expected " + entry.id + ": is given twice");
    pool.expected.push_back(
        {order[i], entry.amount.count, day_number(entry.day), plain_name(entry.name), false, false});
  }
  pool.named_by.resize(movements.size());
  return pool;
}

}  // namespace heliu::reconcile
