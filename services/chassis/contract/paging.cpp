#include "chassis/contract/paging.hpp"

#include <algorithm>
#include <charconv>

#include "chassis/base/bytes.hpp"
#include "chassis/base/sm3.hpp"

namespace heliu {

static constexpr std::size_t kFilterBytes = 8, kIdBytes = 16;

static std::string filter_mark(const std::string& filter) {
  return sm3(filter).substr(0, kFilterBytes);
}

PageRequest page_request(const Request& request, const std::string& filter) {
  PageRequest page{.limit = kDefaultPage, .after = std::string(kIdBytes, '\xff'), .filter = filter};
  if (const auto limit = request.query_parameter("limit")) {
    const auto [end, error] = std::from_chars(limit->data(), limit->data() + limit->size(), page.limit);
    if (error != std::errc() || end != limit->data() + limit->size() || page.limit < 1)
      throw Problem("malformed-request", {{"reason", "limit"}},
                    {{"?limit", "1 … " + std::to_string(kLargestPage)}});
    page.limit = std::min(page.limit, kLargestPage);
  }
  if (const auto cursor = request.query_parameter("cursor")) {
    const auto bytes = from_base64url(*cursor);
    if (!bytes || bytes->size() != kFilterBytes + kIdBytes ||
        bytes->substr(0, kFilterBytes) != filter_mark(filter))
      throw Problem("cursor-unusable");
    page.after = bytes->substr(kFilterBytes);
  }
  return page;
}

std::string page_cursor(const PageRequest& page, const Uuid& last) {
  return to_base64url(filter_mark(page.filter) + last.binary());
}

}  // namespace heliu
