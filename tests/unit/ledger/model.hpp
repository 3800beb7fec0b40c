// The ledger again, as plainly as it can be said: a list of what was recorded, everything else found by
// reading it from the start. Slow on purpose; shares nothing with the engine but its nouns and the rule for
// expiry ids.
#pragma once
#include <map>
#include <vector>

#include "settlement/ledger/engine.hpp"

namespace heliu::ledger {

struct Model {
  struct Known {
    std::uint16_t code = 0;
    std::vector<Terms> terms;  // as recorded, the opening first
  };
  std::map<Id, Known> accounts;
  std::vector<Recorded> transfers;
  std::map<Id, std::pair<TransferRequest, Status>> refused;
  std::map<Id, std::size_t> by_id, resolved;  // places in transfers; resolved: of what resolved this hold
  std::int64_t decided_at = 0;
  std::uint64_t decisions = 0;

  Status open_account(const Account&, std::int64_t now);
  Status set_terms(const Id&, Terms, std::int64_t now);
  std::vector<Status> apply(const std::vector<TransferRequest>&, std::int64_t now, bool record);
  void expire(std::int64_t now);

  Balances balances(const Id& account) const;
  const Recorded* find(const Id& id) const;
  const Recorded* resolution_of(const Id& hold) const;
  Terms terms(const Id& account, std::int64_t at) const;
  std::int64_t time(std::int64_t now) const;

 private:
  void decided(std::int64_t now);
  void keep_refused(const TransferRequest* group, const std::vector<Status>& answers, std::int64_t now);
  void add(const TransferRequest&, std::int64_t now);
  Status one(TransferRequest, std::int64_t now);
  Status fresh(const TransferRequest&, std::int64_t now) const;
  Status resolution(const TransferRequest&, std::int64_t now) const;
  Status barred(const TransferRequest&, std::int64_t now) const;
};

}  // namespace heliu::ledger
