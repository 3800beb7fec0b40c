#include "treasury/recognise.hpp"

#include <algorithm>
#include <map>

#include "chassis/base/bytes.hpp"
#include "chassis/base/sm3.hpp"
#include "treasury/breaks.hpp"
#include "treasury/store.hpp"

namespace heliu::treasury {

namespace {

using reconcile::Document;
using reconcile::Line;
using reconcile::Source;

const char* word(Source source) {
  return source == Source::Statement ? "statement" : source == Source::Notification ? "notification" : "day";
}

// Source, account and lines, in an order of their own.
std::string words_of(const Document& document) {
  std::vector<std::string> lines;
  for (const Line& line : document.lines) {
    CanonicalBytes one;
    one.add(content_of(document.account, line)).add(line.end_to_end_id).add(line.remittance);
    one.add(line.counterparty_name).add(line.counterparty_account).add(std::int64_t{line.posts});
    lines.push_back(one.bytes());
  }
  std::sort(lines.begin(), lines.end());
  CanonicalBytes all;
  all.add(word(document.source)).add(document.account);
  for (const std::string& line : lines) all.add(line);
  return to_hex(sm3(all.bytes()));
}

struct Told {
  std::string source;
  std::int64_t sequence = 0, times = 0;
};
BOOST_DESCRIBE_STRUCT(Told, (), (source, sequence, times))

// How many movements the documents so far tell of one content: the greatest number of any source. Lines with
// a reference are the same ones in each document. Without one, notifications add up, and so do statements of
// other sequences.
std::int64_t movements_of(const std::vector<Told>& told) {
  std::map<std::string, std::int64_t> numbered, unnumbered;
  for (const Told& one : told) (one.sequence == 0 ? unnumbered : numbered)[one.source] += one.times;
  std::int64_t most = 0;
  for (const auto* sums : {&numbered, &unnumbered})
    for (const auto& [source, times] : *sums) most = std::max(most, times);
  return most;
}

// Counts `times` of one content in this document; how many movements of it are new.
std::int64_t tell(Transaction& db, const std::string& content, const Document& document, bool referenced,
                  std::int64_t times) {
  const bool adds = !referenced && document.source == Source::Notification;
  const bool numbered = !referenced && document.source == Source::Statement;
  const std::int64_t sequence = numbered ? document.electronic_sequence : 0;
  auto told =
      db.all<Told>("SELECT source, sequence, times FROM bank_told WHERE content = ? FOR UPDATE", content);
  const std::int64_t before = movements_of(told);
  const auto same = std::find_if(told.begin(), told.end(), [&](const Told& one) {
    return one.source == word(document.source) && one.sequence == sequence;
  });
  const std::int64_t known = same == told.end() ? 0 : same->times;
  const std::int64_t now = adds ? known + times : std::max(known, times);
  db.execute("REPLACE INTO bank_told (content, source, sequence, times) VALUES (?, ?, ?, ?)", content,
             word(document.source), sequence, now);
  if (same == told.end())
    told.push_back({word(document.source), sequence, now});
  else
    same->times = now;
  return movements_of(told) - before;
}

// They are on the statement now, if they were on none.
void confirm(Unit& unit, std::vector<BankEntry> entries, const Uuid& statement) {
  if (statement.is_nil()) return;
  for (BankEntry& entry : entries) {
    if (entry.statement_id) continue;
    entry.statement_id = statement;
    unit.db.update("bank_entry", entry);
    if (auto missing = open_break_about(unit.db, entry.reference, BreakKind::not_on_statement))
      close_break(unit, *missing, BreakAction::on_statement, "");
  }
}

Fen sum_of(const std::vector<FreshLine>& lines) {
  Fen sum;
  for (const FreshLine& line : lines) sum += line.line.amount;
  return sum;
}

enum class Standing {
  usual,       // nothing, or the same lines, stand under the reference
  told_again,  // other lines of the same sum do: a batch and its payments
  contested    // another sum does
};

// What is posted under the reference and day of these lines, against them.
Standing standing_of(const std::vector<FreshLine>& lines, const std::vector<BankEntry>& posted) {
  std::vector<std::string> here, there;
  Fen sum;
  for (const FreshLine& line : lines) here.push_back(line.content);
  for (const BankEntry& entry : posted) {
    there.push_back(entry.content);
    sum += entry.amount_fen;
  }
  if (there.empty()) return Standing::usual;
  std::sort(here.begin(), here.end());
  std::sort(there.begin(), there.end());
  if (std::includes(here.begin(), here.end(), there.begin(), there.end()) ||
      std::includes(there.begin(), there.end(), here.begin(), here.end()))
    return Standing::usual;
  return sum == sum_of(lines) ? Standing::told_again : Standing::contested;
}

void open_contested(Unit& unit, const FreshLine& line, const std::vector<BankEntry>& posted, Date day) {
  const std::string reference = clipped(line.line.bank_reference, 80);
  if (open_break_about(unit.db, reference, BreakKind::amount_differs)) return;
  Fen sum;
  for (const BankEntry& entry : posted) sum += entry.amount_fen;
  Break found;
  found.kind = BreakKind::amount_differs;
  found.cause = "amount-differs";
  found.amount_fen = line.line.amount - sum;
  found.bank_reference = reference;
  found.remittance = line.line.remittance;
  found.booked_on = day;
  found.note = "the bank's reference came again with another amount";
  open_break(unit, std::move(found));
}

class Recogniser {
 public:
  Recogniser(Unit& unit, const Document& document, const Uuid& statement, Date otherwise)
      : unit_(unit), document_(document), statement_(statement), otherwise_(otherwise) {}

