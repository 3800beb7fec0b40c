// How many event streams are open, for each caller and in all: each is looked at forty times a second.
#pragma once
#include <memory>

#include "chassis/base/uuid.hpp"

namespace heliu::gateway {

class StreamSlots {
 public:
  StreamSlots(std::size_t for_each, std::size_t in_all);

  // Held while the stream lives. Nothing when the caller, or everybody together, has as many as allowed.
  std::shared_ptr<void> take(const Uuid& user);

 private:
  struct Counts;
  std::shared_ptr<Counts> counts_;
};

}  // namespace heliu::gateway
