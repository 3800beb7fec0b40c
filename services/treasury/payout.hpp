// Payouts: what an enterprise has available goes to its bank account, in files of many.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "treasury/books.hpp"
#include "treasury/proposals.hpp"

namespace heliu::treasury {

// Row of payee; id: the enterprise's. Its newest account takes all payouts.
struct Payee {
  Uuid id;
  std::string account_number, name;
  std::string recorded_by;
  Instant recorded_at;
  bool suspended = false;  // a payout came back from it: it takes none until it is recorded again
};
BOOST_DESCRIBE_STRUCT(Payee, (), (id, account_number, name, recorded_by, recorded_at, suspended))

enum class PayoutState {
  instructed,  // the money has left the available balance; the file waits to be written
  sent,        // the file is in the bank's folder
  accepted,    // the bank says so
  settled,     // on a statement
  rejected,    // back on the available balance
  returned     // settled, and sent back days later (退票)
};
BOOST_DESCRIBE_ENUM(PayoutState, instructed, sent, accepted, settled, rejected, returned)

enum class PayoutStep { send, accept, settle, reject, send_back };
std::optional<PayoutState> state_after(PayoutState state, PayoutStep step);

// Row of payout.
struct Payout {
  Uuid id;
  std::int64_t version = 1;
  Uuid run_id, enterprise_id;  // enterprise: nil for an unidentified credit that goes to its sender
  Fen amount_fen;
  std::string end_to_end_id, message_id;
  PayoutState state = PayoutState::instructed;
  std::optional<std::string> reason;
  Instant created_at;
  std::optional<Instant> sent_at, ended_at;
};
BOOST_DESCRIBE_STRUCT(Payout, (),
                      (id, version, run_id, enterprise_id, amount_fen, end_to_end_id, message_id, state,
                       reason, created_at, sent_at, ended_at))

enum class RunState { instructed, sent };
BOOST_DESCRIBE_ENUM(RunState, instructed, sent)

// Row of payout_run; its file is in payout_file under the same id.
struct PayoutRun {
  Uuid id;
  std::string message_id;  // also the file's name, before ".xml"
  RunState state = RunState::instructed;
  std::int64_t payouts = 0;
  Fen total_fen;
  std::string created_by;
  Instant created_at;
  std::optional<Instant> sent_at;
};
BOOST_DESCRIBE_STRUCT(PayoutRun, (),
                      (id, message_id, state, payouts, total_fen, created_by, created_at, sent_at))

struct PayoutFile {
  Uuid id;
  std::string content;
};
BOOST_DESCRIBE_STRUCT(PayoutFile, (), (id, content))

// One file with every withdrawable balance of an enterprise that has a bound account and is not frozen. Rows,
// ledger and file content are one unit of work. Throws Problem "nothing-to-pay" or "second-person-needed".
PayoutRun instruct_run(Unit& unit, Books& books, const std::string& debtor_account, Persons persons);

// One payout to the account that the enterprise is bound to. Throws Problem "payout-account-unbound",
// "payee-suspended", "enterprise-frozen", "payout-exceeds-balance" or "second-person-needed".
struct NewPayout {
  Uuid enterprise_id;
  std::string account_number;
  Fen amount_fen;
};
BOOST_DESCRIBE_STRUCT(NewPayout, (), (enterprise_id, account_number, amount_fen))
Payout instruct_payout(Unit& unit, Books& books, const std::string& debtor_account, const NewPayout& asked);

// An unidentified credit goes back to the account it came from, out of suspense.
Payout send_back(Unit& unit, Books& books, const std::string& debtor_account, const Payee& sender, Fen amount,
                 const std::string& cause);

// The settled payout that a credit without our id sends back: it calls itself a return (退), and this is the
// only settled payout of its amount to the account it comes from.
std::optional<Payout> returned_to(Transaction& db, const std::string& remittance, const std::string& account,
                                  Fen amount);

// The run's file is in the bank's folder. Does nothing when that was said before.
void mark_sent(Unit& unit, const Uuid& run);

std::optional<Payout> payout_by_end_to_end(Transaction& db, const std::string& end_to_end_id);
std::vector<Payout> payouts_of_message(Transaction& db, const std::string& message_id);

// Each is false, and does nothing, when the payout's state doesn't know the step. at: where the bank's line
// was posted against, its own account or, of a line that waited in the queue, suspense.
bool accept_payout(Unit& unit, Payout& payout);
bool settle_payout(Unit& unit, Books& books, Payout& payout, const AccountKey& at = bank_custody());
// reason: the bank's words, or those of the person who matched its line; nothing when it gave none.
bool reject_payout(Unit& unit, Books& books, Payout& payout, const std::optional<std::string>& reason);
bool return_payout(Unit& unit, Books& books, Payout& payout, const std::optional<std::string>& reason,
                   const AccountKey& at = bank_custody());

}  // namespace heliu::treasury
