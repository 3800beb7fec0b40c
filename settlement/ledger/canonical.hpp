// Canonical bytes for hashing: every field is a two-byte big-endian length followed by its bytes; numbers are
// big-endian of fixed width. Two different sequences of fields never give the same bytes, which a joined text
// with separators cannot promise.
#pragma once
#include <algorithm>
#include <array>
#include <concepts>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <string_view>
#include <type_traits>

namespace heliu::ledger {

class CanonicalBytes {
 public:
  static constexpr std::size_t capacity = 512;  // a transfer needs 230; nothing here grows with its content

  // Throws std::length_error when the field does not fit.
  void field(std::span<const std::uint8_t> bytes) {
    std::copy(bytes.begin(), bytes.end(), open_field(bytes.size()));
  }

  void field(std::string_view text) { std::copy(text.begin(), text.end(), open_field(text.size())); }

  template <std::integral Number>
  void field(Number number) {
    auto rest = static_cast<std::make_unsigned_t<Number>>(number);
    std::uint8_t* bytes = open_field(sizeof(Number));
    for (std::size_t i = sizeof(Number); i-- > 0; rest = static_cast<decltype(rest)>(rest >> 8))
      bytes[i] = static_cast<std::uint8_t>(rest);
  }

  void clear() { size_ = 0; }
  std::span<const std::uint8_t> view() const { return {buffer_.data(), size_}; }

 private:
  std::uint8_t* open_field(std::size_t length) {
    if (length > capacity - 2 || size_ + 2 + length > capacity) throw std::length_error("canonical field");
    buffer_[size_] = static_cast<std::uint8_t>(length >> 8);
    buffer_[size_ + 1] = static_cast<std::uint8_t>(length);
    std::uint8_t* start = buffer_.data() + size_ + 2;
    size_ += 2 + length;
    return start;
  }

  std::array<std::uint8_t, capacity> buffer_;
  std::size_t size_ = 0;
};

}  // namespace heliu::ledger
