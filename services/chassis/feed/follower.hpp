// The reading side: follows another service's feed and lets each event take effect once, because the position
// is stored in the same transaction as what the event did.
#pragma once
#include <atomic>
#include <functional>
#include <map>
#include <stop_token>
#include <string>
#include <vector>

#include "chassis/command/unit.hpp"
#include "chassis/feed/event.hpp"
#include "chassis/feed/freshness.hpp"

namespace heliu {

struct FeedPage {
  std::vector<FeedEvent> events;
  std::int64_t head = 0;
  Instant as_of;
};
BOOST_DESCRIBE_STRUCT(FeedPage, (), (events, head, as_of))

class Follower {
 public:
  using Effect = std::function<void(Unit&, const FeedEvent&)>;
  // Fetches events after a position, waiting up to the given time for one. Throws when it can't.
  using Fetch = std::function<FeedPage(std::int64_t after, std::chrono::milliseconds wait)>;
  // Runs work as one unit of work.
  using Run = std::function<void(std::function<void(Unit&)>)>;

  Follower(std::string feed, Fetch fetch, Run run, Freshness& freshness)
      : feed_(std::move(feed)), fetch_(std::move(fetch)), run_(std::move(run)), freshness_(freshness) {}

  void on(const std::string& type, Effect effect) { effects_.emplace(type, std::move(effect)); }

  // Until stopped: fetch, apply, remember. A failure is logged and tried again, with growing pauses up to 2
  // s.
  void follow(std::stop_token stop);

  // Applies one page; returns the position reached. Events at or before the stored position are passed over.
  std::int64_t apply(const FeedPage& page);

  const std::string& feed() const { return feed_; }
  bool healthy() const { return healthy_; }
  std::int64_t position() const { return position_; }

 private:
  void apply_batch(const std::vector<FeedEvent>& events);

  const std::string feed_;
  Fetch fetch_;
  Run run_;
  Freshness& freshness_;
  std::multimap<std::string, Effect> effects_;
  std::atomic<std::int64_t> position_ = -1;  // -1: not yet read from the store
  std::atomic<bool> healthy_ = true;
};

}  // namespace heliu
