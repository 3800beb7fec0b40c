// Identifiers: UUID version 7 (RFC 9562), ordered by the time they were made. BINARY(16) in the store.
#pragma once
#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace heliu {

struct Uuid {
  std::array<std::uint8_t, 16> bytes{};

  friend auto operator<=>(const Uuid&, const Uuid&) = default;
  bool is_nil() const { return *this == Uuid{}; }

  std::string text() const;    // 0190b7c2-…: lower case, with hyphens
  std::string binary() const;  // the 16 bytes, for the store
  static std::optional<Uuid> parse(std::string_view text);
  static Uuid from_binary(std::string_view bytes);  // throws std::invalid_argument unless 16 bytes

  // A new id, greater than every earlier one of this process even within one millisecond. Thread-safe.
  static Uuid v7();

  // The same id for the same name, always (RFC 9562 version 8 over SM3): for what must be made once however
  // often the cause is seen, such as the escrow of a trade.
  static Uuid named(std::string_view space, std::string_view name);
};

}  // namespace heliu

template <>
struct std::hash<heliu::Uuid> {
  std::size_t operator()(const heliu::Uuid& id) const {
    std::size_t seed = 0;
    for (const auto byte : id.bytes) seed = seed * 131 + byte;
    return seed;
  }
};
