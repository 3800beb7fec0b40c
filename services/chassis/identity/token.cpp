#include "chassis/identity/token.hpp"

#include <map>
#include <mutex>
#include <unordered_map>

#include "chassis/base/bytes.hpp"
#include "chassis/identity/key_files.hpp"
#include "chassis/json/describe.hpp"

namespace heliu {

namespace {

constexpr std::size_t kRememberedTokens = 4096;
constexpr std::size_t kLargestToken = 8192;
constexpr std::chrono::hours kLongestLife{1};  // a longer one was not made by our signer
constexpr std::string_view kGateway = "gateway", kService = "service";

struct Claims {
  std::string iss;
  Uuid user;
  std::string name;
  Uuid enterprise;
  std::vector<std::string> roles;
  std::int64_t exp = 0;  // microseconds since 1970, UTC
};
BOOST_DESCRIBE_STRUCT(Claims, (), (iss, user, name, enterprise, roles, exp))

struct ContextFree {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_MD_CTX, ContextFree>;

const unsigned char* raw(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

std::string signature_of(EVP_PKEY* key, std::string_view content) {
  const Context context(EVP_MD_CTX_new());
  std::string signature(64, '\0');
  std::size_t size = signature.size();
  if (EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key) != 1 ||
      EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size, raw(content),
                     content.size()) != 1)
    throw std::runtime_error("a token can't be signed");
  return signature;
}

bool signed_by(EVP_PKEY* key, std::string_view content, std::string_view signature) {
  const Context context(EVP_MD_CTX_new());
  return EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key) == 1 &&
         EVP_DigestVerify(context.get(), raw(signature), signature.size(), raw(content), content.size()) == 1;
}

Claims read_claims(std::string_view encoded) {
  const auto text = from_base64url(encoded);
  if (!text) throw TokenError("the token is not readable");
  try {
    return from_json<Claims>(std::string_view(*text));
  } catch (const JsonError&) {
    throw TokenError("the token is not readable");
  }
}

// An issuer can't make itself more than it is: whoever holds a service's key is that service and nothing
// else.
void require_allowed(const Claims& claims) {
  const bool is_service = std::find(claims.roles.begin(), claims.roles.end(), kService) != claims.roles.end();
  const bool only_itself = claims.name == claims.iss && claims.roles.size() == 1 && claims.user.is_nil() &&
                           claims.enterprise.is_nil();
  if (claims.name.empty()) throw TokenError("the token names nobody");
  if (is_service ? !only_itself : claims.iss != kGateway)
    throw TokenError("\"" + claims.iss + "\" may not issue this token");
}

}  // namespace

struct TokenSigner::Key {
  std::string issuer;
  Pkey pair;
};

TokenSigner::TokenSigner(std::filesystem::path keys, std::string issuer)
    : key_(new Key{issuer, own_key(keys, issuer)}) {}
TokenSigner::~TokenSigner() = default;

std::string TokenSigner::sign(const Caller& caller, Instant now, std::chrono::seconds life) const {
  const Claims claims{.iss = key_->issuer,
                      .user = caller.user,
                      .name = caller.name,
                      .enterprise = caller.enterprise,
                      .roles = caller.roles,
                      .exp = (now + life).micros};
  const std::string content = to_base64url(to_json(claims));
  return content + "." + to_base64url(signature_of(key_->pair.get(), content));
}

std::string TokenSigner::sign_for_self(Instant now) const {
  Caller self;
  self.name = key_->issuer;
  self.roles = {std::string(kService)};
  return sign(self, now);
}

struct TokenVerifier::Keys {
  struct Verified {
    Caller caller;
    std::int64_t expires = 0;
  };

  std::filesystem::path folder;
  std::mutex mutex;
  std::map<std::string, std::shared_ptr<EVP_PKEY>> known;
  std::unordered_map<std::string, Verified> remembered;

  std::shared_ptr<EVP_PKEY> key_of(const std::string& issuer, bool again) {
    const std::lock_guard lock(mutex);
    if (const auto found = known.find(issuer); found != known.end() && !again) return found->second;
    std::shared_ptr<EVP_PKEY> read(public_key(folder, issuer).release(), EVP_PKEY_free);
    if (read) known[issuer] = read;  // an unknown issuer is not kept: its file may come later
    return read;
  }

  std::optional<Caller> recall(const std::string& token, Instant now) {
    const std::lock_guard lock(mutex);
    const auto found = remembered.find(token);
    if (found == remembered.end() || found->second.expires <= now.micros) return std::nullopt;
    return found->second.caller;
  }

  void remember(const std::string& token, const Caller& caller, std::int64_t expires, Instant now) {
    const std::lock_guard lock(mutex);
    if (remembered.size() >= kRememberedTokens)
      std::erase_if(remembered, [&](const auto& entry) { return entry.second.expires <= now.micros; });
    if (remembered.size() >= kRememberedTokens) remembered.clear();
    remembered[token] = {caller, expires};
  }
};

TokenVerifier::TokenVerifier(std::filesystem::path keys) : keys_(new Keys{}) {
  keys_->folder = std::move(keys);
}
TokenVerifier::~TokenVerifier() = default;

Caller TokenVerifier::verify(std::string_view token, Instant now) const {
  if (token.size() > kLargestToken) throw TokenError("the token is too long");
  const std::string text(token);
  if (auto known = keys_->recall(text, now)) return *std::move(known);

  const std::size_t dot = token.find('.');
  if (dot == std::string_view::npos) throw TokenError("the token is not readable");
  const std::string_view content = token.substr(0, dot);
  const auto signature = from_base64url(token.substr(dot + 1));
  if (!signature) throw TokenError("the token is not readable");
  const Claims claims = read_claims(content);
  if (!is_issuer_name(claims.iss)) throw TokenError("the token has no issuer");

  // A second look at the file: the issuer's key may have been made anew since it was read.
  bool genuine = false;
  for (const bool again : {false, true}) {
    const auto key = keys_->key_of(claims.iss, again);
    if (key && (genuine = signed_by(key.get(), content, *signature))) break;
  }
  if (!genuine) throw TokenError("the token is not signed by \"" + claims.iss + "\"");
  if (claims.exp <= now.micros) throw TokenError("the token has expired");
  if (claims.exp > (now + kLongestLife).micros) throw TokenError("the token lives too long");
  require_allowed(claims);

  Caller caller{claims.user, claims.name, claims.enterprise, claims.roles};
  keys_->remember(text, caller, claims.exp, now);
  return caller;
}

}  // namespace heliu
