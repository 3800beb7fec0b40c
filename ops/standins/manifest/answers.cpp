#include "ops/standins/manifest/answers.hpp"

#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace heliu::standins {
namespace {

constexpr std::string_view kCollection = "/manifests";
constexpr std::size_t kMaxClientRef = 64;
constexpr std::int64_t kFirstYear = 2022;  // the numbering rule is in force from 2022-01-01
constexpr std::int64_t kLastYear = 2099;

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;
using Faults = std::vector<std::pair<std::string, std::string>>;  // field, what is wrong

void put(Writer& out, const char* key, std::string_view value) {
  out.Key(key);
  out.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}

Answer problem_of(int status, std::string_view title, const Faults& faults) {
  rapidjson::StringBuffer buffer;
  Writer out(buffer);
  out.StartObject();
  put(out, "type", "about:blank");
  put(out, "title", title);
  out.Key("status");
  out.Int(status);
  if (!faults.empty()) {
    put(out, "field", faults.front().first);
    out.Key("errors");
    out.StartArray();
    for (const auto& [field, fault] : faults) {
      out.StartObject();
      put(out, "pointer", "/" + field);
      put(out, "detail", fault);
      out.EndObject();
    }
    out.EndArray();
  }
  out.EndObject();
  return {status, "application/problem+json", {buffer.GetString(), buffer.GetSize()}, ""};
}

bool digits(std::string_view text, std::size_t count) {
  return text.size() == count &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool client_ref_character(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
         std::string_view("-_.:").find(c) != std::string_view::npos;
}

std::string_view text_of(const rapidjson::Document& in, const char* field) {
  const auto found = in.FindMember(field);
  if (found == in.MemberEnd() || !found->value.IsString()) return {};
  return {found->value.GetString(), found->value.GetStringLength()};
}

Application application_from(const rapidjson::Document& in, std::string_view body, Faults& faults) {
  Application application;
  application.client_ref = text_of(in, "client_ref");
  application.origin_city = text_of(in, "origin_city");
  application.body = body;
  const std::string& ref = application.client_ref;
  if (ref.empty() || ref.size() > kMaxClientRef || !std::all_of(ref.begin(), ref.end(), client_ref_character))
    faults.emplace_back("client_ref", "must be 1 to 64 letters, digits or - _ . :");
  if (!digits(application.origin_city, 4) || application.origin_city.front() == '0')
    faults.emplace_back("origin_city", "must be the four digits of a city's division code, such as 4406");
  const auto year = in.FindMember("year");
  if (year != in.MemberEnd() && year->value.IsInt64()) application.year = year->value.GetInt64();
  if (application.year < kFirstYear || application.year > kLastYear)
    faults.emplace_back("year", "must be a whole number from 2022 to 2099");
  return application;
}

Answer issue(Registry& registry, std::string_view body) {
  rapidjson::Document in;
  in.Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag>(body.data(), body.size());
  if (in.HasParseError() || !in.IsObject()) return problem_of(400, "The body is not a JSON object", {});
  Faults faults;
  const Application application = application_from(in, body, faults);
  if (!faults.empty()) return problem_of(400, "The application is not valid", faults);
  const auto result = registry.issue(application);
  if (const auto* conflict = std::get_if<Conflict>(&result))
    return problem_of(409, "The client_ref has number " + conflict->number + " for another city or year", {});
  if (std::holds_alternative<Exhausted>(result))
    return problem_of(503, "Every number of this city and year is issued", {});
  return {201, "application/json", "{\"number\":\"" + std::get<Issued>(result).number + "\"}", ""};
}

Answer show(const Issued& issued) {
  rapidjson::StringBuffer buffer;
  Writer out(buffer);
  out.StartObject();
  put(out, "number", issued.number);
  put(out, "client_ref", issued.application.client_ref);
  put(out, "origin_city", issued.application.origin_city);
  out.Key("year");
  out.Int64(issued.application.year);
  put(out, "issued_at", issued.issued_at);
  out.Key("application");
  out.RawValue(issued.application.body.data(), issued.application.body.size(), rapidjson::kObjectType);
  out.EndObject();
  return {200, "application/json", {buffer.GetString(), buffer.GetSize()}, ""};
}

Answer not_allowed(const char* allow) {
  Answer refused = problem(405, "The method is not allowed here");
  refused.allow = allow;
  return refused;
}

}  // namespace

Answer problem(int status, std::string_view title) {
  return problem_of(status, title, {});
}

Answer answer(Registry& registry, std::string_view method, std::string_view target, std::string_view body) {
  target = target.substr(0, target.find('?'));
  if (target == kCollection) return method == "POST" ? issue(registry, body) : not_allowed("POST");
  if (!target.starts_with(kCollection) || target.size() <= kCollection.size() + 1 ||
      target[kCollection.size()] != '/')
    return problem(404, "There is nothing here");
  if (method != "GET") return not_allowed("GET");
  const std::string number(target.substr(kCollection.size() + 1));
  if (!digits(number, 14))
    return problem_of(400, "A manifest number has 14 digits", {{"number", "has 14 digits"}});
  const auto issued = registry.find(number);
  return issued ? show(*issued) : problem(404, "This number has not been issued");
}

}  // namespace heliu::standins
