// After a release, a manifest may be revised with the authority's approval: the load is computed again and
// the difference is booked as new entries. What was decided before stays as it was.
#pragma once
#include <string>

#include "treasury/books.hpp"
#include "treasury/escrow.hpp"

namespace heliu::treasury {

// Row of escrow_revision.
struct Revision {
  Uuid id, trade_id, load_id;
  Kilograms kilograms_before, kilograms_after;
  Fen difference_fen;    // > 0: the payee gets more
  std::string document;  // the approved revision; one revision a document and load
  std::string reason, revised_by;
  Instant revised_at;
};
BOOST_DESCRIBE_STRUCT(Revision, (),
                      (id, trade_id, load_id, kilograms_before, kilograms_after, difference_fen, document,
                       reason, revised_by, revised_at))

struct NewRevision {
  Uuid load_id;
  Kilograms settlement_kilograms;
  std::string document, reason;
};
BOOST_DESCRIBE_STRUCT(NewRevision, (), (load_id, settlement_kilograms, document, reason))

// More comes out of the escrow while it holds something, else from the payer's own; less comes from the
// payee's own. Saves the escrow. Throws Problem "load-not-released", "document-taken", "escrow-frozen" or,
// when the debtor has not enough, "ledger-refused".
Revision revise_load(Unit& unit, Books& books, Escrow& escrow, const NewRevision& asked);

}  // namespace heliu::treasury
