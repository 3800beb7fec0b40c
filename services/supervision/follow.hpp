// Following with the fact read into a struct. A fact that can't be read is logged and passed over: facts
// can't be refused.
#pragma once
#include "chassis/ops/log.hpp"
#include "chassis/service.hpp"

namespace heliu::supervision {

template <class T>
void follow_as(Service& service, const char* feed, const char* type,
               void (*effect)(Unit&, const FeedEvent&, const T&)) {
  service.follow(feed, type, [effect](Unit& u, const FeedEvent& event) {
    T fact;
    try {
      fact = event.as<T>();
    } catch (const JsonError& error) {
      log::warn("a fact can't be read",
                {{"event", event.id.text()}, {"type", event.type}, {"why", error.what()}});
      return;
    }
    effect(u, event, fact);
  });
}

}  // namespace heliu::supervision
