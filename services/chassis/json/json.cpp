#include "chassis/json/json.hpp"

#include <rapidjson/error/en.h>
#include <rapidjson/reader.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

namespace heliu {

namespace {

// Full precision parsing aborts on crafted numbers (RapidJSON issue 1259), so it is never switched on.
constexpr unsigned kFlags = rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag;

// A pre-pass over the events: depth, duplicate keys and non-finite numbers, before a tree is built.
class Guard : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, Guard> {
 public:
  bool Default() { return true; }
  bool Double(double number) {
    if (!std::isfinite(number)) return fail("a number is out of range");
    return true;
  }
  bool Key(const char* text, rapidjson::SizeType size, bool) {
    if (!keys_.back().emplace(text, size).second)
      return fail("the key \"" + std::string(text, size) + "\" is given twice");
    return true;
  }
  bool StartObject() { return open(); }
  bool EndObject(rapidjson::SizeType) { return close(); }
  bool StartArray() { return open(); }
  bool EndArray(rapidjson::SizeType) { return close(); }
  const std::string& fault() const { return fault_; }

 private:
  bool open() {
    keys_.emplace_back();
    return keys_.size() <= kMaxJsonDepth || fail("nested deeper than 32 levels");
  }
  bool close() {
    keys_.pop_back();
    return true;
  }
  bool fail(std::string why) {
    fault_ = std::move(why);
    return false;
  }
  std::vector<std::set<std::string>> keys_;
  std::string fault_;
};

}  // namespace

JsonDocument parse_json(std::string_view text) {
  const auto describe = [](const std::string& why, std::size_t at) {
    return JsonError(why + " (at byte " + std::to_string(at) + ")");
  };
  // RapidJSON takes a zero byte for the end of the text and would not see what stands behind it.
  if (const auto zero = text.find('\0'); zero != text.npos) throw describe("a zero byte", zero);
  Guard guard;
  rapidjson::Reader reader;
  rapidjson::MemoryStream events(text.data(), text.size());
  const auto passed = reader.Parse<kFlags>(events, guard);
  if (!passed)
    throw describe(guard.fault().empty() ? rapidjson::GetParseError_En(passed.Code()) : guard.fault(),
                   passed.Offset());
  JsonDocument document;
  document.Parse<kFlags>(text.data(), text.size());
  if (document.HasParseError())
    throw describe(rapidjson::GetParseError_En(document.GetParseError()), document.GetErrorOffset());
  return document;
}

std::string write_json(const Json& value) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  value.Accept(writer);
  return {buffer.GetString(), buffer.GetSize()};
}

static Json sorted(const Json& value, rapidjson::Document::AllocatorType& allocator) {
  if (value.IsArray()) {
    Json copy(rapidjson::kArrayType);
    for (const auto& item : value.GetArray()) copy.PushBack(sorted(item, allocator), allocator);
    return copy;
  }
  if (!value.IsObject()) return Json(value, allocator);
  std::vector<const Json::Member*> members;
  for (const auto& member : value.GetObject()) members.push_back(&member);
  std::sort(members.begin(), members.end(), [](const Json::Member* a, const Json::Member* b) {
    return std::string_view(a->name.GetString(), a->name.GetStringLength()) <
           std::string_view(b->name.GetString(), b->name.GetStringLength());
  });
  Json copy(rapidjson::kObjectType);
  for (const auto* member : members)
    copy.AddMember(Json(member->name, allocator), sorted(member->value, allocator), allocator);
  return copy;
}

std::string canonical_json(const Json& value) {
  rapidjson::Document scratch;
  return write_json(sorted(value, scratch.GetAllocator()));
}

}  // namespace heliu
