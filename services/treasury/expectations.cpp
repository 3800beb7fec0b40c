#include "treasury/expectations.hpp"

#include <algorithm>
#include <set>

#include "settlement/escrow/reference.hpp"

namespace heliu::treasury {

namespace {

using reconcile::Line;

struct OpenLeg {
  Uuid id;
  std::string reference, name;
  Fen missing;
};
BOOST_DESCRIBE_STRUCT(OpenLeg, (), (id, reference, name, missing))

struct KnownPayout {
  Uuid id;
  std::string end_to_end_id, name;
  Fen amount_fen;
  PayoutState state = PayoutState::instructed;
};
BOOST_DESCRIBE_STRUCT(KnownPayout, (), (id, end_to_end_id, name, amount_fen, state))

const std::string kPayouts =
    "SELECT o.id, o.end_to_end_id, COALESCE(p.name, '') AS name, o.amount_fen, o.state FROM payout o "
    "LEFT JOIN payee p ON p.id = o.enterprise_id WHERE ";

// Our ids in a text: "HLP" and 32 characters.
std::vector<std::string> payout_ids(const Line& line) {
  constexpr std::size_t kLength = 35;
  std::vector<std::string> ids;
  if (!line.end_to_end_id.empty()) ids.push_back(line.end_to_end_id);
  const std::string& text = line.remittance;
  for (std::size_t at = text.find("HLP"); at != std::string::npos; at = text.find("HLP", at + 1))
    if (text.size() - at >= kLength) ids.push_back(text.substr(at, kLength));
  return ids;
}

class Lookup {
 public:
  explicit Lookup(Transaction& db) : db_(db) {}

  void of(const Line& line) {
    const bool in = line.amount > Fen{};
    bool named = in && add_legs(legs_named(db_, line));
    for (const std::string& id : payout_ids(line))
      for (const KnownPayout& payout : db_.all<KnownPayout>(kPayouts + "o.end_to_end_id = ?", id))
        named = add_payout(payout, in, {}) || named;
    if (named) return;
    if (in) add_legs_like(line);
    add_payouts_like(line, in);
  }

  std::vector<Expectation> found;

 private:
  bool add(Expectation expectation) {
    if (expectation.amount == Fen{}) return false;
    if (!seen_.insert({expectation.kind, expectation.id}).second) return true;
    found.push_back(std::move(expectation));
    return true;
  }

  // Of a full leg all it owes: who pays it twice is to be matched with it, not with another.
  bool add_legs(const std::vector<Leg>& legs) {
    bool any = false;
    for (const Leg& leg : legs) {
      const Fen left = leg.missing();
      any = add({ExpectedKind::deposit, leg.id, leg.reference, "", left > Fen{} ? left : leg.owed(), ""}) ||
            any;
    }
    return any;
  }

  bool add_payout(const KnownPayout& payout, bool in, const std::string& day) {
    const bool back = payout.state == PayoutState::settled;
    const bool waits = payout.state == PayoutState::instructed || payout.state == PayoutState::sent ||
                       payout.state == PayoutState::accepted;
    if (in ? !back : !waits) return false;
    return add({in ? ExpectedKind::payout_return : ExpectedKind::payout, payout.id, payout.end_to_end_id,
                payout.name, in ? payout.amount_fen : -payout.amount_fen, day});
  }

  void add_legs_like(const Line& line) {
    for (const OpenLeg& leg : db_.all<OpenLeg>(
             "SELECT l.id, l.reference, e.name, l.amount_fen + l.late_fee_fen - l.funded_fen AS missing "
             "FROM escrow_leg l JOIN escrow t ON t.id = l.trade_id "
             "JOIN seen_enterprise e ON e.id = l.payer_id "
             "WHERE t.state IN ('opened', 'part_funded') AND t.cancelled = 0 "
             "AND l.amount_fen + l.late_fee_fen > l.funded_fen "
             "AND (l.amount_fen + l.late_fee_fen - l.funded_fen = ? OR (? <> '' AND e.name = ?)) "
             "ORDER BY l.id LIMIT ?",
             line.amount, line.counterparty_name, line.counterparty_name, std::int64_t{kAlike}))
      add({ExpectedKind::deposit, leg.id, leg.reference, leg.name, leg.missing, line.day});
  }

  void add_payouts_like(const Line& line, bool in) {
    const std::string states = in ? "o.state = 'settled'" : "o.state IN ('instructed', 'sent', 'accepted')";
    for (const KnownPayout& payout :
         db_.all<KnownPayout>(kPayouts + states +
                                  " AND (o.amount_fen = ? OR (? = 0 AND ? <> '' AND p.name = ?)) "
                                  "ORDER BY o.id DESC LIMIT ?",
                              in ? line.amount : -line.amount, in, line.counterparty_name,
                              line.counterparty_name, std::int64_t{kAlike}))
      add_payout(payout, in, line.day);
  }

  Transaction& db_;
  std::set<std::pair<ExpectedKind, Uuid>> seen_;
};

}  // namespace

std::vector<Leg> legs_named(Transaction& db, const reconcile::Line& line) {
  std::vector<Leg> legs;
  for (const std::string& reference : escrow::find_references(line.remittance))
    if (const auto leg = store::leg_by_reference(db, reference))
      if (std::none_of(legs.begin(), legs.end(), [&](const Leg& known) { return known.id == leg->id; }))
        legs.push_back(*leg);
  return legs;
}

std::vector<Expectation> expected_of(Transaction& db, const std::vector<reconcile::Line>& lines) {
  Lookup lookup(db);
  for (const reconcile::Line& line : lines) lookup.of(line);
  return std::move(lookup.found);
}

std::vector<reconcile::Expected> for_matching(const std::vector<Expectation>& expected) {
  std::vector<reconcile::Expected> all;
  for (const Expectation& one : expected)
    all.push_back({enum_text(one.kind) + one.id.text(), one.amount, one.day, {one.reference}, one.name});
  return all;
}

}  // namespace heliu::treasury
