#include "market/facts.hpp"

#include <algorithm>

namespace heliu::market {

bool SeenLicenceItem::covers(const std::string& code) const {
  if (code.size() != 10) return false;
  const std::string category = "HW" + code.substr(8);
  return std::any_of(scopes.begin(), scopes.end(), [&](const SeenScope& scope) {
    if (scope.category != category) return false;
    const bool named = std::find(scope.codes.begin(), scope.codes.end(), code) != scope.codes.end();
    return scope.mode == "ALL" || (scope.mode == "INCLUDE") == named;
  });
}

}  // namespace heliu::market
