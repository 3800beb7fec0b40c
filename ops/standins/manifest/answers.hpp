// The HTTP interface of the register as a plain function, without sockets.
#pragma once
#include <string>
#include <string_view>

#include "ops/standins/manifest/registry.hpp"

namespace heliu::standins {

struct Answer {
  int status = 200;
  std::string content_type = "application/json";
  std::string body;
  std::string allow;  // for 405
};

// POST /manifests issues: 201 {"number":"20264406000001"}, again the same for the same client_ref; 400 with
// every bad field; 409 if the client_ref was used for another city or year; 503 if the serials are used up.
// GET /manifests/{number}: 200 with the application, or 404. Problems are RFC 9457 documents. A failing
// disk throws std::system_error, after which the process must end.
Answer answer(Registry& registry, std::string_view method, std::string_view target, std::string_view body);

Answer problem(int status, std::string_view title);

}  // namespace heliu::standins
