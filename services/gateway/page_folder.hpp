// The built pages of a folder (web/dist), read into memory: nothing a request says ever becomes a file name,
// and no request waits for a disk.
#pragma once
#include <chrono>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace heliu::gateway {

// A file under one address, as it is and as the build compressed it beforehand (file.gz, file.br).
struct PageFile {
  std::string type;  // content-type
  std::string etag;  // of the plain bytes, in its quotes; a compressed form adds its coding
  std::map<std::string, std::shared_ptr<const std::string>> bodies;  // by coding: "", "gzip", "br"
};

using PageFiles = std::map<std::string, PageFile>;  // by address: "/index.html", "/assets/app-8c1f.js"

// The media type of a file name by its ending; "" when we serve no such files as themselves.
std::string media_type(const std::string& name);

// Reads every plain file of the folder and those below; hidden ones, links and unknown endings are left out.
// No folder: nothing. Throws std::runtime_error when a file can't be read or all of them are larger than 64
// MiB.
PageFiles read_pages(const std::filesystem::path& folder);

// One file, which must be there; throws std::runtime_error.
PageFile read_page(const std::filesystem::path& file);

// A file that only memory knows.
PageFile page_of(std::string type, std::string body);

// The folder as it was last built. A new build is noticed within two seconds, once its files have been quiet
// for one; while it is half written, or broken, the last whole one goes on. Hashed assets of the build before
// stay readable, because pages that are open in browsers still ask for their parts.
class PageFolder {
 public:
  explicit PageFolder(std::filesystem::path folder,
                      std::chrono::milliseconds look_again = std::chrono::seconds(2));
  std::shared_ptr<const PageFiles> files();

 private:
  struct Build {
    std::size_t files = 0;
    std::filesystem::file_time_type latest = std::filesystem::file_time_type::min();
    bool operator==(const Build&) const = default;
  };
  Build build() const;
  void refresh(bool at_start);

  const std::filesystem::path folder_;
  const std::chrono::milliseconds look_again_;
  std::mutex mutex_;
  std::chrono::steady_clock::time_point looked_;
  Build seen_;
  std::shared_ptr<const PageFiles> current_ = std::make_shared<PageFiles>();  // of this build alone
  std::shared_ptr<const PageFiles> files_ = current_;  // with the assets of the one before
};

}  // namespace heliu::gateway
