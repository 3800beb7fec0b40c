// Plays the Foshan trading day through the public API and prints its report. See README.md.
#include <chrono>
#include <cstdlib>
#include <exception>
#include <functional>
#include <iostream>

#include "chassis/base/bytes.hpp"
#include "chassis/ops/config.hpp"
#include "tests/day/city.hpp"
#include "tests/day/payment.hpp"
#include "tests/day/people.hpp"
#include "tests/day/report.hpp"
#include "tests/day/transport.hpp"

namespace {

using namespace heliu;
using namespace heliu::day;
using SteadyClock = std::chrono::steady_clock;

constexpr const char* kUsage = "usage: heliu-day --config FILE [--data FOLDER]\n";

std::filesystem::path home() {
  const char* given = std::getenv("HELIU_HOME");
  return given != nullptr ? std::filesystem::path(given) : std::filesystem::current_path();
}

double since(SteadyClock::time_point began) {
  return std::chrono::duration<double>(SteadyClock::now() - began).count();
}

void announce(const std::string& what, const std::function<void()>& work) {
  const auto began = SteadyClock::now();
  std::cout << what << " …" << std::flush;
  work();
  std::cout << " " << static_cast<int>(since(began) * 10) / 10.0 << " s" << std::endl;
}

void play(Day& day) {
  announce("Registering the city", [&] { register_city(day); });
  write_accounts(day);
  announce("Opening bank accounts", [&] { open_bank_accounts(day); });
  announce("Listing lots", [&] { list_lots(day); });
  announce("Holding the round", [&] { hold_round(day); });
  const std::vector<Trade> trades = trades_of(day);
  announce("Signing contracts", [&] { sign_contracts(day, trades); });
  announce("Funding escrows", [&] { fund_escrows(day, trades); });
  announce("Moving the waste", [&] { move_waste(day, trades); });
  announce("Settling the loads", [&] { settle_loads(day, trades); });
  announce("Closing the bank day", [&] { close_bank_day(day); });
  announce("Closing the next bank day", [&] { close_next_bank_day(day); });
  day.api.post_once(kAuditor, "/v1/mass-balance", {}, "mass-balance-stated");
}

int run(const Config& config, const std::filesystem::path& folder) {
  const auto began = SteadyClock::now();
  const std::filesystem::path var = config.path("day.dir", "var/day");
  std::filesystem::create_directories(var / "keys");
  std::filesystem::permissions(var / "keys", std::filesystem::perms::owner_all);
  Journal journal(var / "journal.jsonl");
  journal.once("day", [] { return to_hex(random_bytes(8)); });
  const std::string secret = journal.once("secret", [] { return to_hex(random_bytes(32)); });
  const std::string date = journal.once("date", [] { return Date::of(system_clock()()).text(); });
  const Foshan data = Foshan::read(folder);
  Api api("https://" + config.text("service.gateway.listen", "127.0.0.1:8443"),
          config.path("gateway.certificate", "var/tls/gateway.pem").string(), journal);
  Day day{.data = data,
          .journal = journal,
          .api = api,
          .var = var,
          .bank = config.path("bank.dir", "var/bank"),
          .custody_account = config.text("bank.account", "440600000000000001"),
          .secrets = config.path("paths.secrets", "var/secrets"),
          .today = Date::parse(date).value(),
          .secret = secret};
  if (!journal.has("complete")) play(day);
  // The seconds of the day as it was played, however often its report is printed; in tenths.
  const std::string tenths =
      journal.once("complete", [&] { return std::to_string(static_cast<std::int64_t>(since(began) * 10)); });
  write_accounts(day);
  return report_day(day, static_cast<double>(std::stoll(tenths)) / 10) ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  std::filesystem::path config, data = home() / "tests/data/foshan-day";
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string option = argv[i];
    if (option == "--config")
      config = argv[i + 1];
    else if (option == "--data")
      data = argv[i + 1];
    else
      config.clear();
  }
  if (config.empty() || argc % 2 == 0) {
    std::cerr << kUsage;
    return 2;
  }
  try {
    return run(Config::load(config), data);
  } catch (const std::exception& error) {
    std::cerr << "\nThe day stops: " << error.what() << "\nRun it again: it goes on where it was."
              << std::endl;
    return 1;
  }
}
