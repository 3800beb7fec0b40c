// What the door serves itself: the built pages (console and light entry), the status page and the merged
// contract.
#pragma once
#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "chassis/http/message.hpp"
#include "gateway/page_folder.hpp"

namespace heliu::gateway {

class Pages {
 public:
  // status: the folder of the status page's files. built: of the built pages; without it the status page is
  // at "/" too.
  Pages(const std::filesystem::path& status, const std::filesystem::path& built, std::string openapi,
        std::chrono::milliseconds look_again = std::chrono::seconds(2));

  // The answer to a GET or HEAD outside /v1: a file; else the entry that keeps its own addresses (m.html
  // under /m, index.html elsewhere), so that a link into the console and a reload work. Nothing under /v1,
  // for a missing asset or file, and when no pages are built. 304 when the reader has it already.
  std::optional<Response> find(const Request& request);

 private:
  PageFiles own_;
  PageFolder built_;
};

}  // namespace heliu::gateway
