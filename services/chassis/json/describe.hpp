// Structs meet JSON by one description: BOOST_DESCRIBE_STRUCT names the members, and the same names stand on
// the wire and in the table (db/mapping.hpp). Nothing is glued by hand.
#pragma once
#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <map>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "chassis/base/instant.hpp"
#include "chassis/base/uuid.hpp"
#include "chassis/json/json.hpp"
#include "settlement/quantity.hpp"

namespace heliu {

using JsonAllocator = JsonDocument::AllocatorType;

// A JSON value kept as its text: stored as it is, spliced into answers as it is.
struct JsonText {
  std::string text = "null";
  friend bool operator==(const JsonText&, const JsonText&) = default;
};

template <class T>
concept DescribedStruct = std::is_class_v<T> && boost::describe::has_describe_members<T>::value;
template <class T>
concept DescribedEnum = std::is_enum_v<T> && boost::describe::has_describe_enumerators<T>::value;

template <class T, class Visit>
void for_each_member(Visit&& visit) {  // visit(name, pointer-to-member)
  boost::mp11::mp_for_each<boost::describe::describe_members<T, boost::describe::mod_public>>(
      [&](auto member) { visit(member.name, member.pointer); });
}

// An enumerator's text is its name; a value outside the enumeration is a JsonError that names it.
template <DescribedEnum E>
std::string enum_text(E value) {
  std::string text;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) {
    if (d.value == value) text = d.name;
  });
  return text;
}
template <DescribedEnum E>
E enum_from(std::string_view text) {
  std::optional<E> found;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) {
    if (text == d.name) found = d.value;
  });
  if (!found) throw JsonError("\"" + std::string(text) + "\" is not one of the known values");
  return *found;
}

template <class T>
struct JsonCodec;  // static Json to(const T&, JsonAllocator&); static T from(const Json&);

template <class T>
Json to_json_value(const T& value, JsonAllocator& allocator) {
  return JsonCodec<T>::to(value, allocator);
}
template <class T>
std::string to_json(const T& value) {
  JsonDocument scratch;
  return write_json(JsonCodec<T>::to(value, scratch.GetAllocator()));
}
template <class T>
T from_json(const Json& json) {
  return JsonCodec<T>::from(json);
}
template <class T>
T from_json(std::string_view text) {
  return JsonCodec<T>::from(parse_json(text));
}

inline std::string json_string(const Json& json, const char* what) {
  if (!json.IsString()) throw JsonError(std::string("expected ") + what);
  return {json.GetString(), json.GetStringLength()};
}

template <>
struct JsonCodec<std::string> {
  static Json to(const std::string& v, JsonAllocator& a) {
    return Json(v.data(), static_cast<rapidjson::SizeType>(v.size()), a);
  }
  static std::string from(const Json& j) { return json_string(j, "a string"); }
};

template <>
struct JsonCodec<bool> {
  static Json to(bool v, JsonAllocator&) { return Json(v); }
  static bool from(const Json& j) {
    if (!j.IsBool()) throw JsonError("expected true or false");
    return j.GetBool();
  }
};

template <class T>
requires(std::is_integral_v<T> && !std::is_same_v<T, bool>) struct JsonCodec<T> {
  static Json to(T v, JsonAllocator&) { return Json(static_cast<std::int64_t>(v)); }
  static T from(const Json& j) {
    if (!j.IsInt64() || !std::in_range<T>(j.GetInt64())) throw JsonError("expected an integer in range");
    return static_cast<T>(j.GetInt64());
  }
};

template <class Unit>
struct JsonCodec<Quantity<Unit>> {
  static Json to(Quantity<Unit> v, JsonAllocator&) { return Json(v.count); }
  static Quantity<Unit> from(const Json& j) { return {JsonCodec<std::int64_t>::from(j)}; }
};

