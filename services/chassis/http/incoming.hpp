// Between Beast's messages and our plain values. Included by the few units that know Beast.
#pragma once
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>
#include <string>
#include <variant>

#include "chassis/http/message.hpp"

namespace heliu {

using BeastRequest = boost::beast::http::request<boost::beast::http::string_body>;
using BeastResponse = boost::beast::http::response<boost::beast::http::string_body>;

// Why a request is refused before any handler: the name of a problem, and its reason.
struct Refusal {
  std::string problem, reason;
};

// Header rules: exactly one Host, no second copy of a header that steers the request, at most 100 fields,
// "chunked" as the only transfer coding.
std::optional<Refusal> refusal_of_header(const BeastRequest& request);

std::variant<Request, Refusal> read_request(BeastRequest request, const std::string& remote);

// Sets everything but the connection's fate. A header value holding line feeds becomes several fields of
// that name (set-cookie), and never a forged one.
BeastResponse write_response(Response response, unsigned version);

}  // namespace heliu
