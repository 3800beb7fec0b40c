// The round as bare integers, numbered so that only content matters: lots and offers in the order of the
// draw, licence items by id. Two books with the same content give the same instance, bit for bit.
#pragma once
#include <cstdint>
#include <vector>

#include "matching/eligibility.hpp"

namespace heliu::matching {

struct Instance {
  struct Lot {
    std::int64_t kilograms = 0;
    bool whole = false;
    int first = 0, last = 0;  // its arcs: first ≤ a < last
  };
  struct Arc {
    int lot = 0;
    int offer = 0;
    std::int64_t margin = 0;           // fen per tonne, ≥ 0
    std::int64_t least = 0, most = 0;  // kilograms: 0, or from least to most
  };
  struct Offer {
    std::int64_t capacity = 0;
    int item = 0;
  };
  std::vector<Lot> lots;
  std::vector<Arc> arcs;  // by lot, then offer
  std::vector<Offer> offers;
  std::vector<std::int64_t> items;       // remaining kilograms
  std::vector<std::uint32_t> lot_index;  // -> book.lots
  std::vector<std::uint32_t> offer_index;
  std::vector<std::uint32_t> item_index;
  std::vector<std::uint32_t> arc_index;  // -> eligibility.arcs

  bool has_divisible() const;
};

Instance make_instance(const Book& book, const Eligibility& eligibility);

// Σ margin × kilograms; the limits of book.hpp keep it within 64 bits.
std::int64_t welfare(const Instance& instance, const std::vector<std::int64_t>& kilograms);

}  // namespace heliu::matching
