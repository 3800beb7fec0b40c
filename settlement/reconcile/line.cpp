#include "settlement/reconcile/line.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <stdexcept>
#include <string_view>
#include <tuple>
#include <unordered_map>

namespace heliu::reconcile {
namespace {

auto fields(const Line& line) {
  return std::tie(line.amount.count, line.day, line.bank_reference, line.end_to_end_id, line.remittance,
                  line.counterparty_name, line.counterparty_account, line.posts, line.returned);
}
bool before(const Line& a, const Line& b) {
  return fields(a) < fields(b);
}

void add(std::string& key, std::string_view text) {
  key += std::to_string(text.size());  // length first: no two lines can spell the same key
  key += ':';
  key += text;
}

// What makes two lines alike.
std::string content(const std::string& account, const Line& line) {
  std::string key;
  key.reserve(128);
  add(key, account);
  add(key, line.bank_reference);
  add(key, std::to_string(line.amount.count));
  add(key, line.day);
  add(key, line.end_to_end_id);
  if (!line.bank_reference.empty()) return key;
  add(key, line.remittance);
  add(key, line.counterparty_name);
  add(key, line.counterparty_account);
  return key;
}

bool same_words(const Document& a, const Document& b) {
  return a.source == b.source && a.account == b.account && a.lines == b.lines;
}

// Sorted, with lines sorted: from here on the order of the input is forgotten. Copies are taken out.
void put_in_order(std::vector<Document>& documents, std::vector<std::string>& copies) {
  for (Document& document : documents) {
    for (const Line& line : document.lines)
      if (line.posts && line.amount == Fen{}) throw std::invalid_argument("line: posts nothing");
    std::sort(document.lines.begin(), document.lines.end(), before);
  }
  std::sort(documents.begin(), documents.end(), [](const Document& a, const Document& b) {
    if (a.source != b.source) return a.source > b.source;
    if (a.account != b.account) return a.account < b.account;
    if (a.lines != b.lines)
      return std::lexicographical_compare(a.lines.begin(), a.lines.end(), b.lines.begin(), b.lines.end(),
                                          before);
    return std::tie(a.electronic_sequence, a.id) < std::tie(b.electronic_sequence, b.id);
  });
  std::vector<Document> kept;
  for (Document& document : documents) {
    if (!document.lines.empty() && !kept.empty() && same_words(kept.back(), document))
      copies.push_back(document.id);
    else
      kept.push_back(std::move(document));
  }
  documents = std::move(kept);
}

// How often lines of one content were told, by source.
struct Told {
  const Line* line = nullptr;
  const Document* document = nullptr;
  bool referenced = false;
  struct Count {
    std::int64_t most = 0;  // in any one document, or among those of one sequence
    std::int64_t sum = 0;   // over sequences or notifications
    std::int64_t sequence = -1;
    const Document* last = nullptr;
    std::int64_t in_last = 0;
  };
  std::array<Count, 3> by_source;
  std::map<std::int64_t, std::int64_t> by_sequence[3];
  std::int64_t times = 0;
};

void count(Told& told, const Document& document, const Line& line) {
  if (told.line == nullptr) {
    told.line = &line;
    told.document = &document;
    told.referenced = !line.bank_reference.empty();
  }
  ++told.times;
  const auto source = static_cast<std::size_t>(document.source);
  Told::Count& so_far = told.by_source[source];
  if (so_far.last != &document) {
    so_far.last = &document;
    so_far.in_last = 0;
  }
  ++so_far.in_last;
  so_far.most = std::max(so_far.most, so_far.in_last);
  if (document.source == Source::Notification)
    ++so_far.sum;
  else if (!told.referenced) {
    std::int64_t& most = told.by_sequence[source][document.electronic_sequence];
    most = std::max(most, so_far.in_last);
  }
}

std::int64_t number(const Told& told, Source source) {
  const auto at = static_cast<std::size_t>(source);
  if (told.referenced) return told.by_source[at].most;
  if (source == Source::Notification) return told.by_source[at].sum;
  std::int64_t sum = 0, unnumbered = 0;
  for (const auto& [sequence, most] : told.by_sequence[at]) (sequence == 0 ? unnumbered : sum) += most;
  return std::max(sum, unnumbered);
}

}  // namespace

Movements movements(std::vector<Document> documents) {
  Movements result;
  put_in_order(documents, result.copies);
  std::unordered_map<std::string, Told> booked, waiting;
  std::size_t lines = 0;
  for (const Document& document : documents) lines += document.lines.size();
  booked.reserve(lines);
  for (const Document& document : documents)
    for (const Line& line : document.lines)
      count((line.posts ? booked : waiting)[content(document.account, line)], document, line);
  result.posting.reserve(booked.size());
  for (const auto& [key, told] : booked) {
    const std::int64_t on_statements = number(told, Source::Statement);
    const std::int64_t all =
        std::max({on_statements, number(told, Source::Notification), number(told, Source::Intraday)});
    result.told_again += told.times - all;
    for (std::int64_t i = 0; i < all; ++i)
      result.posting.push_back({*told.line, told.document->account, i < on_statements, static_cast<int>(i)});
  }
  for (const auto& [key, told] : waiting)
    if (!booked.contains(key)) result.waiting.push_back(*told.line);
  std::sort(result.posting.begin(), result.posting.end(), [](const Movement& a, const Movement& b) {
    if (a.account != b.account) return a.account < b.account;
    if (!(a.line == b.line)) return before(a.line, b.line);
    return a.occurrence < b.occurrence;
  });
  std::sort(result.waiting.begin(), result.waiting.end(), before);
  std::sort(result.copies.begin(), result.copies.end());
  return result;
}

}  // namespace heliu::reconcile
