// The reference a payer writes into the bank transfer: "HL" + 10 characters of base 32 + 2 check characters.
// The alphabet is Crockford's (no I, L, O, U), so O is read as 0, and I and L as 1.
//
// The check is the number mod 1021, a prime: the weights 32^k mod 1021 are all different and none is zero, so
// any one wrong character and any two exchanged characters of the number are detected.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace heliu::escrow {

inline constexpr int kReferenceLength = 14;
inline constexpr std::uint64_t kReferenceNumbers = std::uint64_t{1} << 50;

// The text of a number below kReferenceNumbers; std::out_of_range above.
std::string reference_text(std::uint64_t number);

// The reference in its one spelling (capitals, no blanks) if text is exactly one with right check characters.
std::optional<std::string> read_reference(std::string_view text);

// The first right reference anywhere in a remittance text. People put blanks, hyphens, lower case and words
// around it: everything but letters and digits is passed over.
std::optional<std::string> find_reference(std::string_view remittance);

// All of them, each once, in the order written: one transfer may pay for several escrows.
std::vector<std::string> find_references(std::string_view remittance);

}  // namespace heliu::escrow
