// The number of a manifest: 14 digits, YYYY + two digits of the province + two of the city of the origin +
// six of a serial per city (MEE order 23, art. 15). The national system issues it; here it is only checked.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "chassis/contract/problem.hpp"

namespace heliu::transport {

// Why a number can't stand for waste that leaves origin_city (4 digits) in that year: Problem
// "manifest-number-malformed" (length, digits, year, serial 0) or "manifest-number-other-city".
std::optional<Problem> number_fault(std::string_view number, std::string_view origin_city, int year);

}  // namespace heliu::transport
