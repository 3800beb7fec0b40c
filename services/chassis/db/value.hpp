// What goes into a statement and comes out of a row. The described struct is the one description: member
// names are column names (json/describe.hpp).
//
// Types in the store: ids BINARY(16) · Fen, Kilograms, Instant BIGINT · Date DATE · enums VARCHAR with the
// enumerator's name · bool TINYINT · lists, maps and nested structs TEXT holding JSON · optional: NULL.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "chassis/json/describe.hpp"

namespace heliu {

using SqlValue = std::variant<std::monostate, std::int64_t, std::string>;  // NULL, number, text or bytes

inline SqlValue to_sql(std::string v) {
  return v;
}
inline SqlValue to_sql(std::string_view v) {
  return std::string(v);
}
inline SqlValue to_sql(const char* v) {
  return std::string(v);
}
inline SqlValue to_sql(const Uuid& v) {
  return v.binary();
}
inline SqlValue to_sql(Instant v) {
  return v.micros;
}
inline SqlValue to_sql(Date v) {
  return v.text();
}
inline SqlValue to_sql(const JsonText& v) {
  return v.text;
}
template <class T>
requires std::is_integral_v<T> SqlValue to_sql(T v) {
  return static_cast<std::int64_t>(v);
}
template <class Unit>
SqlValue to_sql(Quantity<Unit> v) {
  return v.count;
}
template <DescribedEnum E>
SqlValue to_sql(E v) {
  return enum_text(v);
}
template <class T>
SqlValue to_sql(const std::vector<T>& v) {
  return to_json(v);
}
template <class T>
SqlValue to_sql(const std::map<std::string, T>& v) {
  return to_json(v);
}
template <DescribedStruct T>
SqlValue to_sql(const T& v) {
  return to_json(v);
}
template <class T>  // last: it must see all the others
SqlValue to_sql(const std::optional<T>& v) {
  return v ? to_sql(*v) : SqlValue{};
}

inline std::int64_t sql_number(const SqlValue& v) {
  if (const auto* number = std::get_if<std::int64_t>(&v)) return *number;
  throw std::logic_error("a column is not a number (NULL, or DECIMAL: cast it)");
}
inline const std::string& sql_text(const SqlValue& v) {
  if (const auto* text = std::get_if<std::string>(&v)) return *text;
  throw std::logic_error("a column is not text");
}

template <class T>
struct SqlCodec {  // lists, maps and nested structs
  static T from(const SqlValue& v) { return from_json<T>(std::string_view(sql_text(v))); }
};
template <>
struct SqlCodec<std::string> {
  static std::string from(const SqlValue& v) { return sql_text(v); }
};
template <>
struct SqlCodec<JsonText> {
  static JsonText from(const SqlValue& v) { return {sql_text(v)}; }
};
template <>
struct SqlCodec<Uuid> {
  static Uuid from(const SqlValue& v) { return Uuid::from_binary(sql_text(v)); }
};
template <>
struct SqlCodec<Instant> {
  static Instant from(const SqlValue& v) { return {sql_number(v)}; }
};
template <>
struct SqlCodec<Date> {
  static Date from(const SqlValue& v) { return Date::parse(sql_text(v)).value(); }
};
template <class T>
requires std::is_integral_v<T>
struct SqlCodec<T> {
  static T from(const SqlValue& v) { return static_cast<T>(sql_number(v)); }
};
template <class Unit>
struct SqlCodec<Quantity<Unit>> {
  static Quantity<Unit> from(const SqlValue& v) { return {sql_number(v)}; }
};
template <DescribedEnum E>
struct SqlCodec<E> {
  static E from(const SqlValue& v) { return enum_from<E>(sql_text(v)); }
};
template <class T>
struct SqlCodec<std::optional<T>> {
  static std::optional<T> from(const SqlValue& v) {
    if (std::holds_alternative<std::monostate>(v)) return std::nullopt;
    return SqlCodec<T>::from(v);
  }
};

// One row of an answer. A column that isn't there is a std::logic_error naming it.
class Row {
 public:
  Row(std::shared_ptr<const std::vector<std::string>> names, std::vector<SqlValue> values)
      : names_(std::move(names)), values_(std::move(values)) {}

  const SqlValue& at(std::string_view name) const {
    for (std::size_t i = 0; i < names_->size(); ++i)
      if ((*names_)[i] == name) return values_[i];
    throw std::logic_error("no column \"" + std::string(name) + "\" in the answer");
  }
  template <class T>
  T get(std::string_view name) const {
    return SqlCodec<T>::from(at(name));
  }
  template <class T>
  T get(std::size_t index) const {
    return SqlCodec<T>::from(values_.at(index));
  }
  template <DescribedStruct T>
  T as() const {
    T v{};
    for_each_member<T>([&](const char* name, auto pointer) {
      using Member = std::remove_cvref_t<decltype(v.*pointer)>;
      v.*pointer = SqlCodec<Member>::from(at(name));
    });
    return v;
  }

 private:
  std::shared_ptr<const std::vector<std::string>> names_;
  std::vector<SqlValue> values_;
};

}  // namespace heliu
