// Keeps each enterprise's cover as said on the feed equal to what its policies give today.
#pragma once
#include "chassis/command/unit.hpp"
#include "insurance/store.hpp"

namespace heliu::insurance {

// Computes the cover anew; says cover.changed when it differs from what was said, and cover.short when it is
// insufficient while trades are open and that was not yet said. Knows nothing of the enterprise: does
// nothing.
void refresh_cover(Unit& u, const Uuid& enterprise);

// Refreshes up to `most` enterprises whose cover was computed for an earlier day: a policy or a requirement
// begins or lapses by the calendar alone. Returns how many.
int refresh_due(Unit& u, int most);

// A requirement of this kind changed: every such cover is due again.
void make_due(Transaction& db, EnterpriseKind kind);

}  // namespace heliu::insurance
