// Red flags of money, and of attempts that a gate turned away.
#pragma once
#include <map>
#include <vector>

#include "settlement/quantity.hpp"
#include "supervision/flag.hpp"

namespace heliu::supervision {

struct TicketUse {
  Uuid load_id, trade_id;
  Kilograms settlement_kilograms;
};
BOOST_DESCRIBE_STRUCT(TicketUse, (), (load_id, trade_id, settlement_kilograms))
// F05: money released more than once on one weighing ticket: two loads with it, or one load twice.
std::optional<Finding> ticket_paid_twice(const std::string& ticket_number,
                                         const std::vector<TicketUse>& releases, const IndicatorRule& rule);

struct BankBreak {
  Uuid id;
  std::string kind;
  Fen amount_fen;
  std::string bank_reference;
  std::optional<std::string> remittance;
  std::optional<std::string> booked_on;
  std::string cause;  // as treasury's queue says it
};
BOOST_DESCRIBE_STRUCT(BankBreak, (), (id, kind, amount_fen, bank_reference, remittance, booked_on, cause))
// F16: money in the account that names no trade.
std::optional<Finding> unexplained_credit(const BankBreak& bank, const IndicatorRule& rule);

// What a gate said when it turned somebody away, on any service's feed.
struct Attempt {
  std::string problem, operation, caller_name;
  std::optional<Uuid> enterprise_id;
  std::map<std::string, std::string> params;
};
BOOST_DESCRIBE_STRUCT(Attempt, (), (problem, operation, caller_name, enterprise_id, params))
// The finding of an attempt under the rule of its problem. M08 and F05 name the plate and the ticket, so that
// the attempt and the thing itself are one flag; any other is a flag of its own under the event's id.
Finding turned_away(const Attempt& attempt, const std::string& feed, const Uuid& event, Date day,
                    const IndicatorRule& rule);

}  // namespace heliu::supervision
