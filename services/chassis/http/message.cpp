#include "chassis/http/message.hpp"

#include <charconv>

namespace heliu {

std::optional<std::int64_t> Request::if_match() const {
  const std::string header_text = header("if-match");
  std::string_view text = header_text;
  if (text.size() < 4 || !text.starts_with("\"v") || !text.ends_with('"')) return std::nullopt;
  text = text.substr(2, text.size() - 3);
  std::int64_t version = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), version);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return version;
}

Response Response::json(int status, std::string body) {
  return {.status = status, .headers = {{"content-type", "application/json"}}, .body = std::move(body)};
}

}  // namespace heliu
