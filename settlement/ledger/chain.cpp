#include "settlement/ledger/chain.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <stdexcept>

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
  const bool dated = transfer.bank_day != 0;
  bytes.field(std::string_view(dated ? "heliu.transfer.2" : "heliu.transfer.1"));
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
  if (dated) {
    bytes.field(transfer.event_at);
    bytes.field(transfer.bank_day);
  }
  return sm3(bytes.view());
}

Hash leaf_of(Sm3& sm3, std::string_view unit, const Decision& decision) {
  CanonicalBytes bytes;
  bytes.field(std::string_view("heliu.decision.1"));
  bytes.field(unit);
  bytes.field(decision.seq);
  bytes.field(decision.after);
  bytes.field(decision.decided_at);
  bytes.field(static_cast<std::uint8_t>(decision.what));
  bytes.field(decision.id);
  bytes.field(decision.code);
  bytes.field(decision.terms.flags);
  bytes.field(decision.terms.floor);
  bytes.field(decision.terms.valid_from);
  bytes.field(static_cast<std::uint8_t>(decision.status));
  if (decision.what == Decision::What::refused) bytes.field(canonical(decision.request).view());
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

CanonicalBytes canonical(const TransferRequest& request) {
  CanonicalBytes bytes;
  bytes.field(request.id);
  bytes.field(request.debit);
  bytes.field(request.credit);
  bytes.field(request.amount);
  bytes.field(request.pending_id);
  bytes.field(request.reference);
  bytes.field(request.expires_at);
  bytes.field(request.code);
  bytes.field(static_cast<std::uint8_t>(request.kind));
  bytes.field(static_cast<std::uint8_t>(request.linked));
  bytes.field(request.event_at);
  bytes.field(request.bank_day);
  return bytes;
}

TransferRequest request_of(std::span<const std::uint8_t> bytes) {
  CanonicalReader reader(bytes);
  TransferRequest request;
  reader.field(request.id);
  reader.field(request.debit);
  reader.field(request.credit);
  reader.field(request.amount);
  reader.field(request.pending_id);
  reader.field(request.reference);
  reader.field(request.expires_at);
  reader.field(request.code);
  std::uint8_t kind = 0, linked = 0;
  reader.field(kind);
  reader.field(linked);
  request.kind = Kind{kind};
  request.linked = linked != 0;
  reader.field(request.event_at);
  reader.field(request.bank_day);
  if (!reader.at_end()) throw std::invalid_argument("a request with more fields than it has");
  return request;
}

std::optional<std::uint64_t> first_broken_link(std::string_view unit, Hash head,
                                               std::span<const Transfer> transfers) {
  Sm3 sm3;
  for (std::size_t i = 0; i < transfers.size(); ++i) {
    const Transfer& transfer = transfers[i];
    if (i > 0 && transfer.position != transfers[i - 1].position + 1) return transfer.position;
    head = link(sm3, head, leaf_of(sm3, unit, transfer));
    if (transfer.chain != head) return transfer.position;
  }
  return std::nullopt;
}

}  // namespace heliu::ledger
