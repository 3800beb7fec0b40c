// Follows the proof in a result: that its branches leave nothing out and that every leaf holds nothing better
// than the bound. No solver; arithmetic in 128 bits.
#pragma once
#include <string>

#include "matching/eligibility.hpp"
#include "matching/result.hpp"

namespace heliu::matching {

// Empty: the proof shows that no lawful award of the book has more welfare than result.bound. Otherwise the
// first step that does not hold. Expects arcs = eligibility(book).arcs, and that result.dual_bound follows
// from the result's scarcity and budget prices (verify() has checked it).
std::string proof_fault(const Book& book, const std::vector<Arc>& arcs, const Result& result);

// Empty: the lot prices (if there are any) prove lot_proof.bound. The knapsacks are computed exactly by
// gap/certificate.hpp. Expects the same.
std::string lot_proof_fault(const Book& book, const Eligibility& eligible, const Result& result);

}  // namespace heliu::matching
