// What a ledger decides beside its transfers: accounts opened, their terms changed, requests refused for
// good. Numbered and chained like the transfers, in a log of its own; `after` gives each its place among
// them.
#pragma once
#include <cstdint>

#include "settlement/ledger/status.hpp"
#include "settlement/ledger/types.hpp"

namespace heliu::ledger {

struct Decision {
  // DO NOT RENUMBER: stored and hashed.
  enum class What : std::uint8_t { opened = 1, terms = 2, refused = 3 };

  std::uint64_t seq = 0;        // 1, 2, 3 … without gaps
  std::uint64_t after = 0;      // position of the newest transfer when it was taken
  std::int64_t decided_at = 0;  // never before that of the decision or transfer before it
  What what = What::opened;
  Id id{};                          // the account; refused: the request
  std::uint16_t code = 0;           // opened
  Terms terms{};                    // opened, terms
  Status status = Status::created;  // refused: the answer that each repeat gets
  TransferRequest request{};        // refused
  Hash chain{};                     // see chain.hpp

  friend bool operator==(const Decision&, const Decision&) = default;
};

}  // namespace heliu::ledger
