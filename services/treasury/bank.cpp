#include "treasury/bank.hpp"

#include <algorithm>

#include "settlement/escrow/reference.hpp"
#include "treasury/breaks.hpp"
#include "treasury/expectations.hpp"
#include "treasury/funding.hpp"
#include "treasury/payout.hpp"
#include "treasury/recognise.hpp"
#include "treasury/store.hpp"
#include "treasury/suggestions.hpp"

namespace heliu::treasury {

namespace {

using reconcile::Basis;
using reconcile::Line;

std::optional<std::string> words_of(const std::string& remittance) {
  return remittance.empty() ? std::nullopt : std::optional(remittance);
}

std::string reference_for(Transaction& db, const FreshLine& line) {
  const std::string base = line.line.bank_reference.empty() ? "SM3:" + line.content.substr(0, 40)
                                                            : clipped(line.line.bank_reference, 64);
  const auto taken = [&](const std::string& reference) {
    return db.value<std::int64_t>("SELECT 1 FROM bank_entry WHERE reference = ?", reference).has_value();
  };
  if (!taken(base)) return base;
  auto nth =
      db.value<std::int64_t>("SELECT COUNT(*) FROM bank_entry WHERE content = ?", line.content).value_or(0);
  std::string reference;
  do reference = base + "-" + std::to_string(++nth + 1);
  while (taken(reference));
  return reference;
}

BankEntry entry_for(Unit& unit, const FreshLine& fresh, const Uuid& statement) {
  const Line& line = fresh.line;
  BankEntry entry;
  entry.reference = reference_for(unit.db, fresh);
  entry.id = Uuid::named("bank entry", entry.reference);
  entry.amount_fen = line.amount;
  entry.booked_on = day_of(line, Date::of(unit.now));
  entry.end_to_end_id = clipped(line.end_to_end_id, 35);
  entry.remittance = clipped(line.remittance, 2000);
  entry.counterparty_name = clipped(line.counterparty_name, 140);
  entry.counterparty_account = clipped(line.counterparty_account, 34);
  if (!statement.is_nil()) entry.statement_id = statement;
  entry.posted_at = unit.now;
  entry.bank_reference = clipped(line.bank_reference, 80);
  entry.content = fresh.content;
  return entry;
}

// The lines as the matcher takes them: each its own movement, its references in their one spelling.
reconcile::Document for_matching(const std::vector<FreshLine>& fresh, const std::string& account,
                                 Date today) {
  reconcile::Document document{reconcile::Source::Statement, account, "", 0, {}};
  for (std::size_t i = 0; i < fresh.size(); ++i) {
    Line line = fresh[i].line;
    line.bank_reference = std::to_string(i);
    line.day = day_of(line, today).text();
    for (const std::string& reference : escrow::find_references(line.remittance))
      line.remittance += " · " + reference;
    document.lines.push_back(std::move(line));
  }
  return document;
}

bool one_payer(const std::vector<Leg>& legs) {
  return !legs.empty() && std::all_of(legs.begin(), legs.end(),
                                      [&](const Leg& leg) { return leg.payer_id == legs.front().payer_id; });
}

// One deposit for several escrows: each gets what it misses, in the order written; the last takes the rest,
// so that an excess is the payer's own.
void share_out(Unit& unit, Books& books, const std::vector<Leg>& legs, const BankEntry& entry) {
  Fen left = entry.amount_fen;
  for (std::size_t i = 0; i < legs.size() && left > Fen{}; ++i) {
    const Fen part = i + 1 == legs.size() ? left : std::min(left, legs[i].missing());
    const std::string cause = i == 0 ? entry.reference : entry.reference + "/" + legs[i].reference;
    if (part > Fen{}) fund_leg(unit, books, legs[i], part, bank_custody(), Movement::deposit, cause);
    left -= part;
  }
}

// The tolerance by which a deposit is not what its escrows miss; empty when it is.
std::string tolerance_for(const std::vector<Leg>& legs, Fen amount) {
  Fen missing;
  for (const Leg& leg : legs) missing += std::max(Fen{}, leg.missing());
  return amount == missing ? "" : amount < missing ? "match-deposit-part" : "match-deposit-excess";
}

class Poster {
 public:
  Poster(Unit& unit, Books& books, const Uuid& statement)
      : unit_(unit), books_(books), statement_(statement) {}

  void post(const std::string& account, const std::vector<FreshLine>& fresh) {
    std::vector<Line> lines;
    for (const FreshLine& line : fresh) lines.push_back(line.line);
    expected_ = expected_of(unit_.db, lines);
    const auto today = Date::of(unit_.now);
    reconcile::Options options;
    options.window_days = static_cast<int>(store::rule(unit_.db, "match-window-days", today));
    report_ = reconcile::reconcile({for_matching(fresh, account, today)}, for_matching_all(), options);
    Findings findings(report_, expected_);
    // What left goes first: a payout may leave and come back on one statement.
    for (const bool in : {false, true})
      for (std::size_t i = 0; i < report_.movements.size(); ++i)
        if ((report_.movements[i].line.amount > Fen{}) == in)
          post_line(fresh.at(std::stoul(report_.movements[i].line.bank_reference)), findings.of(i));
  }

