// Remembered answers, and the events of a unit: the rows that every command leaves beside its own. Private to
// this folder.
#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "chassis/command/commander.hpp"

namespace heliu {

struct RememberedAnswer {
  std::string fingerprint;
  Response response;
};

// The key as it is stored: one that is too long for its column by its hash.
std::string stored_key(const std::string& key);

// The remembered answer, marked as a repeat. Throws Problem "idempotency-key-reused" when it was for another
// content.
Response replay(const RememberedAnswer& remembered, const IdempotencyKey& key);

// Takes the key for this transaction, or gives the answer that a committed one has left. Waits for a
// transaction that holds the key and has not ended.
std::optional<RememberedAnswer> claim(Transaction& db, const IdempotencyKey& key, Instant now);
void remember(Transaction& db, const IdempotencyKey& key, const Response& response);

// For many keys at once, by the single writer: (owner, stored key) → answer.
using KeyName = std::pair<std::string, std::string>;
std::vector<std::pair<KeyName, RememberedAnswer>> find_answers(Transaction& db,
                                                               const std::vector<KeyName>& names);
struct NewAnswer {
  KeyName name;
  RememberedAnswer answer;
};
void remember_all(Transaction& db, const std::vector<NewAnswer>& answers, Instant now);

// The events of one or many units, in their order, waiting to be sequenced.
void write_events(Transaction& db, const std::vector<FeedEvent>& events);

}  // namespace heliu
