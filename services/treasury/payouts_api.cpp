#include "settlement/iso20022/text_rules.hpp"
#include "treasury/answer.hpp"
#include "treasury/api.hpp"
#include "treasury/events.hpp"
#include "treasury/payout.hpp"
#include "treasury/store.hpp"

namespace heliu::treasury {

namespace {

struct NewPayee {
  Uuid enterprise_id;
  std::string account_number, name;
};
BOOST_DESCRIBE_STRUCT(NewPayee, (), (enterprise_id, account_number, name))

struct PayeeView {
  Uuid enterprise_id;
  std::string account_ending, name;  // the last four characters: the rest is nobody's business
  Instant recorded_at;
  bool suspended = false;
};
BOOST_DESCRIBE_STRUCT(PayeeView, (), (enterprise_id, account_ending, name, recorded_at, suspended))

PayeeView view(const Payee& payee) {
  const std::size_t from = payee.account_number.size() < 4 ? 0 : payee.account_number.size() - 4;
  return {payee.id, payee.account_number.substr(from), payee.name, payee.recorded_at, payee.suspended};
}

Response record_payee(const Request& request, Unit& unit) {
  const auto asked = request.as<NewPayee>();
  if (!store::find<store::SeenEnterprise>(unit.db, "seen_enterprise", asked.enterprise_id))
    throw store::no_such("enterprise", asked.enterprise_id);
  try {
    iso20022::require_text("name", asked.name, iso20022::kMax140Text);
    iso20022::require_identifier("account_number", asked.account_number, iso20022::kMax34Text);
  } catch (const std::invalid_argument& error) {
    throw Problem("payee-unfit", {{"why", error.what()}});
  }
  const Payee payee{
      asked.enterprise_id, asked.account_number, asked.name, clipped(unit.caller.name, 120), unit.now, false};
  store::put(unit.db, "payee", payee);
  unit.emit("payee.recorded", payee.id,
            PayeeRecorded{payee.id, view(payee).account_ending, payee.name, payee.recorded_by, unit.now},
            {payee.id});
  return Response::created(view(payee), "/v1/payees");
}

Response start_run(Unit& unit, Books& books, const std::string& account) {
  require_fresh_facts(unit);
  return Response::created(instruct_run(unit, books, account, Persons::one), "/v1/payouts");
}

Response start_payout(const Request& request, Unit& unit, Books& books, const std::string& account) {
  require_fresh_facts(unit);
  const Payout payout = instruct_payout(unit, books, account, request.as<NewPayout>());
  return Response::created(payout, "/v1/payouts/" + payout.id.text());
}

Response get_payout(const Request& request, Transaction& db) {
  const auto payout = store::find<Payout>(db, "payout", request.id());
  if (!payout || (!sees_everything(request.caller) && !acts_for(request.caller, payout->enterprise_id)))
    throw store::no_such("payout", request.id());
  return Response::resource(*payout);
}

}  // namespace

void require_fresh_facts(Unit& unit) {
  constexpr std::chrono::seconds oldest{30};  // a payout can't be taken back
  for (const char* feed : {"registry", "market", "transport"}) unit.require_fresh(feed, oldest);
}

void bind_payouts(Service& service, std::shared_ptr<Books> books) {
  service.command("recordPayee", record_payee);
  service.query("listPayees", [](const Request& request, Transaction& db) {
    return page_of_views(page_of<Payee>(request, db, "payee", "TRUE"),
                         [](const Payee& payee) { return to_json(view(payee)); });
  });
  const std::string account = bank_settings(service.config()).account;
  service.command("startPayoutRun",
                  [books, account](const Request&, Unit& unit) { return start_run(unit, *books, account); });
  service.command("startPayout", [books, account](const Request& request, Unit& unit) {
    return start_payout(request, unit, *books, account);
  });
  service.query("listPayouts", [](const Request& request, Transaction& db) {
    const std::string state = request.query_parameter("state").value_or("");
    return page_answer<Payout>(request, db, "payout",
                               "(? = '' OR state = ?) AND (? = 1 OR (enterprise_id = ? AND ? = 0))", state,
                               state, sees_everything(request.caller), request.caller.enterprise,
                               request.caller.enterprise.is_nil());
  });
  service.query("getPayout", get_payout);
}

}  // namespace heliu::treasury
