#include "settlement/ledger/trial_balance.hpp"

namespace heliu::ledger {

Sums& Sums::operator+=(const Balances& balances) {
  debits_posted += balances.debits_posted;
  debits_pending += balances.debits_pending;
  credits_posted += balances.credits_posted;
  credits_pending += balances.credits_pending;
  return *this;
}

TrialBalance trial_balance(const Engine& engine) {
  TrialBalance trial;
  for (std::uint32_t i = 0; i < engine.account_count(); ++i) {
    const Account& account = engine.account_at(i);
    trial.by_code[account.code] += account.balances;
    trial.total += account.balances;
  }
  return trial;
}

TrialBalance trial_balance(std::span<const Account> accounts) {
  TrialBalance trial;
  for (const Account& account : accounts) {
    trial.by_code[account.code] += account.balances;
    trial.total += account.balances;
  }
  return trial;
}

}  // namespace heliu::ledger
