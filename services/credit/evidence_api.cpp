#include "credit/api.hpp"
#include "credit/watch.hpp"

namespace heliu::credit {
namespace {

struct NewAssessment {
  Uuid enterprise_id;
  std::string item;
  std::int64_t points = 0, period = 0;
  std::string source;
};
BOOST_DESCRIBE_STRUCT(NewAssessment, (), (enterprise_id, item, points, period, source))

struct NewVeto {
  Uuid enterprise_id;
  std::string kind;
  Date decided_on;
  std::string document;
};
BOOST_DESCRIBE_STRUCT(NewVeto, (), (enterprise_id, kind, decided_on, document))

struct LiftVeto {
  Date lifted_on;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(LiftVeto, (), (lifted_on, reason))

struct NewIncident {
  Uuid enterprise_id;
  Date happened_on;
  std::string description, source;
};
BOOST_DESCRIBE_STRUCT(NewIncident, (), (enterprise_id, happened_on, description, source))

void require_enterprise(Transaction& db, const Uuid& id) {
  if (!enterprise_name(db, id)) throw Problem("not-found", {{"what", "enterprise"}, {"id", id.text()}});
}

void require_past(Date day, Instant now) {
  if (day > Date::of(now)) throw Problem("day-in-future", {{"day", day.text()}});
}

Response record_assessment(const Request& request, Unit& u) {
  const auto body = request.as<NewAssessment>();
  require_enterprise(u.db, body.enterprise_id);
  if (!u.db.value<std::string>("SELECT item FROM rating_item WHERE item = ? LIMIT 1", body.item))
    throw Problem("item-unknown", {{"item", body.item}});
  if (body.period > Date::of(u.now).year())
    throw Problem("period-in-future", {{"period", std::to_string(body.period)}});
  const Assessment row{Uuid::v7(),  body.enterprise_id, body.item, body.points,
                       body.period, body.source,        u.now};
  u.db.insert("assessment", row);
  u.emit("assessment.recorded", row.id, row, {row.enterprise_id});
  refresh_rating(u, row.enterprise_id);
  return Response::created(row, "/v1/ratings/" + row.enterprise_id.text());
}

Response record_veto(const Request& request, Unit& u) {
  const auto body = request.as<NewVeto>();
  require_enterprise(u.db, body.enterprise_id);
  require_past(body.decided_on, u.now);
  if (!u.db.value<std::string>("SELECT kind FROM veto_kind WHERE kind = ? AND valid_from <= ? LIMIT 1",
                               body.kind, body.decided_on))
    throw Problem("veto-kind-unknown", {{"kind", body.kind}});
  const Veto row{.id = Uuid::v7(),
                 .version = 1,
                 .enterprise_id = body.enterprise_id,
                 .kind = body.kind,
                 .decided_on = body.decided_on,
                 .document = body.document,
                 .lifted_on = {},
                 .lift_reason = {},
                 .recorded_at = u.now};
  u.db.insert("veto", row);
  u.emit("veto.recorded", row.id, row, {row.enterprise_id});
  refresh_rating(u, row.enterprise_id);
  return Response::created(row, "/v1/ratings/" + row.enterprise_id.text());
}

Response lift_veto(const Request& request, Unit& u) {
  const auto body = request.as<LiftVeto>();
  auto row = u.db.one<Veto>("SELECT * FROM veto WHERE id = ? FOR UPDATE", request.id());
  if (!row) throw Problem("not-found", {{"what", "veto"}, {"id", request.id().text()}});
  if (row->lifted_on) throw Problem("veto-already-lifted", {{"lifted_on", row->lifted_on->text()}});
  require_past(body.lifted_on, u.now);
  if (body.lifted_on < row->decided_on)
    throw Problem("lifted-before-decided",
                  {{"lifted_on", body.lifted_on.text()}, {"decided_on", row->decided_on.text()}});
  row->lifted_on = body.lifted_on;
  row->lift_reason = body.reason;
  ++row->version;
  u.db.update("veto", *row);
  u.emit("veto.lifted", row->id, *row, {row->enterprise_id});
  refresh_rating(u, row->enterprise_id);
  return Response::resource(*row);
}

Response record_incident(const Request& request, Unit& u) {
  const auto body = request.as<NewIncident>();
  require_enterprise(u.db, body.enterprise_id);
  require_past(body.happened_on, u.now);
  const Incident row{Uuid::v7(), body.enterprise_id, body.happened_on, body.description, body.source, u.now};
  u.db.insert("incident", row);
  u.emit("incident.recorded", row.id, row, {row.enterprise_id});
  refresh_rating(u, row.enterprise_id);
  return Response::created(row, "/v1/ratings/" + row.enterprise_id.text());
}

}  // namespace

void bind_evidence(Service& service) {
  service.command("recordAssessment", record_assessment);
  service.command("recordVeto", record_veto);
  service.command("liftVeto", lift_veto);
  service.command("recordIncident", record_incident);
}

}  // namespace heliu::credit
