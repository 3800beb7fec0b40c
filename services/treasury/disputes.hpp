// A dispute that a side opens about money still held: it holds exactly what is disputed, runs by a clock, and
// ends by a split in fen. One appeal, decided by somebody else.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "treasury/books.hpp"
#include "treasury/escrow.hpp"
#include "treasury/proposals.hpp"

namespace heliu::treasury {

enum class DisputeState {
  open,      // the other side may answer until answer_until
  ruled,     // final at appeal_until, unless appealed before
  appealed,  // waits for a second ruling
  ended,     // split by its ruling
  withdrawn
};
BOOST_DESCRIBE_ENUM(DisputeState, open, ruled, appealed, ended, withdrawn)

struct Evidence {
  std::string name, sm3;  // the document's, in hexadecimal: the document itself stays with the parties
};
BOOST_DESCRIBE_STRUCT(Evidence, (), (name, sm3))

// Row of dispute.
struct Dispute {
  Uuid id;
  std::int64_t version = 1;
  Uuid trade_id, opened_by;
  Fen amount_fen;
  DisputeState state = DisputeState::open;
  std::string claim;
  std::vector<Evidence> evidence;
  Instant opened_at, answer_until;
  std::optional<std::string> answer;
  std::vector<Evidence> answer_evidence;
  std::optional<Instant> answered_at;
  std::optional<Fen> payee_fen;  // the rest is the payer's
  std::optional<std::string> reason, ruled_by;
  std::optional<Uuid> ruled_by_id;
  std::optional<Instant> ruled_at, appeal_until;
  std::optional<Uuid> appealed_by;
  std::optional<std::string> grounds;
  std::optional<Instant> appealed_at, ended_at;
};
BOOST_DESCRIBE_STRUCT(Dispute, (),
                      (id, version, trade_id, opened_by, amount_fen, state, claim, evidence, opened_at,
                       answer_until, answer, answer_evidence, answered_at, payee_fen, reason, ruled_by,
                       ruled_by_id, ruled_at, appeal_until, appealed_by, grounds, appealed_at, ended_at))

struct Claim {
  Fen amount_fen;
  std::string claim;
  std::vector<Evidence> evidence;
};
BOOST_DESCRIBE_STRUCT(Claim, (), (amount_fen, claim, evidence))

struct Answer {
  std::string answer;
  std::vector<Evidence> evidence;
};
BOOST_DESCRIBE_STRUCT(Answer, (), (answer, evidence))

struct Split {
  Fen payee_fen;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(Split, (), (payee_fen, reason))

// Each saves what it changes. Problems: "escrow-frozen", "escrow-ended", "dispute-exceeds-held".
Dispute open_dispute(Unit& unit, Books& books, Escrow& escrow, const Claim& claim);

// By the side that did not open it, while it is open. Problem "dispute-not-open".
void answer_dispute(Unit& unit, Dispute& dispute, const Answer& answer);

// By who opened it, before a ruling: what was held is free again. Problem "dispute-not-open".
void withdraw_dispute(Unit& unit, Books& books, Dispute& dispute);

// The first ruling waits for an appeal; one on an appeal ends the dispute. Problems "dispute-not-open",
// "answer-awaited", "split-exceeds-dispute", "maker-is-checker" (the appeal's judge was the first one's) and
// "second-person-needed".
void rule_dispute(Unit& unit, Books& books, Dispute& dispute, const Split& split, Persons persons);

// Once, by either side, before appeal_until. Problem "appeal-too-late".
void appeal_dispute(Unit& unit, Dispute& dispute, const std::string& grounds);

// What a caller who may see the dispute can do with it now: answer, withdraw, appeal, rule. The commands
// above have the last word.
std::vector<std::string> allowed_actions(const Dispute& dispute, const Caller& caller, Instant now);

// Ends the ruled disputes whose appeal_until has passed; a few at a time.
void end_unappealed(Unit& unit, Books& books);

}  // namespace heliu::treasury
