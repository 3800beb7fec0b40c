// Small helpers that the tests of the bank files share.
#pragma once
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>

#include "settlement/iso20022/camt.hpp"
#include "settlement/iso20022/pain001.hpp"

namespace heliu::iso20022::samples {

inline CreditTransferInitiation payouts() {
  return {"PAY-20261123-0001",
          "2026-11-23T17:05:00.000Z",
          "",
          "合流结算",
          "合流统一结算账户",
          "440600000000000001",
          {{"PO-0001", Fen{123'456}, "南海处置示范 01", "6222020000000001", "处置费 2026-11"},
           {"PO-0002", Fen{1}, "顺德运输示范 02 <A&B>", "6222020000000002", ""}}};
}

// One credit of one fen.
inline Statement small_day() {
  Statement statement;
  statement.id = "S";
  statement.created_at = "2026-11-23T12:00:00Z";
  statement.account = "1";
  statement.day = "2026-11-23";
  statement.closing = Fen{1};
  statement.entries = {
      {"1", "B", Fen{1}, EntryStatus::BOOK, "2026-11-23", "2026-11-23", "E", "R", "甲", "2", false, {}}};
  return statement;
}

// The text with the first occurrence of one part replaced; the part must be there.
inline std::string with(std::string text, std::string_view part, std::string_view replacement) {
  return text.replace(text.find(part), part.size(), replacement);
}

inline std::size_t count(std::string_view text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size()))
    ++found;
  return found;
}

// True if the words occur one after another.
inline bool in_order(std::string_view text, std::initializer_list<std::string_view> words) {
  for (const std::string_view word : words) {
    const std::size_t at = text.find(word);
    if (at == std::string_view::npos) return false;
    text.remove_prefix(at + word.size());
  }
  return true;
}

// The message of the exception that the action throws; "" if it throws none.
template <class Exception, class Action>
std::string refusal(Action action) {
  try {
    action();
  } catch (const Exception& error) {
    return error.what();
  }
  return "";
}

}  // namespace heliu::iso20022::samples
