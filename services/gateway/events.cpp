#include "gateway/events.hpp"

#include <algorithm>

#include "chassis/runtime/process.hpp"

namespace heliu::gateway {

using namespace std::chrono_literals;

namespace {

constexpr std::size_t kMostKept = 10'000;

struct EventView {
  std::string source, type;
  Uuid subject;
  Instant time;
  JsonText data;
};
BOOST_DESCRIBE_STRUCT(EventView, (), (source, type, subject, time, data))

std::string name_of(const FeedEvent& event) {
  return event.source + ":" + std::to_string(event.position);
}

std::string message(const FeedEvent& event) {
  return "id: " + name_of(event) + "\nevent: " + event.type +
         "\ndata: " + to_json(EventView{event.source, event.type, event.subject, event.time, event.data}) +
         "\n\n";
}

}  // namespace

bool may_see(const Caller& caller, const FeedEvent& event) {
  if (caller.has("regulator") || caller.has("auditor") || caller.has("operator")) return true;
  if (caller.enterprise.is_nil()) return false;
  return std::find(event.visible_to.begin(), event.visible_to.end(), caller.enterprise) !=
         event.visible_to.end();
}

void EventBoard::add(std::vector<FeedEvent> events) {
  const std::lock_guard lock(mutex_);
  for (FeedEvent& event : events) {
    kept_.push_back({++last_, std::move(event)});
    if (kept_.size() > kMostKept) kept_.pop_front();
  }
}

void EventBoard::follow(const std::string&, const Follower::Fetch& fetch, std::stop_token stop) {
  std::int64_t position = fetch(0, 0s).head;
  while (!stop.stop_requested()) {
    FeedPage page = fetch(position, 1s);
    if (!page.events.empty()) position = page.events.back().position;
    add(std::move(page.events));
  }
}

std::string EventBoard::after(std::int64_t& number, const Caller& caller) {
  const std::lock_guard lock(mutex_);
  std::string text;
  const auto first = std::lower_bound(kept_.begin(), kept_.end(), number + 1,
                                      [](const Kept& kept, std::int64_t n) { return kept.number < n; });
  for (auto kept = first; kept != kept_.end(); ++kept)
    if (may_see(caller, kept->event)) text += message(kept->event);
  number = last_;
  return text;
}

Stream EventBoard::stream(const Caller& caller, const std::string& last_event_id) {
  std::int64_t number;
  std::string opening = "retry: 2000\n\n";
  {
    const std::lock_guard lock(mutex_);
    number = last_;
    if (!last_event_id.empty()) {
      const auto seen = std::find_if(kept_.begin(), kept_.end(),
                                     [&](const Kept& kept) { return name_of(kept.event) == last_event_id; });
      if (seen != kept_.end())
        number = seen->number;
      else
        opening += "event: reset\ndata: {}\n\n";
    }
  }
  // A comment line every 15 s tells proxies and browsers that the stream lives.
  static constexpr auto kBeat = 15s;
  auto beat = std::chrono::steady_clock::now();
  return [this, caller, number, opening, beat](std::string& append) mutable {
    append += std::exchange(opening, {});
    append += after(number, caller);
    const auto now = std::chrono::steady_clock::now();
    if (!append.empty()) beat = now;
    if (now - beat > kBeat) {
      append += ": still here\n\n";
      beat = now;
    }
    return true;
  };
}

}  // namespace heliu::gateway
