// The writing side of a feed. A command's transaction leaves its events without a position; the sequencer
// gives committed events their positions, gap-free and in commit order, and links them into the SM3 chain.
// Any number of instances may run it: the row lock on feed_head lets one step at a time pass.
#pragma once
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <string>
#include <vector>

#include "chassis/db/database.hpp"
#include "chassis/feed/event.hpp"

namespace heliu {

// Sequences up to 500 committed events; returns how many. One transaction.
std::size_t sequence_feed(Database& database);

// Events with position in (after, after + limit], in order.
std::vector<FeedEvent> read_feed(Transaction& db, std::int64_t after, int limit);

// The highest position so far.
std::int64_t feed_head(Transaction& db);

// Until when a reader of the whole feed knows everything: now, unless committed events still wait for their
// positions; then just before the oldest of them. A stuck sequencer thus closes gates instead of leaving them
// open on old facts.
Instant known_until(Transaction& db, Instant now);

// CloudEvents JSON of a page: {"events": […], "head": N, "as_of": time}. as_of is the writer's clock when it
// read the head (known_until): who has read up to head knows all that was committed until then.
std::string feed_page(const std::vector<FeedEvent>& events, std::int64_t head, Instant as_of);

// Checks positions, leaves and links of a run of events that follows `previous` (position and chain). Returns
// the first fault as a sentence, or an empty text.
std::string chain_fault(const std::vector<FeedEvent>& events, std::int64_t previous_position,
                        std::string previous_chain);

// Runs sequence_feed when poked, and every 100 ms in case another instance left events behind.
class Sequencer {
 public:
  explicit Sequencer(Database& database) : database_(database) {}
  void poke();
  void run(std::stop_token stop);
  bool healthy() const { return healthy_; }    // the last step could be taken
  std::int64_t head() const { return head_; }  // as far as this instance has seen; for the long poll

 private:
  Database& database_;
  std::mutex mutex_;
  std::condition_variable_any wake_;
  bool poked_ = false;
  std::atomic<std::int64_t> head_ = 0;
  std::atomic<bool> healthy_ = true;
};

}  // namespace heliu
