#include "gateway/webhook_signature.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <stdexcept>

namespace heliu::gateway {

namespace {

constexpr std::string_view kPrefix = "whsec_";

std::string hmac_sha256(std::string_view key, std::string_view text) {
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned int size = 0;
  if (HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
           reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest, &size) == nullptr)
    throw std::runtime_error("HMAC-SHA256 failed");
  return {reinterpret_cast<const char*>(digest), size};
}

// RFC 4648 §4, with padding.
std::string base64(std::string_view bytes) {
  std::string text(4 * ((bytes.size() + 2) / 3), '\0');
  EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()),
                  reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<int>(bytes.size()));
  return text;
}

std::string from_base64(std::string_view text) {
  std::string bytes(3 * (text.size() / 4), '\0');
  const int size =
      EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()),
                      reinterpret_cast<const unsigned char*>(text.data()), static_cast<int>(text.size()));
  if (size < 0) throw std::invalid_argument("no base64");
  bytes.resize(static_cast<std::size_t>(size) -
               static_cast<std::size_t>(std::count(text.begin(), text.end(), '=')));
  return bytes;
}

}  // namespace

std::string WebhookSecrets::of(const Uuid& webhook, std::int64_t number) const {
  return std::string(kPrefix) +
         base64(hmac_sha256(house_, "webhook|" + webhook.text() + "|" + std::to_string(number)));
}

std::string webhook_signature(std::string_view secret, std::string_view id, std::int64_t timestamp,
                              std::string_view body) {
  if (!secret.starts_with(kPrefix)) throw std::invalid_argument("a secret begins with whsec_");
  std::string signed_text(id);
  signed_text += "." + std::to_string(timestamp) + ".";
  signed_text += body;
  return "v1," + base64(hmac_sha256(from_base64(secret.substr(kPrefix.size())), signed_text));
}

Headers webhook_headers(const std::vector<std::string>& secrets, const std::string& id, Instant now,
                        std::string_view body) {
  const std::int64_t timestamp = now.micros / 1'000'000;
  std::string signatures;
  for (const std::string& secret : secrets)
    signatures += (signatures.empty() ? "" : " ") + webhook_signature(secret, id, timestamp, body);
  return {{"webhook-id", id},
          {"webhook-timestamp", std::to_string(timestamp)},
          {"webhook-signature", signatures},
          {"content-type", "application/json"},
          {"user-agent", "heliu-webhooks/1"}};
}

}  // namespace heliu::gateway
