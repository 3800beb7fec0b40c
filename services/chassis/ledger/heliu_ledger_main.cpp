// heliu-ledger check|export: the proofs of a service's ledger, from its tables alone. Reads only.
#include <cstdio>
#include <iostream>
#include <map>

#include "chassis/ledger/ledger_check.hpp"
#include "chassis/runtime/process.hpp"

namespace {

using namespace heliu;

constexpr const char* kUsage =
    "usage: heliu-ledger check --service NAME [--config FILE]\n"
    "       heliu-ledger export --service NAME --hledger|--beancount [--config FILE]\n"
    "check  derives every transfer, balance, hold, decision and the checkpoint again and compares; exit 1\n"
    "       when something is found, or not everything could be seen\n"
    "export writes the journal of the posted transfers, for \"hledger check --strict -f -\" or bean-check\n";

std::string text(Int128 number) {
  std::string digits;
  for (Int128 rest = number < 0 ? -number : number; rest != 0 || digits.empty(); rest /= 10)
    digits.insert(digits.begin(), static_cast<char>('0' + static_cast<int>(rest % 10)));
  return (number < 0 ? "-" : "") + digits;
}

int check(Database& database) {
  LedgerReport report;
  try {
    database.read([&](Transaction& db) { report = check_ledger(db); });
  } catch (const std::exception& error) {
    std::cout << "incomplete: the ledger can't be read to its end: " << error.what() << '\n';
    return 1;
  }
  std::cout << report.accounts << " accounts, " << report.transfers << " transfers, " << report.derived
            << " derived alike, " << report.open_holds << " holds open, unit "
            << (report.unit.empty() ? "none yet" : report.unit) << '\n'
            << report.decisions << " decisions, " << report.derived_decisions << " derived alike; ";
  if (report.checkpoint > 0)
    std::cout << "the checkpoint at position " << report.checkpoint << " was derived, too";
  else
    std::cout << "no checkpoint was compared";
  if (report.escrows > 0) std::cout << "\n" << report.escrows << " escrows compared with their transfers";
  std::cout << "\nchain head " << report.head << "\ndecision head " << report.decision_head << "\nposted "
            << text(report.trial.total.debits_posted) << " = " << text(report.trial.total.credits_posted)
            << ", held " << text(report.trial.total.debits_pending) << " = "
            << text(report.trial.total.credits_pending) << '\n';
  for (const std::string& finding : report.findings) std::cout << "finding: " << finding << '\n';
  for (const std::string& what : report.unseen) std::cout << "not seen: " << what << '\n';
  if (!report.complete)
    std::cout << "incomplete: " << report.transfers - report.derived << " transfers were not derived, "
              << report.decisions - report.derived_decisions << " decisions neither\n";
  std::cout << (report.sound() ? "sound\n" : "NOT SOUND\n");
  return report.sound() ? 0 : 1;
}

int write_journal(Database& database, ledger::JournalForm form) {
  database.read([&](Transaction& db) { export_ledger(db, std::cout, form); });
  std::cout.flush();
  return std::cout ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  std::map<std::string, std::string> options;
  const std::string command = argc > 1 ? argv[1] : "";
  for (int i = 2; i < argc; ++i) {
    const std::string option = argv[i];
    const bool takes_value = option == "--service" || option == "--config";
    if (!takes_value && option != "--hledger" && option != "--beancount")
      return std::fputs(kUsage, stderr), 2;
    if (takes_value && ++i == argc) return std::fputs(kUsage, stderr), 2;
    options[option] = argv[i];
  }
  const bool hledger = options.contains("--hledger");
  const bool known =
      command == "check" || (command == "export" && hledger != options.contains("--beancount"));
  if (!known || !options.contains("--service")) return std::fputs(kUsage, stderr), 2;
  try {
    std::vector<char*> words{argv[0]};
    std::string flag = "--config";
    if (options.contains("--config")) words.insert(words.end(), {flag.data(), options["--config"].data()});
    const Config config = load_config(static_cast<int>(words.size()), words.data());
    Database database(database_settings(config, options["--service"]));
    return command == "check" ? check(database)
                              : write_journal(database, hledger ? ledger::JournalForm::hledger
                                                                : ledger::JournalForm::beancount);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "heliu-ledger: incomplete: %s\n", error.what());
    return 1;
  }
}
