// The pairs of numbers that must agree.
#include <algorithm>
#include <cstdlib>

#include "supervision/flow.hpp"

namespace heliu::supervision {
namespace {

using Number = std::optional<std::int64_t>;

// Both numbers there and no further apart than `slack`: agreed; one missing: waiting.
Check equal(std::string name, std::string about, std::string left_name, Number left, std::string right_name,
            Number right, std::string unit, std::int64_t slack = 0) {
  Agreement state = Agreement::waiting;
  if (left && right) state = std::llabs(*left - *right) <= slack ? Agreement::agreed : Agreement::differs;
  return {std::move(name), std::move(about), state,       std::move(left_name), std::move(right_name), left,
          right,           std::move(unit),  std::nullopt};
}

// A number that grows towards its mark: below is waiting, above differs.
Check reaches(std::string name, std::string about, std::string left_name, std::int64_t left,
              std::string right_name, Number right, std::string unit) {
  Agreement state = Agreement::waiting;
  if (right && left == *right) state = Agreement::agreed;
  if (right && left > *right) state = Agreement::differs;
  return {std::move(name), std::move(about), state,       std::move(left_name), std::move(right_name), left,
          right,           std::move(unit),  std::nullopt};
}

Number count(const std::optional<Kilograms>& mass) {
  return mass ? Number(mass->count) : std::nullopt;
}
Number count(const std::optional<Fen>& money) {
  return money ? Number(money->count) : std::nullopt;
}

void check_load(std::vector<Check>& checks, const TradeFlow& flow, const LoadFlow& load,
                std::int64_t permille) {
  const std::string& about = load.manifest_number;
  const std::int64_t slack = load.heaviest_gross.count * permille / 1000;
  checks.push_back(equal("manifest-waybill", about, "manifest", count(load.manifest), "waybill",
                         count(load.waybill), "kg"));
  checks.push_back(equal("scales", about, "origin net", count(load.origin_net), "destination net",
                         count(load.destination_net), "kg", slack));
  Number decided;
  if (load.accepted && load.refused) decided = (*load.accepted + *load.refused).count;
  checks.push_back(equal("acceptance", about, "accepted and refused", decided, "destination net",
                         count(load.destination_net), "kg"));
  if (load.accepted == Kilograms{}) return;  // refused as a whole: nothing to treat and nothing to pay
  checks.push_back(
      reaches("treatment", about, "treated", load.treated.count, "accepted", count(load.accepted), "kg"));
  Number settled;
  if (!load.settled.empty()) settled = load.settled.back().count;
  checks.push_back(
      equal("settlement-weight", about, "settled", settled, "accepted", count(load.accepted), "kg", slack));
  checks.push_back(
      reaches("released-once", about, "releases", std::ssize(load.settled), "loads", 1, "count"));
  Number owed, paid;
  if (settled) {
    owed = amount(load.settled.back(), flow.price).count;
    paid = load.disposal.count;
  }
  checks.push_back(equal("disposal-amount", about, "released", paid, "settled kg × price", owed, "fen", 1));
}

// What was accepted and what was given back of the quota make up the trade; more accepted than traded leaves
// nothing to give back.
void check_mass(std::vector<Check>& checks, const TradeFlow& flow) {
  std::int64_t accepted = 0;
  for (const auto& [id, load] : flow.loads) accepted += load.accepted.value_or(Kilograms{}).count;
  checks.push_back(equal("completed-mass", "", "accepted by loads",
                         flow.completed_accepted ? Number(accepted) : Number(), "accepted by the trade",
                         count(flow.completed_accepted), "kg"));
  Number used;
  if (flow.completed_accepted && flow.completed_released)
    used = std::max<std::int64_t>(flow.completed_accepted->count, 0) + flow.completed_released->count;
  Check quota =
      equal("traded-mass", "", "accepted and given back", used, "traded", flow.kilograms.count, "kg");
  if (used && *used > flow.kilograms.count && flow.completed_released == Kilograms{})
    quota.state = Agreement::agreed;
  checks.push_back(std::move(quota));
}

void check_money(std::vector<Check>& checks, const TradeFlow& flow) {
  if (!flow.cancelled)
    checks.push_back(
        reaches("escrow-funded", "", "funded", flow.funded.count, "due", count(flow.due), "fen"));
  // A deposit that never filled its escrow is given back without having been said: then nothing may have been
  // paid from it, and the refund has no number to meet.
  const Fen given_back = flow.funded == Fen{} ? Fen{} : flow.refunded;
  Check emptied = equal("escrow-emptied", "", "paid and refunded", (flow.paid_from_escrow + given_back).count,
                        "funded", flow.funded.count, "fen");
  if (!flow.closed && *emptied.left <= *emptied.right) emptied.state = Agreement::waiting;
  checks.push_back(std::move(emptied));
  for (const auto& [enterprise, credited, paid] : flow.paid_out) {
    // Money leaves first in, first out: what this trade gave has left when as much has left in all.
    Check out =
        equal("paid-out", "", "credited up to this trade", credited.count, "paid out", paid.count, "fen");
    out.state = paid >= credited ? Agreement::agreed : Agreement::waiting;
    out.enterprise_id = enterprise;
    checks.push_back(std::move(out));
  }
}

}  // namespace

std::vector<Check> checks_of(const TradeFlow& flow, std::int64_t tolerance_permille) {
  std::vector<Check> checks;
  if (!flow.struck) return checks;
  Check room = equal("award-lot", "", "awarded", flow.kilograms.count, "lot", count(flow.lot), "kg");
  if (flow.lot && flow.kilograms <= *flow.lot) room.state = Agreement::agreed;
  checks.push_back(std::move(room));
  checks.push_back(equal("award-amount", "", "amount", flow.amount.count, "kg × price",
                         amount(flow.kilograms, flow.price).count, "fen"));
  if (!flow.cancelled) {
    checks.push_back(reaches("contract", "", "signatures", flow.signatures, "parties", 2, "count"));
    for (const auto& [id, load] : flow.loads) check_load(checks, flow, load, tolerance_permille);
    check_mass(checks, flow);
  }
  check_money(checks, flow);
  return checks;
}

Agreement agreement_of(std::span<const Check> checks) {
  const auto any = [&](Agreement state) {
    return std::any_of(checks.begin(), checks.end(),
                       [state](const Check& check) { return check.state == state; });
  };
  if (any(Agreement::differs)) return Agreement::differs;
  return checks.empty() || any(Agreement::waiting) ? Agreement::waiting : Agreement::agreed;
}

}  // namespace heliu::supervision
