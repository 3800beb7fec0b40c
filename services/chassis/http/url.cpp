#include "chassis/http/url.hpp"

#include <algorithm>
#include <stdexcept>

#include "chassis/http/client.hpp"

namespace heliu {

Url parse_url(std::string_view text) {
  const std::invalid_argument wrong("\"" + std::string(text) + "\" is no http or https address");
  Url url;
  if (text.starts_with("https://"))
    url.tls = true;
  else if (!text.starts_with("http://"))
    throw wrong;
  text.remove_prefix(url.tls ? 8 : 7);
  const std::size_t slash = std::min(text.find('/'), text.size());
  std::string_view authority = text.substr(0, slash);
  url.path = text.substr(slash);
  while (url.path.ends_with('/')) url.path.pop_back();
  const bool bracketed = authority.starts_with('[');
  const std::size_t host_end =
      bracketed ? authority.find(']') : std::min(authority.find(':'), authority.size());
  if (host_end == std::string_view::npos) throw wrong;
  url.host = bracketed ? authority.substr(1, host_end - 1) : authority.substr(0, host_end);
  authority.remove_prefix(host_end + (bracketed ? 1 : 0));
  url.port = url.tls ? "443" : "80";
  if (!authority.empty()) {
    if (authority.front() != ':') throw wrong;
    url.port = authority.substr(1);
  }
  const bool digits = !url.port.empty() && url.port.size() <= 5 &&
                      url.port.find_first_not_of("0123456789") == std::string::npos;
  const int port = digits ? std::stoi(url.port) : 0;
  if (url.host.empty() || url.host.find('@') != std::string::npos || port < 1 || port > 65'535) throw wrong;
  return url;
}

std::string url_encode(std::string_view text) {
  static constexpr char digits[] = "0123456789ABCDEF";
  std::string encoded;
  for (const unsigned char c : text) {
    const bool unreserved = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                            c == '-' || c == '.' || c == '_' || c == '~';
    if (unreserved)
      encoded += static_cast<char>(c);
    else
      (encoded += '%').append({digits[c >> 4], digits[c & 15]});
  }
  return encoded;
}

}  // namespace heliu
