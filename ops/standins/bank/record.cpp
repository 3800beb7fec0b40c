#include "ops/standins/bank/record.hpp"

#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <boost/describe/enum_from_string.hpp>
#include <boost/describe/enum_to_string.hpp>
#include <boost/describe/members.hpp>
#include <boost/mp11/algorithm.hpp>
#include <stdexcept>

namespace heliu::standins {
namespace {

namespace describe = boost::describe;
using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

void put(Writer& out, const std::string& value) {
  out.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}
void put(Writer& out, std::int64_t value) {
  out.Int64(value);
}
void put(Writer& out, Fen value) {
  out.Int64(value.count);
}
void put(Writer& out, RecordKind value) {
  out.String(describe::enum_to_string(value, ""));
}

template <class T>
void put_object(Writer& out, const T& object);
void put(Writer& out, const std::vector<Line>& lines) {
  out.StartArray();
  for (const Line& line : lines) put_object(out, line);
  out.EndArray();
}

template <class T>
void put_object(Writer& out, const T& object) {
  out.StartObject();
  boost::mp11::mp_for_each<describe::describe_members<T, describe::mod_public>>([&](auto member) {
    out.Key(member.name);
    put(out, object.*member.pointer);
  });
  out.EndObject();
}

void demand(bool ok) {
  if (!ok) throw std::runtime_error("the journal holds a record of another shape");
}

void get(const rapidjson::Value& in, std::string& value) {
  demand(in.IsString());
  value.assign(in.GetString(), in.GetStringLength());
}
void get(const rapidjson::Value& in, std::int64_t& value) {
  demand(in.IsInt64());
  value = in.GetInt64();
}
void get(const rapidjson::Value& in, Fen& value) {
  get(in, value.count);
}
void get(const rapidjson::Value& in, RecordKind& value) {
  demand(in.IsString() && describe::enum_from_string(in.GetString(), value));
}

template <class T>
void get_object(const rapidjson::Value& in, T& object);
void get(const rapidjson::Value& in, std::vector<Line>& lines) {
  demand(in.IsArray());
  for (const rapidjson::Value& item : in.GetArray()) get_object(item, lines.emplace_back());
}

template <class T>
void get_object(const rapidjson::Value& in, T& object) {
  demand(in.IsObject());
  boost::mp11::mp_for_each<describe::describe_members<T, describe::mod_public>>([&](auto member) {
    const auto found = in.FindMember(member.name);
    demand(found != in.MemberEnd());
    get(found->value, object.*member.pointer);
  });
}

}  // namespace

std::string to_json(const Record& record) {
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  put_object(writer, record);
  return {buffer.GetString(), buffer.GetSize()};
}

Record record_from_json(std::string_view json) {
  rapidjson::Document document;
  document.Parse<rapidjson::kParseIterativeFlag>(json.data(), json.size());
  demand(!document.HasParseError());
  Record record;
  get_object(document, record);
  return record;
}

}  // namespace heliu::standins
