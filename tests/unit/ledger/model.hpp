// The ledger again, as plainly as it can be said: a list of what was recorded, everything else found by
// reading it from the start. Slow on purpose; shares nothing with the engine but its nouns and the rule for
// expiry ids.
#pragma once
#include <map>
#include <vector>

#include "settlement/ledger/engine.hpp"

namespace heliu::ledger {

struct Model {
  std::map<Id, Account> accounts;  // balances unused
  std::vector<Recorded> transfers;

  Status open_account(const Account&);
  Status set_closed(const Id&, bool);
  std::vector<Status> apply(const std::vector<TransferRequest>&, std::int64_t now);
  void expire(std::int64_t now);

  Balances balances(const Id& account) const;
  const Recorded* find(const Id& id) const;
  const Recorded* resolution_of(const Id& hold) const;

 private:
  std::int64_t time(std::int64_t now) const;
  void add(const TransferRequest&, std::int64_t now);
  Status one(TransferRequest, std::int64_t now);
  Status fresh(const TransferRequest&, std::int64_t now) const;
  Status resolution(const TransferRequest&) const;
};

}  // namespace heliu::ledger
