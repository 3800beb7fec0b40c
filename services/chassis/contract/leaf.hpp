// The judgement of a single value: RapidJSON's schema validator, our own parsers for formats, RapidJSON's
// regular expressions for patterns.
#pragma once
#include <rapidjson/internal/regex.h>
#include <rapidjson/schema.h>

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "chassis/json/json.hpp"

namespace heliu {

class LeafCheck {
 public:
  // json: the schema's own keywords (no $ref). Throws std::runtime_error naming the place.
  LeafCheck(const Json& json, const std::string& place);

  // Nothing when the value is right; else what is wrong, as a sentence.
  std::optional<std::string> fault(const Json& value, bool zh) const;

 private:
  using Pattern = rapidjson::internal::Regex;
  std::optional<std::string> fault_of_string(const Json& value, bool zh) const;
  std::optional<std::string> fault_of_rest(const Json& value, bool zh) const;
  void read_format(const std::string& place);
  bool matches(const char* text) const;

  JsonDocument keywords_;  // the draft-4 part, for RapidJSON and for the sentences
  std::unique_ptr<rapidjson::SchemaDocument> schema_;
  std::string type_, format_, pattern_text_;
  std::unique_ptr<Pattern> pattern_;
  mutable std::mutex pattern_mutex_;  // a search writes to the pattern's scratch memory
};

// "a whole number" / "整数": a schema's type for a reader.
std::string type_in_words(const std::string& type, bool zh);

}  // namespace heliu
