// How long to go on trying: a bounded number of attempts, with a jittered, doubling pause between them so
// that those who collided don't collide again.
#pragma once
#include <algorithm>
#include <chrono>
#include <random>
#include <thread>

namespace heliu {

class Backoff {
 public:
  Backoff(std::chrono::milliseconds first, std::chrono::milliseconds longest)
      : ceiling_(first), longest_(longest) {}

  void pause() {
    thread_local std::minstd_rand dice(std::random_device{}());
    std::uniform_int_distribution<std::int64_t> length(ceiling_.count() / 4, ceiling_.count());
    std::this_thread::sleep_for(std::chrono::microseconds(length(dice)));
    ceiling_ = std::min<std::chrono::microseconds>(ceiling_ * 2, longest_);
  }

 private:
  std::chrono::microseconds ceiling_, longest_;
};

}  // namespace heliu
