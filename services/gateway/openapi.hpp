// One OpenAPI document of all services: paths side by side, each service's schemas under its own name.
#pragma once
#include <map>
#include <string>

#include "chassis/contract/contract.hpp"

namespace heliu::gateway {

// "#/components/schemas/Id" of market becomes "#/components/schemas/market.Id", so that equal names of two
// services never meet. Throws std::runtime_error when two contracts have the same path.
std::string merged_openapi(const std::map<std::string, const Contract*>& contracts);

// Two contracts that claim a request for themselves, as a sentence, or "": equal paths, or such that differ
// only where one has a parameter.
std::string path_clash(const std::map<std::string, const Contract*>& contracts);

}  // namespace heliu::gateway
