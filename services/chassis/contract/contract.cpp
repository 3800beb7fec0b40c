#include "chassis/contract/contract.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <set>
#include <sstream>

#include "chassis/contract/schema.hpp"
#include "chassis/contract/yaml.hpp"

namespace heliu {

namespace {

constexpr std::array kMethods{"get", "post", "put", "patch", "delete"};

[[noreturn]] void refuse(const std::string& place, const std::string& why) {
  throw std::runtime_error(place + ": " + why);
}

const Json* member(const Json& json, const char* name) {
  if (!json.IsObject()) return nullptr;
  const auto found = json.FindMember(name);
  return found == json.MemberEnd() ? nullptr : &found->value;
}

const Json& needed(const Json& json, const char* name, const std::string& place) {
  const Json* value = member(json, name);
  if (value == nullptr) refuse(place, std::string("\"") + name + "\" is missing");
  return *value;
}

std::string text(const Json& json, const std::string& place) {
  if (!json.IsString()) refuse(place, "must be text");
  return {json.GetString(), json.GetStringLength()};
}

bool flag(const Json& json, const char* name, bool otherwise, const std::string& place) {
  const Json* value = member(json, name);
  if (value == nullptr) return otherwise;
  if (!value->IsBool()) refuse(place + "/" + name, "must be true or false");
  return value->GetBool();
}

std::string lower(std::string word) {
  std::transform(word.begin(), word.end(), word.begin(), [](unsigned char c) { return std::tolower(c); });
  return word;
}

std::string upper(std::string word) {
  std::transform(word.begin(), word.end(), word.begin(), [](unsigned char c) { return std::toupper(c); });
  return word;
}

std::vector<std::string> roles_of(const Json& operation, const std::string& place) {
  const Json& list = needed(operation, "x-roles", place);
  if (!list.IsArray() || list.Empty()) refuse(place + "/x-roles", "must be a list of roles");
  std::vector<std::string> roles;
  for (const auto& role : list.GetArray()) roles.push_back(text(role, place + "/x-roles"));
  return roles;
}

Parameter parameter_of(const Json& json, const std::string& place) {
  Parameter parameter;
  parameter.name = text(needed(json, "name", place), place + "/name");
  const std::string where = text(needed(json, "in", place), place + "/in");
  if (where == "path")
    parameter.place = Parameter::Place::path;
  else if (where == "query")
    parameter.place = Parameter::Place::query;
  else if (where == "header")
    parameter.place = Parameter::Place::header;
  else
    refuse(place + "/in", "\"" + where + "\" is not understood");
  if (parameter.place == Parameter::Place::header) parameter.name = lower(parameter.name);
  parameter.required = flag(json, "required", false, place) || parameter.place == Parameter::Place::path;
  parameter.schema = Schema::compile(needed(json, "schema", place), place + "/schema");
  parameter.type = parameter.schema->type();
  if (parameter.type == "object" || parameter.type == "array") refuse(place, "a parameter is a single value");
  return parameter;
}

void read_parameters(Operation& operation, const Json& holder, const std::string& place) {
  const Json* list = member(holder, "parameters");
  if (list == nullptr) return;
  if (!list->IsArray()) refuse(place + "/parameters", "must be a list");
  for (rapidjson::SizeType i = 0; i < list->Size(); ++i)
    operation.parameters.push_back(parameter_of((*list)[i], place + "/parameters/" + std::to_string(i)));
}

void read_body(Operation& operation, const Json& json, const std::string& place) {
  const Json* body = member(json, "requestBody");
  if (body == nullptr) return;
  const std::string here = place + "/requestBody";
  const Json& content = needed(*body, "content", here);
  if (!content.IsObject() || content.ObjectEmpty()) refuse(here + "/content", "names no content type");
  operation.body_required = flag(*body, "required", true, here);
  for (const auto& entry : content.GetObject()) {
    const std::string type = lower(entry.name.GetString());
    operation.content_types.push_back(type);
    const bool is_json = type == "application/json" || type.ends_with("+json");
    if (is_json)
      operation.body =
          Schema::compile(needed(entry.value, "schema", here + "/" + type), here + "/" + type + "/schema");
    else
      operation.raw_body = true;
  }
  if (operation.body && operation.raw_body) refuse(here, "JSON and another content type in one operation");
}

void read_answers(Operation& operation, const Json& json, const std::string& place) {
  const Json& answers = needed(json, "responses", place);
  if (!answers.IsObject()) refuse(place + "/responses", "must be an object");
  for (const auto& entry : answers.GetObject()) {
    const std::string status = entry.name.GetString();
    if (status == "default") continue;
    if (status.size() != 3 || status.find_first_not_of("0123456789") != std::string::npos)
      refuse(place + "/responses", "\"" + status + "\" is no status");
    std::shared_ptr<const Schema> schema;
    if (const Json* content = member(entry.value, "content"))
      if (const Json* answer = member(*content, "application/json"))
        if (const Json* described = member(*answer, "schema"))
          schema = Schema::compile(*described, place + "/responses/" + status + "/schema");
    operation.answers[std::stoi(status)] = schema;
  }
}

Operation operation_of(const std::string& method, const std::string& path, const Json& item,
                       const Json& json) {
  const std::string place = "#/paths" + path + "/" + method;
  Operation operation;
  operation.method = upper(method);
  operation.path = path;
  operation.id = text(needed(json, "operationId", place), place + "/operationId");
  operation.roles = roles_of(json, place);
  operation.if_match = flag(json, "x-if-match", false, place);
  read_parameters(operation, item, "#/paths" + path);
  read_parameters(operation, json, place);
  read_body(operation, json, place);
  read_answers(operation, json, place);
  for (std::size_t open = path.find('{'); open != std::string::npos; open = path.find('{', open + 1)) {
    const std::string name = path.substr(open + 1, path.find('}', open) - open - 1);
    const bool described =
        std::any_of(operation.parameters.begin(), operation.parameters.end(),
                    [&](const Parameter& p) { return p.place == Parameter::Place::path && p.name == name; });
    if (!described) refuse(place, "the path parameter {" + name + "} is not described");
  }
  return operation;
}

void read_problems(std::map<std::string, ProblemText>& problems, const Json& list) {
  const std::string place = "#/x-problems";
  if (!list.IsObject()) refuse(place, "must be an object");
  for (const auto& entry : list.GetObject()) {
    const std::string name = entry.name.GetString(), here = place + "/" + name;
    if (problems.contains(name)) refuse(here, "is the chassis's own problem");
    ProblemText problem;
    const Json& status = needed(entry.value, "status", here);
    if (!status.IsInt() || status.GetInt() < 400 || status.GetInt() > 599)
      refuse(here + "/status", "must be 400 to 599");
    problem.status = status.GetInt();
    problem.gate = flag(entry.value, "gate", false, here);
    problem.zh = text(needed(entry.value, "zh", here), here + "/zh");
    problem.en = text(needed(entry.value, "en", here), here + "/en");
    problems[name] = problem;
  }
}

std::string text_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream content;
  content << in.rdbuf();
  if (!in) throw std::runtime_error(file.string() + ": can't be read");
  return content.str();
}

// contract_*.yaml beside contract.yaml, by name.
std::vector<std::filesystem::path> parts_of(const std::filesystem::path& yaml) {
  std::vector<std::filesystem::path> parts;
  std::error_code none;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::filesystem::absolute(yaml).parent_path(), none))
    if (entry.path().filename().string().starts_with(yaml.stem().string() + "_") &&
        entry.path().extension() == yaml.extension())
      parts.push_back(entry.path());
  std::sort(parts.begin(), parts.end());
  return parts;
}

