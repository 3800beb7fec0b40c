// What of a record its reader may see. Regulators and auditors see all. The producer's reserve is the
// producer's own, an offer's other prices are the processor's, what an enterprise was credited and paid over
// all its trades is that enterprise's; the carrier carries: it sees its freight, not the price of the waste.
// Pure.
#pragma once
#include <vector>

#include "supervision/record.hpp"

namespace heliu::supervision {

// Who reads, as seats of this trade: one enterprise may hold more than one.
struct Reader {
  Uuid enterprise;
  bool staff = false, producer = false, processor = false, carrier = false;

  bool party() const { return producer || processor || carrier; }
  bool sees_price() const { return staff || producer || processor; }
};
Reader reader_of(const Record& record, const Uuid& enterprise, bool staff);

// The fact's data with null for what the reader may not see; {} for an offer that is not the reader's.
JsonText data_for(const Reader& reader, const Fact& fact);

// Left and right are empty where the reader may not see them; the state stays.
std::vector<Check> checks_for(const Reader& reader, std::vector<Check> checks);

}  // namespace heliu::supervision
