// Described structs out of JSON, strictly: a member that the struct does not have is an error, and so is an
// absent one unless the file may leave out what keeps its default. Errors name the place: "lots[3].kilograms:
// expected an integer in range".
#pragma once
#include <set>
#include <string>
#include <string_view>

#include "chassis/json/describe.hpp"

namespace heliu::market {

enum class Absent { KeepsDefault, IsAnError };

struct FieldError : JsonError {
  FieldError(const std::string& place, const std::string& fact)
      : JsonError(place + ": " + fact), place(place), fact(fact) {}
  std::string place, fact;
};

namespace strict {

template <class Read>
auto at(const std::string& step, Read read) {
  try {
    return read();
  } catch (const FieldError& error) {
    throw FieldError(step + (error.place.front() == '[' ? "" : ".") + error.place, error.fact);
  } catch (const JsonError& error) {
    throw FieldError(step, error.what());
  }
}

template <class T>
struct Reader {
  static T from(const Json& json, Absent) { return JsonCodec<T>::from(json); }
};

template <class T>
struct Reader<std::optional<T>> {
  static std::optional<T> from(const Json& json, Absent absent) {
    if (json.IsNull()) return std::nullopt;
    return Reader<T>::from(json, absent);
  }
};

template <class T>
struct Reader<std::vector<T>> {
  static std::vector<T> from(const Json& json, Absent absent) {
    if (!json.IsArray()) throw JsonError("expected a list");
    std::vector<T> items;
    items.reserve(json.Size());
    for (rapidjson::SizeType i = 0; i < json.Size(); ++i)
      items.push_back(at("[" + std::to_string(i) + "]", [&] { return Reader<T>::from(json[i], absent); }));
    return items;
  }
};

template <DescribedStruct T>
struct Reader<T> {
  static T from(const Json& json, Absent absent) {
    if (!json.IsObject()) throw JsonError("expected an object");
    T value{};
    std::set<std::string_view> known;
    for_each_member<T>([&](const char* name, auto pointer) {
      using Member = std::remove_cvref_t<decltype(value.*pointer)>;
      known.insert(name);
      const auto found = json.FindMember(name);
      if (found != json.MemberEnd())
        value.*pointer = at(name, [&] { return Reader<Member>::from(found->value, absent); });
      else if (absent == Absent::IsAnError)
        throw FieldError(name, "is missing");
    });
    for (const auto& member : json.GetObject()) {
      const std::string name(member.name.GetString(), member.name.GetStringLength());
      if (!known.contains(name)) throw FieldError(name.empty() ? "\"\"" : name, "is not a known field");
    }
    return value;
  }
};

}  // namespace strict

template <class T>
T read_strictly(const Json& json, Absent absent) {
  return strict::Reader<T>::from(json, absent);
}

}  // namespace heliu::market
