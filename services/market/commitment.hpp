// What a sealed offer says, and the hash that commits to it. A client computes the same hash on its side, so
// the text below is fixed: changing it is a new version with another first line.
//
// commitment = SM3 (hexadecimal, lower case) of this UTF-8 text; lines end in "\n", the last one too:
//
//   heliu sealed offer 1
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
//   line CODE PRICE              one for each line, sorted by code
//   nonce HEX                    64 digits
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

struct OfferContent {
  Uuid licence_item_id;
  Kilograms kilograms;  // of this round, at most
  std::vector<PriceLine> lines;
  Kilograms least_load_kilograms;  // of one award; 0: none
  std::optional<Kilograms> most_load_kilograms;
  OfferLimits limits;
  std::int64_t radius_metres = 0;  // straight line; 0: none
  Instant window_from, window_to;  // when loads can be received
};
BOOST_DESCRIBE_STRUCT(OfferContent, (),
                      (licence_item_id, kilograms, lines, least_load_kilograms, most_load_kilograms, limits,
                       radius_metres, window_from, window_to))

// nonce: 64 hexadecimal digits in lower case. Packagings must be words without blanks (the contract says so).
std::string commitment_text(const OfferContent& content, const Uuid& round, const Uuid& processor,
                            const std::string& nonce);

// 64 hexadecimal digits in lower case.
std::string commitment_of(const OfferContent& content, const Uuid& round, const Uuid& processor,
                          const std::string& nonce);

}  // namespace heliu::market
