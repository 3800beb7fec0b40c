#include "settlement/iso20022/xml_tree.hpp"

#include <algorithm>
#include <charconv>

#include "settlement/iso20022/amount_text.hpp"

namespace heliu::iso20022 {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

}  // namespace

XmlTree::Piece XmlTree::keep(std::string_view text) {
  const Piece piece{static_cast<std::uint32_t>(pool_.size()), static_cast<std::uint32_t>(text.size())};
  pool_.append(text);
  return piece;
}

void XmlTree::clear() {
  pool_.clear();
  nodes_.clear();
  attributes_.clear();
  open_ = kNone;
  depth_ = 0;
}

void XmlTree::open(std::string_view name, std::uint64_t line, std::uint64_t column) {
  const auto at = static_cast<std::uint32_t>(nodes_.size());
  if (open_ != kNone) {
    Node& parent = nodes_[open_];
    // Blanks between elements are layout.
    if (trimmed(view(parent.text)).empty()) {
      if (parent.text.at + parent.text.size == pool_.size()) pool_.resize(parent.text.at);
      parent.text.size = 0;
    }
    (parent.last == kNone ? parent.child : nodes_[parent.last].next) = at;
    parent.last = at;
  }
  Node node;
  node.name = keep(name);
  node.text.at = static_cast<std::uint32_t>(pool_.size());
  node.parent = open_;
  node.attribute = static_cast<std::uint32_t>(attributes_.size());
  node.line = line;
  node.column = column;
  nodes_.push_back(node);
  open_ = at;
  ++depth_;
}

void XmlTree::attribute(std::string_view name, std::string_view value) {
  const Piece kept_name = keep(name);
  attributes_.push_back({kept_name, keep(value)});
  ++nodes_[open_].attributes;
  nodes_[open_].text.at = static_cast<std::uint32_t>(pool_.size());
}

void XmlTree::text(std::string_view piece) {
  Node& node = nodes_[open_];
  if (node.child == kNone) {
    pool_.append(piece);
    node.text.size += static_cast<std::uint32_t>(piece.size());
    return;
  }
  if (trimmed(piece).empty()) return;
  const std::uint64_t line = node.line, column = node.column;
  open("#text", line, column);  // text between elements means nothing in ISO 20022, but is kept
  text(piece);
  close();
}

void XmlTree::close() {
  open_ = nodes_[open_].parent;
  --depth_;
}

XmlNode XmlTree::root() const {
  return {this, nodes_.empty() ? kNone : 0};
}

std::string_view XmlNode::name() const {
  return tree_ ? tree_->view(node().name) : std::string_view{};
}

std::string_view XmlNode::attribute(std::string_view name) const {
  if (!tree_) return {};
  for (std::uint32_t i = 0; i < node().attributes; ++i) {
    const auto& candidate = tree_->attributes_[node().attribute + i];
    if (tree_->view(candidate.name) == name) return trimmed(tree_->view(candidate.value));
  }
  return {};
}

XmlNode XmlNode::first() const {
  return tree_ ? XmlNode(tree_, node().child) : XmlNode();
}

XmlNode XmlNode::next() const {
  return tree_ ? XmlNode(tree_, node().next) : XmlNode();
}

XmlNode XmlNode::child(std::string_view name) const {
  XmlNode found = first();
  while (found && found.name() != name) found = found.next();
  return found;
}

XmlNode XmlNode::next(std::string_view name) const {
  XmlNode found = next();
  while (found && found.name() != name) found = found.next();
  return found;
}

XmlNode XmlNode::find(std::string_view path) const {
  XmlNode from = *this;
  while (from && !path.empty()) {
    const std::string_view step = path.substr(0, path.find('/'));
    path.remove_prefix(std::min(path.size(), step.size() + 1));
    from = from.child(step);
  }
  return from;
}

std::string XmlNode::text(std::string_view path) const {
  const XmlNode found = find(path);
  if (!found) return {};
  found.node().read = true;
  return std::string(trimmed(tree_->view(found.node().text)));
}

bool XmlNode::flag(std::string_view path) const {
  const std::string word = text(path);
  return word == "true" || word == "1";
}

std::string XmlNode::required(std::string_view path) const {
  std::string found = text(path);
  if (found.empty())
    throw FormatError(
        std::string(name()) + (path.empty() ? "" : "/") + std::string(path) + " is missing or empty.",
        place());
  return found;
}

std::uint64_t XmlNode::count(std::string_view path) const {
  const std::string word = text(path);
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (!word.empty() && (error != std::errc() || end != word.data() + word.size() || value > INT64_MAX))
    throw FormatError(std::string(path) + " is not a count.", find(path).place());
  return value;
}

Fen XmlNode::hundredths(std::string_view path) const {
  const auto amount = parse_amount(required(path));
  if (!amount)
    throw FormatError(std::string(path.empty() ? name() : path) +
                          " is not an exact amount of hundredths (yuan and fen) without sign.",
                      find(path).place());
  return *amount;
}

void XmlNode::unread(std::vector<Kept>& into) const {
  if (!tree_) return;
  // Depth first in the order of the file: children follow their parent in nodes_.
  for (std::uint32_t i = at_ + 1; i < tree_->nodes_.size(); ++i) {
    const XmlTree::Node& other = tree_->nodes_[i];
    if (other.parent < at_) break;
    if (other.read) continue;
    const XmlNode left(tree_, i);
    const std::string_view words = trimmed(tree_->view(other.text));
    if (words.empty() && other.child != XmlTree::kNone) continue;
    std::string path = left.path_from(at_);
    if (const std::string_view currency = left.attribute("Ccy"); !currency.empty())
      path.append("[").append(currency).append("]");
    into.push_back({std::move(path), std::string(words)});
  }
}

void XmlNode::count_as_read() const {
  for (std::uint32_t i = at_; i < tree_->nodes_.size(); ++i) {
    if (i != at_ && tree_->nodes_[i].parent < at_) break;
    tree_->nodes_[i].read = true;
  }
}

Place XmlNode::place() const {
  if (!tree_) return {};
  return {node().line, node().column, tree_->prefix + path_from(XmlTree::kNone)};
}

std::string XmlNode::path_from(std::uint32_t ancestor) const {
  std::string path;
  for (std::uint32_t i = at_; i != ancestor && i != XmlTree::kNone; i = tree_->nodes_[i].parent) {
    const std::string_view step = tree_->view(tree_->nodes_[i].name);
    path.insert(0, path.empty() ? std::string(step) : std::string(step) + "/");
  }
  return path;
}

}  // namespace heliu::iso20022
