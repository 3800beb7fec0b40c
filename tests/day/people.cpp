#include "tests/day/people.hpp"

#include "chassis/base/uuid.hpp"
#include "chassis/ops/config.hpp"
#include "tests/day/city.hpp"

namespace heliu::day {

namespace {

struct Person {
  std::string key, kind;           // key: the enterprise's in the data, and the sign-in name
  const CsvRecord* row = nullptr;  // null: acts for no enterprise
  std::string of;                  // a colleague: the key of the enterprise that is there already

  const std::string& enterprise() const { return of.empty() ? key : of; }
};

std::pair<std::int64_t, std::int64_t> place_of(const Day& day, const CsvRecord& row) {
  if (row.contains("longitude")) return {number(row, "longitude"), number(row, "latitude")};
  for (const Json& district : member(day.data.city, "districts").GetArray())
    if (text_at(district, "code") == row.at("district"))
      return {number_at(district, "longitude"), number_at(district, "latitude")};
  throw std::runtime_error("no place for " + row.at("name"));
}

void register_enterprise(Day& day, const Person& person, const std::string& by) {
  const CsvRecord& row = *person.row;
  const auto [longitude, latitude] = place_of(day, row);
  Fields body;
  body.text("uscc", row.at("uscc"))
      .text("name", row.at("name"))
      .texts("kinds", {person.kind})
      .text("district", row.at("district"))
      .text("address", "示范园区 " + person.key)
      .number("longitude", longitude)
      .number("latitude", latitude);
  if (row.contains("annual_kilograms")) body.number("annual_kilograms", number(row, "annual_kilograms"));
  day.api.post_once(by, "/v1/enterprises", body.json(), "enterprise/" + person.key);
}

void register_user(Day& day, const Person& person, const std::string& by) {
  Fields body;
  body.text("login", person.key).text("name", (person.row ? person.row->at("name") : "审计示范") + "·经办");
  if (person.row) body.text("enterprise_id", day.enterprise(person.enterprise()));
  body.texts("roles", {person.kind});
  day.api.post_once(by, "/v1/users", body.json(), "user/" + person.key);
}

std::string activation_code(Day& day, const Person& person, const std::string& by) {
  std::string code;
  wait_until("the gateway knows " + person.key, [&] {
    const Answer answer = day.api.attempt(by, "POST", "/v1/activations/" + day.id("user/" + person.key));
    if (!answer.good() && answer.status != 404) throw Refused("activation of " + person.key, answer);
    if (answer.good()) code = text_at(answer.json(), "code");
    return answer.good();
  });
  return code;
}

// A code is shown once and opens once, so these calls have no lasting keys: a run that lost the code, or the
// answer to using it, asks for another.
void set_password(Day& day, const Person& person, const std::string& by) {
  day.journal.once("password/" + person.key, [&] {
    wait_until("a password of " + person.key, [&] {
      const std::string body = Fields()
                                   .text("login", person.key)
                                   .text("code", activation_code(day, person, by))
                                   .text("password", day.password(person.key))
                                   .json();
      const Answer set = day.api.attempt("", "POST", "/v1/passwords", body);
      if (!set.good() && set.problem != "activation-refused") throw Refused("password of " + person.key, set);
      return set.good();
    });
    return std::string("set");
  });
}

void bring_in(Day& day, const Person& person, const std::string& by) {
  if (person.row && person.of.empty()) register_enterprise(day, person, by);
  register_user(day, person, by);
  set_password(day, person, by);
  day.api.sign_in(person.key, day.password(person.key));
}

std::vector<Person> people(const Day& day) {
  std::vector<Person> all;
  for (const CsvRecord& row : day.data.institutions)
    if (row.at("key") != kRegulator) all.push_back({row.at("key"), row.at("kind"), &row, {}});
  const std::pair<const Table*, const char*> kinds[] = {{&day.data.carriers, "carrier"},
                                                        {&day.data.processors, "processor"},
                                                        {&day.data.producers, "producer"}};
  for (const auto& [table, kind] : kinds)
    for (const CsvRecord& row : *table) all.push_back({row.at("key"), kind, &row, {}});
  all.push_back({kAuditor, "auditor", nullptr, {}});
  return all;
}

}  // namespace

void register_people(Day& day) {
  if (!day.journal.has(std::string("key/") + kOperator))
    day.api.sign_in(kOperator, read_secret(day.secrets / "operator.password"));
  const CsvRecord& office = row_of(day.data.institutions, kRegulator);
  bring_in(day, {kRegulator, "regulator", &office, {}}, kOperator);
  bring_in(day, {kSecondRegulator, "regulator", &office, kRegulator}, kOperator);
  const std::vector<Person> all = people(day);
  // Two clerks share the work: each may only call so often in a second. Staff are the operator's to admit.
  side_by_side(all.size(), [&](std::size_t i) {
    const bool staff = all[i].kind == "finance" || all[i].kind == "auditor";
    bring_in(day, all[i], staff || i % 2 == 0 ? kOperator : kRegulator);
  });
}

void write_accounts(const Day& day) {
  const auto line = [&](const std::string& role, const std::string& login, const std::string& name,
                        const std::string& password) {
    return role + std::string(role.size() < 12 ? 12 - role.size() : 1, ' ') + login +
           std::string(login.size() < 10 ? 10 - login.size() : 1, ' ') + password + "  " + name + "\n";
  };
  std::string text = line("role", "sign-in", "", "password            ");
  text += line("operator", kOperator, "", read_secret(day.secrets / "operator.password"));
  const std::pair<const char*, const char*> shown[] = {{"regulator", kRegulator}, {"finance", kFinance},
                                                       {"insurer", "i01"},        {"producer", "p001"},
                                                       {"processor", "t01"},      {"carrier", "c01"}};
  for (const auto& [role, login] : shown) {
    std::string name;
    for (const Table* table :
         {&day.data.institutions, &day.data.producers, &day.data.processors, &day.data.carriers})
      for (const CsvRecord& row : *table)
        if (row.at("key") == login) name = row.at("name");
    text += line(role, login, name, day.password(login));
  }
  text += line("auditor", kAuditor, "", day.password(kAuditor));
  write_file(day.var / "accounts.txt", text, true);
}

}  // namespace heliu::day
