// The few facts of others that flags and indicators need, each with the position it was said at.
#include "supervision/api.hpp"
#include "supervision/follow.hpp"

namespace heliu::supervision {
namespace {

struct Enterprise {
  Uuid id;
  std::string uscc, name;
  std::vector<std::string> kinds;
  std::string city;
};
BOOST_DESCRIBE_STRUCT(Enterprise, (), (id, uscc, name, kinds, city))

struct LicenceItem {
  Uuid id;
  std::string method;
  Kilograms approved_kilograms;
};
BOOST_DESCRIBE_STRUCT(LicenceItem, (), (id, method, approved_kilograms))

struct Licence {
  Uuid id, enterprise_id;
  std::string number, kind;
  Date valid_from, valid_to;
  std::vector<LicenceItem> items;
};
BOOST_DESCRIBE_STRUCT(Licence, (), (id, enterprise_id, number, kind, valid_from, valid_to, items))

struct Suspended {
  Uuid licence_id;
};
BOOST_DESCRIBE_STRUCT(Suspended, (), (licence_id))

struct Control {
  Uuid id, enterprise_id;
  std::string controller;
  std::int64_t share_permille = 0;
};
BOOST_DESCRIBE_STRUCT(Control, (), (id, enterprise_id, controller, share_permille))

struct Policy {
  Uuid id, enterprise_id;
  std::string policy_number, kind;
  Date valid_from, valid_to;
};
BOOST_DESCRIBE_STRUCT(Policy, (), (id, enterprise_id, policy_number, kind, valid_from, valid_to))

struct PolicyEnded {
  Uuid policy_id;
  Date ended_on;
};
BOOST_DESCRIBE_STRUCT(PolicyEnded, (), (policy_id, ended_on))

struct Graded {
  Uuid enterprise_id;
  std::optional<std::string> grade;
};
BOOST_DESCRIBE_STRUCT(Graded, (), (enterprise_id, grade))

struct Lot {
  Uuid id, producer_id;
  std::string code;
  Kilograms kilograms;
  std::string stored_since;  // a day, or a time that begins with it
};
BOOST_DESCRIBE_STRUCT(Lot, (), (id, producer_id, code, kilograms, stored_since))

struct Manifest {
  Uuid load_id, trade_id, producer_id, processor_id, carrier_id;
  std::string manifest_number, plate, code;
};
BOOST_DESCRIBE_STRUCT(Manifest, (),
                      (load_id, trade_id, producer_id, processor_id, carrier_id, manifest_number, plate,
                       code))

struct Weighed {
  Uuid load_id;
  std::string at_place, ticket_number;
  Kilograms net_kilograms;
};
BOOST_DESCRIBE_STRUCT(Weighed, (), (load_id, at_place, ticket_number, net_kilograms))

struct Accepted {
  Uuid load_id;
  std::string method;
  Kilograms accepted_kilograms;
  Instant accepted_at;
};
BOOST_DESCRIBE_STRUCT(Accepted, (), (load_id, method, accepted_kilograms, accepted_at))

void on_enterprise(Unit& u, const FeedEvent& event, const Enterprise& e) {
  u.db.execute(
      "INSERT INTO seen_enterprise (id, uscc, name, kinds, city, registered_on, position) VALUES (?, ?, ?, "
      "?, ?, ?, ?) "
      "ON DUPLICATE KEY UPDATE name = VALUES(name), kinds = VALUES(kinds), city = VALUES(city)",
      e.id, e.uscc, e.name, e.kinds, e.city, Date::of(event.time), event.position);
}

void on_licence(Unit& u, const FeedEvent& event, const Licence& licence) {
  u.db.execute(
      "INSERT INTO seen_licence (id, enterprise_id, number, kind, valid_from, valid_to, position) "
      "VALUES (?, ?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE valid_from = VALUES(valid_from), valid_to = "
      "VALUES(valid_to)",
      licence.id, licence.enterprise_id, licence.number, licence.kind, licence.valid_from, licence.valid_to,
      event.position);
  for (const LicenceItem& item : licence.items)
    u.db.execute(
        "INSERT INTO seen_licence_item (id, licence_id, method, approved_kilograms) VALUES (?, ?, ?, ?) "
        "ON DUPLICATE KEY UPDATE approved_kilograms = VALUES(approved_kilograms)",
        item.id, licence.id, item.method, item.approved_kilograms);
}

void on_suspended(Unit& u, const FeedEvent& event, const Suspended& fact) {
  u.db.execute("UPDATE seen_licence SET suspended_on = ? WHERE id = ?", Date::of(event.time),
               fact.licence_id);
}

void on_control(Unit& u, const FeedEvent&, const Control& link) {
  u.db.execute(
      "INSERT INTO seen_control (id, enterprise_id, controller, share_permille) VALUES (?, ?, ?, ?) "
      "ON DUPLICATE KEY UPDATE share_permille = VALUES(share_permille)",
      link.id, link.enterprise_id, link.controller, link.share_permille);
}

void on_policy(Unit& u, const FeedEvent& event, const Policy& policy) {
  u.db.execute(
      "INSERT INTO seen_policy (id, enterprise_id, policy_number, kind, valid_from, valid_to, position) "
      "VALUES (?, ?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE valid_to = VALUES(valid_to)",
      policy.id, policy.enterprise_id, policy.policy_number, policy.kind, policy.valid_from, policy.valid_to,
      event.position);
}

void on_policy_ended(Unit& u, const FeedEvent&, const PolicyEnded& fact) {
  u.db.execute("UPDATE seen_policy SET ended_on = ? WHERE id = ?", fact.ended_on, fact.policy_id);
}

void on_graded(Unit& u, const FeedEvent& event, const Graded& fact) {
  u.db.execute(
      "INSERT INTO seen_grade (id, enterprise_id, grade, graded_on, position) VALUES (?, ?, ?, ?, ?) "
      "ON DUPLICATE KEY UPDATE grade = VALUES(grade)",
      event.id, fact.enterprise_id, fact.grade, Date::of(event.time), event.position);
}

void on_lot(Unit& u, const FeedEvent& event, const Lot& lot) {
  const Date stored = Date::parse(lot.stored_since.substr(0, 10)).value_or(Date::of(event.time));
  u.db.execute(
      "INSERT INTO seen_lot (id, producer_id, code, kilograms, stored_since, withdrawn, position) "
      "VALUES (?, ?, ?, ?, ?, 0, ?) ON DUPLICATE KEY UPDATE kilograms = VALUES(kilograms)",
      lot.id, lot.producer_id, lot.code, lot.kilograms, stored, event.position);
}

void on_manifest(Unit& u, const FeedEvent& event, const Manifest& m) {
  u.db.execute(
      "INSERT INTO seen_load (id, trade_id, manifest_number, producer_id, processor_id, carrier_id, plate, "
      "code, "
      "finished, position) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?) ON DUPLICATE KEY UPDATE plate = "
      "VALUES(plate)",
      m.load_id, m.trade_id, m.manifest_number, m.producer_id, m.processor_id, m.carrier_id, m.plate, m.code,
      event.position);
}

void on_weighed(Unit& u, const FeedEvent&, const Weighed& w) {
  const auto plate = u.db.value<std::string>("SELECT plate FROM seen_load WHERE id = ?", w.load_id);
  u.db.execute(
      "INSERT INTO seen_weighing (load_id, at_place, ticket_number, net_kilograms, plate) VALUES (?, ?, ?, "
      "?, ?) "
      "ON DUPLICATE KEY UPDATE ticket_number = VALUES(ticket_number), net_kilograms = VALUES(net_kilograms)",
      w.load_id, w.at_place, w.ticket_number, w.net_kilograms, plate.value_or(""));
}

void on_accepted(Unit& u, const FeedEvent& event, const Accepted& fact) {
  u.db.execute(
      "UPDATE seen_load SET finished = 1, method = ?, accepted_kilograms = ?, accepted_on = ?, position = ? "
      "WHERE id = ?",
      fact.method, fact.accepted_kilograms, Date::of(fact.accepted_at), event.position, fact.load_id);
}

}  // namespace

void follow_registers(Service& service) {
  follow_as<Enterprise>(service, "registry", "enterprise.registered", on_enterprise);
  follow_as<Licence>(service, "registry", "licence.recorded", on_licence);
  follow_as<Suspended>(service, "registry", "licence.suspended", on_suspended);
  follow_as<Control>(service, "registry", "control.recorded", on_control);
  follow_as<Policy>(service, "insurance", "policy.recorded", on_policy);
  follow_as<PolicyEnded>(service, "insurance", "policy.ended", on_policy_ended);
  follow_as<Graded>(service, "credit", "rating.changed", on_graded);
  follow_as<Lot>(service, "market", "lot.listed", on_lot);
  service.follow("market", "lot.withdrawn", [](Unit& u, const FeedEvent& event) {
    u.db.execute("UPDATE seen_lot SET withdrawn = 1 WHERE id = ?", event.subject);
  });
  follow_as<Manifest>(service, "transport", "manifest.opened", on_manifest);
  follow_as<Weighed>(service, "transport", "load.weighed", on_weighed);
  follow_as<Accepted>(service, "transport", "load.accepted", on_accepted);
  for (const char* type : {"load.refused", "manifest.cancelled"})
    service.follow("transport", type, [](Unit& u, const FeedEvent& event) {
      u.db.execute("UPDATE seen_load SET finished = 1 WHERE id = ?", event.subject);
    });
}

}  // namespace heliu::supervision
