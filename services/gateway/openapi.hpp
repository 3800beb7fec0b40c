// One OpenAPI document of all services: paths side by side, each service's schemas under its own name.
#pragma once
#include <map>
#include <string>

#include "chassis/contract/contract.hpp"

namespace heliu::gateway {

// "#/components/schemas/Id" of market becomes "#/components/schemas/market.Id", so that equal names of two
// services never meet.
std::string merged_openapi(const std::map<std::string, const Contract*>& contracts);

}  // namespace heliu::gateway
