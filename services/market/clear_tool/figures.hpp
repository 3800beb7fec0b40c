// What the commands print: one figure a line, "name value unit".
#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <string>

namespace heliu::market::clear_tool {

// Exit codes.
inline constexpr int kGood = 0, kFailed = 1, kBadInput = 2;

// Of a search on a file of the literature, when neither --seconds nor --work is given; and beyond any
// patience.
inline constexpr std::int64_t kSecondsDefault = 60, kSecondsMost = 1'000'000;

std::string fixed(std::int64_t value, int digits);        // 1234567, 3 -> "1234.567"
std::string permille(std::int64_t gap, std::int64_t of);  // three decimals, rounded up; "0.000" when gap is 0
void print_figure(const std::string& name, const std::string& value, const std::string& unit = "");

std::string read_file(const std::string& path);  // throws FileError
void write_file(const std::string& path, const std::string& text);

// The clock that may cut a search from outside, and how long it took.
class Timer {
 public:
  std::function<bool()> stop_after(std::int64_t seconds) const;
  std::string seconds() const;

 private:
  std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
};

}  // namespace heliu::market::clear_tool
