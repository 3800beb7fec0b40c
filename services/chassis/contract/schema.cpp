#include "chassis/contract/schema.hpp"

#include <algorithm>
#include <array>

#include "chassis/contract/contract.hpp"
#include "chassis/contract/leaf.hpp"

namespace heliu {

struct Schema::Leaf {
  LeafCheck check;
};

Schema::Schema() = default;
Schema::~Schema() = default;

namespace {

constexpr std::array kKnown{"type",
                            "nullable",
                            "properties",
                            "required",
                            "additionalProperties",
                            "minProperties",
                            "maxProperties",
                            "items",
                            "minItems",
                            "maxItems",
                            "uniqueItems",
                            "allOf",
                            "oneOf",
                            "anyOf",
                            "enum",
                            "format",
                            "pattern",
                            "minLength",
                            "maxLength",
                            "minimum",
                            "maximum",
                            "multipleOf",
                            "exclusiveMinimum",
                            "exclusiveMaximum",
                            "default",
                            "description",
                            "title",
                            "example",
                            "readOnly",
                            "writeOnly",
                            "deprecated",
                            "discriminator",
                            "externalDocs"};

std::string name_of(const Json& name) {
  return {name.GetString(), name.GetStringLength()};
}

[[noreturn]] void refuse(const std::string& place, const std::string& why) {
  throw std::runtime_error(place + ": " + why);
}

void require_known_keywords(const Json& json, const std::string& place) {
  if (!json.IsObject()) refuse(place, "a schema must be an object");
  for (const auto& member : json.GetObject()) {
    const std::string name = name_of(member.name);
    if (name.starts_with("x-")) continue;
    if (std::none_of(kKnown.begin(), kKnown.end(), [&](const char* known) { return name == known; }))
      refuse(place, "the keyword \"" + name + "\" is not checked here");
  }
}

const Json* member(const Json& json, const char* name) {
  const auto found = json.FindMember(name);
  return found == json.MemberEnd() ? nullptr : &found->value;
}

bool flag(const Json& json, const char* name, const std::string& place) {
  const Json* value = member(json, name);
  if (value == nullptr) return false;
  if (!value->IsBool()) refuse(place + "/" + name, "must be true or false");
  return value->GetBool();
}

std::optional<std::uint64_t> bound(const Json& json, const char* name, const std::string& place) {
  const Json* value = member(json, name);
  if (value == nullptr) return std::nullopt;
  if (!value->IsUint64()) refuse(place + "/" + name, "must be a count");
  return value->GetUint64();
}

// "a/b" as one step of a JSON pointer (RFC 6901).
std::string step(std::string_view name) {
  std::string text = "/";
  for (const char c : name) text += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
  return text;
}

}  // namespace

std::shared_ptr<const Schema> Schema::compile(const Json& json, const std::string& place) {
  require_known_keywords(json, place);
  const std::shared_ptr<Schema> schema(new Schema);
  schema->nullable_ = flag(json, "nullable", place);
  if (const Json* type = member(json, "type")) {
    if (!type->IsString()) refuse(place + "/type", "must be one word (OpenAPI 3.0)");
    schema->type_ = name_of(*type);
    static constexpr std::array types{"object", "array", "string", "integer", "number", "boolean"};
    if (std::find(types.begin(), types.end(), schema->type_) == types.end())
      refuse(place + "/type", "\"" + schema->type_ + "\" is no type");
  }
  if (schema->type_.empty() && (member(json, "properties") || member(json, "required")))
    schema->type_ = "object";
  if (schema->type_.empty() && member(json, "items")) schema->type_ = "array";
  if (schema->type_ == "object")
    schema->read_object(json, place);
  else if (schema->type_ == "array")
    schema->read_array(json, place);
  else
    schema->read_leaf(json, place);
  schema->read_alternatives(json, place);
  return schema;
}

void Schema::read_object(const Json& json, const std::string& place) {
  if (const Json* properties = member(json, "properties")) {
    if (!properties->IsObject()) refuse(place + "/properties", "must be an object");
    for (const auto& property : properties->GetObject()) {
      const std::string name = name_of(property.name);
      properties_[name] = compile(property.value, place + "/properties/" + name);
    }
  }
  if (const Json* required = member(json, "required")) {
    if (!required->IsArray()) refuse(place + "/required", "must be a list of names");
    for (const auto& name : required->GetArray()) {
      if (!name.IsString()) refuse(place + "/required", "must be a list of names");
      required_.insert(name_of(name));
    }
  }
  if (const Json* others = member(json, "additionalProperties")) {
    others_allowed_ = !others->IsBool() || others->GetBool();
    if (!others->IsBool()) others_ = compile(*others, place + "/additionalProperties");
  }
  least_ = bound(json, "minProperties", place);
  most_ = bound(json, "maxProperties", place);
}

void Schema::read_array(const Json& json, const std::string& place) {
  const Json* items = member(json, "items");
  if (items == nullptr) refuse(place, "a list must say what its items are");
  items_ = compile(*items, place + "/items");
  least_ = bound(json, "minItems", place);
  most_ = bound(json, "maxItems", place);
  unique_ = flag(json, "uniqueItems", place);
}

void Schema::read_leaf(const Json& json, const std::string& place) {
  leaf_.reset(new Leaf{LeafCheck(json, place)});
}

void Schema::read_alternatives(const Json& json, const std::string& place) {
  for (const char* keyword : {"oneOf", "anyOf"}) {
    const Json* list = member(json, keyword);
    if (list == nullptr) continue;
    const std::string here = place + "/" + keyword;
    if (!list->IsArray() || list->Empty()) refuse(here, "must be a list of schemas");
    if (!alternatives_.empty()) refuse(here, "oneOf and anyOf together are not understood");
    exactly_one_ = std::string_view(keyword) == "oneOf";
    for (rapidjson::SizeType i = 0; i < list->Size(); ++i)
      alternatives_.push_back(compile((*list)[i], here + "/" + std::to_string(i)));
  }
  if (const Json* parts = member(json, "allOf")) {
    if (!parts->IsArray() || parts->Empty()) refuse(place + "/allOf", "must be a list of schemas");
    for (rapidjson::SizeType i = 0; i < parts->Size(); ++i) {
      const std::string here = place + "/allOf/" + std::to_string(i);
      absorb(*compile((*parts)[i], here), here);
    }
  }
}

void Schema::absorb(const Schema& part, const std::string& place) {
  if (type_.empty() && properties_.empty() && alternatives_.empty()) {  // the first part sets the kind
    const bool nullable = nullable_;
    type_ = part.type_;
    properties_ = part.properties_;
    required_ = part.required_;
    others_allowed_ = part.others_allowed_;
    others_ = part.others_;
    items_ = part.items_;
    least_ = part.least_;
    most_ = part.most_;
    unique_ = part.unique_;
    alternatives_ = part.alternatives_;
    exactly_one_ = part.exactly_one_;
    leaf_ = part.leaf_;
    nullable_ = nullable || part.nullable_;
    return;
  }
  if (type_ != "object" || part.type_ != "object" || !part.alternatives_.empty())
    refuse(place, "allOf joins objects only");
  for (const auto& [name, schema] : part.properties_) properties_[name] = schema;
  required_.insert(part.required_.begin(), part.required_.end());
  if (part.others_allowed_) others_allowed_ = part.others_allowed_;
  if (part.others_) others_ = part.others_;
}

void Schema::check(const Json& value, const std::string& pointer, bool zh,
                   std::vector<FieldFault>& faults) const {
  if (value.IsNull() && nullable_) return;
  if (type_ == "object")
    check_object(value, pointer, zh, faults);
  else if (type_ == "array")
    check_array(value, pointer, zh, faults);
  else
    check_leaf(value, pointer, zh, faults);
  if (!alternatives_.empty()) check_alternatives(value, pointer, zh, faults);
}

void Schema::check_object(const Json& value, const std::string& pointer, bool zh,
                          std::vector<FieldFault>& faults) const {
  if (!value.IsObject()) {
    faults.push_back({pointer, (zh ? "应为" : "must be ") + type_in_words("object", zh)});
    return;
  }
  for (const auto& name : required_)
    if (value.FindMember(Json(rapidjson::StringRef(name.data(), name.size()))) == value.MemberEnd())
      faults.push_back({pointer + step(name), zh ? "必填" : "is required"});
  const bool others_allowed = others_allowed_.value_or(properties_.empty());
  for (const auto& entry : value.GetObject()) {
    const std::string name = name_of(entry.name);
    const auto known = properties_.find(name);
    if (known != properties_.end())
      known->second->check(entry.value, pointer + step(name), zh, faults);
    else if (!others_allowed)
      faults.push_back({pointer + step(name), zh ? "没有这个字段" : "there is no such field"});
    else if (others_)
      others_->check(entry.value, pointer + step(name), zh, faults);
  }
  if (least_ && value.MemberCount() < *least_)
    faults.push_back(
        {pointer, (zh ? "至少填 " : "needs at least ") + std::to_string(*least_) + (zh ? " 项" : " fields")});
  if (most_ && value.MemberCount() > *most_)
    faults.push_back(
        {pointer, (zh ? "至多填 " : "takes at most ") + std::to_string(*most_) + (zh ? " 项" : " fields")});
}

void Schema::check_array(const Json& value, const std::string& pointer, bool zh,
                         std::vector<FieldFault>& faults) const {
  if (!value.IsArray()) {
    faults.push_back({pointer, (zh ? "应为" : "must be ") + type_in_words("array", zh)});
    return;
  }
  if (least_ && value.Size() < *least_)
    faults.push_back(
        {pointer, (zh ? "至少 " : "needs at least ") + std::to_string(*least_) + (zh ? " 项" : " items")});
  if (most_ && value.Size() > *most_) {  // not looked into: a list too long is not worth the work
    faults.push_back(
        {pointer, (zh ? "至多 " : "takes at most ") + std::to_string(*most_) + (zh ? " 项" : " items")});
    return;
  }
  std::set<std::string> seen;
  for (rapidjson::SizeType i = 0; i < value.Size(); ++i) {
    const std::string place = pointer + "/" + std::to_string(i);
    items_->check(value[i], place, zh, faults);
    if (unique_ && !seen.insert(canonical_json(value[i])).second)
      faults.push_back({place, zh ? "重复" : "is given twice"});
  }
}

void Schema::check_leaf(const Json& value, const std::string& pointer, bool zh,
                        std::vector<FieldFault>& faults) const {
  if (!leaf_) return;
  if (auto fault = leaf_->check.fault(value, zh)) faults.push_back({pointer, *std::move(fault)});
}

// The faults of the nearest alternative: the one with the fewest, the first of equals.
void Schema::check_alternatives(const Json& value, const std::string& pointer, bool zh,
                                std::vector<FieldFault>& faults) const {
  std::optional<std::vector<FieldFault>> nearest;
  std::size_t fitting = 0;
  for (const auto& alternative : alternatives_) {
    std::vector<FieldFault> found;
    alternative->check(value, pointer, zh, found);
    if (found.empty()) ++fitting;
    if (!nearest || found.size() < nearest->size()) nearest = std::move(found);
  }
  if (fitting == 1 || (fitting > 1 && !exactly_one_)) return;
  if (fitting > 1)
    faults.push_back({pointer, zh ? "同时符合多种形式" : "fits more than one of its forms"});
  else
    faults.insert(faults.end(), nearest->begin(), nearest->end());
}

std::vector<FieldFault> faults_of(const Schema& schema, const Json& value, std::string_view language) {
  std::vector<FieldFault> faults;
  schema.check(value, "", language != "en", faults);
  return faults;
}

}  // namespace heliu
