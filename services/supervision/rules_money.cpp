#include "supervision/rules_money.hpp"

namespace heliu::supervision {
namespace {

struct TicketFacts {
  std::string ticket_number;
  std::vector<TicketUse> releases;
};
BOOST_DESCRIBE_STRUCT(TicketFacts, (), (ticket_number, releases))

struct AttemptFacts {
  std::string feed, problem, operation, caller_name;
  std::optional<Uuid> enterprise_id;
  std::map<std::string, std::string> params;
};
BOOST_DESCRIBE_STRUCT(AttemptFacts, (), (feed, problem, operation, caller_name, enterprise_id, params))

}  // namespace

std::optional<Finding> ticket_paid_twice(const std::string& ticket_number,
                                         const std::vector<TicketUse>& releases, const IndicatorRule& rule) {
  if (std::ssize(releases) <= rule.threshold) return std::nullopt;
  return Finding{rule.indicator,
                 "ticket",
                 ticket_subject(ticket_number),
                 {},
                 {to_json(TicketFacts{ticket_number, releases})}};
}

std::optional<Finding> unexplained_credit(const BankBreak& bank, const IndicatorRule& rule) {
  if (bank.kind != "unknown_reference") return std::nullopt;
  return Finding{rule.indicator, "break", bank.id, {}, {to_json(bank)}};
}

Finding turned_away(const Attempt& attempt, const std::string& feed, const Uuid& event, Date day,
                    const IndicatorRule& rule) {
  Finding finding{rule.indicator, "attempt", event, {}, {}};
  if (attempt.enterprise_id && !attempt.enterprise_id->is_nil())
    finding.enterprises = {*attempt.enterprise_id};
  finding.facts = {to_json(AttemptFacts{feed, attempt.problem, attempt.operation, attempt.caller_name,
                                        attempt.enterprise_id, attempt.params})};
  const auto param = [&](const char* name) {
    const auto found = attempt.params.find(name);
    return found == attempt.params.end() ? std::string() : found->second;
  };
  if (const std::string plate = param("plate"); rule.indicator == "M08" && !plate.empty()) {
    finding.subject_kind = "plate";
    finding.subject_id = plate_subject(plate, day);
  }
  if (const std::string ticket = param("ticket_number"); rule.indicator == "F05" && !ticket.empty()) {
    finding.subject_kind = "ticket";
    finding.subject_id = ticket_subject(ticket);
  }
  return finding;
}

}  // namespace heliu::supervision
