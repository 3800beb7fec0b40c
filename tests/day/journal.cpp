#include "tests/day/journal.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <system_error>

#include "tests/day/wire.hpp"

namespace heliu::day {

namespace {

[[noreturn]] void fail(const std::string& what) {
  throw std::system_error(errno, std::generic_category(), "var/day/journal.jsonl: " + what);
}

std::string whole(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

}  // namespace

Journal::Journal(const std::filesystem::path& file) {
  file_ = ::open(file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  if (file_ < 0) fail("open");
  if (::flock(file_, LOCK_EX | LOCK_NB) != 0)
    throw std::runtime_error("another heliu-day is playing this day (var/day/journal.jsonl is in use)");
  const std::string text = whole(file);
  std::size_t good = 0;
  for (std::size_t at = 0; (at = text.find('\n', good)) != std::string::npos; good = at + 1) {
    const auto line = parse_json(std::string_view(text).substr(good, at - good));
    values_.emplace(text_at(line, "step"), text_at(line, "value"));
  }
  if (::ftruncate(file_, static_cast<off_t>(good)) != 0 || ::lseek(file_, 0, SEEK_END) < 0) fail("truncate");
}

Journal::~Journal() {
  if (file_ >= 0) ::close(file_);
}

std::optional<std::string> Journal::find(const std::string& step) const {
  const std::lock_guard lock(mutex_);
  const auto found = values_.find(step);
  return found == values_.end() ? std::nullopt : std::optional(found->second);
}

std::string Journal::at(const std::string& step) const {
  if (auto value = find(step)) return *std::move(value);
  throw std::runtime_error("the journal has no step " + step);
}

void Journal::remember(const std::string& step, const std::string& value) {
  const std::string line = Fields().text("step", step).text("value", value).json() + "\n";
  std::unique_lock lock(mutex_);
  if (!values_.emplace(step, value).second) return;
  for (std::size_t done = 0; done < line.size();) {
    const ssize_t put = ::write(file_, line.data() + done, line.size() - done);
    if (put < 0 && errno != EINTR) fail("write");
    if (put > 0) done += static_cast<std::size_t>(put);
  }
  sync_up_to(lock, ++written_);
}

// The first of several waiting writers syncs for all of them.
void Journal::sync_up_to(std::unique_lock<std::mutex>& lock, std::uint64_t line) {
  while (synced_ < line) {
    if (syncing_) {
      synced_change_.wait(lock);
      continue;
    }
    syncing_ = true;
    const std::uint64_t covers = written_;
    lock.unlock();
    const int failed = ::fdatasync(file_);
    lock.lock();
    syncing_ = false;
    if (failed != 0) fail("sync");
    synced_ = covers;
    synced_change_.notify_all();
  }
}

}  // namespace heliu::day
