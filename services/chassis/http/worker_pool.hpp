// Threads that run handlers, behind a queue with an end: what does not fit is refused at once.
#pragma once
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace heliu {

class WorkerPool {
 public:
  WorkerPool(std::size_t threads, std::size_t queue_limit);
  ~WorkerPool();  // drops what still waits, finishes what runs

  // False when the queue is full or the pool ends. A job must not throw.
  bool submit(std::function<void()> job);

  std::size_t queued() const;
  std::size_t running() const;

 private:
  void work();

  const std::size_t queue_limit_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> queue_;
  std::size_t running_ = 0;
  bool ending_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace heliu
