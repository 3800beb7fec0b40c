// The budget of a search, counted in work units (items looked at, knapsack states, moves), so that the same
// instance, seed and budget give the same answer on every machine.
#pragma once
#include <cstdint>
#include <functional>

namespace heliu::matching::gap {

class Work {
 public:
  // `stop` may cut the search from outside (a clock, a signal). It is asked at most once every kAsk units,
  // and where it cuts is recorded as `spent`: a run with that as its limit ends at the same place.
  Work(std::int64_t limit, std::function<bool()> stop) : limit_(limit), stop_(std::move(stop)) {}

  void charge(std::int64_t units) { done_ += units; }

  bool exhausted() {
    if (done_ > limit_) return true;
    if (stop_ && done_ >= ask_) {
      ask_ = done_ + kAsk;
      if (stop_()) limit_ = done_ - 1;
    }
    return done_ > limit_;
  }

  std::int64_t done() const { return done_; }
  std::int64_t spent() const { return done_ > limit_ ? limit_ : done_; }

 private:
  static constexpr std::int64_t kAsk = 1 << 20;

  std::int64_t limit_, done_ = 0, ask_ = kAsk;
  std::function<bool()> stop_;
};

// splitmix64 (Steele, Lea, Flood 2014): the standard library's distributions are not the same everywhere.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15U);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31);
  }
  // 0 … n − 1, n > 0. The bias of the remainder is below n / 2⁶⁴.
  std::uint64_t below(std::uint64_t n) { return next() % n; }
  double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }  // [0, 1)

 private:
  std::uint64_t state_;
};

}  // namespace heliu::matching::gap
