// How much of what the bank moved is explained, and how old the rest is.
#pragma once
#include <string>
#include <vector>

#include "chassis/command/unit.hpp"

namespace heliu::treasury {

// Σ|amount| of lines explained in one way; by-hand: by a person's word.
struct ExplainedBy {
  std::string basis;
  std::int64_t lines = 0;
  Fen value_fen;
};
BOOST_DESCRIBE_STRUCT(ExplainedBy, (), (basis, lines, value_fen))

// Open breaks by their age in days since they were booked: 0–1, 2–7, 8–30, more.
struct OpenByAge {
  std::string age;
  std::int64_t breaks = 0;
  Fen value_fen;
};
BOOST_DESCRIBE_STRUCT(OpenByAge, (), (age, breaks, value_fen))

struct Reconciliation {
  std::int64_t lines = 0;
  Fen value_fen, explained_fen;
  std::int64_t explained_ppm = 1'000'000;  // millionths of the value, rounded down; all of nothing
  std::vector<ExplainedBy> explained_by;
  std::vector<OpenByAge> open_by_age;
};
BOOST_DESCRIBE_STRUCT(Reconciliation, (),
                      (lines, value_fen, explained_fen, explained_ppm, explained_by, open_by_age))

// Of lines booked from one day to another, both included; breaks of any day, aged on `today`.
Reconciliation reconciliation(Transaction& db, Date from, Date to, Date today);

}  // namespace heliu::treasury
