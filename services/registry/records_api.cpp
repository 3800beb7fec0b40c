#include "registry/records.hpp"

#include "chassis/base/sm2.hpp"
#include "chassis/contract/paging.hpp"
#include "registry/api.hpp"
#include "registry/store.hpp"

namespace heliu::registry {

namespace {

void require_kind(Transaction& db, const Uuid& enterprise, const std::string& kind) {
  if (!store::enterprise(db, enterprise).is(kind)) throw Problem("wrong-kind", {{"kind", kind}});
}

void require_period(Date from, Date to) {
  if (to < from) throw Problem("period-invalid", {{"valid_from", from.text()}, {"valid_to", to.text()}});
}

// Inserts a record under a new id; a unique number already there is the Problem "number-taken". collection:
// where its id can be read; empty for records that are only listed, or not at all.
template <class T>
Response record(Unit& unit, T made, const char* table, const char* event, const std::string& number,
                std::vector<Uuid> parties, const std::string& collection = {}) {
  made.id = Uuid::v7();
  try {
    unit.db.insert(table, made);
  } catch (const DatabaseError& error) {
    if (!error.duplicate_key()) throw;
    throw Problem("number-taken", {{"what", table}, {"number", number}});
  }
  unit.emit(event, made.id, made, std::move(parties));
  return Response::created(made, collection.empty() ? "" : collection + "/" + made.id.text());
}

Response record_permit(const Request& request, Unit& unit) {
  const auto asked = request.as<CarrierPermit>();
  require_kind(unit.db, asked.enterprise_id, "carrier");
  require_period(asked.valid_from, asked.valid_to);
  return record(unit, asked, "carrier_permit", "carrier_permit.recorded", asked.number,
                {asked.enterprise_id});
}

Response record_vehicle(const Request& request, Unit& unit) {
  const auto asked = request.as<Vehicle>();
  require_kind(unit.db, asked.carrier_id, "carrier");
  return record(unit, asked, "vehicle", "vehicle.recorded", asked.plate, {asked.carrier_id});
}

Response record_crew(const Request& request, Unit& unit) {
  const auto asked = request.as<Crew>();
  require_kind(unit.db, asked.carrier_id, "carrier");
  return record(unit, asked, "crew", "crew.recorded", asked.certificate_number, {asked.carrier_id});
}

Response record_control(const Request& request, Unit& unit) {
  const auto asked = request.as<Control>();
  store::enterprise(unit.db, asked.enterprise_id);
  // Who controls whom is for regulators and services, not for competitors: no parties.
  return record(unit, asked, "control_link", "control.recorded", asked.controller, {});
}

Response record_approval(const Request& request, Unit& unit) {
  const auto asked = request.as<Approval>();
  require_kind(unit.db, asked.producer_id, "producer");
  require_kind(unit.db, asked.receiver_id, "processor");
  require_period(asked.valid_from, asked.valid_to);
  const KnownCodes known = store::known_codes(unit.db, Date::of(unit.now));
  if (!known.category_of.contains(asked.code)) throw Problem("code-unknown", {{"code", asked.code}});
  return record(unit, asked, "approval", "approval.recorded", asked.number,
                {asked.producer_id, asked.receiver_id});
}

Response register_key(const Request& request, Unit& unit) {
  auto asked = request.as<SigningKey>();
  if (!sm2_public_key_readable(asked.public_key))
    throw Problem("key-unreadable", {}, {{"/public_key", "not an SM2 public key in PEM"}});
  asked.enterprise_id = unit.caller.enterprise;
  return record(unit, asked, "signing_key", "signing_key.registered", "", {asked.enterprise_id},
                "/v1/signing-keys");
}

// Anybody who holds a signed contract must be able to check it.
Response get_signing_key(const Request& request, Transaction& db) {
  const auto found =
      db.one<SigningKey>("SELECT id, enterprise_id, public_key FROM signing_key WHERE id = ?", request.id());
  if (!found) throw Problem("not-found", {{"what", "signing key"}, {"id", request.id().text()}});
  return Response::ok(*found);
}

}  // namespace

void bind_records(Service& service) {
  service.command("recordCarrierPermit", record_permit);
  service.command("recordVehicle", record_vehicle);
  service.command("recordCrew", record_crew);
  service.command("recordControl", record_control);
  service.command("recordApproval", record_approval);
  service.command("registerSigningKey", register_key);
  service.query("getSigningKey", get_signing_key);
  // A certificate is a person's: whoever ships sees it before loading, another carrier never.
  service.query("listCrew", [](const Request& request, Transaction& db) {
    const Uuid carrier = Uuid::parse(request.query.at("carrier_id")).value();
    if (request.caller.has("carrier") && request.caller.enterprise != carrier) throw Problem("not-found");
    return page_answer<Crew>(request, db, "crew", "carrier_id = ?", carrier);
  });
  service.query("listVehicles", [](const Request& request, Transaction& db) {
    const Uuid carrier = Uuid::parse(request.query.at("carrier_id")).value();
    return page_answer<Vehicle>(request, db, "vehicle", "carrier_id = ?", carrier);
  });
}

}  // namespace heliu::registry
