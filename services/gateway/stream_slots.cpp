#include "gateway/stream_slots.hpp"

#include <map>
#include <mutex>

namespace heliu::gateway {

struct StreamSlots::Counts {
  const std::size_t for_each, in_all;
  std::mutex mutex;
  std::map<Uuid, std::size_t> of;
  std::size_t all = 0;

  Counts(std::size_t for_each, std::size_t in_all) : for_each(for_each), in_all(in_all) {}
};

StreamSlots::StreamSlots(std::size_t for_each, std::size_t in_all)
    : counts_(std::make_shared<Counts>(for_each, in_all)) {}

std::shared_ptr<void> StreamSlots::take(const Uuid& user) {
  const std::lock_guard lock(counts_->mutex);
  if (counts_->all >= counts_->in_all || counts_->of[user] >= counts_->for_each) return nullptr;
  ++counts_->all;
  ++counts_->of[user];
  // The counts may outlive the board: a stream ends when its connection does.
  return {this, [counts = counts_, user](void*) {
            const std::lock_guard lock(counts->mutex);
            --counts->all;
            if (--counts->of[user] == 0) counts->of.erase(user);
          }};
}

}  // namespace heliu::gateway
