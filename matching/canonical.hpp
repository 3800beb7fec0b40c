// Canonical bytes and hashes. A book and a result have exactly one byte form: every field in the order of
// its declaration, integers as 8 bytes big-endian, texts and lists preceded by their length, optionals by
// 0 or 1, lists of records sorted by their own bytes. So the order in which things arrived leaves no trace.
#pragma once
#include <span>
#include <string>
#include <string_view>

#include "matching/book.hpp"
#include "matching/result.hpp"

namespace heliu::matching {

std::string canonical(const Book& book);
std::string canonical(const Result& result);  // without its seal
std::string canonical(const Offer& offer,
                      const Id& round);  // what a sealed offer commits to (commitment and its time left out)

Digest sm3(std::string_view bytes);

// The place in the draw that decides ties: smaller goes first. key is a commitment (offers) or id (lots).
Digest draw_key(const Digest& nonce, std::span<const std::uint8_t> key);

std::string hex(std::span<const std::uint8_t> bytes);  // lower case

}  // namespace heliu::matching
