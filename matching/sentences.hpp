// Sentences composed from the facts of an explanation, in Chinese and English.
#pragma once
#include <string>

#include "matching/explain.hpp"

namespace heliu::matching {

// One sentence with its full stop. Money in yuan per tonne, mass in tonnes, times in China (UTC+8); lots and
// offers are named by the last eight digits of their id.
std::string sentence(const Said& said, Language language);

// The rule of a reason code ("out-of-radius") in words; the code itself when it is none.
std::string rule_text(std::string_view reason, Language language);

}  // namespace heliu::matching
