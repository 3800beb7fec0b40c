#include "chassis/base/uuid.hpp"

#include <chrono>
#include <cstring>
#include <mutex>
#include <stdexcept>

#include "chassis/base/bytes.hpp"
#include "chassis/base/sm3.hpp"

namespace heliu {

std::string Uuid::text() const {
  std::string hex = to_hex(binary());
  for (const std::size_t at : {8, 13, 18, 23}) hex.insert(at, 1, '-');
  return hex;
}

std::string Uuid::binary() const {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::optional<Uuid> Uuid::parse(std::string_view text) {
  if (text.size() != 36) return std::nullopt;
  std::string hex;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool hyphen_place = i == 8 || i == 13 || i == 18 || i == 23;
    if (hyphen_place != (text[i] == '-')) return std::nullopt;
    if (!hyphen_place) hex += text[i];
  }
  const auto raw = from_hex(hex);
  if (!raw) return std::nullopt;
  return from_binary(*raw);
}

Uuid Uuid::from_binary(std::string_view raw) {
  if (raw.size() != 16) throw std::invalid_argument("an id has 16 bytes");
  Uuid id;
  std::memcpy(id.bytes.data(), raw.data(), 16);
  return id;
}

static void stamp_version(Uuid& id, std::uint8_t version) {
  id.bytes[6] = static_cast<std::uint8_t>((id.bytes[6] & 0x0f) | (version << 4));
  id.bytes[8] = static_cast<std::uint8_t>((id.bytes[8] & 0x3f) | 0x80);
}

Uuid Uuid::v7() {
  // 48 bits of milliseconds, then 12 bits of its fraction (RFC 9562 §6.2 method 3): what one process commits
  // and another then sees keeps its order on one host's clock. Within a tick, ids step ahead of the clock.
  static std::mutex mutex;
  static std::uint64_t last_tick = 0;
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const auto nanos = static_cast<std::uint64_t>(std::chrono::nanoseconds(now).count());
  const std::uint64_t clock_tick = (nanos / 1'000'000 << 12) | (nanos % 1'000'000 * 4096 / 1'000'000);
  std::uint64_t tick;
  {
    const std::lock_guard lock(mutex);
    last_tick = std::max(last_tick + 1, clock_tick);
    tick = last_tick;
  }
  Uuid id = from_binary(random_bytes(16));
  for (std::size_t i = 0; i < 6; ++i) id.bytes[i] = static_cast<std::uint8_t>(tick >> (52 - 8 * i));
  id.bytes[6] = static_cast<std::uint8_t>((tick >> 8) & 0x0f);
  id.bytes[7] = static_cast<std::uint8_t>(tick);
  stamp_version(id, 7);
  return id;
}

Uuid Uuid::named(std::string_view space, std::string_view name) {
  std::string content(space);
  content += '\0';
  content += name;
  Uuid id = from_binary(sm3(content).substr(0, 16));
  stamp_version(id, 8);
  return id;
}

}  // namespace heliu
