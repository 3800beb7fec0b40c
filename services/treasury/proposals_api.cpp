#include "treasury/answer.hpp"
#include "treasury/api.hpp"
#include "treasury/disputes.hpp"
#include "treasury/payout.hpp"
#include "treasury/settling.hpp"
#include "treasury/store.hpp"

namespace heliu::treasury {

namespace {

struct NewProposal {
  ProposalKind kind = ProposalKind::payout_run;
  std::optional<Uuid> subject_id;
  std::optional<Ruling> ruling;
  std::optional<Split> split;
  std::optional<Adjustment> adjustment;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(NewProposal, (), (kind, subject_id, ruling, split, adjustment, reason))

struct Note {
  std::string note;
};
BOOST_DESCRIBE_STRUCT(Note, (), (note))

void require_role(const Caller& caller, ProposalKind kind) {
  if (!caller.has(role_for(kind))) throw Problem("forbidden");
}

// Exactly the content that its kind needs.
std::string content_of(const NewProposal& asked) {
  const bool ruling = asked.kind == ProposalKind::load_ruling,
             split = asked.kind == ProposalKind::dispute_ruling;
  const bool adjusts = asked.kind == ProposalKind::adjustment;
  if (asked.ruling.has_value() != ruling || asked.split.has_value() != split ||
      asked.adjustment.has_value() != adjusts ||
      asked.subject_id.has_value() != (asked.kind != ProposalKind::payout_run))
    throw Problem("proposal-unfit", {{"kind", enum_text(asked.kind)}});
  if (ruling) return to_json(*asked.ruling);
  if (split) return to_json(*asked.split);
  return adjusts ? to_json(*asked.adjustment) : "{}";
}

Response propose(const Request& request, Unit& unit) {
  const auto asked = request.as<NewProposal>();
  require_role(request.caller, asked.kind);
  Proposal proposal;
  proposal.id = Uuid::v7();
  proposal.kind = asked.kind;
  proposal.subject_id = asked.subject_id;
  proposal.content = {content_of(asked)};
  proposal.reason = asked.reason;
  proposal.maker_id = unit.caller.user;
  proposal.maker = clipped(unit.caller.name, 120);
  proposal.made_at = unit.now;
  unit.db.insert("proposal", proposal);
  return Response::created(proposal, "/v1/proposals/" + proposal.id.text());
}

void adjust(Unit& unit, Books& books, const Proposal& proposal) {
  const Fen amount = from_json<Adjustment>(std::string_view(proposal.content.text)).amount_fen;
  const AccountKey own = available(proposal.subject_id.value());
  const bool adds = amount > Fen{};
  books.move(unit, {{Movement::adjusted, proposal.id.text(), adds ? suspense() : own, adds ? own : suspense(),
                     adds ? amount : -amount, proposal.id}});
}

void carry_out(Unit& unit, Books& books, const std::string& account, const Proposal& proposal) {
  const std::string_view content = proposal.content.text;
  switch (proposal.kind) {
    case ProposalKind::payout_run:
      instruct_run(unit, books, account, Persons::two);
      break;
    case ProposalKind::adjustment:
      adjust(unit, books, proposal);
      break;
    case ProposalKind::load_ruling: {
      auto escrow = store::find<Escrow>(unit.db, "escrow", *proposal.subject_id);
      if (!escrow) throw store::no_such("escrow", *proposal.subject_id);
      rule_load(unit, books, *escrow, from_json<Ruling>(content), Persons::two);
      store::save_escrow(unit, *escrow);
      break;
    }
    case ProposalKind::dispute_ruling: {
      auto dispute = store::find<Dispute>(unit.db, "dispute", *proposal.subject_id);
      if (!dispute) throw store::no_such("dispute", *proposal.subject_id);
      rule_dispute(unit, books, *dispute, from_json<Split>(content), Persons::two);
      break;
    }
  }
}

Proposal proposal_for(Transaction& db, const Request& request) {
  const auto proposal = store::find<Proposal>(db, "proposal", request.id());
  if (!proposal) throw store::no_such("proposal", request.id());
  require_role(request.caller, proposal->kind);
  return *proposal;
}

Response approve_proposal(const Request& request, Unit& unit, Books& books, const std::string& account) {
  Proposal proposal = proposal_for(unit.db, request);
  approve(unit, proposal);
  if (proposal.kind == ProposalKind::payout_run) require_fresh_facts(unit);
  carry_out(unit, books, account, proposal);
  return Response::created(proposal, "/v1/proposals/" + proposal.id.text());
}

Response reject_proposal(const Request& request, Unit& unit) {
  Proposal proposal = proposal_for(unit.db, request);
  reject(unit, proposal, request.as<Note>().note);
  return Response::created(proposal, "/v1/proposals/" + proposal.id.text());
}

}  // namespace

void bind_proposals(Service& service, std::shared_ptr<Books> books) {
  const std::string account = bank_settings(service.config()).account;
  service.command("propose", propose);
  service.command("approveProposal", [books, account](const Request& request, Unit& unit) {
    return approve_proposal(request, unit, *books, account);
  });
  service.command("rejectProposal", reject_proposal);
  service.query("listProposals", [](const Request& request, Transaction& db) {
    const std::string state = request.query_parameter("state").value_or("");
    return page_answer<Proposal>(request, db, "proposal", "? = '' OR state = ?", state, state);
  });
}

}  // namespace heliu::treasury
