// What the driver has already done, so that a killed day goes on where it was. One line of JSON a fact, in a
// file that only its owner reads, since API keys stand in it.
#pragma once
#include <condition_variable>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>

namespace heliu::day {

class Journal {
 public:
  // Reads what is there; a last line cut off by a crash is dropped. Throws std::runtime_error, also
  // when another process has it.
  explicit Journal(const std::filesystem::path& file);
  ~Journal();
  Journal(const Journal&) = delete;
  Journal& operator=(const Journal&) = delete;

  std::optional<std::string> find(const std::string& step) const;
  bool has(const std::string& step) const { return find(step).has_value(); }
  std::string at(const std::string& step) const;  // throws std::runtime_error when it is not there

  // On disk when it returns; callers of one moment share one fsync. A step keeps its first value.
  void remember(const std::string& step, const std::string& value);

  // The remembered value, or the one that make() gives, remembered. Two threads must not make the same step.
  template <class Make>
  std::string once(const std::string& step, Make&& make) {
    if (auto known = find(step)) return *std::move(known);
    std::string made = make();
    remember(step, made);
    return made;
  }

 private:
  void sync_up_to(std::unique_lock<std::mutex>& lock, std::uint64_t line);

  int file_ = -1;
  mutable std::mutex mutex_;
  std::condition_variable synced_change_;
  std::map<std::string, std::string> values_;
  std::uint64_t written_ = 0, synced_ = 0;
  bool syncing_ = false;
};

}  // namespace heliu::day
