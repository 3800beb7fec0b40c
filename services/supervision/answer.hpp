// Answers of this service: a resource with what its caller may do with it.
#pragma once
#include <string>
#include <vector>

#include "chassis/http/message.hpp"

namespace heliu::supervision {

template <DescribedStruct T>
JsonText with_actions(const T& item, const std::vector<std::string>& allowed) {
  JsonDocument scratch;
  auto& allocator = scratch.GetAllocator();
  Json json = to_json_value(item, allocator);
  json.AddMember("allowed_actions", to_json_value(allowed, allocator), allocator);
  return {write_json(json)};
}

template <DescribedStruct T>
Response answer(int status, const T& item, const std::vector<std::string>& allowed) {
  Response response = Response::json(status, with_actions(item, allowed).text);
  response.headers["etag"] = Response::etag(item.version);
  return response;
}

}  // namespace heliu::supervision
