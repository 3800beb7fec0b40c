// heliu-standin-bank: a custodian bank that works on folders. See ops/standins/README.md.
#include <exception>
#include <iostream>
#include <stdexcept>

#include "ops/standins/bank/office.hpp"
#include "ops/standins/common/files.hpp"
#include "ops/standins/common/process.hpp"
#include "settlement/iso20022/amount_text.hpp"
#include "settlement/iso20022/text_rules.hpp"

namespace {

using namespace heliu::standins;

constexpr int kPollMilliseconds = 50;
constexpr const char* kUsage =
    "usage: heliu-standin-bank --dir DIR [--custody-account NO] [--opening-fen N] [--closed-account NO]...\n"
    "       [--crash-after-steps N]   (for tests: kill -9 itself at the Nth point where a crash could "
    "fall)\n";

OfficeSettings settings_from(int argc, char** argv) {
  auto options = read_options(
      argc, argv, {"--dir", "--custody-account", "--opening-fen", "--closed-account", "--crash-after-steps"});
  OfficeSettings settings;
  if (options["--dir"].size() != 1) throw std::invalid_argument("option --dir is needed once");
  settings.directory = std::filesystem::absolute(options["--dir"].front()).lexically_normal();
  settings.custody_account =
      options["--custody-account"].empty() ? "440600000000000001" : options["--custody-account"].back();
  heliu::iso20022::require_identifier("option --custody-account", settings.custody_account,
                                      heliu::iso20022::kMax34Text);
  if (!options["--opening-fen"].empty())
    settings.opening = heliu::Fen{number_option("--opening-fen", options["--opening-fen"].back(), 0,
                                                heliu::iso20022::kLargestAmount.count)};
  for (const std::string& account : options["--closed-account"]) settings.closed_accounts.insert(account);
  if (!options["--crash-after-steps"].empty())
    crash_after_steps(static_cast<unsigned>(
        number_option("--crash-after-steps", options["--crash-after-steps"].back(), 1, 1'000'000)));
  return settings;
}

}  // namespace

int main(int argc, char** argv) {
  OfficeSettings settings;
  try {
    settings = settings_from(argc, argv);
  } catch (const std::invalid_argument& fault) {
    std::cerr << fault.what() << "\n" << kUsage;
    return 2;
  }
  try {
    catch_stop_signals();
    Office office(settings);
    std::cout << "ready" << std::endl;
    while (!stop_requested()) {
      office.pass(stop_requested);
      pause_milliseconds(kPollMilliseconds);
    }
    return 0;
  } catch (const std::exception& error) {
    // The journal holds all that was decided; a restart goes on from there.
    std::cerr << "heliu-standin-bank stops: " << error.what() << std::endl;
    return 1;
  }
}
