#include "treasury/api.hpp"
#include "treasury/expectations.hpp"

namespace heliu::treasury {

namespace {

struct Expected {
  Uuid id;  // the leg's or the payout's
  ExpectedKind kind = ExpectedKind::deposit;
  std::string reference, name;
  Fen amount_fen;  // > 0: to come in
  Instant since;
  std::optional<Uuid> trade_id;
};
BOOST_DESCRIBE_STRUCT(Expected, (), (id, kind, reference, name, amount_fen, since, trade_id))

// What the escrows still miss, and the payouts that no statement has shown yet.
constexpr const char* kExpected =
    "(SELECT l.id, 'deposit' AS kind, l.reference, COALESCE(e.name, '') AS name, "
    "l.amount_fen + l.late_fee_fen - l.funded_fen AS amount_fen, t.opened_at AS since, l.trade_id "
    "FROM escrow_leg l JOIN escrow t ON t.id = l.trade_id LEFT JOIN seen_enterprise e ON e.id = l.payer_id "
    "WHERE t.state IN ('opened', 'part_funded') AND t.cancelled = 0 "
    "AND l.amount_fen + l.late_fee_fen > l.funded_fen "
    "UNION ALL "
    "SELECT o.id, 'payout', o.end_to_end_id, COALESCE(p.name, ''), -o.amount_fen, o.created_at, NULL "
    "FROM payout o LEFT JOIN payee p ON p.id = o.enterprise_id "
    "WHERE o.state IN ('instructed', 'sent', 'accepted')) expected";

Response list_expectations(const Request& request, Transaction& db) {
  const std::string kind = request.query_parameter("kind").value_or("");
  const std::string search = request.query_parameter("search").value_or("");
  const std::int64_t amount = std::stoll(request.query_parameter("amount_fen").value_or("0"));
  return page_answer<Expected>(request, db, kExpected,
                               "(? = '' OR kind = ?) AND (? = 0 OR ABS(amount_fen) = ?) AND "
                               "(? = '' OR LOCATE(?, reference) > 0 OR LOCATE(?, name) > 0)",
                               kind, kind, amount, amount, search, search, search);
}

}  // namespace

void bind_expectations(Service& service) {
  service.query("listExpectations", list_expectations);
}

}  // namespace heliu::treasury
