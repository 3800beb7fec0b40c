// The day's enterprises and the one person who signs in for each of them.
#pragma once
#include "tests/day/data.hpp"

namespace heliu::day {

// Registers them, sets each password by an activation code and signs each in. Repeatable.
void register_people(Day& day);

}  // namespace heliu::day
