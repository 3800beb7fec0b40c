// What main.cpp and the tests assemble.
#pragma once
#include "chassis/service.hpp"

namespace heliu::credit {

void bind_ratings(Service& service);   // reading ratings and the method, and the daily refresh
void bind_evidence(Service& service);  // assessments, vetoes, incidents
void follow_feeds(Service& service);

void assemble(Service& service);  // all of them

}  // namespace heliu::credit
