#include "chassis/command/idempotency.hpp"

#include <bit>

#include "chassis/base/bytes.hpp"
#include "chassis/base/sm3.hpp"

namespace heliu {

namespace {

constexpr std::size_t kLongestKey = 255;
constexpr std::size_t kNamesAtOnce = 64;

struct StoredAnswer {
  std::string owner, key, fingerprint;
  int status = 0;
  Headers headers;
  std::string body;
};
BOOST_DESCRIBE_STRUCT(StoredAnswer, (), (owner, key, fingerprint, status, headers, body))

constexpr const char* kColumns =
    "SELECT owner, `key`, fingerprint, status, headers, body FROM idempotency WHERE ";

RememberedAnswer answer_of(const StoredAnswer& stored) {
  return {stored.fingerprint, {.status = stored.status, .headers = stored.headers, .body = stored.body}};
}

}  // namespace

std::string stored_key(const std::string& key) {
  return key.size() <= kLongestKey ? key : "sm3:" + to_hex(sm3(key));
}

Response replay(const RememberedAnswer& remembered, const IdempotencyKey& key) {
  if (remembered.fingerprint != key.fingerprint) throw Problem("idempotency-key-reused");
  Response response = remembered.response;
  response.headers["idempotency-hit"] = "true";
  return response;
}

std::optional<RememberedAnswer> claim(Transaction& db, const IdempotencyKey& key, Instant now) {
  const std::string name = stored_key(key.key);
  try {
    // Inserted first: a second one with this key waits here until the first has ended.
    db.execute(
        "INSERT INTO idempotency (owner, `key`, fingerprint, status, headers, body, made_at) "
        "VALUES (?, ?, ?, 0, '{}', '', ?)",
        key.owner, name, key.fingerprint, now);
    return std::nullopt;
  } catch (const DatabaseError& error) {
    if (!error.duplicate_key()) throw;
  }
  const auto stored =
      db.one<StoredAnswer>(std::string(kColumns) + "owner = ? AND `key` = ?", key.owner, name);
  if (!stored) throw DatabaseError(1213, "a remembered answer vanished while it was looked up");
  return answer_of(*stored);
}

void remember(Transaction& db, const IdempotencyKey& key, const Response& response) {
  db.execute("UPDATE idempotency SET status = ?, headers = ?, body = ? WHERE owner = ? AND `key` = ?",
             response.status, response.headers, response.body, key.owner, stored_key(key.key));
}

std::vector<std::pair<KeyName, RememberedAnswer>> find_answers(Transaction& db,
                                                               const std::vector<KeyName>& names) {
  std::vector<std::pair<KeyName, RememberedAnswer>> found;
  for (std::size_t at = 0; at < names.size(); at += kNamesAtOnce) {
    std::string places;
    std::vector<SqlValue> values;
    // A power of two of places, so that few statements are prepared; the last name fills up.
    const std::size_t count = std::bit_ceil(std::min(kNamesAtOnce, names.size() - at));
    for (std::size_t i = 0; i < count; ++i) {
      const KeyName& name = names[std::min(at + i, names.size() - 1)];
      places += i == 0 ? "(?, ?)" : ", (?, ?)";
      values.emplace_back(name.first);
      values.emplace_back(name.second);
    }
    for (const Row& row :
         db.run_query(std::string(kColumns) + "(owner, `key`) IN (" + places + ")", values)) {
      const auto stored = row.as<StoredAnswer>();
      found.emplace_back(KeyName{stored.owner, stored.key}, answer_of(stored));
    }
  }
  return found;
}

void remember_all(Transaction& db, const std::vector<NewAnswer>& answers, Instant now) {
  if (answers.empty()) return;
  std::vector<SqlValue> values;
  values.reserve(answers.size() * 7);
  for (const auto& [name, answer] : answers) {
    values.emplace_back(name.first);
    values.emplace_back(name.second);
    values.emplace_back(answer.fingerprint);
    values.push_back(to_sql(answer.response.status));
    values.push_back(to_sql(answer.response.headers));
    values.emplace_back(answer.response.body);
    values.push_back(to_sql(now));
  }
  db.run_insert("idempotency", {"owner", "key", "fingerprint", "status", "headers", "body", "made_at"},
                values);
}

void write_events(Transaction& db, const std::vector<FeedEvent>& events) {
  if (events.empty()) return;
  std::vector<SqlValue> values, ids;
  for (const FeedEvent& event : events) {
    ids.push_back(to_sql(event.id));
    values.push_back(to_sql(event.id));
    values.push_back(to_sql(event.source));
    values.push_back(to_sql(event.type));
    values.push_back(to_sql(event.subject));
    values.push_back(to_sql(event.time));
    values.push_back(to_sql(event.data));
    values.push_back(to_sql(event.visible_to));
    values.push_back(to_sql(event.trace_id));
    values.push_back(to_sql(event.leaf));
  }
  db.run_insert("feed_event",
                {"id", "source", "type", "subject", "time", "data", "visible_to", "trace_id", "leaf"},
                values);
  db.run_insert("feed_unsequenced", {"id"}, ids);
}

}  // namespace heliu
