#include "chassis/contract/yaml.hpp"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <charconv>
#include <vector>

namespace heliu {

namespace {

using Allocator = JsonDocument::AllocatorType;

Json json_text(std::string_view text, Allocator& allocator) {
  return Json(text.data(), static_cast<rapidjson::SizeType>(text.size()), allocator);
}

template <class T>
bool whole_number(const std::string& text, T& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size();
}

Json scalar(const YAML::Node& node, Allocator& allocator) {
  const std::string& text = node.Scalar();
  if (node.Tag() == "!") return json_text(text, allocator);  // quoted
  if (text == "true" || text == "false") return Json(text == "true");
  if (text.empty() || text == "null" || text == "~") return Json();
  std::int64_t integer = 0;
  if (whole_number(text, integer)) return Json(integer);
  double real = 0;
  const bool number_like = text.find_first_not_of("0123456789+-.eE") == std::string::npos;
  if (number_like && whole_number(text, real)) return Json(real);
  return json_text(text, allocator);
}

Json convert(const YAML::Node& node, Allocator& allocator, std::size_t depth) {
  if (depth > 64) throw std::runtime_error("YAML nested deeper than 64 levels");
  if (node.IsScalar()) return scalar(node, allocator);
  if (node.IsSequence()) {
    Json list(rapidjson::kArrayType);
    for (const auto& item : node) list.PushBack(convert(item, allocator, depth + 1), allocator);
    return list;
  }
  if (!node.IsMap()) return Json();
  Json object(rapidjson::kObjectType);
  for (const auto& entry : node) {
    Json name = json_text(entry.first.Scalar(), allocator);
    if (object.FindMember(name) != object.MemberEnd())
      throw std::runtime_error("line " + std::to_string(entry.first.Mark().line + 1) + ": the key \"" +
                               entry.first.Scalar() + "\" is given twice");
    object.AddMember(name, convert(entry.second, allocator, depth + 1), allocator);
  }
  return object;
}

class Inliner {
 public:
  Inliner(const JsonDocument& source, Allocator& allocator) : source_(source), allocator_(allocator) {}

  Json copy(const Json& value, const std::string& place) {
    if (value.IsArray()) {
      Json list(rapidjson::kArrayType);
      for (rapidjson::SizeType i = 0; i < value.Size(); ++i)
        list.PushBack(copy(value[i], place + "/" + std::to_string(i)), allocator_);
      return list;
    }
    if (!value.IsObject()) return Json(value, allocator_);
    const auto reference = value.FindMember("$ref");
    if (reference != value.MemberEnd() && reference->value.IsString()) return follow(value, place);
    Json object(rapidjson::kObjectType);
    for (const auto& member : value.GetObject())
      object.AddMember(Json(member.name, allocator_),
                       copy(member.value, place + "/" + member.name.GetString()), allocator_);
    return object;
  }

 private:
  Json follow(const Json& value, const std::string& place) {
    const std::string target = value["$ref"].GetString();
    if (std::find(open_.begin(), open_.end(), target) != open_.end())
      throw std::runtime_error(place + ": $ref " + target + " leads back to itself");
    open_.push_back(target);
    Json object = copy(find(target, place), target);
    open_.pop_back();
    if (value.MemberCount() == 1) return object;
    for (const auto& member : value.GetObject()) {
      const std::string name = member.name.GetString();
      if (name == "$ref") continue;
      if (!object.IsObject()) throw std::runtime_error(place + ": members beside a $ref to no object");
      object.RemoveMember(name.c_str());
      object.AddMember(Json(member.name, allocator_), copy(member.value, place + "/" + name), allocator_);
    }
    return object;
  }

  const Json& find(const std::string& target, const std::string& place) const {
    const std::runtime_error missing(place + ": $ref " + target + " names nothing in this document");
    if (!target.starts_with("#/")) throw missing;
    const Json* at = &source_;
    std::string_view rest = std::string_view(target).substr(2);
    for (bool last = false; !last;) {
      const std::size_t slash = rest.find('/');
      last = slash == std::string_view::npos;
      const std::string name(rest.substr(0, slash));
      if (!at->IsObject()) throw missing;
      const auto found = at->FindMember(name.c_str());
      if (found == at->MemberEnd()) throw missing;
      at = &found->value;
      if (!last) rest.remove_prefix(slash + 1);
    }
    return *at;
  }

  const JsonDocument& source_;
  Allocator& allocator_;
  std::vector<std::string> open_;  // the references being followed
};

}  // namespace

JsonDocument json_from_yaml(std::string_view yaml) {
  JsonDocument document;
  try {
    const YAML::Node root = YAML::Load(std::string(yaml));
    Json value = convert(root, document.GetAllocator(), 0);
    static_cast<Json&>(document) = value;
  } catch (const YAML::Exception& error) {
    throw std::runtime_error("line " + std::to_string(error.mark.line + 1) + ", column " +
                             std::to_string(error.mark.column + 1) + ": " + error.msg);
  }
  return document;
}

JsonDocument inline_references(const JsonDocument& source) {
  JsonDocument document;
  Json value = Inliner(source, document.GetAllocator()).copy(source, "#");
  static_cast<Json&>(document) = value;
  return document;
}

}  // namespace heliu
