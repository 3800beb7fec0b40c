#include "market/clear_tool/figures.hpp"

#include <fstream>
#include <iostream>
#include <iterator>

#include "market/book_file.hpp"
#include "settlement/quantity.hpp"

namespace heliu::market::clear_tool {

std::string fixed(std::int64_t value, int digits) {
  std::string text = std::to_string(value);
  const bool negative = text.front() == '-';
  if (negative) text.erase(0, 1);
  const auto point = static_cast<std::size_t>(digits);
  if (text.size() <= point) text.insert(0, point + 1 - text.size(), '0');
  text.insert(text.size() - point, ".");
  return (negative ? "-" : "") + text;
}

std::string permille(std::int64_t gap, std::int64_t of) {
  const Int128 size = of < 0 ? -Int128{of} : Int128{of};
  if (gap == 0) return "0.000";
  if (size == 0) return "1000.000";
  const Int128 thousandths = (Int128{gap} * 1'000'000 + size - 1) / size;
  return fixed(static_cast<std::int64_t>(std::min<Int128>(thousandths, INT64_MAX)), 3);
}

void print_figure(const std::string& name, const std::string& value, const std::string& unit) {
  std::cout << name << " " << value << (unit.empty() ? "" : " " + unit) << "\n";
}

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw FileError(path + ": can't be read");
  std::string text{std::istreambuf_iterator<char>(file), {}};
  if (file.bad()) throw FileError(path + ": can't be read");
  return text;
}

void write_file(const std::string& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << text;
  file.close();
  if (!file) throw FileError(path + ": can't be written");
}

std::function<bool()> Timer::stop_after(std::int64_t seconds) const {
  const auto end = started_ + std::chrono::seconds(seconds);
  return [end] { return std::chrono::steady_clock::now() >= end; };
}

std::string Timer::seconds() const {
  const auto spent = std::chrono::steady_clock::now() - started_;
  return fixed(std::chrono::duration_cast<std::chrono::milliseconds>(spent).count(), 3);
}

}  // namespace heliu::market::clear_tool
