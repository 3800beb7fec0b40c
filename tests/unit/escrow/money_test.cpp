#include "settlement/escrow/money.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace heliu::escrow {
namespace {

struct Case {
  const char* name;
  Life life;
  std::vector<LegMoney> legs;
  const char* fault;  // how it begins; empty: none
};

constexpr Purpose kDisposal = Purpose::disposal, kFreight = Purpose::freight_and_fee;

const Case kCases[] = {
    {"nothing has come", {State::opened}, {{kDisposal, 900, 0, 0, 0, 0}}, ""},
    {"one leg of two is full",
     {State::part_funded},
     {{kDisposal, 900, 900, 900, 900, 0}, {kFreight, 100, 0, 0, 0, 0}},
     ""},
    {"full", {State::held}, {{kDisposal, 900, 900, 900, 900, 0}, {kFreight, 100, 100, 100, 100, 0}}, ""},
    {"a part is paid, a part disputed", {State::in_dispute}, {{kDisposal, 900, 900, 900, 500, 200}}, ""},
    {"closed", {State::closed}, {{kDisposal, 900, 900, 900, 0, 0}}, ""},
    {"frozen when full", {State::frozen, State::funded}, {{kDisposal, 900, 900, 900, 900, 0}}, ""},
    {"nobody owes anything", {State::funded}, {}, ""},
    {"a credit that no transfer made",
     {State::funded},
     {{kDisposal, 900, 900, 899, 899, 0}},
     "900 fen are recorded as come for disposal, by the transfers 899 fen"},
    {"opened, and money has come", {State::opened}, {{kDisposal, 900, 5, 5, 5, 0}}, "it is opened"},
    {"full by its state alone", {State::held}, {{kDisposal, 900, 5, 5, 5, 0}}, "it is full"},
    {"part-funded, and all has come",
     {State::part_funded},
     {{kDisposal, 900, 900, 900, 900, 0}},
     "it is part-funded"},
    {"a rest after the end", {State::closed}, {{kDisposal, 900, 900, 900, 1, 0}}, "it has ended, and 1 fen"},
    {"more out than in", {State::releasing}, {{kFreight, 900, 900, 900, -1, 0}}, "more left"},
    {"frozen before all had come",
     {State::frozen, State::held},
     {{kDisposal, 900, 5, 5, 5, 0}},
     "it is full"},
};

TEST(EscrowMoney, IsWhatTheStateSaysByTheTransfersAlone) {
  for (const Case& one : kCases) {
    const std::string fault = money_fault(one.life, one.legs);
    if (*one.fault == '\0')
      EXPECT_EQ(fault, "") << one.name;
    else
      EXPECT_EQ(fault.substr(0, std::string_view(one.fault).size()), one.fault) << one.name;
  }
}

}  // namespace
}  // namespace heliu::escrow
