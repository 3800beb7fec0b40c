#include "settlement/ledger/chain.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <stdexcept>

#include "settlement/ledger/canonical.hpp"

namespace heliu::ledger {
namespace {

// Fetching an algorithm takes longer than hashing with it: once per process.
const EVP_MD* sm3_algorithm() {
  static const std::unique_ptr<EVP_MD, void (*)(EVP_MD*)> algorithm{EVP_MD_fetch(nullptr, "SM3", nullptr),
                                                                    EVP_MD_free};
  return algorithm.get();
}

void append(CanonicalBytes& bytes, const Balances& balances) {
  bytes.field(balances.debits_posted);
  bytes.field(balances.debits_pending);
  bytes.field(balances.credits_posted);
  bytes.field(balances.credits_pending);
}

}  // namespace

void Sm3::Free::operator()(evp_md_ctx_st* context) const {
  EVP_MD_CTX_free(context);
}

Sm3::Sm3() : context_(EVP_MD_CTX_new()) {
  if (!context_ || !sm3_algorithm()) throw std::runtime_error("SM3 is not available in this OpenSSL");
}

Hash Sm3::operator()(std::span<const std::uint8_t> bytes) {
  Hash hash;
  if (EVP_DigestInit_ex2(context_.get(), sm3_algorithm(), nullptr) != 1 ||
      EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()) != 1 ||
      EVP_DigestFinal_ex(context_.get(), hash.data(), nullptr) != 1)
    throw std::runtime_error("SM3 failed");
  return hash;
}

Hash leaf_of(Sm3& sm3, std::string_view unit, const Transfer& transfer) {
  CanonicalBytes bytes;
  bytes.field(std::string_view("heliu.transfer.1"));
  bytes.field(unit);
  bytes.field(transfer.position);
  bytes.field(transfer.id);
  bytes.field(static_cast<std::uint8_t>(transfer.kind));
  bytes.field(static_cast<std::uint8_t>(transfer.linked));
  bytes.field(transfer.debit);
  bytes.field(transfer.credit);
  bytes.field(transfer.amount);
  bytes.field(transfer.pending_id);
  bytes.field(transfer.reference);
  bytes.field(transfer.code);
  bytes.field(transfer.expires_at);
  bytes.field(transfer.booked_at);
  append(bytes, transfer.debit_after);
  append(bytes, transfer.credit_after);
  return sm3(bytes.view());
}

Hash link(Sm3& sm3, const Hash& previous, const Hash& leaf) {
  std::array<std::uint8_t, 64> both;
  std::copy(leaf.begin(), leaf.end(), std::copy(previous.begin(), previous.end(), both.begin()));
  return sm3(both);
}

Id expiry_id(Sm3& sm3, const Id& pending_id, std::uint32_t attempt) {
  CanonicalBytes bytes;
  bytes.field(std::string_view("heliu.transfer.expiry.1"));
  bytes.field(pending_id);
  bytes.field(attempt);
  const Hash hash = sm3(bytes.view());
  Id id;
  std::copy_n(hash.begin(), id.size(), id.begin());
  id[6] = static_cast<std::uint8_t>((id[6] & 0x0f) | 0x80);  // RFC 9562: version 8, made by a rule of our own
  id[8] = static_cast<std::uint8_t>((id[8] & 0x3f) | 0x80);
  return id;
}

std::optional<std::uint64_t> first_broken_link(std::string_view unit, Hash head,
                                               std::span<const Transfer> transfers) {
  Sm3 sm3;
  for (std::size_t i = 0; i < transfers.size(); ++i) {
    const Transfer& transfer = transfers[i];
    if (i > 0 && transfer.position != transfers[i - 1].position + 1) return transfer.position;
    if (transfer.leaf != leaf_of(sm3, unit, transfer)) return transfer.position;
    head = link(sm3, head, transfer.leaf);
    if (transfer.chain != head) return transfer.position;
  }
  return std::nullopt;
}

}  // namespace heliu::ledger
