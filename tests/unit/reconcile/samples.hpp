// Lines, documents and entries of the tests of reconciliation, short to write.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "settlement/reconcile/match.hpp"

namespace heliu::reconcile::samples {

inline Line line(std::int64_t fen, const std::string& remittance = "", const std::string& name = "",
                 const std::string& day = "2026-11-23") {
  Line made;
  made.amount = Fen{fen};
  made.day = day;
  made.remittance = remittance;
  made.counterparty_name = name;
  return made;
}

inline Line referenced(std::int64_t fen, const std::string& bank_reference) {
  Line made = line(fen);
  made.bank_reference = bank_reference;
  return made;
}

inline Document document(Source source, const std::string& id, std::vector<Line> lines,
                         std::int64_t sequence = 0) {
  return {source, "4406", id, sequence, std::move(lines)};
}

inline Expected expected(const std::string& id, std::int64_t fen, const std::string& reference = "",
                         const std::string& name = "", const std::string& day = "2026-11-23") {
  Expected made{id, Fen{fen}, day, {}, name};
  if (!reference.empty()) made.references.push_back(reference);
  return made;
}

}  // namespace heliu::reconcile::samples
