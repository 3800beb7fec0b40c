#include "gateway/scopes.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "chassis/contract/yaml.hpp"

namespace heliu::gateway {

namespace {

const Json& member(const Json& object, const char* name) {
  if (!object.IsObject() || !object.HasMember(name))
    throw std::runtime_error(std::string("scopes: \"") + name + "\" is missing");
  return object[name];
}

std::set<std::string> texts(const Json& list) {
  std::set<std::string> found;
  for (const Json& item : list.GetArray()) found.insert(item.GetString());
  return found;
}

std::string service_of(const std::string& operation) {
  return operation.substr(0, operation.find('.'));
}

std::string whole_service(const std::string& operation, bool command) {
  return service_of(operation) + (command ? ":write" : ":read");
}

}  // namespace

Scopes::Scopes(const std::filesystem::path& yaml, const std::vector<std::string>& services)
    : services_(services.begin(), services.end()) {
  std::ifstream in(yaml, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  if (!in) throw std::runtime_error("cannot read " + yaml.string());
  const JsonDocument document = json_from_yaml(text.str());
  free_ = texts(member(document, "free"));
  views_.push_back({"*", "账户的全部权限", "everything the account may do"});
  for (const auto& entry : member(document, "scopes").GetObject()) {
    const std::string name = entry.name.GetString();
    named_[name] = texts(member(entry.value, "operations"));
    views_.push_back({name, member(entry.value, "zh").GetString(), member(entry.value, "en").GetString()});
  }
  for (const std::string& service : services_) {
    views_.push_back({service + ":read", service + " 的全部查询", "all that " + service + " shows"});
    views_.push_back({service + ":write", service + " 的全部办理", "all commands of " + service});
  }
}

bool Scopes::known(const std::string& scope) const {
  return std::any_of(views_.begin(), views_.end(), [&](const ScopeView& view) { return view.name == scope; });
}

bool Scopes::allow(const std::vector<std::string>& held, const std::string& operation, bool command) const {
  if (free_.contains(operation)) return true;
  return std::any_of(held.begin(), held.end(), [&](const std::string& scope) {
    const auto named = named_.find(scope);
    return scope == "*" || scope == whole_service(operation, command) ||
           (named != named_.end() && named->second.contains(operation));
  });
}

std::string Scopes::needed(const std::string& operation, bool command) const {
  for (const auto& [name, operations] : named_)
    if (operations.contains(operation)) return name;
  return services_.contains(service_of(operation)) ? whole_service(operation, command) : "*";
}

std::set<std::string> Scopes::operations() const {
  std::set<std::string> all = free_;
  for (const auto& [name, operations] : named_) all.insert(operations.begin(), operations.end());
  return all;
}

}  // namespace heliu::gateway
