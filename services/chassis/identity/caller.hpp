// Who asks: set by the gateway, carried in a signed token, verified by every service.
#pragma once
#include <algorithm>
#include <boost/describe.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "chassis/base/uuid.hpp"

namespace heliu {

struct Caller {
  Uuid user;         // nil for a service or a stranger
  std::string name;  // sign-in name, or the service's name
  Uuid enterprise;   // whom the user acts for; nil for operator staff and services
  std::vector<std::string>
      roles;  // producer processor carrier finance insurer regulator auditor operator service

  bool has(std::string_view role) const { return std::find(roles.begin(), roles.end(), role) != roles.end(); }
  bool known() const { return !name.empty(); }
};
BOOST_DESCRIBE_STRUCT(Caller, (), (user, name, enterprise, roles))

}  // namespace heliu
