#include "tests/day/wire.hpp"

#include <sstream>

namespace heliu::day {

namespace {

std::string quoted(std::string_view text) {
  return to_json(std::string(text));
}

}  // namespace

Fields& Fields::raw(std::string_view name, std::string_view json) {
  if (!body_.empty()) body_ += ',';
  body_ += quoted(name) + ":";
  body_ += json;
  return *this;
}

Fields& Fields::text(std::string_view name, std::string_view value) {
  return raw(name, quoted(value));
}

Fields& Fields::number(std::string_view name, std::int64_t value) {
  return raw(name, std::to_string(value));
}

Fields& Fields::flag(std::string_view name, bool value) {
  return raw(name, value ? "true" : "false");
}

Fields& Fields::texts(std::string_view name, const std::vector<std::string>& values) {
  return raw(name, to_json(values));
}

std::string list_of(const std::vector<std::string>& jsons) {
  std::string list;
  for (const std::string& json : jsons) list += (list.empty() ? "" : ",") + json;
  return "[" + list + "]";
}

const Json& member(const Json& json, const char* name) {
  if (!json.IsObject()) throw JsonError(std::string("no object with a member ") + name);
  const auto found = json.FindMember(name);
  if (found == json.MemberEnd()) throw JsonError(std::string("an answer without the member ") + name);
  return found->value;
}

std::string text_at(const Json& json, const char* name) {
  return json_string(member(json, name), name);
}

std::int64_t number_at(const Json& json, const char* name) {
  const Json& value = member(json, name);
  if (!value.IsInt64()) throw JsonError(std::string("no integer in the member ") + name);
  return value.GetInt64();
}

bool flag_at(const Json& json, const char* name) {
  const Json& value = member(json, name);
  if (!value.IsBool()) throw JsonError(std::string("neither true nor false in the member ") + name);
  return value.GetBool();
}

std::string text_or_none(const Json& json, const char* name) {
  const auto found = json.FindMember(name);
  return found == json.MemberEnd() || !found->value.IsString() ? std::string()
                                                               : json_string(found->value, name);
}

std::int64_t number_or_zero(const Json& json, const char* name) {
  const auto found = json.FindMember(name);
  return found == json.MemberEnd() || !found->value.IsInt64() ? 0 : found->value.GetInt64();
}

std::vector<std::string> words(std::string_view text) {
  std::istringstream stream{std::string(text)};
  std::vector<std::string> found;
  for (std::string word; stream >> word;) found.push_back(word);
  return found;
}

}  // namespace heliu::day
