// The round as bare integers, numbered so that only content matters: lots and offers in the order of the
// draw, licence items by id. Two books with the same content give the same instance, bit for bit.
#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "matching/eligibility.hpp"

namespace heliu::matching {

struct Instance {
  struct Lot {
    std::int64_t kilograms = 0;
    bool whole = false;
    int first = 0, last = 0;             // its arcs: first ≤ a < last
    std::array<std::int64_t, 2> draw{};  // of one kilogram, by BudgetKind: kJ, mg
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
    std::vector<int> budgets;
  };
  struct Budget {
    std::int64_t amount = 0;
    BudgetKind kind = BudgetKind::Heat;
  };
  std::vector<Lot> lots;
  std::vector<Arc> arcs;  // by lot, then offer
  std::vector<Offer> offers;
  std::vector<std::int64_t> items;       // remaining kilograms
  std::vector<Budget> budgets;           // by id
  std::vector<std::uint32_t> lot_index;  // -> book.lots
  std::vector<std::uint32_t> offer_index;
  std::vector<std::uint32_t> item_index;
  std::vector<std::uint32_t> budget_index;
  std::vector<std::uint32_t> arc_index;  // -> arcs

  bool has_divisible() const;
  const Lot& lot_of(int arc) const {
    return lots[static_cast<std::size_t>(arcs[static_cast<std::size_t>(arc)].lot)];
  }
  const Offer& offer_of(int arc) const {
    return offers[static_cast<std::size_t>(arcs[static_cast<std::size_t>(arc)].offer)];
  }
  // What one kilogram on the arc draws from a budget of its offer.
  std::int64_t draw(int arc, int budget) const {
    return lot_of(arc).draw[static_cast<std::size_t>(budgets[static_cast<std::size_t>(budget)].kind)];
  }
};

Instance make_instance(const Book& book, const std::vector<Arc>& arcs);

// Σ margin × kilograms; the limits of book.hpp keep it within 64 bits.
std::int64_t welfare(const Instance& instance, const std::vector<std::int64_t>& kilograms);

}  // namespace heliu::matching
