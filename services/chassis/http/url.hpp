// "https://127.0.0.1:8443/base" in its parts.
#pragma once
#include <string>
#include <string_view>

namespace heliu {

struct Url {
  bool tls = false;
  std::string host;  // without the brackets of an IPv6 address
  std::string port;  // "80" or "443" when unsaid
  std::string path;  // without a last slash; often empty

  bool default_port() const { return port == (tls ? "443" : "80"); }
};

// Throws std::invalid_argument unless it is http or https with a host.
Url parse_url(std::string_view text);

}  // namespace heliu
