#include "treasury/api.hpp"
#include "treasury/bank_metrics.hpp"
#include "treasury/waivers.hpp"

namespace heliu::treasury {

BankSettings bank_settings(const Config& config) {
  return {config.path("bank.dir", "var/bank"), config.text("bank.account", "440600000000000001")};
}

void assemble(Service& service) {
  const auto books = std::make_shared<Books>(keep_ledger(service, "fen"));
  bind_escrows(service, books);
  bind_accounts(service);
  bind_entries(service);
  bind_payouts(service, books);
  bind_bank(service, books);
  bind_breaks(service, books);
  bind_expectations(service);
  bind_disputes(service, books);
  bind_waivers(service, books);
  bind_proposals(service, books);
  bind_tax(service, books);
  bind_statements(service);
  follow_feeds(service, books);
  keep_bank_channel(service, books);
  keep_bank_metrics(service);
}

}  // namespace heliu::treasury
