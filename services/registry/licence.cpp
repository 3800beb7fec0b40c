#include "registry/licence.hpp"

namespace heliu::registry {

int longest_years(LicenceKind kind) {
  return kind == LicenceKind::COMPREHENSIVE ? 5 : 3;
}

static Date years_later(Date from, int years) {
  const std::string text = from.text();
  std::string later = std::to_string(from.year() + years) + text.substr(4);
  if (const auto date = Date::parse(later)) return *date;
  return Date::parse(later.substr(0, 8) + "28").value();  // 29 February
}

static std::optional<Problem> fault_of(const Scope& scope, const KnownCodes& known) {
  for (const std::string& code : scope.codes) {
    const auto found = known.category_of.find(code);
    if (found == known.category_of.end()) return Problem("code-unknown", {{"code", code}});
    if (found->second != scope.category)
      return Problem("code-outside-category", {{"code", code}, {"category", scope.category}});
  }
  return std::nullopt;
}

std::optional<Problem> fault_of(const NewLicence& licence, const KnownCodes& known) {
  if (licence.valid_to < licence.valid_from)
    return Problem("period-invalid",
                   {{"valid_from", licence.valid_from.text()}, {"valid_to", licence.valid_to.text()}});
  const int years = longest_years(licence.kind);
  if (licence.valid_to > years_later(licence.valid_from, years))
    return Problem("licence-too-long", {{"kind", enum_text(licence.kind)}, {"years", std::to_string(years)}});
  for (const LicenceItem& item : licence.items) {
    if (!known.methods.contains(item.method)) return Problem("method-unknown", {{"method", item.method}});
    for (const Scope& scope : item.scopes)
      if (auto fault = fault_of(scope, known)) return fault;
  }
  return std::nullopt;
}

Licence recorded(const NewLicence& asked, const Uuid& id) {
  Licence made{.id = id,
               .enterprise_id = asked.enterprise_id,
               .number = asked.number,
               .issuer = asked.issuer,
               .kind = asked.kind,
               .valid_from = asked.valid_from,
               .valid_to = asked.valid_to,
               .items = asked.items};
  for (LicenceItem& item : made.items) item.id = Uuid::v7();
  return made;
}

LicenceView view(const Licence& l, const Caller& caller) {
  std::vector<std::string> actions;
  if (caller.has("regulator") && !l.suspended) actions.emplace_back("suspend");
  return {l.id,    l.enterprise_id, l.number,  l.issuer,          l.kind, l.valid_from, l.valid_to,
          l.items, l.suspended,     l.version, std::move(actions)};
}

}  // namespace heliu::registry
