// Kills the bank with -9 at every point between two effects on the disk, and checks that nothing is lost or
// doubled after the restart.
#include <signal.h>

#include <set>

#include "tests/scenario/standins/bank_folder.hpp"

namespace heliu::standins::testing {
namespace {

constexpr unsigned kMostSteps = 400;  // the work below takes about fifty

// Two credits, a file of which one transfer can be paid and one can't, and the end of the day.
void put_work(const BankFolder& bank) {
  put_file(bank.path() / "customers" / "c.xml",
           BankFolder::payment(
               "C1", kCustomer,
               {{"CE1", Fen{100}, "合流", kCustody, "R1"}, {"CE2", Fen{50}, "合流", kCustody, "R2"}}));
  bank.platform_pays("P1", {{"E1", Fen{120}, "甲", kPayee, ""}, {"E2", Fen{31}, "乙", kPayee, ""}});
  bank.cut_off("2026-11-23");
}

void expect_the_day_is_exact(const BankFolder& bank) {
  EXPECT_EQ(bank.out("camt054-").size(), 2u);
  EXPECT_EQ(bank.out("pain002-").size(), 1u);
  EXPECT_EQ(outcome(bank.report_on("P1")), "ACSC AM04");
  EXPECT_EQ(bank.out("camt053-").size(), 1u);
  const auto day = bank.statement("2026-11-23-1");
  EXPECT_EQ(day.opening, Fen{0});
  EXPECT_EQ(day.closing, Fen{30});
  EXPECT_EQ(day.difference(), std::nullopt);
  std::multiset<std::int64_t> amounts;
  std::set<std::string> references;
  for (const auto& entry : day.entries) {
    amounts.insert(entry.amount.count);
    references.insert(entry.account_servicer_ref);
  }
  EXPECT_EQ(amounts, (std::multiset<std::int64_t>{-120, 50, 100}));
  EXPECT_EQ(references.size(), 3u);
  EXPECT_EQ(files(bank.path() / "done").size(), 3u);
}

// Runs the bank until the work is done or it dies; true if it died.
bool dies_at_step(const BankFolder& bank, unsigned step) {
  const auto child = bank.start({"--crash-after-steps", std::to_string(step)});
  child->first_line();  // "ready", or nothing from one that died while replaying
  EXPECT_TRUE(until([&] { return !child->running() || bank.inputs_are_gone(); }));
  child->signal(SIGTERM);
  const int end = child->wait();
  EXPECT_TRUE(end == 0 || end == -SIGKILL) << end;
  return end == -SIGKILL;
}

void run_to_the_end(const BankFolder& bank) {
  const auto child = bank.start();
  EXPECT_EQ(child->first_line(), "ready");
  EXPECT_TRUE(until([&] { return bank.inputs_are_gone(); }));
  child->signal(SIGTERM);
  EXPECT_EQ(child->wait(), 0);
}

TEST(StandinBank, LosesAndDoublesNothingWhenKilledAtAnyStep) {
  unsigned step = 1;
  for (; step < kMostSteps; ++step) {
    SCOPED_TRACE("killed at step " + std::to_string(step));
    BankFolder bank;
    put_work(bank);
    if (!dies_at_step(bank, step)) break;
    dies_at_step(bank, step % 7 + 1);  // the restart is killed too, at one of its first steps
    run_to_the_end(bank);
    expect_the_day_is_exact(bank);
    if (HasFailure()) break;
  }
  EXPECT_GT(step, 30u) << "the steps were not counted";
  EXPECT_LT(step, kMostSteps);
}

TEST(StandinBank, LosesAndDoublesNothingWhenKilledAmongManyFiles) {
  constexpr int kFiles = 30;
  BankFolder bank;
  bank.customer_pays("C0", Fen{1'000'000}, "R");
  for (int i = 0; i < kFiles; ++i)
    bank.platform_pays("P" + std::to_string(i), {{"E" + std::to_string(i), Fen{i + 1}, "甲", kPayee, ""}});
  for (std::size_t answered : {1u, 7u, 15u, 22u}) {
    const auto child = bank.start();
    ASSERT_TRUE(until([&] { return bank.out("pain002-").size() >= answered; }));
    child->signal(SIGKILL);
    EXPECT_EQ(child->wait(), -SIGKILL);
  }
  const auto child = bank.start();
  ASSERT_TRUE(until([&] { return bank.inputs_are_gone(); }));
  bank.cut_off("2026-11-23");
  const auto day = bank.statement("2026-11-23-1");
  EXPECT_EQ(day.closing, Fen{1'000'000 - kFiles * (kFiles + 1) / 2});
  EXPECT_EQ(day.difference(), std::nullopt);
  EXPECT_EQ(day.entries.size(), kFiles + 1u);
  EXPECT_EQ(bank.out("pain002-").size(), static_cast<std::size_t>(kFiles));
  for (int i = 0; i < kFiles; ++i) EXPECT_EQ(outcome(bank.report_on("P" + std::to_string(i))), "ACSC");
}

}  // namespace
}  // namespace heliu::standins::testing
