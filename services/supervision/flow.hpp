// The three flows of one trade, folded from the facts of market, transport and treasury, and the checks
// between them: every pair of numbers that must agree, as agreed, differs or waiting, with both numbers.
// Pure.
#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "chassis/base/instant.hpp"
#include "chassis/base/uuid.hpp"
#include "chassis/json/describe.hpp"
#include "settlement/quantity.hpp"

namespace heliu::supervision {

// One fact of a feed about a trade, its lot or its offer, as it was said.
struct Fact {
  std::string feed;
  std::int64_t position = 0;
  std::string type;
  Uuid subject;
  std::optional<Uuid> trade_id, load_id;
  Instant said_at;
  JsonText data;
};
BOOST_DESCRIBE_STRUCT(Fact, (), (feed, position, type, subject, trade_id, load_id, said_at, data))

// Which of the three flows a fact belongs to: "information", "material" or "money".
std::string flow_of(std::string_view type);

struct LoadFlow {
  std::string manifest_number;
  std::optional<Kilograms> manifest, waybill, origin_net, destination_net, accepted, refused;
  Kilograms heaviest_gross;  // of both weighings: what the scale tolerance is a share of
  Kilograms treated;
  std::vector<Kilograms> settled;  // one a release; more than one is wrong
  Fen disposal;                    // of the last release, signed as the price
};

// What an enterprise was credited over all trades up to this one, and what has left to it in all.
struct CreditAndPayout {
  Uuid enterprise_id;
  Fen credited, paid;
};

struct TradeFlow {
  bool struck = false, cancelled = false, closed = false;
  std::optional<Kilograms> lot;
  Kilograms kilograms;
  FenPerTonne price;
  Fen amount;
  std::int64_t signatures = 0;
  std::optional<Fen> due;  // Σ legs of the escrow
  Fen funded, paid_from_escrow, refunded;
  std::optional<Kilograms> completed_accepted, completed_released;
  std::map<Uuid, LoadFlow> loads;
  std::vector<CreditAndPayout> paid_out;  // of those this trade paid or refunded
};

// A fact that can't be read is passed over: the check it was for stays waiting.
TradeFlow fold(std::span<const Fact> facts);

enum class Agreement { agreed, differs, waiting };
BOOST_DESCRIBE_ENUM(Agreement, agreed, differs, waiting)

struct Check {
  std::string check;
  std::string about;  // the manifest number, or "" for the whole trade
  Agreement state = Agreement::waiting;
  std::string left_name, right_name;
  std::optional<std::int64_t> left, right;
  std::string unit;                   // kg, fen, count
  std::optional<Uuid> enterprise_id;  // whose numbers these are, where they reach beyond the trade
};
BOOST_DESCRIBE_STRUCT(Check, (),
                      (check, about, state, left_name, right_name, left, right, unit, enterprise_id))

// tolerance_permille: of the loaded vehicle, how far two weighings may lie apart (a dated row).
std::vector<Check> checks_of(const TradeFlow& flow, std::int64_t tolerance_permille);

// Differs when one does; agreed when all are; else waiting.
Agreement agreement_of(std::span<const Check> checks);

}  // namespace heliu::supervision
