// What may stand in a field of a bank file. Every rule throws std::invalid_argument("FIELD: fault").
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace heliu::iso20022 {

// Lengths in characters, not bytes, from the ISO 20022 data types of the same names.
inline constexpr std::size_t kMax34Text = 34;    // account numbers
inline constexpr std::size_t kMax35Text = 35;    // identifications
inline constexpr std::size_t kMax105Text = 105;  // additional information of a status
inline constexpr std::size_t kMax140Text = 140;  // names, unstructured remittance

// The number of characters of well-formed UTF-8 made of XML 1.0 characters; nothing for any other bytes.
std::optional<std::size_t> xml_characters(std::string_view text);

// Letters, digits and / - ? : ( ) . , ' + and space (the set that every bank system carries), 1 to max
// characters, not beginning or ending with a space or a slash.
void require_identifier(std::string_view field, std::string_view value, std::size_t max);

// Any writing, Chinese included, without control characters; 1 to max characters, not only spaces.
void require_text(std::string_view field, std::string_view value, std::size_t max);
void allow_text(std::string_view field, std::string_view value, std::size_t max);  // or empty

// RFC 3339 with Z or an offset: 2026-11-23T08:00:00.000Z.
void require_instant(std::string_view field, std::string_view value);
void require_day(std::string_view field, std::string_view value);  // 2026-11-23

// The calendar day in China (UTC+8) of an RFC 3339 instant.
std::string china_day(std::string_view instant);
std::string day_after(std::string_view day);  // the next calendar day; std::invalid_argument if it is none

}  // namespace heliu::iso20022
