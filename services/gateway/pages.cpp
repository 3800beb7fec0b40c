#include "gateway/pages.hpp"

#include "gateway/negotiation.hpp"

namespace heliu::gateway {

namespace {

// Nothing from elsewhere, no script in the page. Styles alone may stand in it: antd writes its rules into
// <style> elements as its components appear, and a nonce can't be had, because the page is a file that is the
// same for everybody.
constexpr const char* kContentPolicy =
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "connect-src 'self'; object-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
constexpr const char* kForever = "public, max-age=31536000, immutable";  // a changed asset has another name

bool under(const std::string& path, const std::string& folder) {
  return path == folder || path.starts_with(folder + "/");
}

// The address of the file that answers this path.
std::string file_of(const std::string& path, const PageFiles& built) {
  if (built.contains(path)) return path;
  if (under(path, "/assets") || !media_type(path).empty()) return {};
  return under(path, "/m") ? "/m.html" : "/index.html";
}

Response answer_of(const PageFile& file, const Request& request, bool forever) {
  std::string coding;
  for (const char* offered : {"br", "gzip"})
    if (coding.empty() && file.bodies.contains(offered) &&
        accepts(request.header("accept-encoding"), offered))
      coding = offered;
  // Two encodings of one file are two representations, each with a strong tag of its own.
  std::string etag = file.etag;
  if (!coding.empty()) etag.insert(etag.size() - 1, "-" + coding);
  Response answer{.status = 200,
                  .headers = {{"etag", etag},
                              {"cache-control", forever ? kForever : "no-cache"},
                              {"content-security-policy", kContentPolicy}},
                  .body = {}};
  if (file.bodies.size() > 1) answer.headers["vary"] = "accept-encoding";
  if (names_etag(request.header("if-none-match"), etag)) {
    answer.status = 304;
    return answer;
  }
  answer.headers["content-type"] = file.type;
  if (!coding.empty()) answer.headers["content-encoding"] = coding;
  answer.body = *file.bodies.at(coding);
  return answer;
}

}  // namespace

Pages::Pages(const std::filesystem::path& status, const std::filesystem::path& built, std::string openapi,
             std::chrono::milliseconds look_again)
    : built_(built, look_again) {
  for (const char* name : {"status.html", "status.css", "status.js"})
    own_[std::string("/") + name] = read_page(status / name);
  own_["/openapi.json"] = page_of("application/json", std::move(openapi));
}

std::optional<Response> Pages::find(const Request& request) {
  if (under(request.path, "/v1")) return std::nullopt;
  if (const auto own = own_.find(request.path); own != own_.end())
    return answer_of(own->second, request, false);
  const auto built = built_.files();
  if (built->empty())
    return request.path == "/" ? std::optional(answer_of(own_.at("/status.html"), request, false))
                               : std::nullopt;
  const auto file = built->find(file_of(request.path, *built));
  if (file == built->end()) return std::nullopt;
  return answer_of(file->second, request, file->first.starts_with("/assets/"));
}

}  // namespace heliu::gateway
