// What a round reckons with besides lots and offers: carriers' tariffs, the regulator's preference terms.
#include "chassis/contract/paging.hpp"
#include "market/api.hpp"
#include "market/gates.hpp"
#include "market/shaped.hpp"
#include "market/store.hpp"

namespace heliu::market {

namespace {

struct NewTariff {
  FenPerTonne fen_per_tonne;
  std::optional<FenPerTonne> fen_per_tonne_km;
  Date valid_from;
};
BOOST_DESCRIBE_STRUCT(NewTariff, (), (fen_per_tonne, fen_per_tonne_km, valid_from))

// A row that begins in the past would change what rounds have already reckoned with.
void require_future(Date valid_from, Date today) {
  if (valid_from < today)
    throw Problem("valid-from-past", {{"valid_from", valid_from.text()}, {"today", today.text()}},
                  {{"/valid_from", "lies in the past"}});
}

Response record_tariff(const Request& request, Unit& unit) {
  const auto asked = request.as<NewTariff>();
  require_free(store::find<SeenEnterprise>(unit.db, "seen_enterprise", unit.caller.enterprise), "carrier");
  require_future(asked.valid_from, Date::of(unit.now));
  const Tariff made{Uuid::v7(),          unit.caller.enterprise,
                    asked.fen_per_tonne, asked.fen_per_tonne_km.value_or(FenPerTonne{}),
                    asked.valid_from,    unit.now};
  unit.db.insert("tariff", made);
  return Response::created(made, "/v1/tariffs?carrier_id=" + made.carrier_id.text());
}

Response list_tariffs(const Request& request, Transaction& db) {
  const auto text = request.query_parameter("carrier_id");
  const auto carrier = text ? Uuid::parse(*text) : std::nullopt;
  return page_answer<Tariff>(request, db, "tariff", "? IS NULL OR carrier_id = ?", carrier, carrier);
}

Response record_policy_term(const Request& request, Unit& unit) {
  const auto asked = request.as<NewPolicyTerm>();
  if (auto fault = fault_of(asked)) throw *fault;
  require_future(asked.valid_from, Date::of(unit.now));
  PolicyTerm made = shaped<PolicyTerm>(asked);
  made.id = Uuid::v7();
  unit.db.insert("policy_term", made);
  return Response::created(made, "/v1/policy-terms");
}

}  // namespace

void bind_terms(Service& service) {
  service.command("recordTariff", record_tariff);
  service.query("listTariffs", list_tariffs);
  service.command("recordPolicyTerm", record_policy_term);
  service.query("listPolicyTerms", [](const Request& request, Transaction& db) {
    return page_answer<PolicyTerm>(request, db, "policy_term", "TRUE");
  });
}

}  // namespace heliu::market
