// The clearing library's nouns as JSON, by description: a round's book and result are kept and shown as JSON
// text that reads back into the same canonical bytes, so that anybody can recompute the hashes.
#pragma once
#include <boost/describe.hpp>

#include "chassis/base/bytes.hpp"
#include "chassis/json/describe.hpp"
#include "matching/book.hpp"
#include "matching/result.hpp"

namespace heliu {

template <>
struct JsonCodec<matching::Id> {
  static Json to(const matching::Id& id, JsonAllocator& a) { return JsonCodec<Uuid>::to(Uuid{id}, a); }
  static matching::Id from(const Json& j) { return JsonCodec<Uuid>::from(j).bytes; }
};

template <>
struct JsonCodec<matching::Digest> {  // hexadecimal
  static Json to(const matching::Digest& digest, JsonAllocator& a) {
    return JsonCodec<std::string>::to(to_hex({reinterpret_cast<const char*>(digest.data()), digest.size()}),
                                      a);
  }
  static matching::Digest from(const Json& j) {
    const auto bytes = from_hex(json_string(j, "a hash in hexadecimal"));
    matching::Digest digest{};
    if (!bytes || bytes->size() != digest.size()) throw JsonError("expected 64 hexadecimal digits");
    std::copy(bytes->begin(), bytes->end(), digest.begin());
    return digest;
  }
};

}  // namespace heliu

namespace heliu::matching {

BOOST_DESCRIBE_ENUM(Form, Solid, SemiSolid, Liquid, Gas)
BOOST_DESCRIBE_ENUM(TermKind, Method, OutOfCity, OutOfProvince)
BOOST_DESCRIBE_ENUM(ApprovalScope, OtherCity, OtherProvince)
BOOST_DESCRIBE_ENUM(PriceRule, PayAsOffered, UniformMarginal)
BOOST_DESCRIBE_ENUM(BudgetKind, Heat, Chlorine)
BOOST_DESCRIBE_ENUM(Left, NoOffer, AllStruck, Outbid, DidNotFit)
BOOST_DESCRIBE_ENUM(FlagKind, OffersShareController, PartiesShareController)
BOOST_DESCRIBE_STRUCT(Window, (), (from, to))
BOOST_DESCRIBE_STRUCT(Site, (), (longitude, latitude, city, district))
BOOST_DESCRIBE_STRUCT(Assay, (), (chlorine, fluorine, sulphur, metals, moisture, heat, flash_point))
BOOST_DESCRIBE_STRUCT(Limits, (),
                      (chlorine_most, fluorine_most, sulphur_most, metals_most, moisture_most, heat_least,
                       heat_most, flash_point_least, forms, packagings))
BOOST_DESCRIBE_STRUCT(Lot, (),
                      (id, producer, code, kilograms, form, packaging, assay, site, pickup, reserve,
                       freight_base, freight_per_km, divisible, least_part, changed_at))
BOOST_DESCRIBE_STRUCT(Line, (), (code, price))
BOOST_DESCRIBE_STRUCT(Offer, (),
                      (id, processor, licence_item, commitment, method, lines, capacity, least_load,
                       most_load, limits, radius_metres, window, site, budgets, sealed_at))
BOOST_DESCRIBE_STRUCT(LicenceItem, (), (id, remaining, codes, valid))
BOOST_DESCRIBE_STRUCT(Budget, (), (id, processor, line, kind, amount))
BOOST_DESCRIBE_STRUCT(Enterprise, (),
                      (id, controllers, frozen, rating, cover_required, cover_until, cover_enough))
BOOST_DESCRIBE_STRUCT(Approval, (), (producer, processor, code))
BOOST_DESCRIBE_STRUCT(PolicyTerm, (), (kind, method, term, valid))
BOOST_DESCRIBE_STRUCT(Rules, (),
                      (producer_rating_floor, processor_rating_floor, approval, forbid_same_controller,
                       detour_permille, price_rule))
BOOST_DESCRIBE_STRUCT(Book, (),
                      (round, cleared_at, draw_nonce, rules, lots, offers, items, budgets, enterprises,
                       approvals, terms))
BOOST_DESCRIBE_STRUCT(Award, (), (lot, offer, kilograms, price, freight, policy))
BOOST_DESCRIBE_STRUCT(Scarcity, (), (id, price))
BOOST_DESCRIBE_STRUCT(BudgetPrice, (), (id, price))
BOOST_DESCRIBE_STRUCT(Unawarded, (), (lot, kilograms, reason))
BOOST_DESCRIBE_STRUCT(LotPrice, (), (lot, price))
BOOST_DESCRIBE_STRUCT(LotProof, (), (bits, prices, bound))
BOOST_DESCRIBE_STRUCT(ProofStep, (), (lot, offer, below, from, prices))
BOOST_DESCRIBE_STRUCT(PartProof, (), (lot, bound, dual_bound, lot_proof, proof))
BOOST_DESCRIBE_STRUCT(Flag, (), (kind, controller, lots, offers))
BOOST_DESCRIBE_STRUCT(Result, (),
                      (book, awards, unawarded, offer_scarcity, item_scarcity, budget_prices, flags, welfare,
                       bound, dual_bound, parts, work, work_limit, seal))

}  // namespace heliu::matching
