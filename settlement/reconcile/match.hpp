// Movements of a bank account against what was expected of it: what explains what, and what stays open and
// why.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "settlement/reconcile/line.hpp"

namespace heliu::reconcile {

// An amount that our books say should move.
struct Expected {
  std::string id;                       // unique
  Fen amount;                           // > 0: to come in
  std::string day;                      // from when on, or on which; YYYY-MM-DD, may be empty
  std::vector<std::string> references;  // end-to-end id, payment reference …: any of them names it
  std::string name;                     // of the counterparty; may be empty
};

// Why lines and expected entries belong together, from the surest on.
enum class Basis {
  Reference,      // they name each other, and the amounts are equal
  AmountNameDay,  // equal amount and name, days within the window
  AmountDay,      // equal amount, days within the window; one side has no name
  SumName,        // sums of one counterparty are equal
  SumDay,         // sums within the window are equal; one side has no name
};
inline constexpr std::size_t kBases = 5;
std::string_view word(Basis basis);

// Positions in the report's movements and in the expected entries as given, ascending. The sums of both are
// equal to the fen.
struct Match {
  std::vector<std::size_t> movements, expected;
  Basis basis = Basis::Reference;
  bool unique = true;  // false: other lines or entries would be explained as well; a person should look
};

enum class Cause {
  AmountDiffers,     // named by reference, but the sums are not equal
  PaidTwice,         // names an entry that other lines explain already
  Returned,          // a return or reversal of what an entry explains
  UnknownReference,  // the line names something of the form of our references, but none that is expected
  NameDiffers,       // an entry of equal amount and day has another counterparty
  NotExpected,       // nothing expected is like it
  NotReceived,       // expected, and nothing on the account is like it
};
inline constexpr std::size_t kCauses = 7;
std::string_view word(Cause cause);

// One movement or one expected entry that nothing explains.
struct Break {
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  Cause cause = Cause::NotExpected;
  std::size_t movement = kNone, expected = kNone;  // which of both it is about
  Fen amount;                                      // of it
  Fen difference;            // AmountDiffers: moved − expected of all that name each other
  std::size_t like = kNone;  // PaidTwice, Returned, NameDiffers, AmountDiffers: the entry (or movement) meant
};

struct Report {
  std::vector<Movement> movements;  // those that post
  std::vector<Match> matches;       // in the order of their first movement
  std::vector<Break> breaks;        // movements first
  std::vector<Line> waiting;
  std::vector<std::string> copies;
  std::int64_t told_again = 0;
  // Groups too large for the search of sums; 0: what is left has no explanation of up to the sizes searched.
  std::int64_t unsearched = 0;

  // Share of value explained, in millionths, rounded down: of Σ|amount| of the movements. All of nothing.
  std::int64_t explained_ppm() const;
  std::int64_t explained_ppm(Basis basis) const;
};

struct Options {
  int window_days = 3;  // a line may be booked so many days before or after the day expected
  // Lines or entries of one group that sums are searched in; at most kMaxItems of subset.hpp, on two sides
  // half of it each.
  std::size_t max_items = 24;
};

// Deterministic: the order of documents, lines and entries changes nothing but the positions. Matches by
// reference, then by amount, name and day, then by sums (1:n, n:1, n:m) of one counterparty or, without
// names, of one window. A line that names an entry is never explained by another. std::invalid_argument if an
// id is used twice, an expected amount is 0 or a line posts nothing; std::overflow_error if a sum leaves 64
// bits.
Report reconcile(std::vector<Document> documents, const std::vector<Expected>& expected,
                 const Options& options = {});

// Σ|amount| of the breaks by age on a day: 0–1, 2–7, 8–30, more days, and without a day.
std::array<Fen, 5> open_by_age(const Report& report, const std::vector<Expected>& expected,
                               const std::string& today);

}  // namespace heliu::reconcile
