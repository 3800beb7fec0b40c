// Keeps each enterprise's rating equal to what its evidence gives today.
#pragma once
#include "chassis/command/unit.hpp"
#include "credit/store.hpp"

namespace heliu::credit {

// Rates anew; says rating.changed when grade or score changed. No facts and no rating so far: does nothing.
void refresh_rating(Unit& u, const Uuid& enterprise);

// Rates up to `most` enterprises rated on an earlier day, as facts age. Returns how many.
int refresh_due(Unit& u, int most);

}  // namespace heliu::credit
