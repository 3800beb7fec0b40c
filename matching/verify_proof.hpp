// Follows the proofs of one part of a round: that its scarcity prices, its lot prices and the branches of its
// tree prove what they claim. No solver; arithmetic in 128 bits.
#pragma once
#include <map>
#include <optional>
#include <string>

#include "matching/parts.hpp"
#include "matching/verify.hpp"

namespace heliu::matching {

// The scarcity prices of a result: of offers and licence items in fen per tonne, of budgets as in
// BudgetPrice.
struct PublishedPrices {
  explicit PublishedPrices(const Result& result);
  std::map<Id, std::int64_t> offers, items, budgets;
};

// Nothing: dual_bound follows from the prices, lot_proof.bound from the lot prices, and bound from the tree,
// as far as there are such. Otherwise the first thing that does not hold. Expects a part of the round's book,
// and one price in range for each of its offers, licence items and budgets (verify() has checked that).
std::optional<Fault> part_fault(const Part& part, const PublishedPrices& prices, const PartProof& claim);

// The lot prices alone, empty: they hold. Their knapsacks are computed exactly by gap/certificate.hpp.
std::string lot_proof_fault(const Part& part, const PublishedPrices& prices, const PartProof& claim);

}  // namespace heliu::matching
