#include "treasury/break_matches.hpp"

#include <algorithm>

#include "settlement/escrow/reference.hpp"
#include "treasury/bank.hpp"
#include "treasury/funding.hpp"
#include "treasury/payout.hpp"
#include "treasury/store.hpp"

namespace heliu::treasury {

namespace {

class Matcher {
 public:
  Matcher(Unit& unit, Books& books, std::vector<Break> lines)
      : unit_(unit), books_(books), lines_(std::move(lines)), in_(lines_.front().suspense_fen > Fen{}) {}

  void run(const HandMatch& match) {
    require_fit(match);
    for (std::size_t i = 0; i < match.parts.size(); ++i) book(match.parts[i], i, match.note);
    for (Break& line : lines_) {
      unit_.db.execute("UPDATE bank_entry SET basis = 'by-hand' WHERE reference = ?", line.bank_reference);
      close_break(unit_, line, BreakAction::matched, match.note);
    }
  }

 private:
  void require_fit(const HandMatch& match) const {
    Fen lines, parts;
    for (const Break& line : lines_) {
      if (line.state == BreakState::closed) throw Problem("break-closed", {{"id", line.id.text()}});
      if (line.suspense_fen == Fen{} || (line.suspense_fen > Fen{}) != in_)
        throw Problem("break-action-unfit",
                      {{"action", "matched"}, {"suspense_fen", std::to_string(line.suspense_fen.count)}});
      lines += in_ ? line.suspense_fen : -line.suspense_fen;
    }
    for (std::size_t i = 0; i < match.parts.size(); ++i) {
      const MatchPart& part = match.parts[i];
      const std::string at = "/parts/" + std::to_string(i);
      if (part.reference.has_value() + part.payout_id.has_value() + part.enterprise_id.has_value() != 1 ||
          (!in_ && part.reference))
        throw Problem("match-part-unfit", {{"part", std::to_string(i + 1)}}, {{at, ""}});
      parts += part.amount_fen;
    }
    if (lines != parts)
      throw Problem("match-sums-differ", {{"lines_fen", std::to_string(lines.count)},
                                          {"parts_fen", std::to_string(parts.count)},
                                          {"difference_fen", std::to_string((parts - lines).count)}});
  }

  void book(const MatchPart& part, std::size_t place, const std::string& note) {
    // A cause of its own for each part: two may go to the same escrow.
    const std::string cause = lines_.front().id.text() + "/" + std::to_string(place + 1);
    if (part.reference)
      to_escrow(part, cause, place);
    else if (part.payout_id)
      to_payout(part, note);
    else
      to_enterprise(part, cause);
  }

  void to_escrow(const MatchPart& part, const std::string& cause, std::size_t place) {
    const auto reference = escrow::read_reference(*part.reference);
    const auto leg = reference ? store::leg_by_reference(unit_.db, *reference) : std::nullopt;
    if (!leg)
      throw Problem("reference-unknown", {{"reference", *part.reference}},
                    {{"/parts/" + std::to_string(place) + "/reference", *part.reference}});
    fund_leg(unit_, books_, *leg, part.amount_fen, suspense(), Movement::identified, cause);
    keep("escrow", leg->id, part.amount_fen);
    point("escrow", leg->trade_id, {});
  }

  // A debit settles it; a credit is its return.
  void to_payout(const MatchPart& part, const std::string& note) {
    auto payout = store::find<Payout>(unit_.db, "payout", *part.payout_id);
    if (!payout) throw store::no_such("payout", *part.payout_id);
    const bool booked = payout->amount_fen == part.amount_fen &&
                        (in_ ? return_payout(unit_, books_, *payout, note, suspense())
                             : settle_payout(unit_, books_, *payout, suspense()));
    if (!booked)
      throw Problem("payout-unfit", {{"id", payout->id.text()},
                                     {"amount_fen", std::to_string(payout->amount_fen.count)},
                                     {"state", enum_text(payout->state)}});
    keep(in_ ? "payout_return" : "payout", payout->id, part.amount_fen);
    point(in_ ? "returned" : "payout", {}, payout->id);
  }

  void to_enterprise(const MatchPart& part, const std::string& cause) {
    const Uuid& enterprise = *part.enterprise_id;
    if (!store::find<store::SeenEnterprise>(unit_.db, "seen_enterprise", enterprise))
      throw store::no_such("enterprise", enterprise);
    books_.move(unit_, {{Movement::identified, cause, in_ ? suspense() : available(enterprise),
                         in_ ? available(enterprise) : suspense(), part.amount_fen, lines_.front().id}});
    keep("enterprise", enterprise, part.amount_fen);
  }

  void keep(const char* kind, const Uuid& subject, Fen amount) {
    unit_.db.insert("break_match", BreakMatch{Uuid::v7(), lines_.front().id, kind, subject, amount,
                                              clipped(unit_.caller.name, 120), unit_.now});
  }

  // The lines show where they went, the last part's place if there are several.
  void point(const char* outcome, std::optional<Uuid> trade, std::optional<Uuid> payout) {
    for (const Break& line : lines_)
      unit_.db.execute(
          "UPDATE bank_entry SET outcome = ?, trade_id = COALESCE(?, trade_id), "
          "payout_id = COALESCE(?, payout_id) WHERE reference = ?",
          outcome, trade, payout, line.bank_reference);
  }

  Unit& unit_;
  Books& books_;
  std::vector<Break> lines_;
  const bool in_;
};

}  // namespace

void match_by_hand(Unit& unit, Books& books, Break& found, const HandMatch& match) {
  std::vector<Break> lines{found};
  for (const Uuid& id : match.with) {
    const bool twice =
        std::any_of(lines.begin(), lines.end(), [&](const Break& line) { return line.id == id; });
    const auto other = store::find<Break>(unit.db, "bank_break", id);
    if (!other) throw store::no_such("break", id);
    if (twice) throw Problem("match-part-unfit", {{"part", id.text()}}, {{"/with", id.text()}});
    lines.push_back(*other);
  }
  Matcher(unit, books, std::move(lines)).run(match);
  found = store::find<Break>(unit.db, "bank_break", found.id).value();
}

}  // namespace heliu::treasury
