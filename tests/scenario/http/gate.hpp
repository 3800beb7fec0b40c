// A door that handlers wait at, so that a test decides when they go on.
#pragma once
#include <condition_variable>
#include <mutex>

#include "raw_connection.hpp"

namespace heliu::test {

class Gate {
 public:
  ~Gate() { open(); }
  void open() {
    const std::lock_guard lock(mutex_);
    is_open_ = true;
    changed_.notify_all();
  }
  void pass() {  // a handler stands here until the gate opens
    std::unique_lock lock(mutex_);
    ++waiting_;
    changed_.notify_all();
    changed_.wait_for(lock, 3 * kPatience, [this] { return is_open_; });
  }
  bool reached_by(int handlers) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, kPatience, [&] { return waiting_ >= handlers; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  int waiting_ = 0;
  bool is_open_ = false;
};

}  // namespace heliu::test
