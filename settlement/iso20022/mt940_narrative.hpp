// Internal to this folder: what an MT940 says about an entry in words (:86:).
#pragma once
#include "settlement/iso20022/mt940_fields.hpp"
#include "settlement/iso20022/statement.hpp"

namespace heliu::iso20022::mt940 {

// Fills remittance, end-to-end id, counterparty and return of the entry from, in this order: subfields
// (166?00…?20…, any mark for "?"), code words between slashes (/EREF/…/REMI/…), plain text. What has no field
// goes to entry.unknown under ":86:/…". Never throws: banks are free in this field.
void read_narrative(const Field& field, Entry& entry);

}  // namespace heliu::iso20022::mt940
