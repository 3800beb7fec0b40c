// YAML as JSON, by the core schema of YAML 1.2: unquoted null, true, 17, 0.5; everything else is text.
#pragma once
#include <string>
#include <string_view>

#include "chassis/json/json.hpp"

namespace heliu {

// Throws std::runtime_error with line and column. A key given twice is refused.
JsonDocument json_from_yaml(std::string_view yaml);

// A copy in which every local $ref ("#/components/…") is replaced by what it names; members beside a $ref are
// laid over it. Throws std::runtime_error naming the place on a missing target or a cycle.
JsonDocument inline_references(const JsonDocument& document);

}  // namespace heliu
