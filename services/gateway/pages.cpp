#include "gateway/pages.hpp"

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace heliu::gateway {

namespace {

std::string content_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + file.string());
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

Response page(const char* type, std::string body) {
  return {.status = 200,
          .headers = {{"content-type", type}, {"cache-control", "no-cache"}},
          .body = std::move(body)};
}

}  // namespace

Pages::Pages(const std::filesystem::path& folder, std::string openapi) {
  pages_["/"] = page("text/html; charset=utf-8", content_of(folder / "status.html"));
  pages_["/status.css"] = page("text/css; charset=utf-8", content_of(folder / "status.css"));
  pages_["/status.js"] = page("text/javascript; charset=utf-8", content_of(folder / "status.js"));
  pages_["/openapi.json"] = page("application/json", std::move(openapi));
}

std::optional<Response> Pages::find(const std::string& path) const {
  const auto found = pages_.find(path);
  return found == pages_.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace heliu::gateway
