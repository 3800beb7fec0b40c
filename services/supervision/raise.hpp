// Raising flags: once for each indicator and subject.
#pragma once
#include "chassis/command/unit.hpp"
#include "supervision/flag.hpp"

namespace heliu::supervision {

// The rule of an indicator in force today; nothing when it has none (it is then not raised).
std::optional<IndicatorRule> rule_of(Transaction& db, std::string_view indicator, Date today);

// Stores the flag and says flag.raised, unless this indicator was already raised for this subject.
void raise(Unit& u, const Finding& finding, const IndicatorRule& rule);

}  // namespace heliu::supervision
