#include "settlement/escrow/release.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <sstream>

namespace heliu::escrow {

constexpr Tolerances kTolerances{30, 300, 300};  // 0.3 %, 3 %, 3 %

// manifest, waybill, origin gross and net, destination gross and net, refused → settlement weight, checks
// that did not agree. 0.3 % of 20000 kg is 60 kg; 3 % of 10000 kg is 300 kg.
constexpr const char* kLoads = R"(
10000 10000 20000 10000 20000 10000     0 | 10000
10000 10000 20000 10000 19940  9940     0 |  9970
10000 10000 20000 10000 19939  9939     0 |  9970 weighings
10000 10000 20000 10000 20060 10060     0 | 10030
10000 10000 20000 10000 20061 10061     0 | 10031 weighings
10000 10000 20000 10001 20000 10000     0 | 10001
10300 10000 20000 10000 20000 10000     0 | 10000
10310 10000 20000 10000 20000 10000     0 | 10000 manifest
 9708 10000 20000 10000 20000 10000     0 | 10000 manifest
10000 10320 20000 10000 20000 10000     0 | 10000 waybill
 9000  9000 20000 10000 20000  9800     0 |  9900 manifest waybill weighings
10000 10000 20000 10000 20000 10000  2500 |  7500
10000 10000 20000 10000 20000 10000 10000 |     0
10000 10000 20000 10000 20000 10060 10060 |     0
    0     0     0     0     0     0     0 |     0 weighed
10000 10000 20000 10000     0     0     0 |  5000 weighings weighed
10000 10000     0     0 20000 10000     0 |  5000 manifest waybill weighings weighed
)";

TEST(ReleaseRule, FollowsItsTable) {
  std::istringstream table(kLoads);
  for (std::string line; std::getline(table, line);) {
    if (line.empty()) continue;
    SCOPED_TRACE(line);
    std::istringstream row(line);
    LoadFacts facts;
    std::string bar;
    std::int64_t settlement = 0;
    row >> facts.manifest.count >> facts.waybill.count >> facts.origin.gross.count >>
        facts.origin.net.count >> facts.destination.gross.count >> facts.destination.net.count >>
        facts.refused.count >> bar >> settlement;
    std::string expected, word, differing;
    while (row >> word) expected += word + " ";
    const Decision decision = decide(facts, kTolerances);
    for (const Check& check : decision.checks)
      if (!check.agreed) differing += check.check + " ";
    EXPECT_EQ(decision.settlement.count, settlement);
    EXPECT_EQ(differing, expected);
    EXPECT_EQ(decision.agreed(), expected.empty());
  }
}

static LoadFacts agreeing() {
  return {{10000}, {10000}, {{20000}, {10000}}, {{20000}, {10000}}, {}, false, false, true, true};
}

TEST(ReleaseRule, StoresEachCheckWithItsNumbers) {
  LoadFacts facts = agreeing();
  facts.destination.net = {9950};
  const Decision decision = decide(facts, kTolerances);
  ASSERT_EQ(decision.checks.size(), 7u);
  EXPECT_EQ(decision.checks[0], (Check{"manifest", true, 10000, 10000, 300}));
  EXPECT_EQ(decision.checks[2], (Check{"weighings", true, 10000, 9950, 60}));
}

TEST(ReleaseRule, PaysOnATicketOnceAndNoFreightToTheProducer) {
  LoadFacts used = agreeing();
  used.ticket_used = true;
  EXPECT_FALSE(decide(used, kTolerances).agreed());
  LoadFacts own = agreeing();
  own.carrier_is_producer = true;
  EXPECT_FALSE(decide(own, kTolerances).agreed());
  LoadFacts unlicensed = agreeing(), no_carrier = agreeing();
  unlicensed.payee_may_own = false;
  no_carrier.carrier_may_own = false;
  EXPECT_FALSE(decide(unlicensed, kTolerances).agreed());
  EXPECT_FALSE(decide(no_carrier, kTolerances).agreed());
}

