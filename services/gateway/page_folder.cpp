#include "gateway/page_folder.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <stdexcept>

#include "chassis/base/bytes.hpp"
#include "chassis/base/sm3.hpp"
#include "chassis/ops/log.hpp"

namespace heliu::gateway {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

namespace {

constexpr auto kQuiet = 1s;
constexpr std::uintmax_t kMostBytes = 64 << 20;
constexpr std::string_view kAssets = "/assets/";
constexpr const char* kEntry = "index.html";

struct Coding {
  const char *ending, *name;
};
constexpr std::array kCodings{Coding{".gz", "gzip"}, Coding{".br", "br"}};

struct MediaType {
  const char *ending, *type;
};
constexpr std::array kTypes{MediaType{".html", "text/html; charset=utf-8"},
                            MediaType{".js", "text/javascript; charset=utf-8"},
                            MediaType{".mjs", "text/javascript; charset=utf-8"},
                            MediaType{".css", "text/css; charset=utf-8"},
                            MediaType{".json", "application/json"},
                            MediaType{".geojson", "application/geo+json"},
                            MediaType{".map", "application/json"},
                            MediaType{".webmanifest", "application/manifest+json"},
                            MediaType{".svg", "image/svg+xml"},
                            MediaType{".png", "image/png"},
                            MediaType{".jpg", "image/jpeg"},
                            MediaType{".webp", "image/webp"},
                            MediaType{".ico", "image/x-icon"},
                            MediaType{".woff2", "font/woff2"},
                            MediaType{".wasm", "application/wasm"},
                            MediaType{".pdf", "application/pdf"},
                            MediaType{".txt", "text/plain; charset=utf-8"},
                            MediaType{".xml", "application/xml"},
                            MediaType{".yaml", "application/yaml"}};

std::string content_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + file.string());
  std::string content(fs::file_size(file), '\0');
  in.read(content.data(), static_cast<std::streamsize>(content.size()));
  if (!in) throw std::runtime_error("cannot read " + file.string());
  return content;
}

// The address and the coding of a file: "/assets/a.js.gz" is "/assets/a.js" in gzip.
std::pair<std::string, std::string> address_of(const fs::path& relative) {
  const std::string address = "/" + relative.generic_string();
  for (const auto& [ending, name] : kCodings)
    if (address.ends_with(ending)) return {address.substr(0, address.size() - 3), name};
  return {address, ""};
}

std::string tag_of(const std::string& body) {
  return "\"" + to_hex(sm3(body)).substr(0, 32) + "\"";
}

bool hidden(const fs::path& relative) {
  return std::any_of(relative.begin(), relative.end(),
                     [](const fs::path& part) { return part.native().starts_with('.'); });
}

}  // namespace

std::string media_type(const std::string& name) {
  for (const auto& [ending, type] : kTypes)
    if (name.ends_with(ending)) return type;
  return {};
}

PageFile page_of(std::string type, std::string body) {
  return {std::move(type), tag_of(body), {{"", std::make_shared<const std::string>(std::move(body))}}};
}

PageFile read_page(const fs::path& file) {
  return page_of(media_type(file.filename().string()), content_of(file));
}

PageFiles read_pages(const fs::path& folder) {
  PageFiles files;
  std::uintmax_t bytes = 0;
  if (!fs::is_directory(folder)) return files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const fs::path relative = entry.path().lexically_relative(folder);
    const auto [address, coding] = address_of(relative);
    const std::string type = media_type(address);
    if (entry.is_symlink() || !entry.is_regular_file() || hidden(relative) || type.empty()) continue;
    bytes += entry.file_size();
    if (bytes > kMostBytes) throw std::runtime_error(folder.string() + " holds more than 64 MiB");
    auto body = std::make_shared<const std::string>(content_of(entry.path()));
    PageFile& file = files[address];
    file.type = type;
    if (coding.empty()) file.etag = tag_of(*body);
    file.bodies[coding] = std::move(body);
  }
  // A compressed file without its plain one belongs to nothing.
  std::erase_if(files, [](const auto& file) { return !file.second.bodies.contains(""); });
  return files;
}

PageFolder::PageFolder(fs::path folder, std::chrono::milliseconds look_again)
    : folder_(std::move(folder)), look_again_(look_again) {
  refresh(true);
  looked_ = std::chrono::steady_clock::now();
}

PageFolder::Build PageFolder::build() const {
  Build build;
  if (!fs::exists(folder_ / kEntry)) return build;  // being written, or never was
  for (const auto& entry : fs::recursive_directory_iterator(folder_)) {
    if (!entry.is_regular_file()) continue;
    ++build.files;
    build.latest = std::max(build.latest, entry.last_write_time());
  }
  return build;
}

void PageFolder::refresh(bool at_start) try {
  const Build now = build();
  if (now.files == 0 || now == seen_) return;
  if (!at_start && fs::file_time_type::clock::now() - now.latest < kQuiet) return;
  auto current = std::make_shared<PageFiles>(read_pages(folder_));
  auto files = std::make_shared<PageFiles>(*current);
  for (const auto& [address, file] : *current_)
    if (address.starts_with(kAssets)) files->try_emplace(address, file);
  log::info("pages read", {{"folder", folder_.string()}, {"files", std::to_string(current->size())}});
  current_ = std::move(current);
  files_ = std::move(files);
  seen_ = now;
} catch (const std::exception& error) {
  log::warn("the pages can't be read; the last ones go on", {{"reason", error.what()}});
}

std::shared_ptr<const PageFiles> PageFolder::files() {
  const std::lock_guard lock(mutex_);
  const auto now = std::chrono::steady_clock::now();
  if (now - looked_ >= look_again_) {
    looked_ = now;
    refresh(false);
  }
  return files_;
}

}  // namespace heliu::gateway
