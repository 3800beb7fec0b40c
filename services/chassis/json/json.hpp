// JSON as RapidJSON holds it, read strictly: what two parsers could read differently is refused.
#pragma once
#include <rapidjson/document.h>

#include <stdexcept>
#include <string>
#include <string_view>

namespace heliu {

using Json = rapidjson::Value;
using JsonDocument = rapidjson::Document;

struct JsonError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

inline constexpr std::size_t kMaxJsonDepth = 32;  // deeper input is hostile, not data

// Throws JsonError on bad syntax or UTF-8, nesting beyond kMaxJsonDepth, a key given twice in one object, a
// number that isn't finite. Never recursive, whatever the input.
JsonDocument parse_json(std::string_view text);

std::string write_json(const Json& value);

// Members in byte order of their names: the one text of a value, for hashing.
std::string canonical_json(const Json& value);

}  // namespace heliu