  Recognised run() {
    std::map<std::pair<std::string, Date>, std::vector<FreshLine>> by_reference;
    for (const Line& line : document_.lines)
      if (line.posts) {
        const bool named = !line.bank_reference.empty();
        by_reference[named ? std::pair(line.bank_reference, day_of(line, otherwise_)) : std::pair("", Date{})]
            .push_back({line, content_of(document_.account, line), false});
      }
    for (auto& [key, lines] : by_reference) {
      if (key.first.empty())
        take(lines, false);
      else
        take_referenced(key.first, key.second, lines);
    }
    return std::move(found_);
  }

 private:
  void take_referenced(const std::string& reference, Date day, std::vector<FreshLine>& lines) {
    const auto posted = unit_.db.all<BankEntry>(
        "SELECT * FROM bank_entry WHERE bank_reference = ? AND booked_on = ?", clipped(reference, 80), day);
    const Standing standing = standing_of(lines, posted);
    if (standing == Standing::told_again) {
      found_.told_again += std::ssize(lines);
      return confirm(unit_, posted, statement_);
    }
    if (standing == Standing::contested) {
      open_contested(unit_, lines.front(), posted, day);
      if (document_.source != Source::Statement) return;
      for (FreshLine& line : lines) line.contested = true;
    }
    take(lines, true);
  }

  // Of each content as many as are new; the others were told before.
  void take(const std::vector<FreshLine>& lines, bool referenced) {
    std::map<std::string, std::vector<const FreshLine*>> by_content;
    for (const FreshLine& line : lines) by_content[line.content].push_back(&line);
    for (const auto& [content, alike] : by_content) {
      const std::int64_t fresh = tell(unit_.db, content, document_, referenced, std::ssize(alike));
      const std::int64_t again = std::ssize(alike) - fresh;
      if (again > 0) {
        found_.told_again += again;
        confirm(unit_,
                unit_.db.all<BankEntry>("SELECT * FROM bank_entry WHERE content = ? AND statement_id IS NULL "
                                        "ORDER BY posted_at, reference LIMIT ?",
                                        content, again),
                statement_);
      }
      for (std::int64_t i = 0; i < fresh; ++i)
        found_.fresh.push_back(*alike[static_cast<std::size_t>(again + i)]);
    }
  }

  Unit& unit_;
  const Document& document_;
  const Uuid& statement_;
  const Date otherwise_;
  Recognised found_;
};

}  // namespace

std::string content_of(const std::string& account, const reconcile::Line& line) {
  CanonicalBytes content;
  content.add(account).add(line.bank_reference).add(line.amount.count).add(line.day);
  if (line.bank_reference.empty())
    content.add(line.end_to_end_id)
        .add(line.remittance)
        .add(line.counterparty_name)
        .add(line.counterparty_account);
  return to_hex(sm3(content.bytes()));
}

bool taken_before(Transaction& db, const reconcile::Document& document) {
  return !document.lines.empty() &&
         db.value<std::int64_t>("SELECT 1 FROM bank_document WHERE words = ?", words_of(document));
}

Recognised recognise(Unit& unit, reconcile::Document document, const Uuid& statement,
                     const std::string& file_sm3, Date otherwise) {
  Recognised found;
  if (taken_before(unit.db, document)) {
    found.copy = true;
    found.told_again = std::ssize(document.lines);
    return found;
  }
  if (!document.lines.empty())
    unit.db.execute(
        "INSERT INTO bank_document (words, source, number, file_sm3, taken_at) "
        "VALUES (?, ?, ?, ?, ?)",
        words_of(document), word(document.source), clipped(document.id, 140), file_sm3, unit.now);
  return Recogniser(unit, document, statement, otherwise).run();
}

}  // namespace heliu::treasury
