// Signatures of webhooks in the form of Standard Webhooks (https://www.standardwebhooks.com): HMAC-SHA256
// over "id.timestamp.body", in base64.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "chassis/base/instant.hpp"
#include "chassis/base/uuid.hpp"
#include "chassis/http/message.hpp"

namespace heliu::gateway {

// The house's own secret, from which each endpoint's secrets follow: none is kept, and a copy of the database
// signs nothing.
class WebhookSecrets {
 public:
  explicit WebhookSecrets(std::string house) : house_(std::move(house)) {}
  // "whsec_" and 32 bytes in base64; number: 1 is the endpoint's first.
  std::string of(const Uuid& webhook, std::int64_t number) const;

 private:
  const std::string house_;
};

// "v1,BASE64" of one message under one secret ("whsec_…").
std::string webhook_signature(std::string_view secret, std::string_view id, std::int64_t timestamp,
                              std::string_view body);

// The headers of one attempt: webhook-id, webhook-timestamp (seconds since 1970, of this attempt) and
// webhook-signature, one for each secret that is good, the newest first.
Headers webhook_headers(const std::vector<std::string>& secrets, const std::string& id, Instant now,
                        std::string_view body);

}  // namespace heliu::gateway
