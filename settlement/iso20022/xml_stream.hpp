// Internal to this folder: XML read piece by piece. Refuses what can hurt before it is stored.
#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "settlement/iso20022/xml_tree.hpp"

namespace heliu::iso20022 {

// Limits on a file from outside.
struct XmlLimits {
  std::uint64_t bytes = 32u << 20;        // of the file as UTF-8
  std::uint64_t elements = 1'000'000;     // of the file
  std::size_t tree_elements = 1'000'000;  // held at once: each costs some 100 bytes
  std::size_t depth = 40;                 // ISO 20022 payment messages need about 15
};

// What the reader of a message does with its elements.
class XmlReader {
 public:
  virtual ~XmlReader() = default;

  // An element begins that stands in none that is collected. uri: its namespace, or empty. True: collect it
  // with all that is in it.
  virtual bool open(std::string_view name, std::string_view uri) = 0;
  virtual void collected(const XmlNode& element) = 0;  // gone after the call
  virtual void close(std::string_view name) = 0;       // of what was opened and not collected
};

class XmlStream {
 public:
  // The reader must outlive the stream.
  explicit XmlStream(XmlReader& reader, XmlLimits limits = {});
  ~XmlStream();
  XmlStream(const XmlStream&) = delete;
  XmlStream& operator=(const XmlStream&) = delete;

  // Both throw FormatError with line, column and path, or whatever the reader throws, on: malformed XML,
  // bytes that are not of the encoding, an encoding banks don't use, a document type or entity declaration
  // (none is ever needed, and both are attacks), a reference other than the five predefined ones and
  // character references, a limit above. After a throw the stream is of no more use.
  void feed(std::string_view bytes);
  void finish();

  Place here() const;  // where the stream is

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// A whole file as one tree, given with the name of its message; both are gone after the call. Throws as above
// and whatever use throws.
using UseDocument = std::function<void(const XmlNode& root, std::string_view message)>;
void read_xml(std::string_view xml, const UseDocument& use, XmlLimits limits = {});

// FormatError if the whole file is declared in a Chinese encoding but is UTF-8: decoded as declared, every
// name in it would be a wrong one.
void refuse_disguised_utf8(std::string_view xml);

// "camt.053.001.02" from the namespace that ISO 20022 gives the document; empty if it is none of ISO's.
std::string_view message_of(std::string_view uri);

}  // namespace heliu::iso20022
