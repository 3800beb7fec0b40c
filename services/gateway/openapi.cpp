#include "gateway/openapi.hpp"

#include <algorithm>
#include <cctype>
#include <stdexcept>

#include "chassis/json/describe.hpp"

namespace heliu::gateway {

namespace {

constexpr std::string_view kReference = "\"#/components/";

// Prefixes the last segment of every reference: schemas/Id → schemas/market.Id.
std::string renamed(const std::string& document, const std::string& service) {
  std::string text;
  std::size_t from = 0;
  for (std::size_t at = document.find(kReference); at != std::string::npos;
       at = document.find(kReference, from)) {
    const std::size_t name = document.find('/', at + kReference.size()) + 1;
    text += document.substr(from, name - from) + service + ".";
    from = name;
  }
  return text + document.substr(from);
}

void add_members(Json& to, const Json& from, const std::string& prefix, JsonAllocator& allocator) {
  for (const auto& member : from.GetObject()) {
    const std::string name = prefix + member.name.GetString();
    if (to.HasMember(name.c_str())) throw std::runtime_error("two contracts have " + name);
    to.AddMember(JsonCodec<std::string>::to(name, allocator), Json(member.value, allocator), allocator);
  }
}

Json& member_made(Json& object, const std::string& name, JsonAllocator& allocator) {
  if (!object.HasMember(name.c_str()))
    object.AddMember(JsonCodec<std::string>::to(name, allocator), Json(rapidjson::kObjectType), allocator);
  return object[name.c_str()];
}

// What holds for every operation and so stands in no contract: who may ask without signing in, the key of
// each command, the form of a refusal.
void complete(Json& described, const Operation& operation, bool remembered, JsonAllocator& allocator) {
  const auto member = [&](const char* name, const char* json) {
    described.AddMember(Json(name, allocator), Json(parse_json(json), allocator), allocator);
  };
  if (std::find(operation.roles.begin(), operation.roles.end(), "anyone") != operation.roles.end())
    member("security", "[]");
  if (remembered && operation.method == "POST") {
    if (!described.HasMember("parameters")) member("parameters", "[]");
    described["parameters"].PushBack(
        Json(parse_json(R"({"$ref":"#/components/parameters/IdempotencyKey"})"), allocator), allocator);
  }
  described["responses"].AddMember(
      "default", Json(parse_json(R"({"$ref":"#/components/responses/Problem"})"), allocator), allocator);
}

void complete_all(Json& paths, const std::string& service, const Contract& contract,
                  JsonAllocator& allocator) {
  for (const Operation& operation : contract.operations()) {
    std::string method = operation.method;
    for (char& letter : method) letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    // The gateway's own answers are secrets: it remembers none.
    complete(paths[operation.path.c_str()][method.c_str()], operation, service != "gateway", allocator);
  }
}

bool overlap(std::string_view a, std::string_view b) {
  const auto segment = [](std::string_view& path) {
    path.remove_prefix(1);
    const std::string_view first = path.substr(0, path.find('/'));
    path.remove_prefix(first.size());
    return first;
  };
  while (!a.empty() && !b.empty()) {
    const std::string_view x = segment(a), y = segment(b);
    if (x != y && !x.starts_with('{') && !y.starts_with('{')) return false;
  }
  return a.empty() && b.empty();
}

}  // namespace

std::string path_clash(const std::map<std::string, const Contract*>& contracts) {
  for (const auto& [service, contract] : contracts)
    for (auto other = contracts.upper_bound(service); other != contracts.end(); ++other)
      for (const Operation& mine : contract->operations())
        for (const Operation& theirs : other->second->operations())
          if (overlap(mine.path, theirs.path))
            return service + " has " + mine.path + " and " + other->first + " has " + theirs.path;
  return {};
}

std::string merged_openapi(const std::map<std::string, const Contract*>& contracts) {
  JsonDocument merged = parse_json(
      R"({"openapi":"3.0.3","info":{"title":"Heliu 合流","version":"1"},"paths":{},)"
      R"("security":[{"session":[]},{"key":[]}],"components":{"securitySchemes":{)"
      R"("session":{"type":"apiKey","in":"cookie","name":"__Host-heliu"},)"
      R"("key":{"type":"http","scheme":"bearer"}},)"
      R"("parameters":{"IdempotencyKey":{"name":"Idempotency-Key","in":"header","required":true,)"
      R"("description":"names the command: a repeat gives the first answer and does nothing",)"
      R"("schema":{"type":"string","minLength":1,"maxLength":255}}},)"
      R"("responses":{"Problem":{"description":"RFC 9457 problem details","content":)"
      R"({"application/problem+json":{"schema":{"type":"object","required":["type","title","status"],)"
      R"("properties":{"type":{"type":"string"},"title":{"type":"string"},"status":{"type":"integer"},)"
      R"("detail":{"type":"string"},"trace_id":{"type":"string"},"params":{"type":"object"},)"
      R"("errors":{"type":"array","items":{"type":"object"}}}}}}}}}})");
  JsonAllocator& allocator = merged.GetAllocator();
  for (const auto& [service, contract] : contracts) {
    const JsonDocument document = parse_json(renamed(contract->document(), service));
    add_members(merged["paths"], document["paths"], "", allocator);
    complete_all(merged["paths"], service, *contract, allocator);
    if (!document.HasMember("components")) continue;
    for (const auto& kind : document["components"].GetObject())
      add_members(member_made(merged["components"], kind.name.GetString(), allocator), kind.value,
                  service + ".", allocator);
  }
  return write_json(merged);
}

}  // namespace heliu::gateway
