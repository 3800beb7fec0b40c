#include "chassis/contract/paging.hpp"
#include "supervision/answer.hpp"
#include "supervision/api.hpp"
#include "supervision/flag.hpp"

namespace heliu::supervision {
namespace {

struct NewCase {
  std::vector<Uuid> flags;
  Uuid enterprise_id;
  std::string title;
};
BOOST_DESCRIBE_STRUCT(NewCase, (), (flags, enterprise_id, title))

struct Closing {
  std::string outcome;
};
BOOST_DESCRIBE_STRUCT(Closing, (), (outcome))

struct CaseSaid {
  Uuid id;
  std::vector<Uuid> flags;
  Uuid enterprise_id;
  std::string title;
  CaseState state = CaseState::open;
  std::optional<std::string> outcome;
};
BOOST_DESCRIBE_STRUCT(CaseSaid, (), (id, flags, enterprise_id, title, state, outcome))

void say(Unit& u, const char* type, const CaseFile& file) {
  u.emit(type, file.id,
         CaseSaid{file.id, file.flags, file.enterprise_id, file.title, file.state, file.outcome});
}

Response open_case(const Request& request, Unit& u) {
  const auto body = request.as<NewCase>();
  if (!u.db.value<std::string>("SELECT name FROM seen_enterprise WHERE id = ?", body.enterprise_id))
    throw Problem("not-found", {{"what", "enterprise"}, {"id", body.enterprise_id.text()}});
  for (const Uuid& flag : body.flags)
    if (!u.db.value<std::string>("SELECT indicator FROM flag WHERE id = ?", flag))
      throw Problem("not-found", {{"what", "flag"}, {"id", flag.text()}});
  CaseFile file;
  file.id = Uuid::v7();
  file.flags = body.flags;
  file.enterprise_id = body.enterprise_id;
  file.title = body.title;
  file.opened_by = u.caller.name;
  file.opened_at = u.now;
  u.db.insert("case_file", file);
  say(u, "case.opened", file);
  Response response = answer(201, file, actions(file, u.caller));
  response.headers["location"] = "/v1/cases/" + file.id.text();
  return response;
}

CaseFile case_or_refuse(Transaction& db, const Uuid& id, const char* sql) {
  auto file = db.one<CaseFile>(sql, id);
  if (!file) throw Problem("not-found", {{"what", "case"}, {"id", id.text()}});
  return std::move(*file);
}

Response close_case(const Request& request, Unit& u) {
  const auto body = request.as<Closing>();
  CaseFile file = case_or_refuse(u.db, request.id(), "SELECT * FROM case_file WHERE id = ? FOR UPDATE");
  if (file.state == CaseState::closed)
    throw Problem("case-already-closed", {{"outcome", file.outcome.value_or("")}});
  file.state = CaseState::closed;
  file.outcome = body.outcome;
  file.closed_at = u.now;
  ++file.version;
  u.db.update("case_file", file);
  say(u, "case.closed", file);
  return answer(200, file, actions(file, u.caller));
}

Response list_cases(const Request& request, Transaction& db) {
  const auto state = request.query_parameter("state");
  const auto page = state ? page_of<CaseFile>(request, db, "case_file", "state = ?", *state)
                          : page_of<CaseFile>(request, db, "case_file", "1 = 1");
  std::vector<JsonText> items;
  for (const CaseFile& file : page.first) items.push_back(with_actions(file, actions(file, request.caller)));
  return page_response(items, page.second);
}

}  // namespace

void bind_cases(Service& service) {
  service.command("openCase", open_case);
  service.command("closeCase", close_case);
  service.query("listCases", list_cases);
  service.query("getCase", [](const Request& request, Transaction& db) {
    const CaseFile file = case_or_refuse(db, request.id(), "SELECT * FROM case_file WHERE id = ?");
    return answer(200, file, actions(file, request.caller));
  });
}

}  // namespace heliu::supervision
