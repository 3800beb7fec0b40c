#include "ops/standins/manifest/registry.hpp"

#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <cstdio>
#include <stdexcept>

#include "ops/standins/common/files.hpp"
#include "ops/standins/common/process.hpp"

namespace heliu::standins {
namespace {

constexpr int kLastSerial = 999'999;

std::filesystem::path prepared(const std::filesystem::path& directory) {
  ensure_directory(directory);
  return directory / "journal";
}

std::string number_text(std::int64_t year, const std::string& city, int serial) {
  char text[32];
  std::snprintf(text, sizeof text, "%04lld%s%06d", static_cast<long long>(year), city.c_str(), serial);
  return text;
}

std::string to_json(const Issued& issued) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> out(buffer);
  const auto text = [&](const char* key, const std::string& value) {
    out.Key(key);
    out.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
  };
  out.StartObject();
  text("number", issued.number);
  text("client_ref", issued.application.client_ref);
  text("origin_city", issued.application.origin_city);
  out.Key("year");
  out.Int64(issued.application.year);
  text("body", issued.application.body);
  text("issued_at", issued.issued_at);
  out.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

Issued from_json(const std::string& json) {
  rapidjson::Document in;
  in.Parse<rapidjson::kParseIterativeFlag>(json.data(), json.size());
  const auto text = [&](const char* key) -> std::string {
    if (!in.IsObject() || !in.HasMember(key) || !in[key].IsString())
      throw std::runtime_error("the journal holds a record of another shape");
    return {in[key].GetString(), in[key].GetStringLength()};
  };
  Issued issued{
      text("number"), {text("client_ref"), text("origin_city"), 0, text("body")}, text("issued_at")};
  if (!in.HasMember("year") || !in["year"].IsInt64() || issued.number.size() != 14)
    throw std::runtime_error("the journal holds a record of another shape");
  issued.application.year = in["year"].GetInt64();
  return issued;
}

}  // namespace

Registry::Registry(const std::filesystem::path& directory) : journal_(prepared(directory)) {
  for (const std::string& record : journal_.take_records()) remember(from_json(record));
}

void Registry::remember(Issued issued) {
  int serial = 0;
  for (const char digit : issued.number.substr(8)) serial = serial * 10 + (digit - '0');
  int& last = serials_[{issued.application.year, issued.application.origin_city}];
  last = std::max(last, serial);
  number_of_[issued.application.client_ref] = issued.number;
  const std::string number = issued.number;
  by_number_[number] = std::move(issued);
}

std::variant<Issued, Conflict, Exhausted> Registry::issue(const Application& application) {
  const std::lock_guard lock(mutex_);
  if (const auto known = number_of_.find(application.client_ref); known != number_of_.end()) {
    const Issued& first = by_number_.at(known->second);
    if (first.application.origin_city != application.origin_city ||
        first.application.year != application.year)
      return Conflict{first.number};
    return first;
  }
  const auto last = serials_.find({application.year, application.origin_city});
  const int serial = (last == serials_.end() ? 0 : last->second) + 1;
  if (serial > kLastSerial) return Exhausted{};
  Issued issued{number_text(application.year, application.origin_city, serial), application, now_text()};
  journal_.append(to_json(issued));
  remember(issued);
  return issued;
}

std::optional<Issued> Registry::find(const std::string& number) const {
  const std::lock_guard lock(mutex_);
  const auto found = by_number_.find(number);
  return found == by_number_.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace heliu::standins