// Types with text() and a static parse(): ids, instants, dates.
template <class T>
concept TextValue = requires(const T& v, std::string_view s) {
  { v.text() } -> std::convertible_to<std::string>;
  { T::parse(s) } -> std::same_as<std::optional<T>>;
};
template <TextValue T>
struct JsonCodec<T> {
  static Json to(const T& v, JsonAllocator& a) { return JsonCodec<std::string>::to(v.text(), a); }
  static T from(const Json& j) {
    const auto parsed = T::parse(json_string(j, "an id, a date or a time as text"));
    if (!parsed) throw JsonError("not a valid id, date or time");
    return *parsed;
  }
};

template <DescribedEnum E>
struct JsonCodec<E> {
  static Json to(E v, JsonAllocator& a) { return JsonCodec<std::string>::to(enum_text(v), a); }
  static E from(const Json& j) { return enum_from<E>(json_string(j, "a word")); }
};

template <>
struct JsonCodec<JsonText> {
  static Json to(const JsonText& v, JsonAllocator& a) { return Json(parse_json(v.text), a); }
  static JsonText from(const Json& j) { return {write_json(j)}; }
};

template <class T>
struct JsonCodec<std::optional<T>> {
  static Json to(const std::optional<T>& v, JsonAllocator& a) { return v ? JsonCodec<T>::to(*v, a) : Json(); }
  static std::optional<T> from(const Json& j) {
    if (j.IsNull()) return std::nullopt;
    return JsonCodec<T>::from(j);
  }
};

template <class T>
struct JsonCodec<std::vector<T>> {
  static Json to(const std::vector<T>& v, JsonAllocator& a) {
    Json json(rapidjson::kArrayType);
    json.Reserve(static_cast<rapidjson::SizeType>(v.size()), a);
    for (const auto& item : v) json.PushBack(JsonCodec<T>::to(item, a), a);
    return json;
  }
  static std::vector<T> from(const Json& j) {
    if (!j.IsArray()) throw JsonError("expected a list");
    std::vector<T> items;
    items.reserve(j.Size());
    for (const auto& item : j.GetArray()) items.push_back(JsonCodec<T>::from(item));
    return items;
  }
};

template <class T>
struct JsonCodec<std::map<std::string, T>> {
  static Json to(const std::map<std::string, T>& v, JsonAllocator& a) {
    Json json(rapidjson::kObjectType);
    for (const auto& [key, item] : v)
      json.AddMember(JsonCodec<std::string>::to(key, a), JsonCodec<T>::to(item, a), a);
    return json;
  }
  static std::map<std::string, T> from(const Json& j) {
    if (!j.IsObject()) throw JsonError("expected an object");
    std::map<std::string, T> items;
    for (const auto& member : j.GetObject())
      items.emplace(json_string(member.name, "a name"), JsonCodec<T>::from(member.value));
    return items;
  }
};

// Absent members keep the struct's default; what must be there is the contract's schema to say.
template <DescribedStruct T>
struct JsonCodec<T> {
  static Json to(const T& v, JsonAllocator& a) {
    Json json(rapidjson::kObjectType);
    for_each_member<T>([&](const char* name, auto pointer) {
      using Member = std::remove_cvref_t<decltype(v.*pointer)>;
      json.AddMember(rapidjson::StringRef(name), JsonCodec<Member>::to(v.*pointer, a), a);
    });
    return json;
  }
  static T from(const Json& j) {
    if (!j.IsObject()) throw JsonError("expected an object");
    T v{};
    for_each_member<T>([&](const char* name, auto pointer) {
      using Member = std::remove_cvref_t<decltype(v.*pointer)>;
      const auto found = j.FindMember(name);
      if (found == j.MemberEnd()) return;
      try {
        v.*pointer = JsonCodec<Member>::from(found->value);
      } catch (const JsonError& error) {
        throw JsonError(std::string(name) + ": " + error.what());
      }
    });
    return v;
  }
};

}  // namespace heliu
