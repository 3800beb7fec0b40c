// What a round decided, with what is needed to check it: prices of scarcity, bound, work spent.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "matching/book.hpp"

namespace heliu::matching {

// The producer's net cost per tonne is price + freight.
struct Award {
  Id lot{};
  Id offer{};
  Kilograms kilograms;
  FenPerTonne price;  // by the round's rule: the offer's own line, or the uniform one (prices.hpp)
  FenPerTonne freight;
  FenPerTonne policy;  // preference terms counted in the welfare, paid by nobody
};

// What one more tonne of an offer's capacity (or a licence item's quota) would add to the welfare. 0 when
// not scarce. With whole lots these are reference prices: they support the bound, not every award.
struct Scarcity {
  Id id{};
  FenPerTonne price;
};

// The same for a side budget, in millionths of a thousandth of a fen per kJ or mg: a kilogram draws tens of
// thousands of kJ, so whole fen would be far too coarse.
struct BudgetPrice {
  Id id{};
  std::int64_t price = 0;
};

enum class Left : std::uint8_t {
  NoOffer,    // nobody offered for the code
  AllStruck,  // every offer for it was struck by a rule
  Outbid,     // worth less than the scarcity price of every capacity it could use
  DidNotFit,  // worth that price somewhere, but its (remaining) mass fits there neither whole nor in lawful
              // parts
};
struct Unawarded {
  Id lot{};
  Kilograms kilograms;
  Left reason = Left::NoOffer;
};

enum class FlagKind : std::uint8_t {
  OffersShareController,   // two processors under one controller bid for the same lots
  PartiesShareController,  // producer and processor of an admitted pair
};
struct Flag {  // for the regulator; changes nothing in the round
  FlagKind kind = FlagKind::OffersShareController;
  Id controller{};
  std::vector<Id> lots;
  std::vector<Id> offers;
};

// In a part of whole lots: what each lot's award is worth by itself, in 2^-bits of a thousandth of a fen;
// with the scarcity prices of what the lots do not decide, one knapsack an offer (or item) remains, and their
// optima prove `bound` (Lagrangian relaxation, matching/whole_lots.hpp). Often better than the scarcity
// prices alone.
struct LotPrice {
  Id lot{};
  std::int64_t price = 0;
};
struct LotProof {
  int bits = 0;
  std::vector<LotPrice> prices;  // empty: there is none
  MilliFen bound;                // of the part's welfare
};

// One step of a proof, a binary tree in preorder. A branch confines the award of lot to offer: at most
// `below` in the subtree that follows, at least `from` in the one after it. A leaf names no lot: its prices
// (the part's offers, licence items, budgets, each in the order of their ids; millionths of a thousandth of a
// fen per kilogram, kJ or mg) show that nothing better than the bound is in it; without prices, nothing
// lawful is.
struct ProofStep {
  Id lot{};
  Id offer{};
  Kilograms below, from;
  std::vector<std::int64_t> prices;
};

// The proofs of one part (parts.hpp), named by the least id of its lots. Bounds of the parts sum to the
// round's.
struct PartProof {
  Id lot{};
  MilliFen bound;       // no award of the part has more: the least of what duals and search could show
  MilliFen dual_bound;  // what anybody can recompute from the scarcity prices alone
  LotProof lot_proof;   // of its own bound ≥ bound
  std::vector<ProofStep> proof;  // that nothing exceeds bound; empty: too long, or not proven
};

struct Result {
  Digest book{};  // SM3 of the canonical book
  std::vector<Award> awards;
  std::vector<Unawarded> unawarded;
  std::vector<Scarcity> offer_scarcity;
  std::vector<Scarcity> item_scarcity;
  std::vector<BudgetPrice> budget_prices;
  std::vector<Flag> flags;
  MilliFen welfare;              // Σ (reserve − price − freight − policy) × kilograms of the awards
  MilliFen bound;                // no award has more
  MilliFen dual_bound;           // the part of the bound anybody can recompute from the scarcity prices alone
  std::vector<PartProof> parts;  // by lot
  std::int64_t work = 0;         // units spent; the same on every machine
  std::int64_t work_limit = 0;   // units allowed: clear() with this limit gives this result again
  Digest seal{};                 // SM3 of canonical(result): any other byte above breaks it; on the feed

  MilliFen gap() const { return bound - welfare; }
  bool proven() const { return bound == welfare; }
};

std::string_view code(Left reason);
std::string_view code(FlagKind kind);

}  // namespace heliu::matching
