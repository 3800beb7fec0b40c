#include "chassis/contract/leaf.hpp"

#include <array>
#include <cstring>
#include <map>

#include "chassis/base/instant.hpp"
#include "chassis/base/uuid.hpp"

namespace heliu {

namespace {

constexpr std::array kPassedOn{"type",      "enum",    "minLength",        "maxLength",
                               "minimum",   "maximum", "exclusiveMinimum", "exclusiveMaximum",
                               "multipleOf"};
constexpr rapidjson::SizeType kListedValues = 12;  // of an enumeration, in a sentence

std::string_view text_of(const Json& value) {
  return {value.GetString(), value.GetStringLength()};
}

std::string listed(const Json& values) {
  std::string text;
  for (rapidjson::SizeType i = 0; i < values.Size() && i < kListedValues; ++i)
    text += (i == 0 ? "" : ", ") +
            (values[i].IsString() ? std::string(text_of(values[i])) : write_json(values[i]));
  return values.Size() > kListedValues ? text + ", …" : text;
}

// What a keyword demands, as a sentence; {} is the keyword's value.
struct Sentence {
  const char *zh, *en;
};
const std::map<std::string, Sentence, std::less<>>& sentences() {
  static const std::map<std::string, Sentence, std::less<>> all{
      {"enum", {"只能是以下之一：{}", "must be one of: {}"}},
      {"minLength", {"至少 {} 个字符", "must have at least {} characters"}},
      {"maxLength", {"至多 {} 个字符", "must have at most {} characters"}},
      {"minimum", {"不能小于 {}", "must be at least {}"}},
      {"maximum", {"不能大于 {}", "must be at most {}"}},
      {"exclusiveMinimum", {"必须大于 {}", "must be more than {}"}},
      {"exclusiveMaximum", {"必须小于 {}", "must be less than {}"}},
      {"multipleOf", {"必须是 {} 的倍数", "must be a multiple of {}"}},
  };
  return all;
}

std::string with_value(const char* sentence, const std::string& value) {
  std::string text = sentence;
  return text.replace(text.find("{}"), 2, value);
}

// RapidJSON asserts on a group that is never closed instead of refusing it.
bool groups_closed(std::string_view pattern) {
  int open = 0;
  bool in_class = false;
  for (std::size_t i = 0; i < pattern.size() && open >= 0; ++i) {
    const char c = pattern[i];
    if (c == '\\')
      ++i;
    else if (in_class)
      in_class = c != ']';
    else if (c == '[')
      in_class = true;
    else
      open += c == '(' ? 1 : c == ')' ? -1 : 0;
  }
  return open == 0 && !in_class;
}

}  // namespace

std::string type_in_words(const std::string& type, bool zh) {
  static const std::map<std::string, Sentence> words{
      {"object", {"对象", "an object"}}, {"array", {"列表", "a list"}},
      {"string", {"文字", "text"}},      {"integer", {"整数", "a whole number"}},
      {"number", {"数字", "a number"}},  {"boolean", {"true 或 false", "true or false"}}};
  const auto found = words.find(type);
  if (found == words.end()) return type;
  return zh ? found->second.zh : found->second.en;
}

LeafCheck::LeafCheck(const Json& json, const std::string& place) {
  keywords_.SetObject();
  auto& allocator = keywords_.GetAllocator();
  for (const char* keyword : kPassedOn)
    if (const auto found = json.FindMember(keyword); found != json.MemberEnd())
      keywords_.AddMember(rapidjson::StringRef(keyword), Json(found->value, allocator), allocator);
  const auto word = [&](const char* name) {
    const auto found = json.FindMember(name);
    if (found == json.MemberEnd()) return std::string();
    if (!found->value.IsString()) throw std::runtime_error(place + "/" + name + ": must be text");
    return std::string(text_of(found->value));
  };
  type_ = word("type");
  format_ = word("format");
  pattern_text_ = word("pattern");
  read_format(place);
  if (!pattern_text_.empty()) {
    if (groups_closed(pattern_text_)) pattern_ = std::make_unique<Pattern>(pattern_text_.c_str());
    if (!pattern_ || !pattern_->IsValid())
      throw std::runtime_error(place + "/pattern: \"" + pattern_text_ +
                               "\" is outside the dialect (no \\d, \\w, look-ahead or lazy quantifier)");
  }
  schema_ = std::make_unique<rapidjson::SchemaDocument>(keywords_);
}

void LeafCheck::read_format(const std::string& place) {
  static constexpr std::array known{"",      "uuid",   "date",     "date-time", "int32",
                                    "int64", "double", "password", "binary"};
  for (const char* name : known)
    if (format_ == name) return;
  throw std::runtime_error(place + "/format: \"" + format_ + "\" is not checked here; use a pattern");
}

bool LeafCheck::matches(const char* text) const {
  const std::lock_guard lock(pattern_mutex_);
  return pattern_->Search(text);
}

std::optional<std::string> LeafCheck::fault(const Json& value, bool zh) const {
  // 64-bit integers only: RapidJSON also takes 2^64-1, which no field of ours can hold.
  const bool wrong_type = (type_ == "string" && !value.IsString()) ||
                          (type_ == "integer" && !value.IsInt64()) ||
                          (type_ == "number" && !value.IsNumber()) || (type_ == "boolean" && !value.IsBool());
  if (wrong_type) return (zh ? "应为" : "must be ") + type_in_words(type_, zh);
  if (format_ == "int32" && !value.IsInt()) return zh ? "超出 32 位整数范围" : "must fit 32 bits";
  if (value.IsString())
    if (auto fault = fault_of_string(value, zh)) return fault;
  return fault_of_rest(value, zh);
}

std::optional<std::string> LeafCheck::fault_of_string(const Json& value, bool zh) const {
  const std::string_view text = text_of(value);
  // A NUL would end the text early for the pattern, the log and the store.
  if (text.find('\0') != std::string_view::npos) return zh ? "含有空字符" : "holds a NUL character";
  if (format_ == "uuid" && !Uuid::parse(text)) return zh ? "不是有效的编号（UUID）" : "is not an id (UUID)";
  if (format_ == "date" && !Date::parse(text))
    return zh ? "不是有效日期，应如 2026-11-23" : "is not a date like 2026-11-23";
  if (format_ == "date-time" && !Instant::parse(text))
    return zh ? "不是有效时间，应如 2026-11-23T08:00:00Z" : "is not a time like 2026-11-23T08:00:00Z";
  if (pattern_ && !matches(value.GetString()))
    return (zh ? "格式不符，应满足 " : "does not have the form ") + pattern_text_;
  return std::nullopt;
}

std::optional<std::string> LeafCheck::fault_of_rest(const Json& value, bool zh) const {
  if (keywords_.ObjectEmpty()) return std::nullopt;
  rapidjson::SchemaValidator validator(*schema_);
  if (value.Accept(validator)) return std::nullopt;
  const char* invalid = validator.GetInvalidSchemaKeyword();
  const std::string keyword = invalid == nullptr ? "type" : invalid;
  const auto limit = keywords_.FindMember(keyword.c_str());
  // RapidJSON names "minimum" also where the bound itself is excluded.
  const auto is_set = [&](const char* name) {
    const auto found = keywords_.FindMember(name);
    return found != keywords_.MemberEnd() && found->value.IsTrue();
  };
  std::string said = keyword;
  if (keyword == "minimum" && is_set("exclusiveMinimum")) said = "exclusiveMinimum";
  if (keyword == "maximum" && is_set("exclusiveMaximum")) said = "exclusiveMaximum";
  const auto sentence = sentences().find(said);
  if (sentence == sentences().end() || limit == keywords_.MemberEnd())
    return zh ? "不合要求" : "is not accepted";
  const std::string shown = limit->value.IsArray() ? listed(limit->value) : write_json(limit->value);
  return with_value(zh ? sentence->second.zh : sentence->second.en, shown);
}

}  // namespace heliu
