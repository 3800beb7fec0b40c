#include "gateway/events.hpp"

#include <algorithm>

namespace heliu::gateway {

using namespace std::chrono_literals;

namespace {

constexpr std::size_t kMostKept = 10'000;
constexpr std::size_t kMostAtOnce = 64 << 10;  // bytes

struct EventView {
  std::string source, type;
  Uuid subject;
  Instant time;
  JsonText data;
};
BOOST_DESCRIBE_STRUCT(EventView, (), (source, type, subject, time, data))

bool is_named(const FeedEvent& event, std::string_view name) {
  return name.size() > event.source.size() && name.starts_with(event.source) &&
         name[event.source.size()] == ':' &&
         name.substr(event.source.size() + 1) == std::to_string(event.position);
}

std::string message(const FeedEvent& event) {
  return "id: " + event.source + ":" + std::to_string(event.position) + "\nevent: " + event.type +
         "\ndata: " + to_json(EventView{event.source, event.type, event.subject, event.time, event.data}) +
         "\n\n";
}

}  // namespace

bool may_see(const Caller& caller, const FeedEvent& event) {
  if (caller.has("regulator") || caller.has("auditor")) return true;
  if (caller.has("finance") && event.source == "treasury") return true;
  if (caller.enterprise.is_nil()) return false;
  return std::find(event.visible_to.begin(), event.visible_to.end(), caller.enterprise) !=
         event.visible_to.end();
}

void EventBoard::add(const std::string& service, FeedPage page) {
  const std::lock_guard lock(mutex_);
  // A head before our place: the feed was begun anew.
  std::int64_t& position = positions_[service];
  position = page.events.empty() ? std::min(position, page.head) : page.events.back().position;
  for (FeedEvent& event : page.events) {
    kept_.push_back({++last_, std::move(event)});
    if (kept_.size() > kMostKept) kept_.pop_front();
  }
}

void EventBoard::follow(const std::string& service, const Follower::Fetch& fetch, std::stop_token stop) {
  const auto position = [&]() -> std::optional<std::int64_t> {
    const std::lock_guard lock(mutex_);
    const auto found = positions_.find(service);
    return found == positions_.end() ? std::nullopt : std::optional(found->second);
  };
  if (!position()) {
    const std::int64_t head = fetch(0, 0s).head;
    const std::lock_guard lock(mutex_);
    positions_[service] = head;
  }
  while (!stop.stop_requested()) add(service, fetch(*position(), 1s));
}

std::int64_t EventBoard::number_of(const std::string& last_event_id) const {
  const auto seen = std::find_if(kept_.rbegin(), kept_.rend(),
                                 [&](const Kept& kept) { return is_named(kept.event, last_event_id); });
  return seen == kept_.rend() ? -1 : seen->number;
}

std::string EventBoard::after(std::int64_t& number, const Caller& caller) {
  const std::lock_guard lock(mutex_);
  std::string text;
  const auto first = std::lower_bound(kept_.begin(), kept_.end(), number + 1,
                                      [](const Kept& kept, std::int64_t n) { return kept.number < n; });
  // The rest of a long list comes with the next step: no stream makes the others wait.
  for (auto kept = first; kept != kept_.end() && text.size() < kMostAtOnce; ++kept) {
    number = kept->number;
    if (may_see(caller, kept->event)) text += message(kept->event);
  }
  return text;
}

Stream EventBoard::stream(const Caller& caller, const std::string& last_event_id) {
  const std::lock_guard lock(mutex_);
  std::int64_t number = last_;
  std::string opening = "retry: 2000\n\n";
  if (!last_event_id.empty()) {
    const std::int64_t seen = number_of(last_event_id);
    if (seen >= 0)
      number = seen;
    else
      opening += "event: reset\ndata: {}\n\n";
  }
  return [this, caller, number, opening](std::string& append) mutable {
    append += std::exchange(opening, {});
    append += after(number, caller);
    return true;
  };
}

}  // namespace heliu::gateway
