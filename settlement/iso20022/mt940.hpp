// MT940, the customer statement of SWIFT, as banks in China and elsewhere write it.
#pragma once
#include <string_view>
#include <vector>

#include "settlement/iso20022/statement.hpp"

namespace heliu::iso20022 {

// Every statement of the file, at least one; pages of one statement (60M, 62M) are joined. Where a bank
// leaves the standard the result names the tolerance; fields that MT940 doesn't have are kept. Of :86: the
// subfields ?20 … ?33, the code words /EREF/ … and EREF+ … are understood; else it is the remittance.
// Throws FormatError with line and field on everything else, a statement without its closing balance (cut
// off) among it. Sums are for Statement::difference().
std::vector<Statement> read_mt940(std::string_view text, const ReadOptions& options = {});

}  // namespace heliu::iso20022
