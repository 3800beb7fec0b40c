// What every reader of files promises, whatever the bytes: it answers or refuses with its own kind of error,
// it neither crashes nor hangs nor overflows, and what it accepts is good. One function a reader; libFuzzer
// calls them (fuzzer.cpp), and so does a test with the kept corpus and seeded mutations (corpus_test.cpp).
#pragma once
#include <stdexcept>
#include <string>
#include <string_view>

namespace heliu::fuzz {

// A broken promise; anything else thrown (or a signal, or a sanitizer's complaint) is one as well.
struct Broken : std::logic_error {
  using std::logic_error::logic_error;
};

void try_book(
    std::string_view bytes);  // accepted: it reads back the same, and a small one clears and verifies
void try_result(
    std::string_view bytes);           // accepted: it is the example's own result, or verify() finds a fault
std::string example_result();          // of tests/data/clearing/example.json, as heliu-clear writes it
void try_gap(std::string_view bytes);  // accepted: nothing malformed; a small one solves within its bound
// Accepted: it reads the same in pieces of any size, and what reaches the books adds up to its balances.
void try_camt(std::string_view bytes);
void try_mt940(std::string_view bytes);    // likewise
void try_pain002(std::string_view bytes);  // accepted: each transfer has an id and a status
void try_dimacs(std::string_view bytes);   // accepted: a small one solves, and the checker agrees

}  // namespace heliu::fuzz
