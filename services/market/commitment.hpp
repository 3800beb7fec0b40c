// What a sealed offer says, and the hash that commits to it. A client computes the same hash on its side, so
// the text below is fixed: changing it is a new version with another first line.
//
// commitment = SM3 (hexadecimal, lower case) of this UTF-8 text; lines end in "\n", the last one too:
//
//   heliu sealed offer 2
//   round ID                     ids: lower case with hyphens
//   processor ID
//   licence-item ID
//   kilograms N                  numbers: decimal, no leading zeros, "-" before a negative one
//   least-load N                 0 when there is none
//   most-load N                  only when there is one
//   radius N                     metres; 0: none
//   window FROM TO               RFC 3339 UTC with milliseconds, 2026-11-23T08:00:00.000Z
//   limit NAME N                 one line for each limit that is set, in the order of OfferLimits
//   forms A B                    sorted; only when there are some
//   packagings A B               sorted; only when there are some
//   budget NAME heat N           one line for each budget that is set, sorted by name; kJ
//   budget NAME chlorine N       after the heat of the same line; mg
//   line CODE HASH               one for each price, sorted by code
//
//   HASH = SM3("heliu offer line 2\nsalt SALT\nprice N\n"), hexadecimal, N fen per tonne
//   SALT = SM3("heliu offer salt 2\nnonce NONCE\ncode CODE\n"), hexadecimal; NONCE: 64 digits
//
// So the text can be shown to everybody after the close and still hides every price: a hash can't be turned
// back without its salt, nor a salt made without the nonce, which stays with owner, regulator and auditor. A
// line that won is shown with its salt and price, and gives its own salt away only.
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "chassis/base/instant.hpp"
#include "chassis/base/uuid.hpp"
#include "settlement/quantity.hpp"

namespace heliu::market {

struct PriceLine {
  std::string code;
  FenPerTonne price;  // > 0: the producer pays; < 0: the processor pays
};
BOOST_DESCRIBE_STRUCT(PriceLine, (), (code, price))

// What a processor accepts; absent or empty: no limit.
struct OfferLimits {
  std::optional<std::int64_t> chlorine_most_mg_per_kg, fluorine_most_mg_per_kg, sulphur_most_mg_per_kg,
      metals_most_mg_per_kg, moisture_most_permille, heat_least_kj_per_kg, heat_most_kj_per_kg,
      flash_point_least_c;
  std::vector<std::string> forms;  // S SS L G
  std::vector<std::string> packagings;
};
BOOST_DESCRIBE_STRUCT(OfferLimits, (),
                      (chlorine_most_mg_per_kg, fluorine_most_mg_per_kg, sulphur_most_mg_per_kg,
                       metals_most_mg_per_kg, moisture_most_permille, heat_least_kj_per_kg,
                       heat_most_kj_per_kg, flash_point_least_c, forms, packagings))

// What an incineration line can take in during the round besides mass; absent: no budget. Every offer of the
// processor that names the line draws on it, and of several figures the least counts.
struct LineBudget {
  std::string name;  // the processor's own for it, a word
  std::optional<std::int64_t> heat_kj, chlorine_mg;
};
BOOST_DESCRIBE_STRUCT(LineBudget, (), (name, heat_kj, chlorine_mg))

struct OfferContent {
  Uuid licence_item_id;
  Kilograms kilograms;  // of this round, at most
  std::vector<PriceLine> lines;
  Kilograms least_load_kilograms;  // of one award; 0: none
  std::optional<Kilograms> most_load_kilograms;
  OfferLimits limits;
  std::vector<LineBudget> budgets;
  std::int64_t radius_metres = 0;  // straight line; 0: none
  Instant window_from, window_to;  // when loads can be received
};
BOOST_DESCRIBE_STRUCT(OfferContent, (),
                      (licence_item_id, kilograms, lines, least_load_kilograms, most_load_kilograms, limits,
                       budgets, radius_metres, window_from, window_to))

// nonce: 64 hexadecimal digits in lower case. Names and packagings must be words without blanks (the contract
// says so).
std::string commitment_text(const OfferContent& content, const Uuid& round, const Uuid& processor,
                            const std::string& nonce);

// 64 hexadecimal digits in lower case.
std::string commitment_of(const OfferContent& content, const Uuid& round, const Uuid& processor,
                          const std::string& nonce);

std::string line_salt(const std::string& nonce, const std::string& code);
std::string line_hash(const std::string& salt, FenPerTonne price);

}  // namespace heliu::market
