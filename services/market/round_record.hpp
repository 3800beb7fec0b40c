// What a round looked at and what it decided, kept as the text that reads back into the same bytes.
#pragma once
#include <boost/describe.hpp>

#include "chassis/db/database.hpp"
#include "chassis/json/describe.hpp"
#include "market/round.hpp"
#include "matching/book.hpp"
#include "matching/result.hpp"

namespace heliu::market {

struct RoundRecord {
  Uuid id;  // the round's
  JsonText book, result;

  matching::Book read_book() const;
  matching::Result read_result() const;
};
BOOST_DESCRIBE_STRUCT(RoundRecord, (), (id, book, result))

// Problems "not-found", "round-not-cleared".
Round cleared_round(Transaction& db, const Uuid& id);
RoundRecord cleared_record(Transaction& db, const Uuid& id);

}  // namespace heliu::market
