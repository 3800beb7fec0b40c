#include "matching/flow/dimacs.hpp"

#include <charconv>
#include <string>

namespace heliu::matching::flow {
namespace {

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}
  Graph read();

 private:
  [[noreturn]] void refuse(const std::string& reason) const {
    throw ProblemError("line " + std::to_string(line_number_) + ": " + reason);
  }
  bool next_line();
  std::string_view word();
  std::int64_t number(const char* what, std::int64_t least, std::int64_t most);
  void end_of_line();
  void read_size();
  void read_node();
  void read_arc();

  std::string_view text_, line_;
  std::size_t line_number_ = 0;
  Graph graph_;
  std::vector<char> named_;
  std::int64_t arcs_ = -1;
};

bool Reader::next_line() {
  if (text_.empty()) return false;
  const auto end = std::min(text_.find('\n'), text_.size());
  line_ = text_.substr(0, end);
  text_.remove_prefix(std::min(end + 1, text_.size()));
  if (!line_.empty() && line_.back() == '\r') line_.remove_suffix(1);
  ++line_number_;
  return true;
}

std::string_view Reader::word() {
  const auto begin = std::min(line_.find_first_not_of(" \t"), line_.size());
  line_.remove_prefix(begin);
  const auto end = std::min(line_.find_first_of(" \t"), line_.size());
  const std::string_view found = line_.substr(0, end);
  line_.remove_prefix(end);
  return found;
}

std::int64_t Reader::number(const char* what, std::int64_t least, std::int64_t most) {
  const std::string_view digits = word();
  if (digits.empty()) refuse(std::string(what) + " is missing");
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  const bool whole = end == digits.data() + digits.size();
  if (error == std::errc::result_out_of_range && whole) refuse(std::string(what) + " is out of range");
  if (error != std::errc{} || !whole) refuse(std::string(what) + " is not a whole number");
  if (value < least || value > most)
    refuse(std::string(what) + " is not between " + std::to_string(least) + " and " + std::to_string(most));
  return value;
}

void Reader::end_of_line() {
  if (!word().empty()) refuse("a word too many");
}

void Reader::read_size() {
  if (arcs_ >= 0) refuse("a second p line");
  if (word() != "min") refuse("not a min-cost flow problem (p min NODES ARCS)");
  const auto nodes = static_cast<std::size_t>(number("the number of nodes", 0, kGraphNodesMost));
  arcs_ = number("the number of arcs", 0, kGraphArcsMost);
  end_of_line();
  graph_.supply.assign(nodes, 0);
  named_.assign(nodes, 0);
}

void Reader::read_node() {
  const auto nodes = static_cast<std::int64_t>(graph_.supply.size());
  const auto node = static_cast<std::size_t>(number("the node", 1, nodes) - 1);
  if (named_[node]) refuse("this node has a supply already");
  named_[node] = 1;
  graph_.supply[node] = number("the supply", -kGraphNumberMost, kGraphNumberMost);
  end_of_line();
}

void Reader::read_arc() {
  if (static_cast<std::int64_t>(graph_.from.size()) == arcs_) refuse("more arcs than announced");
  const auto nodes = static_cast<std::int64_t>(graph_.supply.size());
  graph_.from.push_back(static_cast<std::int32_t>(number("the first node", 1, nodes) - 1));
  graph_.to.push_back(static_cast<std::int32_t>(number("the second node", 1, nodes) - 1));
  graph_.lower.push_back(number("the lower bound", 0, kGraphNumberMost));
  graph_.upper.push_back(number("the upper bound", graph_.lower.back(), kGraphNumberMost));
  graph_.cost.push_back(number("the cost", -kGraphNumberMost, kGraphNumberMost));
  end_of_line();
}

Graph Reader::read() {
  while (next_line()) {
    const std::string_view kind = word();
    if (kind.empty() || kind == "c") continue;
    if (kind == "p") {
      read_size();
      continue;
    }
    if (kind != "n" && kind != "a") refuse("neither c, p, n nor a");
    if (arcs_ < 0) refuse("the p line must come first");
    kind == "n" ? read_node() : read_arc();
  }
  if (arcs_ < 0) refuse("there is no p line");
  if (static_cast<std::int64_t>(graph_.from.size()) < arcs_) refuse("fewer arcs than announced");
  Int128 balance = 0;
  for (const std::int64_t supply : graph_.supply) balance += supply;
  if (balance != 0) refuse("the supplies don't add up to 0");
  return std::move(graph_);
}

}  // namespace

Graph read_dimacs(std::string_view text) {
  return Reader(text).read();
}

}  // namespace heliu::matching::flow
