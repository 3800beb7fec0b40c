// Treasury's parts, bound to the service one by one.
#pragma once
#include <filesystem>
#include <memory>
#include <string>

#include "chassis/service.hpp"
#include "treasury/books.hpp"

namespace heliu::treasury {

void bind_escrows(Service& service, std::shared_ptr<Books> books);  // reading, rulings, fees
void bind_accounts(Service& service);                               // balances, entries, trial balance
void bind_entries(Service& service);                                // the whole ledger, as pages or one file
void bind_payouts(Service& service, std::shared_ptr<Books> books);  // payees, runs
void bind_bank(Service& service, std::shared_ptr<Books> books);     // statements, day close
void bind_breaks(Service& service, std::shared_ptr<Books> books);   // the work queue, the metric
void bind_expectations(Service& service);                           // what the bank is to book
void bind_disputes(Service& service, std::shared_ptr<Books> books);
void bind_proposals(Service& service, std::shared_ptr<Books> books);
void bind_tax(Service& service, std::shared_ptr<Books> books);  // revisions, invoices, tie-out
void bind_statements(Service& service);  // of enterprises; signatures under a closed day
void follow_feeds(Service& service, std::shared_ptr<Books> books);

// Money that leaves the bank leaves on fresh facts: throws Problem "gate-stale-feed".
void require_fresh_facts(Unit& unit);

// The custodian bank: its folder and the number of the platform's account there.
struct BankSettings {
  std::filesystem::path folder;
  std::string account;
};
BankSettings bank_settings(const Config& config);

// Takes the bank's files and puts payment files, in a thread of its own ("bank channel").
void keep_bank_channel(Service& service, std::shared_ptr<Books> books);

void assemble(Service& service);  // the whole service

}  // namespace heliu::treasury
