// The ledger as a journal in plain text, which a program that shares no line with ours recomputes.
#pragma once
#include <functional>
#include <iosfwd>
#include <map>
#include <string>

#include "settlement/ledger/engine.hpp"

namespace heliu::ledger {

// Gives each account its name in the journal ("escrow:0192…"); two accounts must not share one.
using Namer = std::function<std::string(const Account&)>;

enum class JournalForm {
  hledger,   // https://hledger.org/hledger.html#journal, for `hledger check --strict`
  beancount  // https://beancount.github.io/docs/beancount_language_syntax.html, for bean-check
};

// Writes a transaction for each posted transfer, in order, dated in Asia/Shanghai (UTC+8 all year); debits
// are positive. hledger gets a balance assertion on both postings of each; beancount, which asserts at the
// start of a day, one for each account on the day after its last posting. Holds are no postings and do not
// appear. Fen become CNY with two decimals, any other unit stays a whole number under its own name.
class Journal {
 public:
  // Writes the accounts at once; opened on `first_day` (microseconds of any moment of it) for beancount.
  Journal(std::ostream&, JournalForm, std::string unit, std::span<const Account>, const Namer&,
          std::int64_t first_day);

  // All transfers must come, from position 1, in order. Throws std::invalid_argument for one of an unknown
  // account.
  void add(const Transfer&);
  void finish();  // after the last

 private:
  struct Line {
    std::string name;
    std::int64_t balance = 0;  // debits less credits
    std::int64_t last = 0;     // booked_at of its last posting
  };

  Line& line_of(const Id&);
  void write_amount(std::int64_t count);
  void post(Line&, std::int64_t change, const Balances& after, std::int64_t booked_at);

  std::ostream& out_;
  const JournalForm form_;
  const std::string unit_;
  std::map<Id, Line> lines_;
};

// The whole of a ledger in memory.
void export_journal(std::ostream&, JournalForm, const std::string& unit, std::span<const Account>,
                    std::span<const Transfer>, const Namer&);

}  // namespace heliu::ledger