// Objects are laid into each other member by member; what is no object may be said once only.
void lay_into(Json& whole, const Json& part, JsonDocument::AllocatorType& allocator,
              const std::string& place) {
  for (const auto& entry : part.GetObject()) {
    const std::string here = place + "/" + entry.name.GetString();
    const auto known = whole.FindMember(entry.name);
    if (known == whole.MemberEnd())
      whole.AddMember(Json(entry.name, allocator), Json(entry.value, allocator), allocator);
    else if (known->value.IsObject() && entry.value.IsObject())
      lay_into(known->value, entry.value, allocator, here);
    else
      refuse(here, "is said by another file of the contract");
  }
}

void lay_into(JsonDocument& whole, const JsonDocument& part, const std::string& name) {
  if (!whole.IsObject() || !part.IsObject()) refuse(name, "must be an object");
  for (const auto& entry : part.GetObject()) {
    const std::string section = entry.name.GetString();
    if (section != "paths" && section != "components" && section != "x-problems")
      refuse(name + "#/" + section, "a part has paths, components and x-problems only");
  }
  lay_into(whole, part, whole.GetAllocator(), name + "#");
}

std::vector<std::string_view> segments(std::string_view path) {
  std::vector<std::string_view> parts;
  while (!path.empty()) {
    path.remove_prefix(1);  // the slash
    const std::size_t end = std::min(path.find('/'), path.size());
    parts.push_back(path.substr(0, end));
    path.remove_prefix(end);
  }
  return parts;
}

