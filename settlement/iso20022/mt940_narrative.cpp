#include "settlement/iso20022/mt940_narrative.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "settlement/iso20022/text_rules.hpp"

namespace heliu::iso20022::mt940 {
namespace {

constexpr std::size_t kFullLine = 65;

using Parts = std::vector<std::pair<std::string, std::string>>;  // code, text; in the order of the field

bool digit(char c) {
  return c >= '0' && c <= '9';
}

std::string trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(' ') - begin + 1));
}

void append(std::string& text, const std::string& more, std::string_view between = " ") {
  if (more.empty()) return;
  if (!text.empty()) text += between;
  text += more;
}

// Lines that a bank filled to the end were cut there, inside a word perhaps; shorter ones ended by will.
std::string joined(const std::vector<std::string>& lines, bool always_cut) {
  std::string text;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool cut = always_cut || i == 0 || xml_characters(lines[i - 1]).value_or(0) >= kFullLine;
    append(text, lines[i], cut ? "" : " ");
  }
  return text;
}

// 166?00TEXT?20… : three digits and a mark, then two digits behind each mark.
Parts subfields(const std::string& text) {
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == std::string::npos || text.size() < begin + 6) return {};
  const std::string_view body = std::string_view(text).substr(begin);
  const char mark = body[3];
  if (!digit(body[0]) || !digit(body[1]) || !digit(body[2]) || digit(mark) || mark == ' ' ||
      static_cast<unsigned char>(mark) >= 0x80 || !digit(body[4]) || !digit(body[5]))
    return {};
  Parts parts{{"code", std::string(body.substr(0, 3))}};
  for (std::size_t at = 3; at < body.size();) {
    std::size_t end = at + 3;
    const auto begins = [&](std::size_t i) {
      return body[i] == mark && i + 2 < body.size() && digit(body[i + 1]) && digit(body[i + 2]);
    };
    while (end < body.size() && !begins(end)) ++end;
    parts.emplace_back(body.substr(at + 1, 2), body.substr(at + 3, end - at - 3));
    at = end;
  }
  return parts;
}

constexpr std::array<std::string_view, 26> kSlashWords{
    "ABWA", "ACCT", "ADDR", "BENM", "BIC",  "CDTR", "CHGS", "CNTP", "CSID", "DBTR", "EREF", "IBAN", "ID",
    "INFO", "ISDT", "KREF", "MARF", "NAME", "OCMT", "ORDP", "PREF", "PURP", "REMI", "RTRN", "TRCD", "TRTP"};
constexpr std::array<std::string_view, 11> kPlusWords{"EREF", "KREF", "MREF", "CRED", "DEBT", "SVWZ",
                                                      "ABWA", "ABWE", "IBAN", "BIC",  "RREF"};

// /EREF/…/NAME/… : known code words between slashes.
Parts slash_words(const std::string& text) {
  Parts parts;
  for (std::size_t at = 0; at < text.size() && text[at] == '/';) {
    const std::size_t close = text.find('/', at + 1);
    if (close == std::string::npos) break;
    const std::string word = text.substr(at + 1, close - at - 1);
    if (std::find(kSlashWords.begin(), kSlashWords.end(), word) == kSlashWords.end()) break;
    std::size_t end = close + 1;
    for (; end < text.size(); ++end) {
      if (text[end] != '/') continue;
      const std::size_t next = text.find('/', end + 1);
      if (next == std::string::npos) continue;
      const std::string_view candidate = std::string_view(text).substr(end + 1, next - end - 1);
      if (std::find(kSlashWords.begin(), kSlashWords.end(), candidate) != kSlashWords.end()) break;
    }
    std::string value = text.substr(close + 1, end - close - 1);
    while (value.ends_with('/')) value.pop_back();
    parts.emplace_back(word, trimmed(value));
    at = end;
  }
  return parts;
}

// EREF+…SVWZ+… inside a purpose; what stands before the first word has the code "".
Parts plus_words(const std::string& text) {
  Parts parts{{"", ""}};
  for (std::size_t at = 0; at < text.size();) {
    const auto word = std::find_if(kPlusWords.begin(), kPlusWords.end(), [&](std::string_view known) {
      return text.compare(at, known.size(), known) == 0 && at + known.size() < text.size() &&
             text[at + known.size()] == '+';
    });
    if (word != kPlusWords.end()) {
      parts.emplace_back(*word, "");
      at += word->size() + 1;
    } else {
      parts.back().second += text[at++];
    }
  }
  return parts;
}

void take_purpose(const std::string& purpose, Entry& entry) {
  for (auto& [code, text] : plus_words(purpose)) {
    const std::string value = trimmed(text);
    if (code == "EREF" && value != "NOTPROVIDED")
      entry.end_to_end_id = value;
    else if (code == "IBAN")
      entry.counterparty_account = value;
    else if (code == "ABWA" || code == "ABWE")
      entry.counterparty_name = value;
    else if (code.empty() || code == "SVWZ")
      append(entry.remittance, value);
    else if (!value.empty())
      entry.unknown.push_back({":86:/" + code, value});
  }
}

void take_subfields(const Parts& parts, Entry& entry) {
  std::string purpose, name;
  for (const auto& [code, text] : parts) {
    if (code == "code")
      entry.unknown.push_back({":86:/code", text});
    else if (code.starts_with('2') || (code >= "60" && code <= "63"))
      purpose += text;  // 27 characters a subfield, cut inside words
    else if (code == "31")
      entry.counterparty_account = trimmed(text);
    else if (code == "32" || code == "33")
      name += text;
    else if (code == "38" && entry.counterparty_account.empty())
      entry.counterparty_account = trimmed(text);
    else if (!text.empty())
      entry.unknown.push_back({":86:/?" + code, text});
  }
  entry.counterparty_name = trimmed(name);
  take_purpose(purpose, entry);
}

// /CNTP/account/bank/name/city/ or /BENM//NAME/…
void take_counterparty(const std::string& value, Entry& entry) {
  std::vector<std::string> fields(1);
  for (const char c : value) {
    if (c == '/')
      fields.emplace_back();
    else
      fields.back() += c;
  }
  if (!fields[0].empty()) entry.counterparty_account = trimmed(fields[0]);
  if (fields.size() > 2) entry.counterparty_name = trimmed(fields[2]);
}

void take_slash_words(const Parts& parts, Entry& entry) {
  for (const auto& [code, value] : parts) {
    if (code == "EREF") {
      if (value != "NOTPROVIDED" && !value.empty()) entry.end_to_end_id = value;
    } else if (code == "REMI") {
      // Structured variants: /REMI/USTD//text or /REMI/STRD/CUR/reference
      append(entry.remittance, value.starts_with("USTD//") ? value.substr(6) : value);
    } else if (code == "NAME") {
      entry.counterparty_name = value;
    } else if (code == "IBAN" || code == "ACCT") {
      entry.counterparty_account = value;
    } else if (code == "CNTP") {
      take_counterparty(value, entry);
    } else if (code == "RTRN") {
      entry.returned = Return{value, ""};
    } else if (!value.empty()) {
      entry.unknown.push_back({":86:/" + code, value});
    }
  }
}

}  // namespace

void read_narrative(const Field& field, Entry& entry) {
  const std::string unbroken = joined(field.lines, true);
  if (const Parts parts = subfields(unbroken); !parts.empty()) return take_subfields(parts, entry);
  if (const Parts parts = slash_words(unbroken); !parts.empty()) return take_slash_words(parts, entry);
  take_purpose(trimmed(joined(field.lines, false)), entry);
}

}  // namespace heliu::iso20022::mt940
