#include "chassis/feed/feed.hpp"

#include "chassis/ops/log.hpp"

namespace heliu {

namespace {

constexpr int kSequenceAtOnce = 500;

struct Position {
  std::int64_t position = 0;
  Uuid event_id;
  std::string chain;
};
BOOST_DESCRIBE_STRUCT(Position, (), (position, event_id, chain))

struct Head {
  std::int64_t position = 0;
  std::string chain;
};
BOOST_DESCRIBE_STRUCT(Head, (), (position, chain))

struct Waiting {
  Uuid id;
  std::string leaf;
};
BOOST_DESCRIBE_STRUCT(Waiting, (), (id, leaf))

}  // namespace

std::size_t sequence_feed(Database& database) {
  std::size_t sequenced = 0;
  database.transact([&](Transaction& db) {
    sequenced = 0;
    // Looked at without the lock first: an idle feed costs one read, not a write transaction.
    if (!db.value<std::int64_t>("SELECT 1 FROM feed_unsequenced LIMIT 1")) return;
    const auto head = db.one<Head>("SELECT position, chain FROM feed_head WHERE id = 1 FOR UPDATE");
    if (!head) throw std::logic_error("feed_head has no row");
    // READ COMMITTED: this sees exactly what was committed before we held the head. Ids are ordered by their
    // making, so a transaction's own events keep their order.
    const auto waiting = db.all<Waiting>(
        "SELECT e.id, e.leaf FROM feed_unsequenced u JOIN feed_event e ON e.id = u.id ORDER BY u.id LIMIT ?",
        kSequenceAtOnce);
    if (waiting.empty()) return;
    std::vector<Position> positions;
    Position last{.position = head->position, .event_id = {}, .chain = head->chain};
    std::string marks;
    std::vector<SqlValue> ids;
    for (const Waiting& event : waiting) {
      last = {last.position + 1, event.id, chain_after(last.chain, event.leaf)};
      positions.push_back(last);
      marks += marks.empty() ? "?" : ",?";
      ids.push_back(to_sql(event.id));
    }
    db.insert_all<Position>("feed_position", positions);
    db.run_update("DELETE FROM feed_unsequenced WHERE id IN (" + marks + ")", ids);
    db.execute("UPDATE feed_head SET position = ?, chain = ? WHERE id = 1", last.position, last.chain);
    sequenced = waiting.size();
  });
  return sequenced;
}

std::vector<FeedEvent> read_feed(Transaction& db, std::int64_t after, int limit) {
  return db.all<FeedEvent>(
      "SELECT p.position, e.id, e.source, e.type, e.subject, e.time, e.data, e.visible_to, e.trace_id, "
      "e.leaf, "
      "p.chain FROM feed_position p JOIN feed_event e ON e.id = p.event_id WHERE p.position > ? "
      "ORDER BY p.position LIMIT ?",
      after, limit);
}

std::int64_t feed_head(Transaction& db) {
  return db.value<std::int64_t>("SELECT position FROM feed_head WHERE id = 1").value_or(0);
}

Instant known_until(Transaction& db, Instant now) {
  const auto oldest =
      db.rows("SELECT MIN(e.time) AS oldest FROM feed_unsequenced u JOIN feed_event e ON e.id = u.id");
  const auto waiting = oldest.front().get<std::optional<Instant>>("oldest");
  return waiting ? std::min(now, *waiting - std::chrono::microseconds(1)) : now;
}

std::string feed_page(const std::vector<FeedEvent>& events, std::int64_t head, Instant as_of) {
  return "{\"specversion\":\"1.0\",\"events\":" + to_json(events) + ",\"head\":" + std::to_string(head) +
         ",\"as_of\":\"" + as_of.text() + "\"}";
}

std::string chain_fault(const std::vector<FeedEvent>& events, std::int64_t position, std::string chain) {
  for (const FeedEvent& event : events) {
    const std::string place = "event " + std::to_string(event.position);
    if (event.position != position + 1) return place + " does not follow " + std::to_string(position);
    if (leaf_of(event) != event.leaf) return place + " was changed: its leaf hash differs";
    if (chain_after(chain, event.leaf) != event.chain) return place + " is not linked to its predecessor";
    position = event.position;
    chain = event.chain;
  }
  return {};
}

void Sequencer::poke() {
  {
    const std::lock_guard lock(mutex_);
    poked_ = true;
  }
  wake_.notify_one();
}

void Sequencer::run(std::stop_token stop) {
  while (!stop.stop_requested()) {
    {
      std::unique_lock lock(mutex_);
      wake_.wait_for(lock, stop, std::chrono::milliseconds(100), [&] { return poked_; });
      poked_ = false;
    }
    try {
      while (sequence_feed(database_) == kSequenceAtOnce && !stop.stop_requested()) {
      }
      database_.read([&](Transaction& db) { head_ = feed_head(db); });
      healthy_ = true;
    } catch (const std::exception& error) {
      healthy_ = false;
      log::warn("the feed waits: its database can't be asked", {{"reason", error.what()}});
      std::unique_lock lock(mutex_);
      wake_.wait_for(lock, stop, std::chrono::milliseconds(500), [] { return false; });
    }
  }
}

}  // namespace heliu
