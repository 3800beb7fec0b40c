// What finance met on the day, each with its figures, recomputed where a second way exists.
#include <algorithm>

#include "settlement/quantity.hpp"
#include "tests/day/cases.hpp"
#include "tests/day/payment.hpp"
#include "tests/day/report.hpp"

namespace heliu::day {

namespace {

std::int64_t value_of(std::int64_t kilograms, const Trade& trade) {
  return amount(Kilograms{kilograms}, FenPerTonne{trade.price}).count;
}

JsonDocument escrow_of(const Day& day, const Trade& trade) {
  return day.api.get(kFinance, "/v1/escrows/" + trade.id);
}

// Credits of one movement for a trade, in the order booked.
std::vector<std::int64_t> entries_of(const Day& day, const Trade& trade, const std::string& movement) {
  std::vector<std::int64_t> amounts;
  const JsonDocument page =
      day.api.get(kFinance, "/v1/entries?movement=" + movement + "&about=" + trade.id + "&limit=1000");
  for (const Json& entry : member(page, "items").GetArray())
    amounts.push_back(number_at(entry, "amount_fen"));
  return amounts;
}

std::int64_t disposal_owed(const Json& escrow) {
  for (const Json& leg : member(escrow, "legs").GetArray())
    if (text_at(leg, "purpose") == "disposal") return number_at(leg, "amount_fen");
  return 0;
}

void say_part_refusals(Section& section, const Day& day, const std::vector<Trade>& trades) {
  std::int64_t loads = 0, kilograms = 0, unbilled = 0, bought = 0, bought_fen = 0;
  std::int64_t sold_loads_paid_wrong = 0;
  for (const Trade& trade : trades) {
    const JsonDocument escrow = escrow_of(day, trade);
    if (trade.price < 0) ++bought;
    for (const Json& release : member(escrow, "releases").GetArray()) {
      const std::int64_t refused = number_or_zero(member(release, "facts"), "refused_kilograms");
      const std::int64_t paid = number_at(release, "disposal_fen");
      if (trade.price < 0) {
        bought_fen -= paid;
        if (paid > 0 || text_at(escrow, "payee_id") != day.enterprise(trade.producer))
          ++sold_loads_paid_wrong;
      }
      if (refused == 0) continue;
      ++loads;
      kilograms += refused;
      unbilled += std::abs(value_of(refused, trade));
    }
  }
  section.say("refused in part 部分拒收",
              grouped(loads) + " loads, " + grouped(kilograms) + " kg, " + yuan(unbilled) + " not billed");
  section.say("processor pays 有价废物", grouped(bought) + " trades, " + yuan(bought_fen) + " to producers");
  section.figures.number("refused_loads", loads).number("refused_kilograms", kilograms);
  section.figures.number("bought_trades", bought).number("bought_fen", bought_fen);
  section.must("some loads are refused in part", loads > 0, grouped(loads));
  section.must("processors pay for some waste", bought > 0 && bought_fen > 0, grouped(bought));
  section.same("what they pay goes to the producers", sold_loads_paid_wrong, 0, "loads");
}

void say_deposits(Section& section, const Day& day, const Cases& cases) {
  const auto parts = entries_of(day, cases.split, "deposit");
  const std::int64_t owed = disposal_owed(escrow_of(day, cases.split));
  std::int64_t two = 0;
  for (const std::int64_t part : parts)
    if (part == owed * 6 / 10 || part == owed - owed * 6 / 10) two += part;
  section.say("deposit in two 拆分入金", yuan(owed) + " = " + yuan(owed * 6 / 10) + " + " +
                                             yuan(owed - owed * 6 / 10) + " for lot " + cases.split.lot);
  section.same("two credits fund one escrow", two, owed, "fen");
  section.figures.number("split_deposit_fen", owed);

  std::int64_t together = 0, funded = 0;
  for (const Trade& trade : cases.joined) {
    const std::int64_t leg = disposal_owed(escrow_of(day, trade));
    together += leg;
    for (const std::int64_t part : entries_of(day, trade, "deposit"))
      if (part == leg) {
        funded += part;
        break;
      }
  }
  section.say("one deposit, three escrows",
              yuan(together) + " from " + cases.joined.front().processor + " 合并入金");
  section.same("one credit funds three escrows", funded, together, "fen");
  section.figures.number("joined_deposit_fen", together);
}

void say_unnamed(Section& section, const Day& day, const Cases& cases) {
  const JsonDocument found = day.api.get(kFinance, "/v1/breaks/" + day.id("break/unnamed"));
  const std::int64_t fen = number_at(found, "amount_fen"),
                     owed = disposal_owed(escrow_of(day, cases.unnamed));
  section.say("named nothing 无编号入金", yuan(fen) + ", cause " + text_at(found, "cause") + ", " +
                                              grouped(member(found, "suggestions").Size()) +
                                              " suggestions, matched by " + text_or_none(found, "closed_by"));
  section.must("the deposit without a reference waited for a person",
               text_at(found, "state") == "closed" && text_or_none(found, "action") == "matched" &&
                   text_at(member(found, "entry"), "basis") == "by-hand",
               text_or_none(found, "action"));
  section.same("it went where the payer said", fen, owed, "fen");
  section.figures.number("unnamed_deposit_fen", fen);
}

void say_dispute(Section& section, const Day& day) {
  if (!day.journal.has("dispute")) {
    section.must("a dispute was opened", false, "no load of the day could be disputed");
    return;
  }
  const JsonDocument dispute = day.api.get(kFinance, "/v1/disputes/" + day.id("dispute"));
  const std::int64_t all = number_at(dispute, "amount_fen"), payee = number_or_zero(dispute, "payee_fen");
  const JsonDocument back = day.api.get(
      kFinance, "/v1/entries?movement=ruled_back&about=" + text_at(dispute, "trade_id") + "&limit=10");
  std::int64_t payer = 0;
  for (const Json& entry : member(back, "items").GetArray()) payer += number_at(entry, "amount_fen");
  section.say("dispute split 争议分割",
              yuan(all) + " = " + yuan(payee) + " to the payee + " + yuan(payer) + " back, ruled twice");
  section.must("the dispute has ended", text_at(dispute, "state") == "ended", text_at(dispute, "state"));
  section.same("the ruling splits it to the fen", payee + payer, all, "fen");
  section.must("both sides get a part", payee > 0 && payer > 0, yuan(payee));
  section.figures.number("disputed_fen", all).number("disputed_to_payee_fen", payee);
}

void say_revision(Section& section, const Day& day, const Cases& cases) {
  const JsonDocument page = day.api.get(kFinance, "/v1/escrows/" + cases.revised.id + "/revisions?limit=10");
  const auto& list = member(page, "items").GetArray();
  if (list.Size() != 1) return section.must("one manifest was revised", false, grouped(list.Size()));
  const std::int64_t before = number_at(list[0], "kilograms_before"),
                     after = number_at(list[0], "kilograms_after"),
                     difference = number_at(list[0], "difference_fen");
  std::int64_t booked = 0;
  for (const std::int64_t part : entries_of(day, cases.revised, "revised_down")) booked -= part;
  section.say("manifest revised 联单更正",
              grouped(before) + " → " + grouped(after) + " kg after release, " + yuan(difference));
  section.same("the difference is price × kilograms, recomputed", difference,
               value_of(after, cases.revised) - value_of(before, cases.revised), "fen");
  section.same("and it is booked", booked, difference, "fen");
  section.figures.number("revision_fen", difference);
}

void say_return(Section& section, const Day& day) {
  const JsonDocument returned = day.api.get(kFinance, "/v1/payouts/" + day.id("returned-payout"));
  const std::int64_t fen = number_at(returned, "amount_fen");
  std::int64_t again = 0;
  for (const JsonDocument& page : day.api.pages(kFinance, "/v1/payouts?state=settled"))
    for (const Json& payout : member(page, "items").GetArray())
      if (text_at(payout, "enterprise_id") == text_at(returned, "enterprise_id"))
        again += number_at(payout, "amount_fen");
  section.say("payout returned 退票", yuan(fen) + " to " + kReturnedTo + " (" +
                                          text_or_none(returned, "reason") + "), paid again on " +
                                          next_bank_day(day));
  section.must("the bank sent a payout back", text_at(returned, "state") == "returned",
               text_at(returned, "state"));
  section.same("it was paid again, once its account was bound anew", again, fen, "fen");
  section.figures.number("returned_fen", fen);
}

void say_copy(Section& section, const Day& day) {
  std::int64_t copies = 0, lines = 0, posted = 0;
  const JsonDocument page = day.api.get(kFinance, "/v1/bank-files?kind=camt.053&limit=50");
  for (const Json& file : member(page, "items").GetArray()) {
    if (!text_at(file, "name").starts_with("again-")) continue;
    ++copies;
    lines += number_at(file, "told_again");
    posted += number_at(file, "posted");
  }
  section.say("statement sent twice 重复账单", grouped(copies) + " file, " + grouped(lines) +
                                                   " lines told before, " + grouped(posted) + " posted");
  section.must("the statement came twice", copies == 1 && lines > 0, grouped(lines) + " lines");
  section.same("a line told twice is posted once", posted, 0, "lines");
  section.figures.number("duplicated_lines", lines);
}

void say_invoice(Section& section, const Day& day, const Trade& trade, std::int64_t rate) {
  const JsonDocument page = day.api.get(kFinance, "/v1/escrows/" + trade.id + "/invoices?limit=10");
  const JsonDocument tie = day.api.get(kFinance, "/v1/escrows/" + trade.id + "/tie-out");
  const Json& list = member(page, "items");
  const std::string percent = std::to_string(rate / 100) + " %";
  if (list.Size() != 1)
    return section.must("one invoice of " + percent, false, std::to_string(list.Size()) + " found");
  const std::int64_t gross = number_at(list[0], "gross_fen"), tax = number_at(list[0], "tax_fen");
  section.say("VAT " + percent + " 增值税", yuan(gross) + ", tax " + yuan(tax) + ", " +
                                                text_at(list[0], "product") + ": " +
                                                text_at(list[0], "legal_basis"));
  section.same("the invoice has the rate of who owns the product", number_at(list[0], "rate"), rate, "bp");
  // |gross × rate − tax × (1 + rate)| is less than half a fen × (1 + rate).
  const std::int64_t apart = std::abs(gross * rate - tax * (10'000 + rate));
  section.must("its tax is inside it, to the fen (" + percent + ")", 2 * apart <= 10'000 + rate,
               std::to_string(tax) + " fen");
  section.must("invoice, payment and manifest agree (" + percent + ")", flag_at(tie, "agreed"), "tie-out");
  section.figures.number(rate == 600 ? "vat_6_fen" : "vat_13_fen", tax);
}

void say_explained(Section& section, const Day& day) {
  const JsonDocument figures = day.api.get(kFinance, "/v1/reconciliation");
  std::string text;
  for (const Json& one : member(figures, "explained_by").GetArray())
    text += (text.empty() ? "" : ", ") + text_at(one, "basis") + " " + yuan(number_at(one, "value_fen"));
  section.say("explained 已解释", std::to_string(number_at(figures, "explained_ppm") / 10'000) + " % of " +
                                      yuan(number_at(figures, "value_fen")) + " in " +
                                      grouped(number_at(figures, "lines")) + " lines: " + text);
  section.same("every fen the bank moved is explained", number_at(figures, "explained_ppm"), 1'000'000,
               "ppm");
}

}  // namespace

Section cases_section(const Day& day, const std::vector<Trade>& trades) {
  Section section{"What finance met 资金实况", "cases", {}, {}, {}};
  const Cases cases = cases_of(trades);
  say_part_refusals(section, day, trades);
  say_deposits(section, day, cases);
  say_unnamed(section, day, cases);
  say_dispute(section, day);
  say_revision(section, day, cases);
  say_return(section, day);
  say_copy(section, day);
  say_invoice(section, day, cases.taxed_6, 600);
  say_invoice(section, day, cases.taxed_13, 1'300);
  say_explained(section, day);
  return section;
}

}  // namespace heliu::day
