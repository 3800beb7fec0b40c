// What main.cpp and the tests assemble.
#pragma once
#include "chassis/service.hpp"

namespace heliu::supervision {

void bind_records(Service& service);
void bind_flags(Service& service);
void bind_cases(Service& service);
void bind_figures(Service& service);  // the city's indicators

// In this order: the flags are found in what the first two have stored.
void follow_flows(Service& service);      // facts of trades into records
void follow_registers(Service& service);  // enterprises, licences, policies, grades, lots, loads
void follow_for_flags(Service& service);

void assemble(Service& service);  // all of them

}  // namespace heliu::supervision
