// What main.cpp and the tests assemble.
#pragma once
#include "chassis/service.hpp"

namespace heliu::insurance {

void bind_policies(Service& service);
void bind_covers(Service& service);  // requirements and covers, and the timer that keeps covers current
void bind_claims(Service& service);
void follow_feeds(Service& service);

void assemble(Service& service);  // all of them

}  // namespace heliu::insurance
