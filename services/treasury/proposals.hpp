// What one person may not do alone: a proposal is made by one and done when another approves it.
#pragma once
#include <optional>
#include <string>

#include "treasury/books.hpp"

namespace heliu::treasury {

// How many people stand behind a command.
enum class Persons { one, two };

// Throws Problem "second-person-needed" when one person asks for more than the dated limit of that name.
void require_second_person(Unit& unit, const char* limit_rule, Fen amount, Persons persons);

enum class ProposalKind { payout_run, load_ruling, dispute_ruling, adjustment };
BOOST_DESCRIBE_ENUM(ProposalKind, payout_run, load_ruling, dispute_ruling, adjustment)
enum class ProposalState { open, approved, rejected };
BOOST_DESCRIBE_ENUM(ProposalState, open, approved, rejected)

// Row of proposal. subject_id: the trade of a load_ruling, the dispute of a dispute_ruling, the enterprise of
// an adjustment. content: a Ruling, a Split, an Adjustment; nothing for a payout run.
struct Proposal {
  Uuid id;
  std::int64_t version = 1;
  ProposalKind kind = ProposalKind::payout_run;
  std::optional<Uuid> subject_id;
  JsonText content;
  std::string reason;
  ProposalState state = ProposalState::open;
  Uuid maker_id;
  std::string maker;
  Instant made_at;
  std::optional<std::string> checker;
  std::optional<Instant> checked_at;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(Proposal, (),
                      (id, version, kind, subject_id, content, reason, state, maker_id, maker, made_at,
                       checker, checked_at, note))

// Between an enterprise's own balance and suspense; amount_fen > 0: to the enterprise.
struct Adjustment {
  Fen amount_fen;
};
BOOST_DESCRIBE_STRUCT(Adjustment, (), (amount_fen))

// Who may propose and approve this kind.
const char* role_for(ProposalKind kind);

// Marks it approved by the caller, who then does it in the same unit. Throws Problem "maker-is-checker" or
// "proposal-decided".
void approve(Unit& unit, Proposal& proposal);
void reject(Unit& unit, Proposal& proposal, const std::string& note);

}  // namespace heliu::treasury
