#include "settlement/escrow/reference.hpp"

#include <algorithm>
#include <stdexcept>

namespace heliu::escrow {

namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr int kDigits = 10;
constexpr std::uint64_t kPrime = 1021;

std::optional<std::uint64_t> value_of(char c) {
  if (c == 'O') c = '0';
  if (c == 'I' || c == 'L') c = '1';
  const auto place = kAlphabet.find(c);
  if (place == std::string_view::npos) return std::nullopt;
  return place;
}

std::optional<std::uint64_t> number_of(std::string_view digits) {
  std::uint64_t number = 0;
  for (const char c : digits) {
    const auto value = value_of(c);
    if (!value) return std::nullopt;
    number = number * 32 + *value;
  }
  return number;
}

std::string digits_of(std::uint64_t number, int count) {
  std::string text(static_cast<std::size_t>(count), '0');
  for (int i = count - 1; i >= 0; --i, number /= 32)
    text[static_cast<std::size_t>(i)] = kAlphabet[number % 32];
  return text;
}

char upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

}  // namespace

std::string reference_text(std::uint64_t number) {
  if (number >= kReferenceNumbers) throw std::out_of_range("a reference holds 50 bits");
  return "HL" + digits_of(number, kDigits) + digits_of(number % kPrime, 2);
}

std::optional<std::string> read_reference(std::string_view text) {
  if (text.size() != kReferenceLength || !text.starts_with("HL")) return std::nullopt;
  const auto number = number_of(text.substr(2, kDigits));
  const auto check = number_of(text.substr(2 + kDigits));
  if (!number || !check || *number % kPrime != *check) return std::nullopt;
  return reference_text(*number);
}

std::vector<std::string> find_references(std::string_view remittance) {
  std::string plain;
  for (const char raw : remittance) {
    const char c = upper(raw);
    if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z')) plain += c;
  }
  std::vector<std::string> found;
  for (std::size_t at = plain.find("HL"); at != std::string::npos; at = plain.find("HL", at)) {
    const auto read = read_reference(std::string_view(plain).substr(at, kReferenceLength));
    at += read ? kReferenceLength : 1;
    if (read && std::find(found.begin(), found.end(), *read) == found.end()) found.push_back(*read);
  }
  return found;
}

std::optional<std::string> find_reference(std::string_view remittance) {
  const auto all = find_references(remittance);
  return all.empty() ? std::nullopt : std::optional(all.front());
}

}  // namespace heliu::escrow
