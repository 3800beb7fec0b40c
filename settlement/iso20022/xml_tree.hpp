// Internal to this folder: elements of a bank file, as a tree that is made once and read.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "settlement/iso20022/format_error.hpp"
#include "settlement/iso20022/tolerance.hpp"
#include "settlement/quantity.hpp"

namespace heliu::iso20022 {

class XmlNode;

// Elements in the order of the file, their texts in one pool: a tree costs two allocations, not two an
// element, and clear() keeps the memory for the next one.
class XmlTree {
 public:
  void clear();
  void open(std::string_view name, std::uint64_t line, std::uint64_t column);
  void attribute(std::string_view name, std::string_view value);  // of the element that is open
  void text(std::string_view piece);
  void close();

  bool complete() const { return !nodes_.empty() && open_ == kNone; }
  std::size_t depth() const { return depth_; }
  XmlNode root() const;

  std::string prefix;  // path of the element around the root, with a slash at its end; for messages

 private:
  friend class XmlNode;
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
  struct Piece {
    std::uint32_t at = 0, size = 0;
  };
  struct Node {
    Piece name, text;
    std::uint32_t parent = kNone, child = kNone, last = kNone, next = kNone;
    std::uint32_t attribute = 0, attributes = 0;
    std::uint64_t line = 0, column = 0;
    mutable bool read = false;
  };
  struct Attribute {
    Piece name, value;
  };

  Piece keep(std::string_view text);
  std::string_view view(Piece piece) const { return std::string_view(pool_).substr(piece.at, piece.size); }

  std::string pool_;
  std::vector<Node> nodes_;
  std::vector<Attribute> attributes_;
  std::uint32_t open_ = kNone;
  std::size_t depth_ = 0;
};

// One element of a tree, or none. Names are without namespace prefix; an element of another namespace than
// the document's has its namespace before its name, so that no path finds it.
class XmlNode {
 public:
  XmlNode() = default;
  explicit operator bool() const { return tree_ != nullptr; }

  std::string_view name() const;
  std::string_view attribute(std::string_view name) const;  // empty if there is none

  XmlNode first() const;  // child element of any name
  XmlNode next() const;   // sibling of any name
  XmlNode child(std::string_view name) const;
  XmlNode next(std::string_view name) const;

  // Follows "GrpHdr/MsgId", always the first of a name. "" is the element itself.
  XmlNode find(std::string_view path) const;

  // The text of an element, surrounding blanks dropped; "" if the element is missing. Counts as read.
  std::string text(std::string_view path = "") const;
  bool flag(std::string_view path) const;             // true or 1
  std::string required(std::string_view path) const;  // FormatError if missing or empty
  std::uint64_t count(std::string_view path) const;   // 0 if missing. FormatError if it is no count
  Fen hundredths(std::string_view path) const;        // an exact amount of any currency

  // Every text inside that was not read so far, in the order of the file.
  void unread(std::vector<Kept>& into) const;
  void count_as_read() const;  // with all that is inside
  bool was_read() const { return tree_ != nullptr && node().read; }

  Place place() const;

 private:
  friend class XmlTree;
  XmlNode(const XmlTree* tree, std::uint32_t at) : tree_(at == XmlTree::kNone ? nullptr : tree), at_(at) {}
  const XmlTree::Node& node() const { return tree_->nodes_[at_]; }
  std::string path_from(std::uint32_t ancestor) const;

  const XmlTree* tree_ = nullptr;
  std::uint32_t at_ = 0;
};

}  // namespace heliu::iso20022
