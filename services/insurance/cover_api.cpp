#include "chassis/contract/paging.hpp"
#include "insurance/api.hpp"
#include "insurance/watch.hpp"

namespace heliu::insurance {
namespace {

struct NewRequirement {
  EnterpriseKind enterprise_kind = EnterpriseKind::processor;
  Fen limit_fen;
  Date valid_from;
  std::string basis;
};
BOOST_DESCRIBE_STRUCT(NewRequirement, (), (enterprise_kind, limit_fen, valid_from, basis))

struct RequirementRecorded {
  Uuid id;
  EnterpriseKind enterprise_kind = EnterpriseKind::processor;
  Fen limit_fen;
  Date valid_from;
  std::string basis;
};
BOOST_DESCRIBE_STRUCT(RequirementRecorded, (), (id, enterprise_kind, limit_fen, valid_from, basis))

struct CoverView {
  Uuid enterprise_id;
  Date on;
  Cover cover;
  Exposure exposure;
  bool is_short = false;
  std::vector<Policy> policies;  // in force on the day
};
BOOST_DESCRIBE_STRUCT(CoverView, (), (enterprise_id, on, cover, exposure, is_short, policies))

Response record_requirement(const Request& request, Unit& u) {
  const auto body = request.as<NewRequirement>();
  const Requirement row{Uuid::v7(), body.enterprise_kind, body.limit_fen, body.valid_from, body.basis, u.now};
  u.db.insert("requirement", row);
  u.emit("requirement.recorded", row.id,
         RequirementRecorded{row.id, row.enterprise_kind, row.limit_fen, row.valid_from, row.basis});
  make_due(u.db, row.enterprise_kind);
  return Response::created(row, "");
}

Response get_cover(const Request& request, Transaction& db, Date today) {
  const Caller& caller = request.caller;
  const Uuid enterprise = request.id("enterprise_id");
  const bool allowed = caller.has("regulator") || caller.has("auditor") || caller.has("insurer") ||
                       caller.enterprise == enterprise;
  const auto seen = find_enterprise(db, enterprise);
  if (!allowed || !seen) throw Problem("not-found", {{"what", "cover"}, {"id", enterprise.text()}});

  const auto asked = request.query_parameter("on");
  const Date on = asked ? Date::parse(*asked).value_or(today) : today;
  CoverView view;
  view.enterprise_id = enterprise;
  view.on = on;
  const auto policies = policies_of(db, enterprise);
  view.cover = cover_on(seen->kinds, policies, all_requirements(db), on);
  view.exposure = exposure_of(db, enterprise);
  view.is_short = is_short(view.cover, view.exposure);
  for (const Policy& policy : policies)
    if (in_force(policy, on)) view.policies.push_back(policy);
  return Response::ok(view);
}

}  // namespace

void bind_covers(Service& service) {
  service.command("recordRequirement", record_requirement);
  service.query("listRequirements", [](const Request& request, Transaction& db) {
    return page_answer<Requirement>(request, db, "requirement", "1 = 1");
  });
  service.query("getCover", [&service](const Request& request, Transaction& db) {
    return get_cover(request, db, Date::of(service.now()));
  });
  // Small steps: a transaction over every enterprise at midnight would hold its locks too long.
  service.every(std::chrono::seconds(1), "covers due", [](Unit& u) { refresh_due(u, 100); });
}

}  // namespace heliu::insurance
