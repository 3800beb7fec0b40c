#include "matching/canonical.hpp"

#include <openssl/evp.h>

#include <algorithm>

namespace heliu::matching {
namespace {

class Writer {
 public:
  std::string bytes;

  void put(std::int64_t value) {
    for (int shift = 56; shift >= 0; shift -= 8)
      bytes.push_back(static_cast<char>(static_cast<std::uint64_t>(value) >> shift & 0xFF));
  }
  void put(bool value) { bytes.push_back(value ? 1 : 0); }
  void put(int value) { put(static_cast<std::int64_t>(value)); }
  template <class Unit>
  void put(Quantity<Unit> value) {
    put(value.count);
  }
  void put(std::string_view text) {
    put(static_cast<std::int64_t>(text.size()));
    bytes.append(text);
  }
  void put(const std::string& text) { put(std::string_view(text)); }
  template <std::size_t N>
  void put(const std::array<std::uint8_t, N>& raw) {
    bytes.append(reinterpret_cast<const char*>(raw.data()), N);
  }
  template <class Value>
  void put(const std::optional<Value>& value) {
    put(value.has_value());
    if (value) put(*value);
  }
  template <class Enum>
  requires std::is_enum_v<Enum>
  void put(Enum value) { put(static_cast<std::int64_t>(value)); }
  template <class... Values>
  void all(const Values&... values) {
    (put(values), ...);
  }
  // Sorted by the records' own bytes: the order of arrival is not content.
  template <class Record>
  void put(const std::vector<Record>& records) {
    std::vector<std::string> parts;
    for (const Record& record : records) {
      Writer part;
      part.put(record);
      parts.push_back(std::move(part.bytes));
    }
    std::sort(parts.begin(), parts.end());
    put(static_cast<std::int64_t>(parts.size()));
    for (const std::string& part : parts) put(part);
  }

  // Where the order is content.
  template <class Value>
  void in_order(const std::vector<Value>& values) {
    put(static_cast<std::int64_t>(values.size()));
    for (const Value& value : values) put(value);
  }

  void put(const Window& w) { all(w.from, w.to); }
  void put(const Site& s) { all(s.longitude, s.latitude, s.city, s.district); }
  void put(const Assay& a) {
    all(a.chlorine, a.fluorine, a.sulphur, a.metals, a.moisture, a.heat, a.flash_point);
  }
  void put(const Limits& l) {
    all(l.chlorine_most, l.fluorine_most, l.sulphur_most, l.metals_most, l.moisture_most, l.heat_least,
        l.heat_most, l.flash_point_least, l.forms, l.packagings);
  }
  void put(const Lot& l) {
    all(l.id, l.producer, l.code, l.kilograms, l.form, l.packaging, l.assay, l.site, l.pickup, l.reserve,
        l.freight_base, l.freight_per_km, l.divisible, l.least_part, l.changed_at);
  }
  void put(const Line& l) { all(l.code, l.price); }
  void terms(const Offer& o) {
    all(o.id, o.processor, o.licence_item, o.method, o.lines, o.capacity, o.least_load, o.most_load, o.limits,
        o.radius_metres, o.window, o.site, o.budgets);
  }
  void put(const Offer& o) {
    all(o.commitment, o.sealed_at);
    terms(o);
  }
  void put(const LicenceItem& i) { all(i.id, i.remaining, i.codes, i.valid); }
  void put(const Budget& b) { all(b.id, b.processor, b.line, b.kind, b.amount); }
  void put(const Enterprise& e) {
    all(e.id, e.controllers, e.frozen, e.rating, e.cover_required, e.cover_until, e.cover_enough);
  }
  void put(const Approval& a) { all(a.producer, a.processor, a.code); }
  void put(const PolicyTerm& t) { all(t.kind, t.method, t.term, t.valid); }
  void put(const Rules& r) {
    all(r.producer_rating_floor, r.processor_rating_floor, r.approval, r.forbid_same_controller,
        r.detour_permille, r.price_rule);
  }
  void put(const Award& a) { all(a.lot, a.offer, a.kilograms, a.price, a.freight, a.policy); }
  void put(const Scarcity& s) { all(s.id, s.price); }
  void put(const BudgetPrice& p) { all(p.id, p.price); }
  void put(const LotPrice& p) { all(p.lot, p.price); }
  void put(const LotProof& p) { all(p.bits, p.prices, p.bound); }
  void put(const PartProof& p) {
    all(p.lot, p.bound, p.dual_bound, p.lot_proof);
    in_order(p.proof);
  }
  void put(const ProofStep& s) {
    all(s.lot, s.offer, s.below, s.from);
    in_order(s.prices);
  }
  void put(const Unawarded& u) { all(u.lot, u.kilograms, u.reason); }
  void put(const Flag& f) { all(f.kind, f.controller, f.lots, f.offers); }
};

template <std::size_t N>
std::string_view view(const std::array<std::uint8_t, N>& raw) {
  return {reinterpret_cast<const char*>(raw.data()), N};
}

}  // namespace

std::string canonical(const Book& b) {
  Writer w;
  w.put(std::string_view("heliu book 2"));
  w.all(b.round, b.cleared_at, b.draw_nonce, b.rules, b.lots, b.offers, b.items, b.budgets, b.enterprises,
        b.approvals, b.terms);
  return std::move(w.bytes);
}

std::string canonical(const Result& r) {
  Writer w;
  w.put(std::string_view("heliu result 3"));
  w.all(r.book, r.awards, r.unawarded, r.offer_scarcity, r.item_scarcity, r.budget_prices, r.flags, r.welfare,
        r.bound, r.dual_bound, r.parts, r.work, r.work_limit);
  return std::move(w.bytes);
}

std::string canonical(const Offer& offer, const Id& round) {
  Writer w;
  w.put(std::string_view("heliu offer 2"));
  w.put(round);
  w.terms(offer);
  return std::move(w.bytes);
}

Digest sm3(std::string_view bytes) {
  Digest digest{};
  unsigned size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sm3(), nullptr) != 1 ||
      size != digest.size())
    throw std::runtime_error("SM3 is not available in this OpenSSL");
  return digest;
}

Digest draw_key(const Digest& nonce, std::span<const std::uint8_t> key) {
  return sm3(std::string(view(nonce)).append(reinterpret_cast<const char*>(key.data()), key.size()));
}

std::string hex(std::span<const std::uint8_t> bytes) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string text;
  for (const std::uint8_t byte : bytes) {
    text.push_back(digits[byte >> 4]);
    text.push_back(digits[byte & 15]);
  }
  return text;
}

std::string_view code(Left reason) {
  switch (reason) {
    case Left::NoOffer:
      return "no-offer";
    case Left::AllStruck:
      return "all-struck";
    case Left::Outbid:
      return "outbid";
    case Left::DidNotFit:
      return "did-not-fit";
  }
  return "unknown";
}

std::string_view code(FlagKind kind) {
  return kind == FlagKind::OffersShareController ? "offers-share-controller" : "parties-share-controller";
}

}  // namespace heliu::matching
