#include "ops/standins/common/files.hpp"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <system_error>

namespace heliu::standins {
namespace {

std::atomic<unsigned> steps_left{0};

[[noreturn]] void fail(const std::filesystem::path& path) {
  throw std::system_error(errno, std::generic_category(), path.string());
}

class File {
 public:
  File(const std::filesystem::path& path, int flags) : path_(path), fd_(::open(path.c_str(), flags, 0640)) {
    if (fd_ < 0) fail(path_);
  }
  ~File() { ::close(fd_); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  void write(std::string_view rest) {
    while (!rest.empty()) {
      const ssize_t written = ::write(fd_, rest.data(), rest.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) fail(path_);
      rest.remove_prefix(static_cast<std::size_t>(written));
    }
  }
  void sync() {
    if (::fsync(fd_) != 0) fail(path_);
  }

 private:
  const std::filesystem::path& path_;
  int fd_;
};

}  // namespace

void ensure_directory(const std::filesystem::path& directory) {
  std::filesystem::create_directories(directory);
  sync_directory(directory.has_parent_path() ? directory.parent_path() : std::filesystem::path("."));
}

void sync_directory(const std::filesystem::path& directory) {
  File(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC).sync();
}

void write_atomically(const std::filesystem::path& file, std::string_view content) {
  const std::filesystem::path temporary = file.parent_path() / ("." + file.filename().string() + ".tmp");
  {
    File out(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC);
    out.write(content);
    crash_point();
    out.sync();
  }
  crash_point();
  if (::rename(temporary.c_str(), file.c_str()) != 0) fail(file);
  crash_point();
  sync_directory(file.parent_path());
}

void move_file(const std::filesystem::path& from, const std::filesystem::path& to) {
  if (::rename(from.c_str(), to.c_str()) != 0) fail(from);
  crash_point();
  sync_directory(to.parent_path());
  sync_directory(from.parent_path());
}

std::optional<std::string> read_file(const std::filesystem::path& file, std::size_t limit) {
  const int fd = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) {
    if (errno == ENOENT) return std::nullopt;
    fail(file);
  }
  std::string content;
  char block[1 << 16];
  while (content.size() <= limit) {
    const ssize_t got = ::read(fd, block, std::min(sizeof block, limit + 1 - content.size()));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) {
      const int error = errno;
      ::close(fd);
      throw std::system_error(error, std::generic_category(), file.string());
    }
    if (got == 0) break;
    content.append(block, static_cast<std::size_t>(got));
  }
  ::close(fd);
  return content;
}

std::vector<std::filesystem::path> list(const std::filesystem::path& directory, std::string_view ending) {
  std::vector<std::filesystem::path> found;
  for (const auto& entry : std::filesystem::directory_iterator(directory)) {
    const std::string name = entry.path().filename().string();
    std::error_code vanished;
    if (!name.starts_with('.') && name.ends_with(ending) && entry.is_regular_file(vanished))
      found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::string fingerprint(std::string_view content) {
  std::uint64_t hash = 0xcbf29ce484222325u;
  for (const char c : content) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
  char text[17];
  std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(hash));
  return text;
}

void crash_after_steps(unsigned n) {
  steps_left = n;
}

void crash_point() {
  if (steps_left.load() != 0 && steps_left.fetch_sub(1) == 1) ::kill(::getpid(), SIGKILL);
}

}  // namespace heliu::standins
