// The book of one round: everything the clearing may look at. The caller resolves dates, predicates and
// tariffs into it; nothing here reads a clock, a file or a database. The order of any list is irrelevant.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "settlement/quantity.hpp"

namespace heliu::matching {

using Id = std::array<std::uint8_t, 16>;
using Digest = std::array<std::uint8_t, 32>;
using Micros = std::int64_t;  // microseconds UTC since 1970

// Welfare: kilograms × fen per tonne, so thousandths of a fen. Kept exact; never rounded inside a round.
using MilliFen = Quantity<struct MilliFenUnit>;

// Limits that keep every sum of a round below 2^63; check() refuses a book beyond them.
inline constexpr std::int64_t kPriceMost = 100'000'000;  // fen per tonne, either sign: 1 million yuan/t
inline constexpr std::int64_t kLotKilogramsMost = 1'000'000'000;   // one lot
inline constexpr std::int64_t kBookKilogramsMost = 8'000'000'000;  // all lots of a round
inline constexpr std::int64_t kTermMost = 1'000'000;  // one policy term, fen per tonne, either sign
inline constexpr std::size_t kTermsMost = 200;
inline constexpr std::size_t kLotsMost = 200'000;
inline constexpr std::size_t kOffersMost = 10'000;
inline constexpr std::size_t kBudgetsMost = 1'000;
inline constexpr std::int64_t kHeatMost = 1'000'000;                 // kJ/kg; hydrogen has 142,000
inline constexpr std::int64_t kChlorineMost = 1'000'000;             // mg/kg: pure chlorine
inline constexpr std::int64_t kBudgetMost = 10'000'000'000'000'000;  // kJ or mg, of one budget

struct BookError : std::invalid_argument {
  using std::invalid_argument::invalid_argument;
};

struct Window {  // from ≤ t < to
  Micros from = 0;
  Micros to = 0;
};

struct Site {
  std::int64_t longitude = 0;  // micro-degrees
  std::int64_t latitude = 0;   // micro-degrees
  std::string city;            // six digits, e.g. 440600; the first two name the province
  std::string district;        // six digits, e.g. 440605
};

enum class Form : std::uint8_t { Solid, SemiSolid, Liquid, Gas };  // S, SS, L, G of the national ledger form

// Measured properties of a lot; absent means not measured.
struct Assay {
  std::optional<std::int64_t> chlorine;     // mg/kg
  std::optional<std::int64_t> fluorine;     // mg/kg
  std::optional<std::int64_t> sulphur;      // mg/kg
  std::optional<std::int64_t> metals;       // mg/kg, sum of the heavy metals
  std::optional<std::int64_t> moisture;     // permille
  std::optional<std::int64_t> heat;         // kJ/kg
  std::optional<std::int64_t> flash_point;  // °C
};

// What a processor accepts; absent or empty means no limit.
struct Limits {
  std::optional<std::int64_t> chlorine_most, fluorine_most, sulphur_most, metals_most;  // mg/kg
  std::optional<std::int64_t> moisture_most;                                            // permille
  std::optional<std::int64_t> heat_least, heat_most;                                    // kJ/kg
  std::optional<std::int64_t> flash_point_least;                                        // °C
  std::vector<Form> forms;
  std::vector<std::string> packagings;
};

struct Lot {
  Id id{};
  Id producer{};
  std::string code;  // 900-249-08
  Kilograms kilograms;
  Form form = Form::Solid;
  std::string packaging;
  Assay assay;
  Site site;
  Window pickup;
  FenPerTonne reserve;         // most the producer will pay per tonne, freight included; < 0: least it wants
  FenPerTonne freight_base;    // loading and unloading, per tonne
  FenPerTonne freight_per_km;  // per tonne and road kilometre, of the lot's transport class
  bool divisible = false;      // false: all of it to one offer, or none
  Kilograms least_part;        // divisible only: no award smaller than this
  Micros changed_at = 0;       // the last material change (mass, assay, form, place, window); 0: never
};

struct Line {
  std::string code;
  FenPerTonne price;  // > 0: the producer pays; < 0: the processor pays
};

struct Offer {
  Id id{};
  Id processor{};
  Id licence_item{};
  Digest commitment{};  // of the sealed offer; decides ties together with the round's nonce
  std::string method;   // R4, D10, …
  std::vector<Line> lines;
  Kilograms capacity;
  Kilograms least_load;                // of one award; 0: none
  std::optional<Kilograms> most_load;  // of one award
  Limits limits;
  std::int64_t radius_metres = 0;  // straight line; 0: none
  Window window;                   // when loads can be received
  Site site;
  std::vector<Id> budgets;  // what its kilograms also draw on: the heat and chlorine budgets of its line
  Micros sealed_at = 0;     // when the commitment was taken; 0: unknown, earlier than any change
};

// What a processing line may take in over the round besides mass. An award of k kilograms of a lot draws
// heat × k from a heat budget and chlorine × k from a chlorine budget (a negative heat value draws nothing).
enum class BudgetKind : std::uint8_t { Heat, Chlorine };  // kJ, mg
struct Budget {
  Id id{};
  Id processor{};
  std::string line;  // the processor's name for it: "rotary kiln 1"
  BudgetKind kind = BudgetKind::Heat;
  std::int64_t amount = 0;  // kJ or mg, 0 … kBudgetMost
};

// Capacity belongs to the licence item and is shared by its codes and by every offer on it.
struct LicenceItem {
  Id id{};
  Kilograms remaining;
  std::vector<std::string> codes;  // ALL / INCLUDE / EXCEPT already resolved by the caller
  Window valid;
};

struct Enterprise {
  Id id{};
  std::vector<Id> controllers;  // owners that decide for it; itself is implied
  bool frozen = false;
  int rating = 0;  // higher is better; the scale is the caller's
  bool cover_required = false;
  Micros cover_until = 0;  // the policy is in force while cleared_at < cover_until
  bool cover_enough = false;
};

struct Approval {  // of a move out of the producer's city or province
  Id producer{};
  Id processor{};
  std::string code;
};

// A regulator's preference, as a dated row: added to the cost of an arc, paid by nobody.
enum class TermKind : std::uint8_t { Method, OutOfCity, OutOfProvince };
struct PolicyTerm {
  TermKind kind = TermKind::Method;
  std::string method;  // Method rows only
  FenPerTonne term;    // > 0: less wanted
  Window valid;
};

// What an award pays. Stated with the round before it opens; see matching/prices.hpp.
enum class PriceRule : std::uint8_t { PayAsOffered, UniformMarginal };

enum class ApprovalScope : std::uint8_t { OtherCity, OtherProvince };
struct Rules {
  int producer_rating_floor = 0;
  int processor_rating_floor = 0;
  ApprovalScope approval = ApprovalScope::OtherProvince;
  bool forbid_same_controller = true;    // producer and processor; false: flagged only
  std::int64_t detour_permille = 1'300;  // road over straight line, for freight
  PriceRule price_rule = PriceRule::PayAsOffered;
};

struct Book {
  Id round{};
  Micros cleared_at = 0;
  Digest draw_nonce{};  // committed to before the first offer, opened at close: nobody can aim at a tie
  Rules rules;
  std::vector<Lot> lots;
  std::vector<Offer> offers;
  std::vector<LicenceItem> items;
  std::vector<Budget> budgets;
  std::vector<Enterprise> enterprises;
  std::vector<Approval> approvals;
  std::vector<PolicyTerm> terms;
};

// Throws BookError naming the first fault: a doubled id, a party or licence item that is not in the book,
// a mass or price out of range. Everything else in matching/ expects a checked book.
void check(const Book& book);

}  // namespace heliu::matching
