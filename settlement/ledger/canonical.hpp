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
  static constexpr std::size_t capacity = 512;  // a transfer needs 260; nothing here grows with its content

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

// Reads such fields again, in the same order. Throws std::invalid_argument for one of another length.
class CanonicalReader {
 public:
  explicit CanonicalReader(std::span<const std::uint8_t> bytes) : rest_(bytes) {}

  template <std::size_t Size>
  void field(std::array<std::uint8_t, Size>& bytes) {
    const auto found = take(Size);
    std::copy(found.begin(), found.end(), bytes.begin());
  }

  template <std::integral Number>
  void field(Number& number) {
    std::uint64_t value = 0;
    for (const std::uint8_t byte : take(sizeof(Number))) value = value << 8 | byte;
    number = static_cast<Number>(value);
  }

  bool at_end() const { return rest_.empty(); }

 private:
  std::span<const std::uint8_t> take(std::size_t length) {
    if (rest_.size() < 2 + length || std::size_t{rest_[0]} << 8 != (length & 0xff00) ||
        rest_[1] != (length & 0xff))
      throw std::invalid_argument("a canonical field of another length");
    const auto found = rest_.subspan(2, length);
    rest_ = rest_.subspan(2 + length);
    return found;
  }

  std::span<const std::uint8_t> rest_;
};

}  // namespace heliu::ledger
