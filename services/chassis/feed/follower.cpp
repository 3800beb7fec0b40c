#include "chassis/feed/follower.hpp"

#include <condition_variable>

#include "chassis/ops/log.hpp"

namespace heliu {

namespace {

// Reads the stored position under its row lock, so that two instances following one feed take turns.
std::int64_t locked_position(Transaction& db, const std::string& feed) {
  const auto stored =
      db.value<std::int64_t>("SELECT position FROM feed_cursor WHERE feed = ? FOR UPDATE", feed);
  if (stored) return *stored;
  db.execute("INSERT INTO feed_cursor (feed, position) VALUES (?, 0)", feed);
  return 0;
}

void pause(std::stop_token stop, std::chrono::milliseconds length) {
  std::mutex mutex;
  std::condition_variable_any never;
  std::unique_lock lock(mutex);
  never.wait_for(lock, stop, length, [] { return false; });
}

}  // namespace

void Follower::apply_batch(const std::vector<FeedEvent>& events) {
  std::int64_t reached = 0;
  run_([&](Unit& unit) {
    reached = locked_position(unit.db, feed_);
    const std::int64_t before = reached;
    for (const FeedEvent& event : events) {
      if (event.position <= reached) continue;  // another instance, or an earlier try, has done it
      if (event.position != reached + 1)
        throw std::runtime_error("position " + std::to_string(event.position) + " after " +
                                 std::to_string(reached) + ": the feed has a gap");
      for (const std::string& type : {event.type, std::string("*")}) {
        const auto [first, last] = effects_.equal_range(type);
        for (auto effect = first; effect != last; ++effect) effect->second(unit, event);
      }
      reached = event.position;
    }
    if (reached != before)
      unit.db.execute("UPDATE feed_cursor SET position = ? WHERE feed = ?", reached, feed_);
  });
  position_ = reached;
}

std::int64_t Follower::apply(const FeedPage& page) {
  // Small batches: an odd event delays its neighbours only, and a retried transaction stays short.
  constexpr std::size_t kBatch = 50;
  for (std::size_t from = 0; from < page.events.size(); from += kBatch) {
    const auto begin = page.events.begin() + static_cast<std::ptrdiff_t>(from);
    apply_batch({begin, begin + static_cast<std::ptrdiff_t>(std::min(kBatch, page.events.size() - from))});
  }
  if (page.events.empty() && position_ < 0) apply_batch({});
  if (position_ >= page.head) freshness_.caught_up(feed_, page.as_of);
  return position_;
}

void Follower::follow(std::stop_token stop) {
  auto wait_after_failure = std::chrono::milliseconds(50);
  while (!stop.stop_requested()) {
    try {
      if (position_ < 0) apply_batch({});
      apply(fetch_(position_, std::chrono::milliseconds(1000)));
      healthy_ = true;
      wait_after_failure = std::chrono::milliseconds(50);
    } catch (const std::exception& error) {
      if (stop.stop_requested()) return;
      healthy_ = false;
      log::warn("following a feed failed; trying again",
                {{"feed", feed_}, {"position", std::to_string(position_)}, {"reason", error.what()}});
      pause(stop, wait_after_failure);
      wait_after_failure = std::min(wait_after_failure * 2, std::chrono::milliseconds(2000));
    }
  }
}

}  // namespace heliu
