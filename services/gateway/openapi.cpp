#include "gateway/openapi.hpp"

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
    to.AddMember(JsonCodec<std::string>::to(name, allocator), Json(member.value, allocator), allocator);
  }
}

}  // namespace

std::string merged_openapi(const std::map<std::string, const Contract*>& contracts) {
  JsonDocument merged =
      parse_json(R"({"openapi":"3.0.3","info":{"title":"Heliu 合流","version":"1"},"paths":{},)"
                 R"("components":{"schemas":{},"parameters":{}}})");
  JsonAllocator& allocator = merged.GetAllocator();
  for (const auto& [service, contract] : contracts) {
    const JsonDocument document = parse_json(renamed(contract->document(), service));
    add_members(merged["paths"], document["paths"], "", allocator);
    if (!document.HasMember("components")) continue;
    for (const char* kind : {"schemas", "parameters"})
      if (const auto found = document["components"].FindMember(kind);
          found != document["components"].MemberEnd())
        add_members(merged["components"][kind], found->value, service + ".", allocator);
  }
  return write_json(merged);
}

}  // namespace heliu::gateway
