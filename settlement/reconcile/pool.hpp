// Internal to this folder: what is still unexplained, while the rules go over it one after another.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "settlement/reconcile/match.hpp"

namespace heliu::reconcile {

// Days since 1970; nothing if it is none.
std::optional<int> day_number(std::string_view day);

// Letters and digits only, capitals: "ESC-0001" and "esc 0001" are one reference.
std::string plain_reference(std::string_view reference);

// The words of a text that may be references, plain; two that stand side by side also as one, for a bank's
// line end may have torn it.
std::vector<std::string> reference_words(std::string_view text);

// ESC0001 has the form ESC9999.
std::string form_of(std::string_view plain);

// Without blanks, brackets as ASCII has them, capitals: how banks write a name differs in these only.
std::string plain_name(std::string_view name);

// One line or entry. Positions point into the canonical order of both sides, so no input order shows.
struct Item {
  std::size_t position = 0;  // in Report::movements or in the expected entries as given
  std::int64_t amount = 0;
  std::optional<int> day;
  std::string name;
  bool matched = false;
  bool named = false;  // a reference ties it to the other side
};

struct Pool {
  std::vector<Item> movements, expected;           // in canonical order
  std::vector<std::vector<std::size_t>> named_by;  // of each movement: expected items its references name
  Options options;
  std::vector<Match> matches;
  std::vector<std::vector<std::size_t>> components;  // movements that name each other's entries
  std::unordered_set<std::string> forms;             // of the references that are expected
  std::int64_t unsearched = 0;

  void match(const std::vector<std::size_t>& of_movements, const std::vector<std::size_t>& of_expected,
             Basis basis, bool unique);
};

Pool make_pool(const std::vector<Movement>& movements, const std::vector<Expected>& expected,
               const Options& options);

void match_by_reference(Pool& pool, const std::vector<Movement>& movements,
                        const std::vector<Expected>& expected);
void match_by_amount(Pool& pool);
void match_by_sum(Pool& pool);

// 1:n, n:1 and n:m among the items given that are not matched yet. Amounts of one sign, all to be tried.
void match_sums(Pool& pool, std::vector<std::size_t> movements, std::vector<std::size_t> expected,
                Basis basis);

std::vector<Break> breaks_of(const Pool& pool, const std::vector<Movement>& movements);

}  // namespace heliu::reconcile
