// The latest facts of all feeds in memory, for server-sent events: each caller sees what he may see.
#pragma once
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <stop_token>
#include <string>

#include "chassis/feed/follower.hpp"
#include "chassis/http/server.hpp"
#include "chassis/identity/caller.hpp"

namespace heliu::gateway {

// Regulators and auditors see everything, finance all of the treasury's, whose contract shows it the same;
// others what names their enterprise as a party.
bool may_see(const Caller& caller, const FeedEvent& event);

class EventBoard {
 public:
  // Keeps what a service says from now on; fetch as for a Follower. Called again after an exception of fetch,
  // it goes on where it stood.
  void follow(const std::string& service, const Follower::Fetch& fetch, std::stop_token stop);

  // A stream for this caller from now on, or after the event named by last_event_id ("market:17") when it is
  // still kept; else it begins with an event "reset": read your lists again. The order between two services'
  // events is this process's own.
  Stream stream(const Caller& caller, const std::string& last_event_id);

 private:
  struct Kept {
    std::int64_t number = 0;
    FeedEvent event;
  };
  void add(const std::string& service, FeedPage page);
  std::int64_t number_of(const std::string& last_event_id) const;
  std::string after(std::int64_t& number, const Caller& caller);

  std::mutex mutex_;
  std::deque<Kept> kept_;
  std::map<std::string, std::int64_t> positions_;  // by service: read up to here
  std::int64_t last_ = 0;
};

}  // namespace heliu::gateway
