#include "gateway/webhook_target.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <stdexcept>

#include "chassis/http/url.hpp"

namespace heliu::gateway {

namespace {

struct Block {
  const char* address;
  int bits;
};
constexpr std::array kClosed4{Block{"0.0.0.0", 8},      Block{"10.0.0.0", 8},     Block{"100.64.0.0", 10},
                              Block{"127.0.0.0", 8},    Block{"169.254.0.0", 16}, Block{"172.16.0.0", 12},
                              Block{"192.0.0.0", 24},   Block{"192.0.2.0", 24},   Block{"192.88.99.0", 24},
                              Block{"192.168.0.0", 16}, Block{"198.18.0.0", 15},  Block{"198.51.100.0", 24},
                              Block{"203.0.113.0", 24}, Block{"224.0.0.0", 4},    Block{"240.0.0.0", 4}};
constexpr Block kGlobal6{"2000::", 3};
constexpr std::array kClosed6{Block{"2001::", 23}, Block{"2001:db8::", 32}, Block{"2002::", 16},
                              Block{"3fff::", 20}};

using Bytes = std::array<unsigned char, 16>;

bool within(const Bytes& address, const Block& block, int family) {
  Bytes start{};
  inet_pton(family, block.address, start.data());
  for (int bit = 0; bit < block.bits; ++bit) {
    const auto at = static_cast<std::size_t>(bit / 8);
    if (((address[at] ^ start[at]) & (0x80 >> (bit % 8))) != 0) return false;
  }
  return true;
}

bool is_address(const std::string& host) {
  Bytes bytes{};
  return inet_pton(AF_INET, host.c_str(), bytes.data()) == 1 ||
         inet_pton(AF_INET6, host.c_str(), bytes.data()) == 1;
}

}  // namespace

WebhookPolicy webhook_policy(const Config& config) {
  const std::string trusted = config.text("webhooks.trusted_certificate", "");
  return {.plain_http = config.flag("webhooks.plain_http", false),
          .private_addresses = config.flag("webhooks.private_addresses", false),
          .trusted = trusted.empty() ? "" : config.path("webhooks.trusted_certificate", "").string()};
}

bool public_address(const std::string& address) {
  Bytes bytes{};
  if (inet_pton(AF_INET, address.c_str(), bytes.data()) == 1)
    return std::none_of(kClosed4.begin(), kClosed4.end(),
                        [&](const Block& block) { return within(bytes, block, AF_INET); });
  if (inet_pton(AF_INET6, address.c_str(), bytes.data()) != 1) return false;
  return within(bytes, kGlobal6, AF_INET6) &&
         std::none_of(kClosed6.begin(), kClosed6.end(),
                      [&](const Block& block) { return within(bytes, block, AF_INET6); });
}

WebhookTarget webhook_target(const std::string& url, const WebhookPolicy& policy) {
  const auto odd = [](unsigned char c) { return c <= ' ' || c >= 0x7f; };
  if (std::any_of(url.begin(), url.end(), odd))
    throw std::invalid_argument("a character that must be encoded");
  const bool secure = url.starts_with("https://");
  if (!secure && !(policy.plain_http && url.starts_with("http://")))
    throw std::invalid_argument("https:// is needed");
  const std::size_t begin = url.find("//") + 2;
  const std::size_t end = std::min(url.find_first_of("/?#", begin), url.size());
  if (url.find('#') != std::string::npos) throw std::invalid_argument("a fragment (#) goes nowhere");
  if (url.substr(begin, end - begin).find('@') != std::string::npos)
    throw std::invalid_argument("no name or password in the address");
  WebhookTarget target{url.substr(0, end), url.substr(end)};
  if (!target.path.starts_with('/')) target.path = "/" + target.path;
  const Url parsed = parse_url(target.base);
  if (is_address(parsed.host) && !policy.private_addresses && !public_address(parsed.host))
    throw std::invalid_argument(parsed.host + " is no public address");
  return target;
}

}  // namespace heliu::gateway
