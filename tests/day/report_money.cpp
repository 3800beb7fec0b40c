// Escrows against the ledger, releases recomputed from the scales, the bank against the ledger.
#include <algorithm>
#include <map>
#include <mutex>

#include "settlement/quantity.hpp"
#include "tests/day/payment.hpp"
#include "tests/day/report.hpp"

namespace heliu::day {

namespace {

struct Escrows {
  std::int64_t in = 0, held = 0, disposal = 0, freight = 0, fee = 0;
  std::int64_t loads = 0, ruled = 0;
  std::vector<std::string> wrong;  // releases that the scales do not give
};

struct Scales {
  std::int64_t origin = 0, destination = 0, refused = 0;
};

Scales scales_of(const Day& day, const std::string& load) {
  const JsonDocument seen = day.api.get(kRegulator, "/v1/loads/" + load);
  Scales scales;
  scales.refused = number_at(member(seen, "load"), "refused_kilograms");
  for (const Json& weighing : member(seen, "weighings").GetArray())
    (text_at(weighing, "place") == "origin" ? scales.origin : scales.destination) =
        number_at(weighing, "net_kilograms");
  return scales;
}

// The contract's rule, worked out here anew: mean of both net weights, half a kilogram up, less what was
// refused; a ruling goes before it. Then kilograms × price.
std::string fault_of(const Trade& trade, const Json& release, const Scales& scales) {
  const std::int64_t settled = number_at(release, "settlement_kilograms");
  const std::int64_t mean =
      std::max<std::int64_t>(0, (scales.origin + scales.destination + 1) / 2 - scales.refused);
  const bool ruled = text_at(release, "state") == "ruled";
  const std::int64_t owed = amount(Kilograms{settled}, FenPerTonne{trade.price}).count;
  const std::int64_t paid = number_at(release, "disposal_fen");
  if ((ruled || settled == mean) && owed == paid) return {};
  return trade.lot + ": settled " + std::to_string(settled) + " kg for " + std::to_string(paid) +
         " fen, the scales give " + std::to_string(mean) + " kg and " + std::to_string(owed) + " fen";
}

void add_escrow(const Day& day, const Trade& trade, Escrows& sum, std::mutex& mutex) {
  const JsonDocument escrow = day.api.get(kFinance, "/v1/escrows/" + trade.id);
  std::vector<std::string> faults;
  for (const Json& release : member(escrow, "releases").GetArray())
    faults.push_back(fault_of(trade, release, scales_of(day, text_at(release, "load_id"))));
  const std::lock_guard lock(mutex);
  for (const Json& leg : member(escrow, "legs").GetArray()) sum.in += number_at(leg, "funded_fen");
  sum.held += number_at(escrow, "disposal_held_fen") + number_at(escrow, "freight_and_fee_held_fen");
  for (const Json& release : member(escrow, "releases").GetArray()) {
    ++sum.loads;
    if (text_at(release, "state") == "ruled") ++sum.ruled;
    sum.disposal += std::abs(number_at(release, "disposal_fen"));
    sum.freight += number_at(release, "freight_fen");
    sum.fee += number_at(release, "fee_fen");
  }
  for (std::string& fault : faults)
    if (!fault.empty()) sum.wrong.push_back(std::move(fault));
}

struct Line {
  std::int64_t debits = 0, credits = 0, balance = 0;
};

std::map<std::string, Line> lines_of(const Json& trial_balance) {
  std::map<std::string, Line> lines;
  for (const Json& line : member(trial_balance, "lines").GetArray())
    lines[text_at(line, "line")] = {number_at(line, "debits_fen"), number_at(line, "credits_fen"),
                                    number_at(line, "balance_fen")};
  return lines;
}

struct Payouts {
  std::map<std::string, std::int64_t> count, fen;  // by state
  std::int64_t all = 0, sum = 0;
};

Payouts payouts_of(const Day& day) {
  Payouts payouts;
  for (const JsonDocument& page : day.api.pages(kFinance, "/v1/payouts"))
    for (const Json& payout : member(page, "items").GetArray()) {
      const std::string state = text_at(payout, "state");
      ++payouts.count[state];
      payouts.fen[state] += number_at(payout, "amount_fen");
      ++payouts.all;
      payouts.sum += number_at(payout, "amount_fen");
    }
  return payouts;
}

}  // namespace

Section money_section(const Day& day, const std::vector<Trade>& trades) {
  Section section{"Money 资金", "money", {}, {}, {}};
  Escrows sum;
  std::mutex mutex;
  side_by_side(trades.size(), [&](std::size_t i) { add_escrow(day, trades[i], sum, mutex); });
  const JsonDocument balance = day.api.get(kFinance, "/v1/trial-balance");
  auto lines = lines_of(balance);
  const Line &disposal = lines["escrow_disposal"], &other = lines["escrow_freight_and_fee"];
  const std::int64_t out = disposal.debits + other.debits, released = sum.disposal + sum.freight + sum.fee;
  section.say("into escrow 托管转入", yuan(sum.in));
  section.say("out of escrow 托管转出", yuan(out) + ": disposal " + yuan(sum.disposal) + ", freight " +
                                            yuan(sum.freight) + ", fee " + yuan(sum.fee) + ", refunds " +
                                            yuan(out - released));
  section.say("still held 仍托管", yuan(sum.held));
  section.say("loads settled 已结算车次", grouped(sum.loads) + ", " + grouped(sum.ruled) + " by ruling");
  section.say("trial balance 试算平衡", yuan(number_at(balance, "custody_fen")) + " at the bank = " +
                                            yuan(number_at(balance, "owed_fen")) + " owed");
  section.figures.number("escrow_in_fen", sum.in)
      .number("escrow_out_fen", out)
      .number("escrow_held_fen", sum.held);
  section.figures.number("disposal_fen", sum.disposal)
      .number("freight_fen", sum.freight)
      .number("fee_fen", sum.fee);
  section.figures.number("refunds_fen", out - released).number("loads_settled", sum.loads);
  section.figures.number("custody_fen", number_at(balance, "custody_fen"));
  section.same("escrow in = out + held", sum.in, out + sum.held, "fen");
  section.same("the legs' funding is what the ledger took in", sum.in, disposal.credits + other.credits,
               "fen");
  section.same("what escrows hold is what the ledger holds", sum.held, disposal.balance + other.balance,
               "fen");
  section.must("releases are within what left", released <= out, std::to_string(released) + " fen");
  section.same("the fee account holds the fees", lines["platform_fee"].balance, sum.fee, "fen");
  section.must("the trial balance balances", flag_at(balance, "balanced"), "custody = owed");
  std::string faults;
  for (const std::string& fault : sum.wrong) faults += "\n    " + fault;
  section.must("every release is kilograms × price, recomputed from the scales", sum.wrong.empty(), faults);
  return section;
}

Section bank_section(const Day& day) {
  Section section{"Bank 银行", "bank", {}, {}, {}};
  const Payouts payouts = payouts_of(day);
  auto lines = lines_of(day.api.get(kFinance, "/v1/trial-balance"));
  std::int64_t breaks = 0, open = 0;
  for (const JsonDocument& page : day.api.pages(kFinance, "/v1/breaks"))
    for (const Json& item : member(page, "items").GetArray()) {
      ++breaks;
      if (text_at(item, "state") == "open") ++open;
    }
  const JsonDocument first = day.api.get(kFinance, "/v1/day-closes/" + bank_day(day));
  const JsonDocument close = day.api.get(kFinance, "/v1/day-closes/" + next_bank_day(day));
  const std::int64_t bank = number_at(close, "bank_closing_fen"), ledger = number_at(close, "ledger_fen");
  std::string states;
  for (const auto& [state, count] : payouts.count)
    states += (states.empty() ? "" : ", ") + grouped(count) + " " + state;
  section.say("payouts 付款", grouped(payouts.all) + " (" + states + "), " + yuan(payouts.sum));
  section.say("unmatched bank lines 未匹配", grouped(open) + " open of " + grouped(breaks) + ", suspense " +
                                                 yuan(lines["suspense"].balance));
  section.say("bank closing 银行余额", yuan(bank) + " of " + next_bank_day(day) + ", the day before " +
                                           yuan(number_at(first, "bank_closing_fen")));
  section.say("ledger 账面余额", yuan(ledger) + ", difference " + yuan(number_at(close, "difference_fen")));
  section.figures.number("payouts", payouts.all).number("payouts_fen", payouts.sum);
  section.figures.number("breaks", breaks).number("breaks_open", open);
  section.figures.number("bank_closing_fen", bank).number("ledger_fen", ledger);
  section.figures.number("difference_fen", number_at(close, "difference_fen"));
  section.same("the bank's closing balance is the ledger's", bank, ledger, "fen");
  section.same("no difference is left", number_at(close, "difference_fen"), 0, "fen");
  section.same("nor on the day before", number_at(first, "difference_fen"), 0, "fen");
  section.same("every bank line is matched", open, 0, "breaks");
  section.same("nothing is in suspense", lines["suspense"].balance, 0, "fen");
  section.same("nothing is between us and the bank", lines["payout_in_flight"].balance, 0, "fen");
  const auto paid = [&](const char* state) {
    return payouts.fen.contains(state) ? payouts.fen.at(state) : 0;
  };
  section.same("what left the bank is what was paid out, returned ones too", lines["bank_custody"].credits,
               paid("settled") + paid("returned"), "fen");
  section.same("what the bank holds is what it was closed with", lines["bank_custody"].balance, bank, "fen");
  return section;
}

}  // namespace heliu::day
