#include "registry/api.hpp"
#include "registry/store.hpp"

namespace heliu::registry {

namespace {

const Uuid kNoSubject{};  // a list belongs to nobody

Response search(const Request& request, Transaction& db, Instant now) {
  const auto on = request.query_parameter("on");
  const Date date = on ? Date::parse(*on).value() : Date::of(now);
  const auto codes = store::search_codes(db, date, request.query_parameter("search").value_or(""));
  return Response::json(200, "{\"items\":" + to_json(codes) + "}");
}

struct TermView {
  std::string code, label, note, source;
};
BOOST_DESCRIBE_STRUCT(TermView, (), (code, label, note, source))

Response list_terms(const Request& request, Transaction& db) {
  const auto terms =
      db.all<TermView>("SELECT code, label, note, source FROM term WHERE list = ? ORDER BY code",
                       request.path_parameter("list"));
  if (terms.empty()) throw Problem("not-found", {{"what", "list"}, {"id", request.path_parameter("list")}});
  return Response::json(200, "{\"items\":" + to_json(terms) + "}");
}

void end_code(Unit& unit, const std::string& code, Date last_day) {
  const auto edition = unit.db.value<std::string>(
      "SELECT edition FROM waste_code WHERE code = ? AND valid_to IS NULL FOR UPDATE", code);
  if (!edition) return;
  unit.db.execute("UPDATE waste_code SET valid_to = ? WHERE code = ? AND edition = ?", last_day, code,
                  *edition);
  unit.emit("waste_code.ended", kNoSubject, WasteCodeEnd{code, *edition, last_day});
}

Response import_edition(const Request& request, Unit& unit) {
  const auto edition = request.as<NewEdition>();
  const auto current = unit.db.value<std::string>(
      "SELECT CAST(MAX(valid_from) AS CHAR) FROM waste_code WHERE valid_to IS NULL");
  if (current && edition.valid_from.text() <= *current)
    throw Problem(
        "edition-overlaps",
        {{"edition", edition.edition}, {"valid_from", edition.valid_from.text()}, {"current", *current}});
  const Date last_day{edition.valid_from.days - 1};
  const EditionEffect effect = effect_of(edition, store::codes_in_force(unit.db, last_day));
  if (edition.preview) return Response::ok(effect);
  for (const auto* list : {&effect.ends, &effect.changes})
    for (const std::string& code : *list) end_code(unit, code, last_day);
  for (const NewWasteCode& code : edition.codes) {
    const bool is_new = std::count(effect.adds.begin(), effect.adds.end(), code.code) > 0 ||
                        std::count(effect.changes.begin(), effect.changes.end(), code.code) > 0;
    if (!is_new) continue;
    const WasteCode row = dated(code, edition);
    unit.db.insert("waste_code", row);
    unit.emit("waste_code.listed", kNoSubject, row);
  }
  return Response::ok(effect);
}

void import_lists(Unit& unit, const ReferenceFiles& files) {
  if (unit.db.value<std::int64_t>("SELECT 1 FROM waste_code LIMIT 1")) return;
  unit.db.insert_all<WasteCode>("waste_code", files.codes);
  unit.db.insert_all<Term>("term", files.terms);
  unit.db.insert_all<Exemption>("exemption", files.exemptions);
  for (const WasteCode& code : files.codes) unit.emit("waste_code.listed", kNoSubject, code);
}

}  // namespace

void bind_reference(Service& service) {
  service.query("listWasteCodes", [&service](const Request& request, Transaction& db) {
    return search(request, db, service.now());
  });
  service.query("listTerms", list_terms);
  service.command("importEdition", import_edition);
  service.background("import reference lists", [&service](std::stop_token) {
    const auto files = load_reference(service.config().path("paths.sql", "sql") / "reference");
    service.transact([&](Unit& unit) { import_lists(unit, files); });
  });
}

}  // namespace heliu::registry