bool is_parameter(std::string_view segment) {
  return segment.starts_with('{') && segment.ends_with('}');
}

bool fits(const std::vector<std::string_view>& pattern, const std::vector<std::string_view>& path) {
  return std::equal(
      pattern.begin(), pattern.end(), path.begin(), path.end(),
      [](std::string_view p, std::string_view s) { return is_parameter(p) ? !s.empty() : p == s; });
}

// "/lots/mine" before "/lots/{id}".
bool more_literal(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b) {
  return std::lexicographical_compare(
      a.begin(), a.end(), b.begin(), b.end(),
      [](std::string_view x, std::string_view y) { return is_parameter(x) < is_parameter(y); });
}

}  // namespace

Contract Contract::load(const std::filesystem::path& yaml) {
  const std::string name = std::filesystem::absolute(yaml).parent_path().filename().string();
  const auto parts = parts_of(yaml);
  if (parts.empty()) return parse(text_of(yaml), name);
  try {
    JsonDocument whole = json_from_yaml(text_of(yaml));
    for (const auto& part : parts) lay_into(whole, json_from_yaml(text_of(part)), part.filename().string());
    return parse(write_json(whole), name);  // JSON is YAML
  } catch (const std::runtime_error& error) {
    throw std::runtime_error("contract of " + name + ": " + error.what());
  }
}

Contract Contract::parse(std::string_view yaml, const std::string& name) {
  try {
    const JsonDocument source = json_from_yaml(yaml);
    if (!text(needed(source, "openapi", "#"), "#/openapi").starts_with("3.0."))
      refuse("#/openapi", "must be 3.0.x");
    const JsonDocument document = inline_references(source);
    Contract contract;
    contract.name_ = name;
    contract.document_ = write_json(source);
    contract.problems_ = chassis_problems();
    if (const Json* problems = member(document, "x-problems")) read_problems(contract.problems_, *problems);
    if (const Json* limit = member(document, "x-max-body-bytes")) {
      if (!limit->IsUint() || limit->GetUint() == 0) refuse("#/x-max-body-bytes", "must be a count of bytes");
      contract.max_body_bytes_ = limit->GetUint();
    }
    const Json& paths = needed(document, "paths", "#");
    if (!paths.IsObject()) refuse("#/paths", "must be an object");
    std::set<std::string> ids;
    for (const auto& item : paths.GetObject()) {
      const std::string path = item.name.GetString();
      if (!path.starts_with('/')) refuse("#/paths/" + path, "a path starts with /");
      for (const char* method : kMethods) {
        const Json* json = member(item.value, method);
        if (json == nullptr) continue;
        contract.operations_.push_back(operation_of(method, path, item.value, *json));
        if (!ids.insert(contract.operations_.back().id).second)
          refuse("#/paths" + path + "/" + method, "the operationId is given twice");
      }
    }
    return contract;
  } catch (const std::runtime_error& error) {
    throw std::runtime_error("contract of " + name + ": " + error.what());
  }
}

Contract::Match Contract::match(std::string_view method, std::string_view path) const {
  Match match;
  if (!path.starts_with('/')) return match;
  const auto wanted = segments(path);
  std::vector<std::string_view> best;
  for (const Operation& operation : operations_) {
    const auto pattern = segments(operation.path);
    if (!fits(pattern, wanted)) continue;
    match.path_known = true;
    if (operation.method != method) continue;
    if (match.operation != nullptr && !more_literal(pattern, best)) continue;
    match.operation = &operation;
    best = pattern;
  }
  for (std::size_t i = 0; i < best.size(); ++i)
    if (is_parameter(best[i]))
      match.parameters[std::string(best[i].substr(1, best[i].size() - 2))] = std::string(wanted[i]);
  return match;
}

}  // namespace heliu
