#include "registry/enterprise.hpp"

#include <algorithm>

namespace heliu::registry {

static bool contains(const std::vector<std::string>& list, std::string_view item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

bool Enterprise::is(std::string_view kind) const {
  return contains(kinds, kind);
}

bool uscc_valid(std::string_view code) {
  static constexpr std::string_view symbols = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  if (code.size() != 18) return false;
  std::size_t sum = 0, weight = 1;
  for (std::size_t i = 0; i < 17; ++i) {
    const std::size_t value = symbols.find(code[i]);
    if (value == std::string_view::npos) return false;
    sum += value * weight;
    weight = weight * 3 % 31;
  }
  return symbols[(31 - sum % 31) % 31] == code[17];
}

std::optional<GeneratorClass> generator_class(const NewEnterprise& enterprise) {
  if (contains(enterprise.kinds, "processor")) return GeneratorClass::KEY;
  if (!contains(enterprise.kinds, "producer") || !enterprise.annual_kilograms) return std::nullopt;
  const std::int64_t tonnes_a_year = enterprise.annual_kilograms->count / 1000;
  if (tonnes_a_year >= 100) return GeneratorClass::KEY;
  return tonnes_a_year >= 10 ? GeneratorClass::SIMPLIFIED : GeneratorClass::REGISTER;
}

Enterprise registered(const NewEnterprise& asked, const Uuid& id, Instant now) {
  Enterprise made;
  made.id = id;
  made.uscc = asked.uscc;
  made.name = asked.name;
  made.kinds = asked.kinds;
  made.district = asked.district;
  made.city = asked.district.substr(0, 4);
  made.address = asked.address;
  made.longitude = asked.longitude;
  made.latitude = asked.latitude;
  made.generator_class = generator_class(asked);
  made.annual_kilograms = asked.annual_kilograms;
  made.registered_at = now;
  return made;
}

EnterpriseView view(const Enterprise& e, const Caller& caller) {
  std::vector<std::string> actions;
  if (caller.has("regulator")) actions.push_back(e.frozen ? "unfreeze" : "freeze");
  return {e.id,
          e.uscc,
          e.name,
          e.kinds,
          e.district,
          e.city,
          e.address,
          e.longitude,
          e.latitude,
          e.generator_class,
          e.annual_kilograms,
          e.frozen,
          e.registered_at,
          e.version,
          std::move(actions)};
}

std::optional<std::string> role_outside_kinds(const NewUser& user,
                                              const std::optional<Enterprise>& enterprise) {
  static const std::vector<std::string> staff{"operator", "regulator", "auditor"};
  for (const std::string& role : user.roles)
    if (!contains(enterprise ? enterprise->kinds : staff, role)) return role;
  return std::nullopt;
}

}  // namespace heliu::registry
