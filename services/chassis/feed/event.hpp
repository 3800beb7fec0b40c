// A fact on a service's feed (CloudEvents 1.0 attributes in brackets).
#pragma once
#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "chassis/base/instant.hpp"
#include "chassis/base/uuid.hpp"
#include "chassis/json/describe.hpp"

namespace heliu {

struct FeedEvent {
  std::int64_t position = 0;     // gap-free, in commit order; 0 until sequenced            [sequence]
  Uuid id;                       // ordered by creation within a process                     [id]
  std::string source;            // the service                                              [source]
  std::string type;              // "lot.listed"                                             [type]
  Uuid subject;                  // the noun the fact is about                               [subject]
  Instant time;                  // when it happened                                         [time]
  JsonText data;                 // the facts; never a secret                                [data]
  std::vector<Uuid> visible_to;  // enterprises that may see it besides regulators and services
  std::string trace_id;          //                                                          [traceparent]
  std::string leaf;              // SM3 over the canonical bytes, hexadecimal                [leaf]
  std::string chain;             // SM3(previous chain ‖ leaf), hexadecimal; set when sequenced [chain]

  template <class T>
  T as() const {
    return from_json<T>(std::string_view(data.text));
  }
};
BOOST_DESCRIBE_STRUCT(FeedEvent, (),
                      (position, id, source, type, subject, time, data, visible_to, trace_id, leaf, chain))

// SM3 over the event's length-prefixed fields (everything but position, leaf and chain), hexadecimal.
std::string leaf_of(const FeedEvent& event);
// The next link: SM3(previous ‖ leaf), hexadecimal; the first link's previous is 64 zeros.
std::string chain_after(const std::string& previous, const std::string& leaf);
inline const std::string kFirstLink(64, '0');

}  // namespace heliu
