// The tamper-evident chain over transfers: leaf = SM3(canonical bytes of the transfer and the balances after
// it), chain = SM3(previous chain || leaf), 64 bytes. An empty ledger's head is all zero. A row that is
// changed, dropped, swapped or put in between breaks every chain value after it. Decisions have a chain of
// their own, made the same way. A transfer without a bank day is hashed as all were before there were any.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

#include "settlement/ledger/canonical.hpp"
#include "settlement/ledger/decision.hpp"

struct evp_md_ctx_st;  // OpenSSL's digest context

namespace heliu::ledger {

// SM3 (GB/T 32905-2016) with one reused context: not for two threads at once. Throws std::runtime_error when
// the crypto library does.
class Sm3 {
 public:
  Sm3();
  Hash operator()(std::span<const std::uint8_t> bytes);

 private:
  struct Free {
    void operator()(evp_md_ctx_st*) const;
  };
  std::unique_ptr<evp_md_ctx_st, Free> context_;
};

Hash leaf_of(Sm3&, std::string_view unit, const Transfer&);
Hash leaf_of(Sm3&, std::string_view unit, const Decision&);
Hash link(Sm3&, const Hash& previous, const Hash& leaf);

// The id of the transfer that expires a hold: derived from the hold's id, so that two engines which replay
// the same requests record the same. Should a caller have taken that id, the next attempt (1, 2, …) is used.
Id expiry_id(Sm3&, const Id& pending_id, std::uint32_t attempt);

// The canonical bytes of a request, as a refusal keeps them; and back: throws std::invalid_argument.
CanonicalBytes canonical(const TransferRequest&);
TransferRequest request_of(std::span<const std::uint8_t> canonical);

// Position of the first transfer whose chain value is not what its content demands, or whose position does
// not follow the one before; nothing if all hold. `head` is the chain value before the first of them.
std::optional<std::uint64_t> first_broken_link(std::string_view unit, Hash head, std::span<const Transfer>);

}  // namespace heliu::ledger
