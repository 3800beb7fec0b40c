#include "chassis/command/unit.hpp"

namespace heliu {

void Unit::emit_json(std::string type, const Uuid& subject, std::string data, std::vector<Uuid> parties) {
  FeedEvent event;
  event.id = Uuid::v7();
  event.source = source_;
  event.type = std::move(type);
  event.subject = subject;
  event.time = now;
  event.data = {std::move(data)};
  event.visible_to = std::move(parties);
  event.trace_id = trace_id_;
  event.leaf = leaf_of(event);
  events_.push_back(std::move(event));
}

void Unit::require_fresh(std::string_view feed, std::chrono::seconds oldest) const {
  const auto as_of = freshness_.as_of(feed);
  if (as_of && now - *as_of <= oldest) return;
  const auto age =
      as_of ? std::to_string(std::chrono::duration_cast<std::chrono::seconds>(now - *as_of).count()) : "?";
  throw Problem("gate-stale-feed", {{"feed", std::string(feed)},
                                    {"age_seconds", age},
                                    {"oldest_seconds", std::to_string(oldest.count())}});
}

}  // namespace heliu
