// Lines and entries that name each other.
#include <algorithm>
#include <map>
#include <numeric>
#include <unordered_map>

#include "settlement/reconcile/pool.hpp"

namespace heliu::reconcile {
namespace {

constexpr std::size_t kShortestInText = 5;  // shorter references are found in their own field only

using Index = std::unordered_map<std::string, std::vector<std::size_t>>;

Index index_of(const Pool& pool, const std::vector<Expected>& expected) {
  Index index;
  index.reserve(expected.size());
  for (std::size_t i = 0; i < pool.expected.size(); ++i)
    for (const std::string& reference : expected[pool.expected[i].position].references)
      if (std::string plain = plain_reference(reference); !plain.empty()) index[plain].push_back(i);
  return index;
}

bool word_character(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '_' ||
         c == '.';
}

std::vector<std::size_t> named_by(const Index& index, const Line& line) {
  std::vector<std::size_t> found;
  const auto look_up = [&](const std::string& plain) {
    if (const auto hit = index.find(plain); hit != index.end())
      found.insert(found.end(), hit->second.begin(), hit->second.end());
  };
  look_up(plain_reference(line.end_to_end_id));
  for (const std::string& word : reference_words(line.remittance))
    if (word.size() >= kShortestInText) look_up(word);
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

// Movements and entries that are tied by references, directly or by way of others.
class Components {
 public:
  explicit Components(std::size_t count) : parent_(count) { std::iota(parent_.begin(), parent_.end(), 0u); }
  std::size_t find(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(std::size_t a, std::size_t b) {
    a = find(a);
    b = find(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::size_t> parent_;
};

std::vector<std::size_t> open_of(const std::vector<Item>& items, const std::vector<std::size_t>& which) {
  std::vector<std::size_t> open;
  for (const std::size_t i : which)
    if (!items[i].matched) open.push_back(i);
  return open;
}

Fen sum_of(const std::vector<Item>& items, const std::vector<std::size_t>& which) {
  Fen sum;
  for (const std::size_t i : which) sum += Fen{items[i].amount};
  return sum;
}

constexpr std::size_t kMostPairs = 250'000;  // of one amount in one component that are looked at

// Of one amount. A pair is certain when its entry's lines and their entries are as many: whichever went with
// which, the same ones are explained.
void match_equal(Pool& pool, const std::vector<std::size_t>& movements,
                 const std::vector<std::size_t>& expected) {
  const auto names = [&](std::size_t movement, std::size_t entry) {
    const auto& named = pool.named_by[movement];
    return std::binary_search(named.begin(), named.end(), entry);
  };
  for (const std::size_t entry : expected) {
    std::vector<std::size_t> fitting;
    for (const std::size_t movement : movements)
      if (!pool.movements[movement].matched && names(movement, entry)) fitting.push_back(movement);
    if (fitting.empty()) continue;
    const auto rivals =
        static_cast<std::size_t>(std::count_if(expected.begin(), expected.end(), [&](std::size_t other) {
          return !pool.expected[other].matched &&
                 std::any_of(fitting.begin(), fitting.end(), [&](std::size_t i) { return names(i, other); });
        }));
    pool.match({fitting.front()}, {entry}, Basis::Reference, fitting.size() == rivals);
  }
}

// Equal amounts that name each other, one to one.
void match_pairs(Pool& pool, const std::vector<std::size_t>& movements,
                 const std::vector<std::size_t>& expected) {
  std::map<std::int64_t, std::pair<std::vector<std::size_t>, std::vector<std::size_t>>> by_amount;
  for (const std::size_t i : movements) by_amount[pool.movements[i].amount].first.push_back(i);
  for (const std::size_t i : expected) by_amount[pool.expected[i].amount].second.push_back(i);
  for (const auto& [amount, both] : by_amount) {
    if (both.first.size() * both.second.size() > kMostPairs)
      ++pool.unsearched;
    else
      match_equal(pool, both.first, both.second);
  }
}

void solve(Pool& pool, const std::vector<std::size_t>& movements, const std::vector<std::size_t>& expected) {
  match_pairs(pool, movements, expected);
  auto open_movements = open_of(pool.movements, movements), open_expected = open_of(pool.expected, expected);
  if (open_movements.empty() || open_expected.empty()) return;
  if (sum_of(pool.movements, open_movements) == sum_of(pool.expected, open_expected))
    return pool.match(open_movements, open_expected, Basis::Reference, true);
  for (const bool in : {true, false}) {
    std::vector<std::size_t> some, others;
    for (const std::size_t i : open_movements)
      if ((pool.movements[i].amount > 0) == in) some.push_back(i);
    for (const std::size_t i : open_expected)
      if ((pool.expected[i].amount > 0) == in) others.push_back(i);
    match_sums(pool, some, others, Basis::Reference);
  }
}

}  // namespace

std::vector<std::string> reference_words(std::string_view text) {
  std::vector<std::string> words;
  std::string before;
  for (std::size_t at = 0; at < text.size();) {
    if (!word_character(text[at])) {
      if (static_cast<unsigned char>(text[at]) >= 0x80) before.clear();
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && word_character(text[end])) ++end;
    std::string word = plain_reference(text.substr(at, end - at));
    if (!before.empty()) words.push_back(before + word);
    words.push_back(word);
    before = std::move(word);
    at = end;
  }
  return words;
}

std::string form_of(std::string_view plain) {
  std::string form;
  for (const char c : plain) form += c >= '0' && c <= '9' ? '9' : c;
  return form;
}

void match_by_reference(Pool& pool, const std::vector<Movement>& movements,
                        const std::vector<Expected>& expected) {
  const Index index = index_of(pool, expected);
  for (const auto& [reference, entries] : index) pool.forms.insert(form_of(reference));
  Components components(movements.size() + expected.size());
  for (std::size_t i = 0; i < movements.size(); ++i) {
    pool.named_by[i] = named_by(index, movements[i].line);
    for (const std::size_t entry : pool.named_by[i]) {
      pool.movements[i].named = pool.expected[entry].named = true;
      components.join(i, movements.size() + entry);
    }
  }
  std::vector<std::vector<std::size_t>> of_movements(movements.size()), of_expected(movements.size());
  for (std::size_t i = 0; i < movements.size(); ++i)
    if (pool.movements[i].named) of_movements[components.find(i)].push_back(i);
  for (std::size_t i = 0; i < expected.size(); ++i)
    if (pool.expected[i].named) of_expected[components.find(movements.size() + i)].push_back(i);
  for (std::size_t root = 0; root < movements.size(); ++root) {
    if (of_movements[root].empty()) continue;
    solve(pool, of_movements[root], of_expected[root]);
    pool.components.push_back(std::move(of_movements[root]));
  }
}

}  // namespace heliu::reconcile
