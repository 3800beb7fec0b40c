#include "market/round_record.hpp"

#include "market/book_json.hpp"
#include "market/store.hpp"

namespace heliu::market {

matching::Book RoundRecord::read_book() const {
  return from_json<matching::Book>(std::string_view(book.text));
}

matching::Result RoundRecord::read_result() const {
  return from_json<matching::Result>(std::string_view(result.text));
}

Round cleared_round(Transaction& db, const Uuid& id) {
  const Round round = store::round(db, id);
  if (round.state != RoundState::cleared) throw Problem("round-not-cleared", {{"name", round.name}});
  return round;
}

RoundRecord cleared_record(Transaction& db, const Uuid& id) {
  return db.one<RoundRecord>("SELECT * FROM round_record WHERE id = ?", cleared_round(db, id).id).value();
}

}  // namespace heliu::market
