#include "chassis/feed/event.hpp"

#include <stdexcept>

#include "chassis/base/bytes.hpp"
#include "chassis/base/sm3.hpp"

namespace heliu {

std::string leaf_of(const FeedEvent& event) {
  CanonicalBytes bytes;
  bytes.add(event.id.binary())
      .add(event.source)
      .add(event.type)
      .add(event.subject.binary())
      .add(event.time.micros)
      .add(event.data.text)
      .add(static_cast<std::int64_t>(event.visible_to.size()));
  for (const Uuid& party : event.visible_to) bytes.add(party.binary());
  bytes.add(event.trace_id);
  return to_hex(sm3(bytes.bytes()));
}

std::string chain_after(const std::string& previous, const std::string& leaf) {
  const auto before = from_hex(previous), added = from_hex(leaf);
  if (!before || !added) throw std::invalid_argument("a chain link is not hexadecimal");
  return to_hex(sm3(*before + *added));
}

}  // namespace heliu