// A trade of 30 t at 1,200 yuan a tonne, freight 3,000.00 and fee 100.01 yuan, fully funded.
static Terms terms() {
  return {{120'000}, {30'000}, {300'000}, {10'001}, {}, {}, {3'600'000}, {310'001}};
}

TEST(Payment, SharesFreightAndFeeByKilogramsAndGivesTheRestToTheLastLoad) {
  const Payment first = payment_for(terms(), {9'990}, {10'000}, false);
  EXPECT_EQ(first.disposal, Fen{1'198'800});
  EXPECT_EQ(first.freight, Fen{100'000});
  EXPECT_EQ(first.fee, Fen{3'334});
  EXPECT_TRUE(first.covered());
  Terms later = terms();
  later.freight_paid = {200'000};
  later.fee_paid = {6'668};
  later.disposal_held = {1'202'400};
  later.freight_and_fee_held = {103'333};
  const Payment last = payment_for(later, {9'000}, {9'010}, true);
  EXPECT_EQ(last.freight, Fen{100'000});
  EXPECT_EQ(last.fee, Fen{3'333});
}

// Shares are rounded half up: many small loads would take more than there is, a fen at a time.
TEST(Payment, NeverOverdrawsByRounding) {
  std::mt19937_64 random(11);
  for (int round = 0; round < 2'000; ++round) {
    Terms trade{{static_cast<std::int64_t>(random() % 5'000) + 1},
                {static_cast<std::int64_t>(random() % 50) + 2},
                {static_cast<std::int64_t>(random() % 100)},
                {static_cast<std::int64_t>(random() % 100)},
                {},
                {},
                {},
                {}};
    trade.disposal_held = amount(trade.kilograms, trade.price);
    trade.freight_and_fee_held = trade.freight + trade.fee;
    const Fen owed = trade.disposal_held;
    Fen disposal;
    for (std::int64_t left = trade.kilograms.count; left > 0;) {
      const std::int64_t load = std::min<std::int64_t>(left, static_cast<std::int64_t>(random() % 3) + 1);
      left -= load;
      const Payment payment = payment_for(trade, {load}, {load}, left == 0);
      disposal += payment.disposal;
      trade.disposal_held -= payment.disposal;
      trade.freight_and_fee_held -= payment.freight + payment.fee;
      trade.freight_paid += payment.freight;
      trade.fee_paid += payment.fee;
      ASSERT_GE(trade.disposal_held, Fen{});
      ASSERT_GE(trade.freight_and_fee_held, Fen{});
    }
    EXPECT_LE(disposal, owed);
    EXPECT_EQ(trade.freight_paid, trade.freight);
    EXPECT_EQ(trade.fee_paid, trade.fee);
  }
}

TEST(Payment, IsTheSameAmountWhenTheProcessorPays) {
  Terms value = terms();
  value.price = {-120'000};
  EXPECT_EQ(payment_for(value, {9'990}, {10'000}, false).disposal, Fen{1'198'800});
}

TEST(Payment, NeverTakesMoreThanIsHeld) {
  Terms poor = terms();
  poor.disposal_held = {1'000'000};
  poor.freight_and_fee_held = {100'001};
  const Payment payment = payment_for(poor, {10'000}, {10'000}, false);
  EXPECT_FALSE(payment.covered());
  EXPECT_EQ(payment.disposal_owed, Fen{1'200'000});
  EXPECT_EQ(payment.disposal, Fen{1'000'000});
  EXPECT_EQ(payment.freight, Fen{100'000});
  EXPECT_EQ(payment.fee, Fen{1});
  EXPECT_EQ(funds_check(poor, payment), (Check{"funds-cover", false, 1'200'000, 1'000'000, 0}));
}

TEST(Payment, OfARefusedLoadIsItsFreightAlone) {
  const Payment payment = freight_of_refused(terms(), {10'000});
  EXPECT_EQ(payment.freight, Fen{100'000});
  EXPECT_EQ(payment.disposal, Fen{});
  EXPECT_EQ(payment.fee, Fen{});
  Terms spent = terms();
  spent.freight_paid = {250'000};
  EXPECT_EQ(freight_of_refused(spent, {10'000}).freight, Fen{50'000});
}

}  // namespace heliu::escrow
