#include "tests/day/payment.hpp"

#include <algorithm>
#include <map>
#include <mutex>

#include "settlement/iso20022/pain001.hpp"
#include "tests/day/cases.hpp"
#include "tests/day/city.hpp"
#include "tests/day/irregular.hpp"

namespace heliu::day {

namespace {

constexpr std::int64_t kFeePerTonne = 500;  // fen: synthetic
constexpr std::chrono::seconds kBankPatience{120};

std::string account_number(const std::string& key) {
  return "62284406" + std::to_string(std::string("ptcif").find(key[0]) + 1) + key.substr(1);
}

std::string name_of(const Day& day, const std::string& key) {
  for (const Table* table : {&day.data.producers, &day.data.processors, &day.data.carriers})
    for (const CsvRecord& row : *table)
      if (row.at("key") == key) return row.at("name");
  throw std::runtime_error("nobody is " + key);
}

void record_payee(Day& day, const std::string& key, const std::string& nth = {}) {
  const std::string body = Fields()
                               .text("enterprise_id", day.enterprise(key))
                               .text("account_number", account_number(key) + (nth.empty() ? "" : "9"))
                               .text("name", name_of(day, key))
                               .json();
  day.api.post_once(kFinance, "/v1/payees", body, "payee/" + key + nth, {"not-found"}, "enterprise_id");
}

// One file of a payer to its bank, which takes a message id once: writing it again does nothing.
void pay(Day& day, const std::string& payer, const std::string& nth, const std::vector<Due>& dues) {
  day.journal.once("paid/" + payer + "/" + nth, [&] {
    iso20022::CreditTransferInitiation file;
    file.message_id = payer + "-" + nth + "-" + day.id("day").substr(0, 8);
    file.created_at = system_clock()().text();
    file.initiating_party = file.debtor_name = name_of(day, payer);
    file.debtor_account = account_number(payer);
    for (const Due& due : dues)
      file.transfers.push_back(
          {due.reference + "-" + nth, Fen{due.fen}, "合流统一结算账户", day.custody_account, due.remittance});
    write_file(day.bank / "customers" / (file.message_id + ".xml"), iso20022::write_pain001(file), false);
    return file.message_id;
  });
}

JsonDocument escrow_of(const Day& day, const std::string& trade) {
  JsonDocument found;
  wait_until("the escrow of trade " + trade, [&] {
    const Answer answer = day.api.attempt(kFinance, "GET", "/v1/escrows/" + trade);
    if (!answer.good() && answer.status != 404) throw Refused("the escrow", answer);
    if (answer.good()) found = answer.json();
    return answer.good();
  });
  return found;
}

// What each payer owes, by its key; the leg with the planted mistake also under "wrong".
Dues dues_of(Day& day, const std::vector<Trade>& trades) {
  const auto keys = day.enterprise_keys();
  Dues dues;
  std::mutex mutex;
  side_by_side(trades.size(), [&](std::size_t i) {
    const JsonDocument escrow = escrow_of(day, trades[i].id);
    const std::lock_guard lock(mutex);
    for (const Json& leg : member(escrow, "legs").GetArray()) {
      Due due{text_at(leg, "reference"), text_at(leg, "reference"), number_at(leg, "amount_fen"),
              trades[i].id, text_at(leg, "purpose")};
      const bool wrong = trades[i].lot == wrong_reference_lot() && text_at(leg, "purpose") == "disposal";
      if (wrong) {
        dues["wrong"].push_back(due);
        due.remittance = wrong_reference(due.reference);
      }
      dues[keys.at(text_at(leg, "payer_id"))].push_back(due);
    }
  });
  return dues;
}

// The platform's side of the mistake: a break that names the remittance.
std::optional<std::string> break_about(const Day& day, const std::string& remittance) {
  for (const JsonDocument& page : day.api.pages(kFinance, "/v1/breaks"))
    for (const Json& item : member(page, "items").GetArray())
      if (text_or_none(item, "remittance").find(remittance) != std::string::npos) return text_at(item, "id");
  return std::nullopt;
}

void correct_reference(Day& day, const std::string& payer, const std::vector<Due>& wrong) {
  if (wrong.empty()) throw std::runtime_error("the lot of irregularity 12 has no escrow");
  day.journal.once("break/wrong-reference", [&] {
    std::optional<std::string> id;
    wait_until(
        "a break about the wrong reference",
        [&] { return (id = break_about(day, wrong_reference(wrong[0].reference))).has_value(); },
        kBankPatience);
    return *id;
  });
  pay(day, payer, "2", wrong);
}

std::map<std::string, std::string> escrow_states(const Day& day, const std::vector<Trade>& trades) {
  std::map<std::string, std::string> all, states;
  for (const JsonDocument& page : day.api.pages(kFinance, "/v1/escrows"))
    for (const Json& item : member(page, "items").GetArray())
      all[text_at(item, "id")] = text_at(item, "state");
  for (const Trade& trade : trades) states[trade.id] = all.contains(trade.id) ? all[trade.id] : "opened";
  return states;
}

bool weight_change_seen(const Day& day, const std::string& load) {
  for (const JsonDocument& page : day.api.pages(kRegulator, "/v1/flags?indicator=M01"))
    for (const Json& flag : member(page, "items").GetArray())
      if (text_at(flag, "subject_id") == load) return true;
  return false;
}

// By the receiver's scale, less what was refused.
void rule(Day& day, const std::string& trade, const Json& release, bool planted) {
  const std::string load = text_at(release, "load_id");
  if (planted) wait_until("the changed weight is flagged", [&] { return weight_change_seen(day, load); });
  const std::string body =
      Fields()
          .text("load_id", load)
          .number("settlement_kilograms", number_at(member(release, "facts"), "accepted_kilograms"))
          .text("reason", "以接受单位过磅数据和计量机构认定为准 · the receiver's scale, checked by metrology")
          .json();
  day.api.post_once(kRegulator, "/v1/escrows/" + trade + "/rulings", body, "ruling/" + load);
}

void rule_disputes(Day& day, const std::vector<Trade>& trades) {
  for (const auto& [trade, state] : escrow_states(day, trades)) {
    if (state != "in_dispute") continue;
    const auto found =
        std::find_if(trades.begin(), trades.end(), [&](const Trade& t) { return t.id == trade; });
    const JsonDocument escrow = escrow_of(day, trade);
    for (const Json& release : member(escrow, "releases").GetArray())
      if (text_at(release, "state") == "disputed") rule(day, trade, release, found->lot == "l002");
  }
}

std::map<std::string, std::int64_t> payout_states(const Day& day) {
  std::map<std::string, std::int64_t> states;
  for (const JsonDocument& page : day.api.pages(kFinance, "/v1/payouts"))
    for (const Json& item : member(page, "items").GetArray()) ++states[text_at(item, "state")];
  return states;
}

// The bank has answered each: accepted and not yet on a statement, or rejected.
bool all_answered(const Day& day) {
  const auto states = payout_states(day);
  return !states.empty() && !states.contains("instructed") && !states.contains("sent");
}

// What happens at the bank by itself: a file in the folder where it is told the day.
void tell_bank(Day& day, const std::string& name, const char* what, const std::string& line) {
  day.journal.once("told/" + name, [&] {
    write_file(day.bank / "told" / (name + "." + what), line + "\n", false);
    return std::string("yes");
  });
}

std::string payout_to(const Day& day, const std::string& key, const std::string& state) {
  for (const JsonDocument& page : day.api.pages(kFinance, "/v1/payouts?state=" + state))
    for (const Json& item : member(page, "items").GetArray())
      if (text_at(item, "enterprise_id") == day.enterprise(key)) return text_at(item, "id");
  throw std::runtime_error("no payout to " + key + " is " + state);
}

// Once every payout is answered: the cut-off, its statement, the close. nth tells the steps of two days
// apart.
void close_day(Day& day, const std::string& date, const std::string& nth) {
  const std::string closed = "day-closed" + nth;
  if (!day.journal.has(closed))
    wait_until(
        "the bank has answered every payout", [&] { return all_answered(day); }, kBankPatience);
  day.journal.once("cutoff-asked" + nth, [&] {
    write_file(day.bank / "cutoff" / (date + ".req"), "\n", false);
    return std::string("yes");
  });
  if (!day.journal.has(closed))
    wait_until(
        "the statement has settled every payout", [&] { return !payout_states(day).contains("accepted"); },
        kBankPatience);
  day.api.post_once(kFinance, "/v1/day-closes", Fields().text("date", date).json(), closed,
                    {"statement-missing"});
}

}  // namespace

void open_bank_accounts(Day& day) {
  const std::string fee = Fields()
                              .number("fen_per_tonne", kFeePerTonne)
                              .text("valid_from", day.today.text())
                              .text("basis", "示范日费率，合成数据 · the day's fee, synthetic")
                              .json();
  day.api.post_once(kOperator, "/v1/fees", fee, "fee");
  std::vector<std::string> keys;
  for (const Table* table : {&day.data.producers, &day.data.processors, &day.data.carriers})
    for (const CsvRecord& row : *table) keys.push_back(row.at("key"));
  side_by_side(keys.size(), [&](std::size_t i) { record_payee(day, keys[i]); });
}

void fund_escrows(Day& day, const std::vector<Trade>& trades) {
  if (day.journal.has("funded")) return;
  auto dues = dues_of(day, trades);
  const std::vector<Due> wrong = dues["wrong"];
  dues.erase("wrong");
  const Cases cases = cases_of(trades);
  bend_dues(cases, dues);
  if (cases.disputed) {
    day.journal.once("disputed-trade", [&] { return cases.disputed->id; });
    day.journal.once("disputed-producer", [&] { return cases.disputed->producer; });
  }
  for (const auto& [payer, owed] : dues) pay(day, payer, "1", owed);
  correct_reference(day, row_of(day.data.lots, wrong_reference_lot()).at("producer"), wrong);
  work_off_the_queue(day, cases);
  wait_until(
      "every escrow is full",
      [&] {
        const auto states = escrow_states(day, trades);
        return std::none_of(states.begin(), states.end(), [](const auto& entry) {
          return entry.second == "opened" || entry.second == "part_funded";
        });
      },
      kBankPatience);
  day.journal.remember("funded", "yes");
}

void settle_loads(Day& day, const std::vector<Trade>& trades) {
  if (day.journal.has("settled")) return;
  end_dispute(day);
  wait_until(
      "every escrow is closed",
      [&] {
        rule_disputes(day, trades);
        const auto states = escrow_states(day, trades);
        return std::all_of(states.begin(), states.end(), [](const auto& entry) {
          return entry.second == "closed" || entry.second == "refunded";
        });
      },
      kBankPatience);
  const Cases cases = cases_of(trades);
  revise_manifest(day, cases);
  record_invoices(day, cases);
  day.journal.remember("settled", "yes");
}

void close_bank_day(Day& day) {
  const std::string payer = row_of(day.data.lots, wrong_reference_lot()).at("producer");
  const std::string back =
      Fields()
          .text("action", "to_enterprise")
          .text("enterprise_id", day.enterprise(payer))
          .text("note", "附言错误，款项退还付款人 · a wrong reference: returned to the payer")
          .json();
  day.api.post_once(kFinance, "/v1/breaks/" + day.id("break/wrong-reference") + "/resolutions", back,
                    "break-resolved");
  day.api.post_once(kFinance, "/v1/payout-runs", {}, "payout-run");
  const std::string date = day.journal.once("bank-day", [] { return Date::of(system_clock()()).text(); });
  close_day(day, date, "");
}

// A payout comes back on the next bank day: its payee's account is bound anew, it is paid again, and that day
// closes too. The statement of the day before is sent a second time.
void close_next_bank_day(Day& day) {
  const std::string date = next_bank_day(day);
  tell_bank(day, "camt053", "again", "camt053-" + bank_day(day) + "-1.xml");
  const std::string id =
      day.journal.once("returned-payout", [&] { return payout_to(day, kReturnedTo, "settled"); });
  const JsonDocument payout = day.api.get(kFinance, "/v1/payouts/" + id);
  tell_bank(day, "payout", "return", text_at(payout, "end_to_end_id") + " 账号户名不符");
  const auto state = [&] { return text_at(day.api.get(kFinance, "/v1/payouts/" + id), "state"); };
  wait_until(
      "the returned payout is back", [&] { return state() == "returned"; }, kBankPatience);
  day.journal.once("payee-bound-anew", [&] {
    record_payee(day, kReturnedTo, "again");
    return std::string("yes");
  });
  day.api.post_once(kFinance, "/v1/payout-runs", {}, "payout-run-2");
  close_day(day, date, "-2");
}

std::string bank_day(const Day& day) {
  return day.id("bank-day");
}

std::string next_bank_day(const Day& day) {
  return Date{Date::parse(bank_day(day)).value().days + 1}.text();
}

}  // namespace heliu::day
