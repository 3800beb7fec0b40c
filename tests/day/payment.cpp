#include "tests/day/city.hpp"
