#include "table.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace heliu::ledger {
namespace {

struct Line {
  std::string text, expected;
  std::vector<std::string> words;
};

Line parse(const std::string& text) {
  Line line{text, "", {}};
  const std::string_view all = std::string_view(text).substr(0, text.find('#'));
  const auto bar = all.find('|');
  std::istringstream left{std::string(all.substr(0, bar))};
  for (std::string word; left >> word;) line.words.push_back(word);
  if (bar != std::string_view::npos) std::istringstream(std::string(all.substr(bar + 1))) >> line.expected;
  return line;
}

std::int64_t number(const std::string& word) {
  if (word == "max") return std::numeric_limits<std::int64_t>::max();
  if (word == "max-1") return std::numeric_limits<std::int64_t>::max() - 1;
  return word == "all" ? whole_hold : std::stoll(word);
}

Kind kind_named(const std::string& word) {
  if (word == "posted") return Kind::posted;
  if (word == "pending") return Kind::pending;
  if (word == "post") return Kind::post_pending;
  if (word == "void") return Kind::void_pending;
  if (word == "expire") return Kind::expire_pending;
  return static_cast<Kind>(99);
}

std::uint16_t flags_named(const std::string& word) {
  if (word == "debits_limited") return debits_must_not_exceed_credits;
  if (word == "credits_limited") return credits_must_not_exceed_debits;
  return word == "free" ? 0 : static_cast<std::uint16_t>(std::stoi(word));
}

TransferRequest request_of(const Line& line) {
  const auto& words = line.words;
  TransferRequest request;
  request.id = id_named(words.at(0));
  request.kind = kind_named(words.at(1));
  request.debit = id_named(words.at(2));
  request.credit = id_named(words.at(3));
  request.amount = number(words.at(4));
  for (std::size_t i = 5; i < words.size(); ++i) {
    const auto equals = words[i].find('=');
    const std::string key = words[i].substr(0, equals);
    const std::string value = equals == std::string::npos ? "" : words[i].substr(equals + 1);
    if (key == "linked") request.linked = true;
    if (key == "of") request.pending_id = id_named(value);
    if (key == "ref") request.reference = id_named(value);
    if (key == "code") request.code = static_cast<std::uint16_t>(number(value));
    if (key == "until") request.expires_at = number(value);
    if (key == "event") request.event_at = number(value);
    if (key == "day") request.bank_day = static_cast<std::int32_t>(number(value));
  }
  return request;
}

class Runner {
 public:
  explicit Runner(Engine& engine) : engine_(engine) {}

  void take(const std::string& text) {
    const Line line = parse(text);
    if (line.words.empty()) return flush();
    if (control(line)) return;
    batch_.push_back(line);
    if (!request_of(line).linked) flush();
  }

  void flush() {
    if (batch_.empty()) return;
    std::vector<TransferRequest> requests;
    for (const Line& line : batch_) requests.push_back(request_of(line));
    const std::vector<Outcome> outcomes = engine_.apply(requests, now_, refusals_);
    for (std::size_t i = 0; i < batch_.size(); ++i) expect(batch_[i], outcomes[i].status);
    batch_.clear();
  }

 private:
  bool control(const Line& line) {
    const auto& words = line.words;
    const std::string& verb = words[0];
    if (verb != "account" && verb != "close" && verb != "reopen" && verb != "now" && verb != "balance" &&
        verb != "expire" && verb != "terms" && verb != "decide" && verb != "forget")
      return false;
    flush();
    if (verb == "account") {
      const auto code = static_cast<std::uint16_t>(number(words.at(2)));
      Account account{id_named(words.at(1)), code, flags_named(words.at(3)), {}};
      if (words.size() > 4) account.floor = value_of(words[4], "floor");
      expect(line, engine_.open_account(account, now_));
    }
    if (verb == "terms") expect(line, engine_.set_terms(id_named(words.at(1)), terms_of(words), now_));
    if (verb == "decide") refusals_ = Refusals::record;
    if (verb == "forget") refusals_ = Refusals::forget;
    if (verb == "close") expect(line, engine_.set_closed(id_named(words.at(1)), true));
    if (verb == "reopen") expect(line, engine_.set_closed(id_named(words.at(1)), false));
    if (verb == "now") now_ = number(words.at(1));
    if (verb == "expire") {
      EXPECT_EQ(engine_.expire(now_), static_cast<std::size_t>(number(words.at(1)))) << line.text;
    }
    if (verb == "balance") check_balance(line);
    return true;
  }

  void check_balance(const Line& line) {
    const Account* account = engine_.find_account(id_named(line.words.at(1)));
    ASSERT_NE(account, nullptr) << line.text;
    const Balances expected{number(line.words.at(2)), number(line.words.at(3)), number(line.words.at(4)),
                            number(line.words.at(5))};
    const Balances& b = account->balances;
    EXPECT_EQ(b, expected) << line.text << "\n  it is " << b.debits_posted << ' ' << b.debits_pending << ' '
                           << b.credits_posted << ' ' << b.credits_pending;
  }

  static std::int64_t value_of(const std::string& word, const std::string& key) {
    EXPECT_EQ(word.substr(0, word.find('=')), key);
    return number(word.substr(word.find('=') + 1));
  }

  static Terms terms_of(const std::vector<std::string>& words) {
    Terms terms;
    for (std::size_t i = 2; i < words.size(); ++i) {
      if (words[i] == "closed") terms.flags |= closed;
      if (words[i] == "no_debits") terms.flags |= debits_frozen;
      if (words[i] == "no_credits") terms.flags |= credits_frozen;
      if (words[i] == "odd_flag") terms.flags |= 1024;
      if (words[i].starts_with("floor=")) terms.floor = value_of(words[i], "floor");
      if (words[i].starts_with("from=")) terms.valid_from = value_of(words[i], "from");
    }
    return terms;
  }

  static void expect(const Line& line, Status status) { EXPECT_EQ(name(status), line.expected) << line.text; }

  Engine& engine_;
  std::int64_t now_ = 1;
  Refusals refusals_ = Refusals::forget;
  std::vector<Line> batch_;
};

}  // namespace

Id id_named(std::string_view name) {
  Id id{};
  if (name != "-") std::copy_n(name.begin(), std::min(name.size(), id.size()), id.begin());
  return id;
}

void run_table(Engine& engine, std::string_view table) {
  Runner runner(engine);
  std::istringstream lines{std::string(table)};
  for (std::string text; std::getline(lines, text);) runner.take(text);
  runner.flush();
}

}  // namespace heliu::ledger
