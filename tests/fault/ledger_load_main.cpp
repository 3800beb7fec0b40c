// A ledger's writer to be killed, and the judge of what it leaves.
//   heliu-test-ledger-load prepare SOCKET SCHEMA -     makes the tables
//   heliu-test-ledger-load load SOCKET SCHEMA SEED     posts from 16 threads until it is killed, and says
//                                                      each transfer that was acknowledged, on its line
//   heliu-test-ledger-load verify SOCKET SCHEMA FILE   derives the ledger again and looks for every line
#include <poll.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>
#include <thread>

#include "chassis/command/commander.hpp"
#include "chassis/ledger/ledger_check.hpp"
#include "chassis/ledger/ledger_host.hpp"
#include "chassis/ops/log.hpp"
#include "tests/support/test_database.hpp"

using namespace heliu;

namespace {

constexpr int kThreads = 16;
constexpr int kAccounts = 20;

ledger::Id id_of(const std::string& name) {
  return ledger_id(Uuid::named("ledger load", name));
}
ledger::Id account(int number) {
  return id_of("account " + std::to_string(number));
}

class Load {
 public:
  Load(const DatabaseSettings& settings, std::string seed)
      : seed_(std::move(seed)),
        database_(settings),
        host_(database_, "fen", std::chrono::seconds(1)),
        commander_(make_group_commander(
            database_,
            {.service = "load", .clock = system_clock(), .freshness = &freshness_, .events_committed = [] {}},
            host_)) {
    host_.checkpoint_every(500);  // so that every round starts from another
  }

  void run() {
    until_done([&](Unit& unit) {
      host_.open({.id = account(0), .code = 100}, "custody", unit.now);
      for (int i = 1; i < kAccounts; ++i)
        host_.open({.id = account(i), .code = 200, .flags = ledger::debits_must_not_exceed_credits},
                   "purse:" + std::to_string(i), unit.now);
    });
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < kThreads; ++thread) threads.emplace_back([this, thread] { post(thread); });
  }

 private:
  // Asks again, with the same ids, until the answer is known.
  void until_done(const std::function<void(Unit&)>& work) {
    while (true) {
      try {
        commander_->run({}, {}, std::nullopt, [&](Unit& unit) {
          work(unit);
          return Response::no_content();
        });
        return;
      } catch (const Fenced&) {
      } catch (const DatabaseDown&) {
      } catch (const DatabaseBusy&) {
      } catch (const OutcomeUnknown&) {
      } catch (const DatabaseError&) {
      }
      poll(nullptr, 0, 20);
    }
  }

  void post(int thread) {
    for (int i = 0;; ++i) {
      const std::string name = seed_ + "/" + std::to_string(thread) + "/" + std::to_string(i);
      const ledger::TransferRequest in{.id = id_of(name),
                                       .debit = account(0),
                                       .credit = account(1 + (thread + i) % (kAccounts - 1)),
                                       .amount = 1 + i % 97,
                                       .code = 7};
      until_done([&](Unit& unit) { host_.must(in, unit.now); });
      say(name, in.amount);
      if (i % 3 == 0) hold_and_resolve(name + "/hold", in.credit);
    }
  }

  // The hold may end by time, and both a posting and a release are asked for: one of the three takes effect.
  void hold_and_resolve(const std::string& name, const ledger::Id& from) {
    ledger::TransferRequest hold{
        .id = id_of(name), .debit = from, .credit = account(0), .amount = 1, .code = 8};
    hold.kind = ledger::Kind::pending;
    hold.expires_at = (system_clock()() + std::chrono::seconds(30)).micros;
    ledger::Outcome held;
    until_done([&](Unit& unit) { held = host_.apply(hold, unit.now); });
    if (!succeeded(held.status)) return;
    say(name, 1);
    ledger::TransferRequest posting{.id = id_of(name + "/post"), .amount = ledger::whole_hold};
    posting.pending_id = hold.id;
    posting.kind = ledger::Kind::post_pending;
    ledger::TransferRequest release = posting;
    release.id = id_of(name + "/void");
    release.kind = ledger::Kind::void_pending;
    std::vector<ledger::Outcome> outcomes;
    until_done([&](Unit& unit) { outcomes = host_.apply(std::vector{posting, release}, unit.now); });
    if (succeeded(outcomes[0].status) && succeeded(outcomes[1].status)) say("a hold was resolved twice", -1);
    if (succeeded(outcomes[0].status)) say(name + "/post", 1);
    if (succeeded(outcomes[1].status)) say(name + "/void", 1);
  }

  static void say(const std::string& name, std::int64_t amount) {
    const std::string line = name + " " + std::to_string(amount) + "\n";
    if (write(STDOUT_FILENO, line.data(), line.size()) != std::ssize(line)) std::abort();
  }

  const std::string seed_;
  Database database_;
  Freshness freshness_;
  LedgerHost host_;
  std::unique_ptr<Commander> commander_;
};

// How many lines of the file are transfers of the ledger. Throws for one that isn't, or with another amount.
std::size_t find_all(Transaction& db, const std::string& file) {
  std::map<ledger::Id, std::int64_t> stored;
  each_stored_transfer(db, 0, [&](const ledger::Transfer& made) { stored[made.id] = made.amount; });
  std::ifstream in(file);
  std::size_t found = 0;
  for (std::string line; std::getline(in, line); ++found) {
    const auto space = line.rfind(' ');
    const auto there = stored.find(id_of(line.substr(0, space)));
    if (there == stored.end()) throw std::runtime_error("acknowledged, and not there: " + line);
    if (there->second != std::stoll(line.substr(space + 1)))
      throw std::runtime_error("acknowledged with another amount: " + line);
  }
  return found;
}

int verify(Database& database, const std::string& file) {
  int verdict = 1;
  database.read([&](Transaction& db) {
    const LedgerReport report = check_ledger(db);
    for (const std::string& finding : report.findings) std::cout << "finding: " << finding << '\n';
    const std::size_t found = find_all(db, file);
    std::cout << report.transfers << " transfers, " << report.derived << " derived alike, " << found
              << " acknowledged and all there, " << report.open_holds << " holds open, checkpoint at "
              << report.checkpoint << '\n';
    verdict = report.sound() && report.trial.total.balanced() && found > 0 ? 0 : 1;
  });
  return verdict;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) return 2;
  const std::string what = argv[1], schema = argv[3];
  log::start("load", "error");
  try {
    DatabaseSettings settings;
    settings.socket = argv[2];
    settings.user = "root";
    settings.schema = schema;
    if (what == "load") {
      Load(settings, argv[4]).run();
    } else if (what == "verify") {
      Database database(settings);
      return verify(database, argv[4]);
    } else if (what == "prepare") {
      Database database(settings);
      migrate(database, load_migrations(test::repository_root() / "sql", "ledger"));
    }
    return 0;
  } catch (const std::exception& error) {
    std::cout << "heliu-test-ledger-load: " << error.what() << '\n';
    return 1;
  }
}
