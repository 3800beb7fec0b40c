// Which operations of a contract were answered well while a test program ran: one that no test sees succeed
// is a hole in the tests. every_operation.cpp, which heliu_service_test adds to a program, makes it a
// failure.
#pragma once
#include <set>
#include <string>

#include "chassis/contract/contract.hpp"

namespace heliu::test {

// Remembers that the operation of this method and path was answered, and how.
void note_answer(const Contract& contract, const std::string& method, const std::string& path, int status);

// "market/listLots": those of the contracts noted so far that no answer with 2xx or 304 was noted for.
std::set<std::string> operations_never_answered_well();

}  // namespace heliu::test