 private:
  std::vector<reconcile::Expected> for_matching_all() const { return treasury::for_matching(expected_); }

  void post_line(const FreshLine& fresh, const Finding& finding) {
    BankEntry entry = entry_for(unit_, fresh, statement_);
    const bool done = !fresh.contested && (entry.amount_fen > Fen{} ? post_credit(fresh.line, finding, entry)
                                                                    : post_debit(finding, entry));
    if (!done) wait(fresh, finding, entry);
    unit_.db.insert("bank_entry", entry);
  }

  bool post_credit(const Line& line, const Finding& finding, BankEntry& entry) {
    if (auto payout = payout_coming_back(finding, entry);
        payout && return_payout(unit_, books_, *payout, words_of(entry.remittance))) {
      entry.outcome = Posting::returned;
      entry.payout_id = payout->id;
      return true;
    }
    const auto legs = legs_named(unit_.db, line);
    if (!one_payer(legs)) return false;
    const bool a_part = finding.certain() && finding.together > 1;  // and the others are on the same document
    const std::string tolerance = a_part ? "" : tolerance_for(legs, entry.amount_fen);
    if (!tolerance.empty() && !allowed(tolerance.c_str())) return false;
    entry.outcome = Posting::escrow;
    entry.trade_id = legs.front().trade_id;
    entry.basis = word(Basis::Reference);
    entry.tolerance = tolerance;
    share_out(unit_, books_, legs, entry);
    return true;
  }

  // By its id, or, where that is allowed, as the only one settled to the account that sends it back.
  std::optional<Payout> payout_coming_back(const Finding& finding, BankEntry& entry) {
    for (const Expectation* one : finding.named) {
      if (one->kind == ExpectedKind::deposit) continue;
      auto payout = store::find<Payout>(unit_.db, "payout", one->id);
      if (!payout || payout->state != PayoutState::settled || payout->amount_fen != entry.amount_fen)
        continue;
      entry.basis = word(Basis::Reference);
      return payout;
    }
    if (!finding.named.empty() || !allowed("match-return-by-account")) return std::nullopt;
    const auto payout = returned_to(unit_.db, entry.remittance, entry.counterparty_account, entry.amount_fen);
    if (payout) entry.basis = entry.tolerance = "match-return-by-account";
    return payout;
  }

  // The matcher's sums are equal: the first line of a match settles its payouts, each other one is a part.
  bool post_debit(const Finding& finding, BankEntry& entry) {
    if (!finding.certain()) return false;
    for (const Expectation* one : finding.explains) {
      auto payout = store::find<Payout>(unit_.db, "payout", one->id);
      if (one->kind != ExpectedKind::payout || !payout) return false;
      if (finding.first && !settle_payout(unit_, books_, *payout)) return false;
      entry.payout_id = payout->id;
    }
    entry.outcome = Posting::payout;
    entry.basis = word(Basis::Reference);
    return true;
  }

  // Into suspense, and into the queue with what it might be.
  void wait(const FreshLine& fresh, const Finding& finding, BankEntry& entry) {
    const bool in = entry.amount_fen > Fen{};
    entry.outcome = in ? Posting::suspense : Posting::unexplained;
    if (in)
      books_.move(unit_, {{Movement::unidentified, entry.reference, bank_custody(), suspense(),
                           entry.amount_fen, entry.id}});
    else
      books_.move(unit_, {{Movement::unexplained, entry.reference, suspense(), bank_custody(),
                           -entry.amount_fen, entry.id}});
    Break found;
    found.kind = in ? BreakKind::unknown_reference : BreakKind::not_in_ledger;
    found.amount_fen = found.suspense_fen = entry.amount_fen;
    found.bank_reference = entry.reference;
    found.remittance = entry.remittance;
    found.booked_on = entry.booked_on;
    found.cause = fresh.contested ? "amount-differs" : cause_of(fresh.line, finding);
    found.note = note_of(found.cause, in);
    found.suggestions = finding.suggestions;
    open_break(unit_, std::move(found));
  }

  std::string cause_of(const Line& line, const Finding& finding) {
    const auto legs = legs_named(unit_.db, line);
    if (legs.size() > 1 && !one_payer(legs)) return "several-payers";
    if (line.amount > Fen{} && legs.empty() && !escrow::find_references(line.remittance).empty())
      return std::string(word(reconcile::Cause::UnknownReference));
    return finding.cause;
  }

  bool allowed(const char* tolerance) { return store::rule(unit_.db, tolerance, Date::of(unit_.now)) != 0; }

  Unit& unit_;
  Books& books_;
  const Uuid& statement_;
  std::vector<Expectation> expected_;
  reconcile::Report report_;
};

}  // namespace

Date day_of(const reconcile::Line& line, Date otherwise) {
  return Date::parse(std::string_view(line.day).substr(0, 10)).value_or(otherwise);
}

Posted post_document(Unit& unit, Books& books, const reconcile::Document& document, const Uuid& statement,
                     const std::string& file_sm3) {
  const Recognised recognised = recognise(unit, document, statement, file_sm3, Date::of(unit.now));
  if (!recognised.fresh.empty()) Poster(unit, books, statement).post(document.account, recognised.fresh);
  return {std::ssize(recognised.fresh), recognised.told_again};
}

}  // namespace heliu::treasury
