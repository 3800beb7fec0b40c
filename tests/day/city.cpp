#include "tests/day/city.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <sstream>
#include <system_error>

#include "chassis/base/sm2.hpp"
#include "chassis/ops/config.hpp"
#include "tests/day/people.hpp"
#include "tests/day/sealing.hpp"

namespace heliu::day {

namespace {

std::string scopes_json(const Table& items, const CsvRecord& item) {
  std::vector<std::string> scopes;
  for (const CsvRecord& row : items)
    if (row.at("processor") == item.at("processor") && row.at("item") == item.at("item"))
      scopes.push_back(Fields()
                           .text("category", row.at("category"))
                           .text("mode", row.at("mode"))
                           .texts("codes", words(row.at("codes")))
                           .json());
  return list_of(scopes);
}

// One licence with its items; remembered as "licence item1 item2 …", in the order of the items' numbers.
void record_licence(Day& day, const CsvRecord& processor) {
  const std::string key = processor.at("key");
  day.journal.once("licence/" + key, [&] {
    std::vector<std::string> items;
    std::int64_t last = 0;
    for (const CsvRecord& row : day.data.items) {
      if (row.at("processor") != key || number(row, "item") == last) continue;
      last = number(row, "item");
      items.push_back(Fields()
                          .text("method", row.at("method"))
                          .number("approved_kilograms", number(row, "approved_kilograms"))
                          .raw("scopes", scopes_json(day.data.items, row))
                          .json());
    }
    const std::string body = Fields()
                                 .text("enterprise_id", day.enterprise(key))
                                 .text("number", processor.at("licence_number"))
                                 .text("issuer", "示范发证机关")
                                 .text("kind", processor.at("licence_kind"))
                                 .text("valid_from", day.on(number(processor, "valid_from_day")).text())
                                 .text("valid_to", day.on(number(processor, "valid_to_day")).text())
                                 .raw("items", list_of(items))
                                 .json();
    const JsonDocument licence = day.api.post(kRegulator, "/v1/licences", body, "licence/" + key);
    std::string ids = text_at(licence, "id");
    for (const Json& item : member(licence, "items").GetArray()) ids += " " + text_at(item, "id");
    return ids;
  });
}

void record_carrier(Day& day, const CsvRecord& carrier) {
  const std::string key = carrier.at("key");
  const std::string permit = Fields()
                                 .text("enterprise_id", day.enterprise(key))
                                 .text("number", carrier.at("permit_number"))
                                 .text("valid_from", day.on(-400).text())
                                 .text("valid_to", day.on(1000).text())
                                 .texts("classes", words(carrier.at("classes")))
                                 .json();
  day.api.post_once(kRegulator, "/v1/carrier-permits", permit, "permit/" + key);
  const std::string tariff = Fields()
                                 .number("fen_per_tonne", number(carrier, "freight_base_fen_per_t"))
                                 .number("fen_per_tonne_km", number(carrier, "freight_fen_per_t_km"))
                                 .text("valid_from", day.today.text())
                                 .json();
  day.api.post_once(key, "/v1/tariffs", tariff, "tariff/" + key, {"enterprise-unknown"});
}

void record_vehicle(Day& day, const CsvRecord& vehicle) {
  const std::string body = Fields()
                               .text("carrier_id", day.enterprise(vehicle.at("carrier")))
                               .text("plate", vehicle.at("plate"))
                               .text("permit_number", vehicle.at("permit_number"))
                               .texts("classes", words(vehicle.at("classes")))
                               .text("valid_to", day.on(number(vehicle, "valid_to_day")).text())
                               .number("max_load_kilograms", number(vehicle, "max_load_kilograms"))
                               .json();
  day.api.post_once(kRegulator, "/v1/vehicles", body, "vehicle/" + vehicle.at("key"));
}

void record_crew(Day& day, const CsvRecord& member) {
  const std::string body = Fields()
                               .text("carrier_id", day.enterprise(member.at("carrier")))
                               .text("name", member.at("name"))
                               .text("duty", member.at("duty"))
                               .text("certificate_number", member.at("certificate_number"))
                               .text("valid_to", day.on(number(member, "valid_to_day")).text())
                               .json();
  day.api.post_once(kRegulator, "/v1/crew", body, "crew/" + member.at("key"));
}

void record_control(Day& day, const CsvRecord& control) {
  const std::string body = Fields()
                               .text("enterprise_id", day.enterprise(control.at("enterprise")))
                               .text("controller", control.at("controller"))
                               .number("share_permille", number(control, "share_permille"))
                               .json();
  day.api.post_once(kRegulator, "/v1/controls", body, "control/" + control.at("enterprise"));
}

void record_policy(Day& day, const CsvRecord& policy) {
  const std::string body = Fields()
                               .text("enterprise_id", day.enterprise(policy.at("enterprise")))
                               .text("policy_number", policy.at("number"))
                               .text("kind", policy.at("kind"))
                               .number("limit_fen", number(policy, "limit_fen"))
                               .text("valid_from", day.on(number(policy, "valid_from_day")).text())
                               .text("valid_to", day.on(number(policy, "valid_to_day")).text())
                               .json();
  day.api.post_once(policy.at("insurer"), "/v1/policies", body, "policy/" + policy.at("number"),
                    {"not-found"});
}

void record_requirement(Day& day, const CsvRecord& requirement) {
  const std::string kind = requirement.at("enterprise_kind");
  const std::string body = Fields()
                               .text("enterprise_kind", kind)
                               .number("limit_fen", number(requirement, "limit_fen"))
                               .text("valid_from", day.on(-365).text())
                               .text("basis", requirement.at("basis"))
                               .json();
  day.api.post_once(kRegulator, "/v1/requirements", body, "requirement/" + kind);
}

std::string read_file(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

void register_signing_key(Day& day, const std::string& enterprise) {
  day.journal.once("signing-key/" + enterprise, [&] {
    signing_key(day, enterprise);
    const std::string pem = read_file(day.var / "keys" / (enterprise + ".pub.pem"));
    const std::string body = Fields().text("public_key", pem).json();
    return text_at(day.api.post(enterprise, "/v1/signing-keys", body, "signing-key/" + enterprise), "id");
  });
}

// For the regulator's share of every round's key.
void register_sealing_key(Day& day) {
  signing_key(day, kSealingKey);
  const std::string body =
      Fields()
          .text("name", "佛山示范监管密封钥")
          .text("public_key", read_file(day.var / "keys" / (std::string(kSealingKey) + ".pub.pem")))
          .json();
  day.api.post_once(kRegulator, "/v1/sealing-keys", body, "sealing-key");
}

template <class Record>
void each(Day& day, const Table& table, Record record) {
  side_by_side(table.size(), [&](std::size_t i) { record(day, table[i]); });
}

}  // namespace

void register_city(Day& day) {
  register_people(day);
  each(day, day.data.requirements, record_requirement);
  each(day, day.data.processors, record_licence);
  each(day, day.data.carriers, record_carrier);
  each(day, day.data.vehicles, record_vehicle);
  each(day, day.data.crew, record_crew);
  each(day, day.data.controls, record_control);
  each(day, day.data.policies, record_policy);
  register_sealing_key(day);
  for (const Table* table : {&day.data.producers, &day.data.processors})
    each(day, *table, [](Day& d, const CsvRecord& row) { register_signing_key(d, row.at("key")); });
}

std::string signing_key(const Day& day, const std::string& enterprise) {
  const std::filesystem::path file = day.var / "keys" / (enterprise + ".pem");
  if (!std::filesystem::exists(file)) {
    const Sm2KeyPair pair = sm2_generate();
    write_file(day.var / "keys" / (enterprise + ".pub.pem"), pair.public_key, false);
    write_file(file, pair.private_key, true);  // last: it stands for both
  }
  return read_file(file);
}

void write_file(const std::filesystem::path& file, const std::string& content, bool secret) {
  std::filesystem::create_directories(file.parent_path());
  const std::filesystem::path fresh = file.string() + ".new";
  const int descriptor =
      ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, secret ? 0600 : 0644);
  const auto fail = [&] { throw std::system_error(errno, std::generic_category(), fresh.string()); };
  if (descriptor < 0) fail();
  for (std::size_t done = 0; done < content.size();) {
    const ssize_t put = ::write(descriptor, content.data() + done, content.size() - done);
    if (put < 0) fail();
    done += static_cast<std::size_t>(put);
  }
  const bool kept = ::fsync(descriptor) == 0;
  ::close(descriptor);
  if (!kept) fail();
  std::filesystem::rename(fresh, file);
}

}  // namespace heliu::day
