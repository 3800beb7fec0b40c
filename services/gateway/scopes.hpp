// What a key may be limited to: named sets of operations (scopes.yaml), and reading or writing a whole
// service.
#pragma once
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "chassis/json/describe.hpp"

namespace heliu::gateway {

struct ScopeView {
  std::string name, zh, en;
};
BOOST_DESCRIBE_STRUCT(ScopeView, (), (name, zh, en))

class Scopes {
 public:
  // Throws std::runtime_error naming what is wrong with the file. services: who has SERVICE:read and
  // SERVICE:write.
  Scopes(const std::filesystem::path& yaml, const std::vector<std::string>& services);

  bool known(const std::string& scope) const;
  // "treasury.listPayouts": whether somebody with these scopes may do it. A service's feed is
  // "treasury.feed".
  bool allow(const std::vector<std::string>& held, const std::string& operation, bool command) const;
  // The narrowest scope that lets one do it, to be named in a refusal.
  std::string needed(const std::string& operation, bool command) const;
  const std::vector<ScopeView>& all() const { return views_; }
  std::set<std::string> operations() const;  // all that the file names

 private:
  std::set<std::string> free_;
  std::map<std::string, std::set<std::string>> named_;
  std::set<std::string> services_;
  std::vector<ScopeView> views_;
};

}  // namespace heliu::gateway
