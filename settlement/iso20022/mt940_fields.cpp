#include "settlement/iso20022/mt940_fields.hpp"

#include <algorithm>
#include <stdexcept>

#include "settlement/iso20022/amount_text.hpp"
#include "settlement/iso20022/text_rules.hpp"

namespace heliu::iso20022::mt940 {
namespace {

constexpr std::size_t kMaxLine = 65;  // of :86:, the longest of SWIFT; banks wrap there

bool digit(char c) {
  return c >= '0' && c <= '9';
}
bool capital(char c) {
  return c >= 'A' && c <= 'Z';
}

// "61" of ":61:2611…"; empty if the line begins no field.
std::string_view tag_of(std::string_view line) {
  if (!line.starts_with(':')) return {};
  const std::size_t end = line.find(':', 1);
  if (end == std::string_view::npos || end < 3 || end > 4) return {};
  const std::string_view tag = line.substr(1, end - 1);
  const bool shaped = std::all_of(tag.begin(), tag.end(), [](char c) { return digit(c) || capital(c); });
  return shaped ? tag : std::string_view{};
}

class Splitter {
 public:
  std::vector<Message> run(std::string_view text) {
    while (!text.empty()) {
      ++number_;
      const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
      line(text.substr(0, end));
      text.remove_prefix(end);
      if (text.starts_with("\r\n"))
        text.remove_prefix(2);
      else if (!text.empty())
        text.remove_prefix(1);
    }
    if (!message_.fields.empty()) {
      message_.tolerances.use(Tolerance::NoTerminator, message_.fields.back().place());
      close();
    }
    if (messages_.empty()) throw FormatError("The file is no MT940: it has no field :20:.", Place{1, 1, ""});
    return std::move(messages_);
  }

 private:
  Place here() const { return {number_, 1, ""}; }

  void line(std::string_view text) {
    // {1:F01…}{2:I940…}{4: stands before the first field, on its line or on one of its own.
    if (text.starts_with('{')) {
      const std::size_t body = text.find("{4:");
      if (body == std::string_view::npos) return;
      text.remove_prefix(body + 3);
      if (text.empty()) return;
    }
    std::string_view bare = text;
    while (bare.ends_with(' ') || bare.ends_with('\t')) bare.remove_suffix(1);
    if (bare == "-" || bare.starts_with("-}")) return close();
    if (bare.empty()) return blank();
    const std::string_view tag = tag_of(bare);
    if (!tag.empty()) return field(tag, (tag == "86" ? text : bare).substr(tag.size() + 2));
    if (message_.fields.empty()) return header_.use(Tolerance::HeaderLine, here());
    more(message_.fields.back().tag == "86" ? text : bare);  // a wrapped word may end with its blank
  }

  void blank() {
    if (!message_.fields.empty()) message_.tolerances.use(Tolerance::BlankLine, here());
  }

  void field(std::string_view tag, std::string_view text) {
    const auto begun = [&](std::string_view name) {
      return std::any_of(message_.fields.begin(), message_.fields.end(),
                         [&](const Field& known) { return known.tag == name; });
    };
    if (tag == "20" && begun("20")) {
      message_.tolerances.use(Tolerance::NoTerminator, here());
      close();
    }
    if (message_.fields.empty()) message_.tolerances = std::exchange(header_, {});
    message_.fields.push_back({std::string(tag), {}, number_});
    more(text);
  }

  void more(std::string_view text) {
    Field& last = message_.fields.back();
    if (xml_characters(text).value_or(text.size()) > kMaxLine)
      message_.tolerances.use(Tolerance::LongLine, here());
    if (std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }))
      message_.tolerances.use(Tolerance::TextNotSwift, here());
    last.lines.emplace_back(text);
  }

  void close() {
    if (message_.fields.empty()) return;
    messages_.push_back(std::move(message_));
    message_ = {};
  }

  std::vector<Message> messages_;
  Message message_;
  Tolerances header_;
  std::uint64_t number_ = 0;
};

}  // namespace

std::vector<Message> split(std::string_view text) {
  return Splitter().run(text);
}

void Scanner::refuse(const std::string& sentence) const {
  throw FormatError(sentence, here());
}

std::string Scanner::take(std::size_t count) {
  const std::string taken(rest_.substr(0, count));
  rest_.remove_prefix(taken.size());
  return taken;
}

std::string Scanner::digits() {
  return take(static_cast<std::size_t>(std::find_if_not(rest_.begin(), rest_.end(), digit) - rest_.begin()));
}

std::string Scanner::letters() {
  std::size_t count = 0;
  bool small = false;
  for (; count < rest_.size(); ++count) {
    const bool is_small = rest_[count] >= 'a' && rest_[count] <= 'z';
    if (!is_small && !capital(rest_[count])) break;
    small = small || is_small;
  }
  if (small) use(Tolerance::LowerCaseMark);
  std::string word = take(count);
  for (char& c : word)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return word;
}

bool Scanner::skip(std::string_view word) {
  if (!rest_.starts_with(word)) return false;
  rest_.remove_prefix(word.size());
  return true;
}

std::string Scanner::day(std::string_view run) {
  if (run.size() == 8) use(Tolerance::EightDigitDate);
  if (run.size() != 6 && run.size() != 8) refuse("A date is not YYMMDD.");
  const std::string full = run.size() == 8 ? std::string(run) : "20" + std::string(run);
  const std::string day = full.substr(0, 4) + "-" + full.substr(4, 2) + "-" + full.substr(6, 2);
  try {
    require_day("date", day);
  } catch (const std::invalid_argument&) {
    refuse("The date " + std::string(run) + " is no day of the calendar.");
  }
  return day;
}

Fen Scanner::amount() {
  std::size_t size = 0;
  while (size < rest_.size() && (digit(rest_[size]) || rest_[size] == ',' || rest_[size] == '.')) ++size;
  const std::string_view shown = rest_.substr(0, size);
  const std::size_t mark = shown.find_last_of(",.");
  std::string plain;
  if (mark == std::string_view::npos) {
    if (shown.empty()) refuse("An amount is missing.");
    use(Tolerance::NoDecimalSign);
    plain = shown;
  } else {
    const char other = shown[mark] == ',' ? '.' : ',';
    const std::string_view whole = shown.substr(0, mark), decimals = shown.substr(mark + 1);
    if (decimals.size() > 2 || whole.find(shown[mark]) != std::string_view::npos)
      refuse("The amount " + std::string(shown) + " has not two digits behind one decimal comma.");
    for (std::size_t at = whole.find(other), from = 0; at != std::string_view::npos || from != 0;
         from = at + 1, at = whole.find(other, from)) {
      // Groups of three behind the first, or it is no thousands' mark.
      const std::size_t group = std::min(at, whole.size()) - from;
      if (from == 0 ? group < 1 || group > 3 : group != 3)
        refuse("The amount " + std::string(shown) + " has not two digits behind one decimal comma.");
      if (at == std::string_view::npos) break;
    }
    if (whole.find(other) != std::string_view::npos)
      use(Tolerance::ThousandsSeparated);
    else if (shown[mark] == '.')
      use(Tolerance::DecimalPoint);
    for (const char c : whole)
      if (digit(c)) plain += c;
    plain.append(".").append(decimals);
  }
  const auto value = parse_amount(plain);
  if (!value) refuse("The amount " + std::string(shown) + " is none, or too large.");
  rest_.remove_prefix(size);
  return *value;
}

}  // namespace heliu::iso20022::mt940
