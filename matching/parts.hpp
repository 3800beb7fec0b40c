// A round falls apart into markets that share no lot, offer, licence item or budget. What one of them awards
// changes nothing in another, so each is solved and proven by itself: the tree of a search over all of them
// at once would be as large as the product of theirs.
#pragma once
#include <vector>

#include "matching/eligibility.hpp"

namespace heliu::matching {

struct Part {
  Book book;  // the whole book's draw, and of its lots, offers, licence items and budgets those of the part
  std::vector<Arc> arcs;  // by lot, then offer, of this book
  Id name() const;        // the least id of its lots
};

// Connected by arcs alone: what no arc uses is in no part. In the order of their names. Expects a checked
// book.
std::vector<Part> parts_of(const Book& book, const std::vector<Arc>& arcs);

}  // namespace heliu::matching
