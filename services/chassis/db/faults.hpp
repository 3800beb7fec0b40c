// A seeded fault hook inside the database wrapper: throws 1213, 1205 and 2013 before and *after* the real
// COMMIT, and on statements, so that tests meet what production meets rarely. Off unless switched on by
// HELIU_FAULTS="rate=0.05,seed=42" (rate: share of commits hit, and a tenth of it of statements, because
// a long transaction has hundreds; at=statement, before_commit or after_commit strikes there only, at the
// full rate).
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

namespace heliu::faults {

enum class Point { statement, before_commit, after_commit };

void configure(std::string_view text);   // throws std::invalid_argument on text it can't read; "" is off
std::optional<int> strike(Point point);  // the error number to raise here, if any. Thread-safe
std::uint64_t struck();                  // how many so far

}  // namespace heliu::faults
