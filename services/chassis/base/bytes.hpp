// Bytes as text: hexadecimal and base64url (RFC 4648 §5, no padding).
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace heliu {

std::string to_hex(std::string_view bytes);  // lower case
std::optional<std::string> from_hex(std::string_view text);

std::string to_base64url(std::string_view bytes);
std::optional<std::string> from_base64url(std::string_view text);

// Bytes from the operating system's generator, fit for keys. Throws std::runtime_error when it fails.
std::string random_bytes(std::size_t count);

// Compares in a time that does not depend on where the texts differ.
bool equal_constant_time(std::string_view a, std::string_view b);

}  // namespace heliu
