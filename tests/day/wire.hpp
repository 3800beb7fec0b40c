// JSON as the driver writes and reads it: bodies member by member, answers by name with a clear complaint.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "chassis/json/describe.hpp"

namespace heliu::day {

// An object in writing; members in the order of the calls, so that the same step gives the same bytes.
class Fields {
 public:
  Fields& text(std::string_view name, std::string_view value);
  Fields& number(std::string_view name, std::int64_t value);
  Fields& flag(std::string_view name, bool value);
  Fields& raw(std::string_view name, std::string_view json);
  Fields& texts(std::string_view name, const std::vector<std::string>& values);
  std::string json() const { return "{" + body_ + "}"; }

 private:
  std::string body_;
};

std::string list_of(const std::vector<std::string>& jsons);  // [a,b,…] of JSON texts

// Members of an answer; throw JsonError naming the member when it is absent or of another kind.
const Json& member(const Json& json, const char* name);
std::string text_at(const Json& json, const char* name);
std::int64_t number_at(const Json& json, const char* name);
bool flag_at(const Json& json, const char* name);

// "" and 0 where the member is absent or null.
std::string text_or_none(const Json& json, const char* name);
std::int64_t number_or_zero(const Json& json, const char* name);

std::vector<std::string> words(std::string_view text);  // split at blanks

}  // namespace heliu::day
