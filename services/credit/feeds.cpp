// Which facts of others count for a rating. Treasury and market say nothing about the environment: a firm
// that disputes a payment or bids low is not rated for it.
#include <algorithm>
#include <optional>
#include <set>

#include "chassis/ops/log.hpp"
#include "credit/api.hpp"
#include "credit/watch.hpp"

namespace heliu::credit {
namespace {

struct Registered {
  Uuid id;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(Registered, (), (id, name))

struct CoverChanged {
  Uuid enterprise_id;
  bool in_force = false, sufficient = false;
};
BOOST_DESCRIBE_STRUCT(CoverChanged, (), (enterprise_id, in_force, sufficient))

struct ManifestOpened {
  Uuid load_id, producer_id, processor_id, carrier_id;
  std::string manifest_number;
};
BOOST_DESCRIBE_STRUCT(ManifestOpened, (), (load_id, producer_id, processor_id, carrier_id, manifest_number))

struct Arrived {
  Uuid load_id;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(Arrived, (), (load_id, at))

struct Accepted {
  Uuid load_id;
  std::int64_t refused_kilograms = 0;
  Instant accepted_at;               // the receiver's word
  std::optional<Instant> booked_at;  // when it was said; older events don't have it
};
BOOST_DESCRIBE_STRUCT(Accepted, (), (load_id, refused_kilograms, accepted_at, booked_at))

struct Refused {
  Uuid load_id;
  std::string reason;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(Refused, (), (load_id, reason, at))

struct FlagRaised {
  Uuid id;
  std::string indicator;
  std::vector<Uuid> enterprises;
};
BOOST_DESCRIBE_STRUCT(FlagRaised, (), (id, indicator, enterprises))

struct FlagReviewed {
  Uuid flag_id;
  std::string verdict;
};
BOOST_DESCRIBE_STRUCT(FlagReviewed, (), (flag_id, verdict))

struct SeenLoad {
  Uuid id, producer_id, processor_id, carrier_id;
  std::string manifest_number;
  std::optional<Date> arrived_on;
};
BOOST_DESCRIBE_STRUCT(SeenLoad, (), (id, producer_id, processor_id, carrier_id, manifest_number, arrived_on))

void on_registered(Unit& u, const FeedEvent&, const Registered& fact) {
  u.db.execute(
      "INSERT INTO seen_enterprise (id, name) VALUES (?, ?) ON DUPLICATE KEY UPDATE name = VALUES(name)",
      fact.id, fact.name);
}

void on_cover(Unit& u, const FeedEvent&, const CoverChanged& fact) {
  u.db.execute(
      "INSERT INTO seen_cover (id, in_force, sufficient, ever_held) VALUES (?, ?, ?, ?) ON DUPLICATE KEY "
      "UPDATE "
      "in_force = VALUES(in_force), sufficient = VALUES(sufficient), ever_held = GREATEST(ever_held, "
      "VALUES(ever_held))",
      fact.enterprise_id, fact.in_force, fact.sufficient, fact.in_force);
  refresh_rating(u, fact.enterprise_id);
}

void on_manifest(Unit& u, const FeedEvent&, const ManifestOpened& fact) {
  u.db.execute(
      "INSERT INTO seen_load (id, producer_id, processor_id, carrier_id, manifest_number) VALUES (?, ?, ?, "
      "?, ?) "
      "ON DUPLICATE KEY UPDATE manifest_number = VALUES(manifest_number)",
      fact.load_id, fact.producer_id, fact.processor_id, fact.carrier_id, fact.manifest_number);
}

void on_arrived(Unit& u, const FeedEvent&, const Arrived& fact) {
  u.db.execute("UPDATE seen_load SET arrived_on = ? WHERE id = ?", Date::of(fact.at), fact.load_id);
}

void note(Unit& u, const FeedEvent& event, const Uuid& enterprise, const char* fact, Date day,
          const std::string& detail) {
  note_fact(u.db, event.id, enterprise, fact, day, detail);
  refresh_rating(u, enterprise);
}

std::optional<SeenLoad> find_load(Unit& u, const Uuid& id) {
  auto load = u.db.one<SeenLoad>("SELECT * FROM seen_load WHERE id = ?", id);
  if (!load) log::warn("a load whose manifest was never seen", {{"load_id", id.text()}});
  return load;
}

void on_accepted(Unit& u, const FeedEvent& event, const Accepted& fact) {
  const auto load = find_load(u, fact.load_id);
  if (!load) return;
  const Date day = Date::of(fact.accepted_at);
  const std::string manifest = "manifest " + load->manifest_number;
  if (fact.refused_kilograms == 0)
    for (const Uuid& party : std::set<Uuid>{load->producer_id, load->processor_id})
      note(u, event, party, "load_in_order", day, manifest);
  if (!load->arrived_on) return;
  // Who says it late is late, whatever day he says it was.
  const Date said = Date::of(std::max(fact.accepted_at, fact.booked_at.value_or(fact.accepted_at)));
  const std::int64_t waited = working_days(*load->arrived_on, said);
  if (waited > rule_amount(u.db, "acceptance_working_days", day))
    note(u, event, load->processor_id, "late_acceptance", day,
         manifest + " accepted " + std::to_string(waited) + " working days after arrival");
}

// The reason is a person's sentence; the words that name a wrong content are rows.
bool names_wrong_content(Unit& u, const std::string& reason) {
  for (const Row& row : u.db.rows("SELECT word FROM refusal_word"))
    if (reason.find(row.get<std::string>("word")) != std::string::npos) return true;
  return false;
}

void on_refused(Unit& u, const FeedEvent& event, const Refused& fact) {
  const auto load = find_load(u, fact.load_id);
  if (!load || !names_wrong_content(u, fact.reason)) return;
  note(u, event, load->producer_id, "wrong_content", Date::of(fact.at),
       "manifest " + load->manifest_number + " refused");
}

void on_flag(Unit& u, const FeedEvent&, const FlagRaised& fact) {
  u.db.execute(
      "INSERT INTO seen_flag (id, indicator, enterprises) VALUES (?, ?, ?) "
      "ON DUPLICATE KEY UPDATE enterprises = VALUES(enterprises)",
      fact.id, fact.indicator, fact.enterprises);
}

void on_reviewed(Unit& u, const FeedEvent& event, const FlagReviewed& fact) {
  // A flag is a reason to look, never a verdict: only what a person found to be a violation counts.
  if (fact.verdict != "violation") return;
  for (const Row& row :
       u.db.rows("SELECT indicator, enterprises FROM seen_flag WHERE id = ?", fact.flag_id)) {
    const auto named = row.get<std::vector<Uuid>>("enterprises");
    for (const Uuid& enterprise : std::set<Uuid>(named.begin(), named.end()))
      note(u, event, enterprise, "flag_violation", Date::of(event.time),
           "flag " + row.get<std::string>("indicator") + " reviewed as a violation");
  }
}

template <class T>
void follow_as(Service& service, const char* feed, const char* type,
               void (*effect)(Unit&, const FeedEvent&, const T&)) {
  service.follow(feed, type, [effect](Unit& u, const FeedEvent& event) {
    T fact;
    try {
      fact = event.as<T>();
    } catch (const JsonError& error) {
      log::warn("a fact can't be read",
                {{"event", event.id.text()}, {"type", event.type}, {"why", error.what()}});
      return;
    }
    effect(u, event, fact);
  });
}

}  // namespace

void follow_feeds(Service& service) {
  follow_as<Registered>(service, "registry", "enterprise.registered", on_registered);
  follow_as<CoverChanged>(service, "insurance", "cover.changed", on_cover);
  follow_as<ManifestOpened>(service, "transport", "manifest.opened", on_manifest);
  follow_as<Arrived>(service, "transport", "load.arrived", on_arrived);
  follow_as<Accepted>(service, "transport", "load.accepted", on_accepted);
  follow_as<Refused>(service, "transport", "load.refused", on_refused);
  follow_as<FlagRaised>(service, "supervision", "flag.raised", on_flag);
  follow_as<FlagReviewed>(service, "supervision", "flag.reviewed", on_reviewed);
}

}  // namespace heliu::credit
