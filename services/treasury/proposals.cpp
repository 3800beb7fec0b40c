#include "treasury/proposals.hpp"

#include "treasury/store.hpp"

namespace heliu::treasury {

void require_second_person(Unit& unit, const char* limit_rule, Fen amount, Persons persons) {
  const Fen limit{store::rule(unit.db, limit_rule, Date::of(unit.now))};
  if (persons == Persons::one && amount > limit)
    throw Problem("second-person-needed",
                  {{"amount_fen", std::to_string(amount.count)}, {"limit_fen", std::to_string(limit.count)}});
}

const char* role_for(ProposalKind kind) {
  return kind == ProposalKind::load_ruling || kind == ProposalKind::dispute_ruling ? "regulator" : "finance";
}

static void decide(Unit& unit, Proposal& proposal, ProposalState state) {
  if (proposal.state != ProposalState::open)
    throw Problem("proposal-decided", {{"id", proposal.id.text()}, {"state", enum_text(proposal.state)}});
  proposal.state = state;
  proposal.checker = clipped(unit.caller.name, 120);
  proposal.checked_at = unit.now;
}

void approve(Unit& unit, Proposal& proposal) {
  if (proposal.maker_id == unit.caller.user) throw Problem("maker-is-checker");
  decide(unit, proposal, ProposalState::approved);
  store::save(unit.db, "proposal", proposal);
}

void reject(Unit& unit, Proposal& proposal, const std::string& note) {
  decide(unit, proposal, ProposalState::rejected);
  proposal.note = note;
  store::save(unit.db, "proposal", proposal);
}

}  // namespace heliu::treasury
