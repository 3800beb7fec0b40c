// Where a webhook may go: a partner names the address, so it must never be one of ours (SSRF).
#pragma once
#include <string>
#include <string_view>

#include "chassis/ops/config.hpp"

namespace heliu::gateway {

struct WebhookPolicy {
  bool plain_http = false;         // webhooks.plain_http: http as well as https
  bool private_addresses = false;  // webhooks.private_addresses: hosts inside one's own network
  std::string
      trusted;  // webhooks.trusted_certificate: a PEM file beside none of the system's; "" the system's
};
WebhookPolicy webhook_policy(const Config& config);

// An address of the public internet: not of this host, a private network, a link, a group or a reserved block
// (IANA special-purpose registries; of IPv6 only global unicast, without what carries an IPv4 address
// inside).
bool public_address(const std::string& address);

struct WebhookTarget {
  std::string base;  // "https://partner.example:8443"
  std::string path;  // "/hooks?x=1"; at least "/"
};

// Throws std::invalid_argument saying what is wrong: the scheme, a name or password in the address, a
// fragment, an address that is not public by its own digits. What a host's name stands for is asked when it
// is connected.
WebhookTarget webhook_target(const std::string& url, const WebhookPolicy& policy);

}  // namespace heliu::gateway
