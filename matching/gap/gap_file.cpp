#include "matching/gap/gap_file.hpp"

#include <algorithm>
#include <charconv>

namespace heliu::matching::gap {
namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
}

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  std::int64_t number(std::int64_t least, std::int64_t most, const char* what) {
    skip();
    if (at_ == text_.size()) fail(std::string("the text ends where ") + what + " should stand");
    std::int64_t value = 0;
    const char* begin = text_.data() + at_;
    const auto [end, error] = std::from_chars(begin, text_.data() + text_.size(), value);
    if (error == std::errc::result_out_of_range) fail(std::string(what) + " has too many digits");
    if (error != std::errc() || (end != text_.data() + text_.size() && !is_blank(*end))) {
      fail(std::string(what) + " is not a whole number");
    }
    if (value < least || value > most) {
      fail(std::string(what) + " is not within " + std::to_string(least) + " … " + std::to_string(most));
    }
    at_ += static_cast<std::size_t>(end - begin);
    return value;
  }

  void finish() {
    skip();
    if (at_ != text_.size()) fail("something stands behind the last capacity");
  }

  [[noreturn]] void fail(const std::string& why) const { throw GapFileError(at_, line_, why); }
  std::size_t left() const { return text_.size() - at_; }

 private:
  void skip() {
    for (; at_ < text_.size() && is_blank(text_[at_]); ++at_) line_ += text_[at_] == '\n' ? 1 : 0;
  }

  std::string_view text_;
  std::size_t at_ = 0, line_ = 1;
};

}  // namespace

Instance read_gap_file(std::string_view text) {
  Reader reader(text);
  if (text.size() > kGapFileBytesMost) reader.fail("the text is too long");
  const auto most = static_cast<std::int64_t>(kJobsMost);
  const auto agents = static_cast<std::size_t>(reader.number(1, most, "the number of agents"));
  const auto jobs = static_cast<std::size_t>(reader.number(1, most, "the number of jobs"));
  // A number takes a blank and a digit at least: nothing is allocated for sizes that the text cannot fill.
  if (2 * (2 * agents * jobs + agents) > reader.left()) reader.fail("the text is too short for these sizes");
  if (agents * jobs > kArcsMost) reader.fail("too many arcs");
  Instance instance;
  instance.arcs.resize(agents * jobs);
  for (std::size_t i = 0; i < agents; ++i) {
    for (std::size_t j = 0; j < jobs; ++j) {
      Arc& arc = instance.arcs[j * agents + i];
      arc.agent = static_cast<std::int32_t>(i);
      arc.cost = reader.number(-kCostSumMost, kCostSumMost, "a cost");
    }
  }
  for (std::size_t i = 0; i < agents; ++i) {
    for (std::size_t j = 0; j < jobs; ++j) {
      instance.arcs[j * agents + i].weight = reader.number(0, kWeightMost, "a weight");
    }
  }
  for (std::size_t i = 0; i < agents; ++i) {
    instance.capacity.push_back(reader.number(0, kWeightMost, "a capacity"));
  }
  reader.finish();
  for (std::size_t j = 0; j <= jobs; ++j) instance.first.push_back(static_cast<std::int32_t>(j * agents));
  if (const auto why = malformed(instance)) reader.fail(*why);
  return instance;
}

}  // namespace heliu::matching::gap
