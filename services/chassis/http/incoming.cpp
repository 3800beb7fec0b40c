#include "chassis/http/incoming.hpp"

#include <algorithm>
#include <array>

#include "chassis/http/target.hpp"

namespace heliu {

namespace http = boost::beast::http;

namespace {

constexpr std::size_t kMostFields = 100;
constexpr std::array kOnce{
    http::field::host,          http::field::content_length, http::field::transfer_encoding,
    http::field::authorization, http::field::content_type,   http::field::if_match,
    http::field::if_none_match};
constexpr std::array kOurOnce{"idempotency-key", "traceparent"};

std::string lower(std::string_view text) {
  std::string small(text);
  std::transform(small.begin(), small.end(), small.begin(), [](unsigned char c) { return std::tolower(c); });
  return small;
}

}  // namespace

std::optional<Refusal> refusal_of_header(const BeastRequest& request) {
  if (static_cast<std::size_t>(std::distance(request.begin(), request.end())) > kMostFields)
    return Refusal{"headers-too-large", ""};
  for (const auto field : kOnce)
    if (request.count(field) > 1)
      return Refusal{"malformed-request", std::string(to_string(field)) + " given twice"};
  for (const char* field : kOurOnce)
    if (request.count(field) > 1) return Refusal{"malformed-request", std::string(field) + " given twice"};
  if (request.version() != 11 && request.version() != 10) return Refusal{"malformed-request", "HTTP version"};
  if (request.version() == 11 && request.count(http::field::host) != 1)
    return Refusal{"malformed-request", "Host is missing"};
  const bool has_coding = request.count(http::field::transfer_encoding) > 0;
  if (has_coding && request.count(http::field::content_length) > 0)
    return Refusal{"malformed-request", "Content-Length beside Transfer-Encoding"};
  if (has_coding && lower(request[http::field::transfer_encoding]) != "chunked")
    return Refusal{"malformed-request", "Transfer-Encoding"};
  return std::nullopt;
}

std::variant<Request, Refusal> read_request(BeastRequest message, const std::string& remote) {
  auto target = parse_target(message.target());
  if (!target) return Refusal{"malformed-request", "target"};
  Request request;
  request.method = std::string(message.method_string());
  request.path = std::move(target->path);
  request.query = std::move(target->query);
  request.remote = remote;
  for (const auto& field : message) {
    const std::string name = lower(field.name_string());
    const std::string value(field.value());
    if (!is_utf8(value)) return Refusal{"malformed-request", "header " + name};
    auto [place, fresh] = request.headers.emplace(name, value);
    if (!fresh) place->second += (name == "cookie" ? "; " : ", ") + value;
  }
  request.body = std::move(message.body());
  return request;
}

BeastResponse write_response(Response response, unsigned version) {
  BeastResponse message(static_cast<http::status>(response.status), version);
  for (const auto& [name, value] : response.headers) {
    std::string_view rest = value;
    while (true) {
      std::string line(rest.substr(0, rest.find('\n')));
      rest.remove_prefix(std::min(line.size() + 1, rest.size()));
      std::erase(line, '\r');
      message.insert(name, line);
      if (rest.empty()) break;
    }
  }
  const bool bodiless = response.status == 204 || response.status == 304;
  if (bodiless) return message;
  message.body() = std::move(response.body);
  // An answer to HEAD says how long its body would be.
  if (!message.has_content_length()) message.content_length(message.body().size());
  return message;
}

}  // namespace heliu
