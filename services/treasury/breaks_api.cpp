// The work queue of finance: what the bank booked and nothing explains.
#include "treasury/answer.hpp"
#include "treasury/api.hpp"
#include "treasury/bank.hpp"
#include "treasury/break_matches.hpp"
#include "treasury/reconciliation.hpp"
#include "treasury/store.hpp"

namespace heliu::treasury {

namespace {

struct Owner {
  std::string owner;
};
BOOST_DESCRIBE_STRUCT(Owner, (), (owner))

struct Note {
  std::string note;
};
BOOST_DESCRIBE_STRUCT(Note, (), (note))

// Row of break_note.
struct BreakNote {
  Uuid id, break_id;
  std::string note, written_by;
  Instant written_at;
};
BOOST_DESCRIBE_STRUCT(BreakNote, (), (id, break_id, note, written_by, written_at))

std::string view(const Break& found, const Caller& caller, Date on) {
  const std::int64_t age = std::max<std::int64_t>(0, on.days - found.booked_on.days);
  return with(with(to_json(found), "age_days", std::to_string(age)), "allowed_actions",
              to_json(allowed_actions(found, caller)));
}

Break break_for(Transaction& db, const Request& request) {
  const auto found = store::find<Break>(db, "bank_break", request.id());
  if (!found) throw store::no_such("break", request.id());
  return *found;
}

Break open_break_for(Transaction& db, const Request& request) {
  Break found = break_for(db, request);
  if (found.state == BreakState::closed) throw Problem("break-closed", {{"id", found.id.text()}});
  return found;
}

Response list_breaks(const Request& request, Transaction& db, Date on) {
  const auto word = [&](const char* name) { return request.query_parameter(name).value_or(""); };
  const std::string state = word("state"), kind = word("kind"), cause = word("cause"), owner = word("owner");
  const std::string age = word("min_age_days");
  const Date latest{static_cast<std::int32_t>(on.days - (age.empty() ? 0 : std::stoi(age)))};
  return page_of_views(
      page_of<Break>(request, db, "bank_break",
                     "(? = '' OR state = ?) AND (? = '' OR kind = ?) AND (? = '' OR cause = ?) AND "
                     "(? = '' OR claimed_by = ? OR (? = 'nobody' AND claimed_by IS NULL)) AND "
                     "(? = '' OR booked_on <= ?)",
                     state, state, kind, kind, cause, cause, owner, owner, owner, age, latest),
      [&](const Break& found) { return view(found, request.caller, on); });
}

// With the bank's line behind it, its notes and what it was matched to.
Response get_break(const Request& request, Transaction& db, Date on) {
  const Break found = break_for(db, request);
  std::string text = view(found, request.caller, on);
  text =
      with(text, "notes",
           to_json(db.all<BreakNote>("SELECT * FROM break_note WHERE break_id = ? ORDER BY id", found.id)));
  text =
      with(text, "matches",
           to_json(db.all<BreakMatch>("SELECT * FROM break_match WHERE break_id = ? ORDER BY id", found.id)));
  if (const auto entry =
          db.one<BankEntry>("SELECT * FROM bank_entry WHERE reference = ?", found.bank_reference))
    text = with(text, "entry", to_json(*entry));
  Response answer = Response::json(200, text);
  answer.headers["etag"] = Response::etag(found.version);
  return answer;
}

Response answer_with(const Break& found, Unit& unit) {
  Response answer = Response::json(201, view(found, unit.caller, Date::of(unit.now)));
  answer.headers["etag"] = Response::etag(found.version);
  return answer;
}

Response resolve_break(const Request& request, Unit& unit, Books& books, const std::string& account) {
  Break found = break_for(unit.db, request);
  if (request.as<Resolution>().action == BreakAction::to_sender) require_fresh_facts(unit);
  resolve(unit, books, account, found, request.as<Resolution>());
  return answer_with(found, unit);
}

Response match_break(const Request& request, Unit& unit, Books& books) {
  Break found = open_break_for(unit.db, request);
  match_by_hand(unit, books, found, request.as<HandMatch>());
  return answer_with(found, unit);
}

Response claim_break(const Request& request, Unit& unit) {
  Break found = break_for(unit.db, request);
  claim(unit, found, unit.caller.name);
  return answer_with(found, unit);
}

Response assign_break(const Request& request, Unit& unit) {
  Break found = break_for(unit.db, request);
  claim(unit, found, request.as<Owner>().owner);
  return answer_with(found, unit);
}

Response note_break(const Request& request, Unit& unit) {
  Break found = break_for(unit.db, request);
  const BreakNote note{Uuid::v7(), found.id, request.as<Note>().note, clipped(unit.caller.name, 120),
                       unit.now};
  unit.db.insert("break_note", note);
  store::save(unit.db, "bank_break", found);
  return answer_with(found, unit);
}

Response get_reconciliation(const Request& request, Transaction& db, Date on) {
  const auto day = [&](const char* name, Date otherwise) {
    const auto text = request.query_parameter(name);
    return text ? Date::parse(*text).value() : otherwise;
  };
  const Date from = day("from", Date{}), to = day("to", on);
  if (to < from) throw Problem("period-backwards");
  return Response::ok(reconciliation(db, from, to, on));
}

}  // namespace

void bind_breaks(Service& service, std::shared_ptr<Books> books) {
  const std::string account = bank_settings(service.config()).account;
  const auto today = [&service] { return Date::of(service.now()); };
  service.query("listBreaks", [today](const Request& request, Transaction& db) {
    return list_breaks(request, db, today());
  });
  service.query("getBreak",
                [today](const Request& request, Transaction& db) { return get_break(request, db, today()); });
  service.query("getReconciliation", [today](const Request& request, Transaction& db) {
    return get_reconciliation(request, db, today());
  });
  service.command("resolveBreak", [books, account](const Request& request, Unit& unit) {
    return resolve_break(request, unit, *books, account);
  });
  service.command("matchBreak",
                  [books](const Request& request, Unit& unit) { return match_break(request, unit, *books); });
  service.command("claimBreak", claim_break);
  service.command("assignBreak", assign_break);
  service.command("noteBreak", note_break);
}

}  // namespace heliu::treasury
