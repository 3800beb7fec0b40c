#include "settlement/iso20022/xml_stream.hpp"

#include <expat.h>

#include <algorithm>
#include <cstring>
#include <exception>
#include <optional>
#include <vector>

#include "settlement/iso20022/encoding.hpp"

namespace heliu::iso20022 {
namespace {

constexpr std::string_view kIsoNamespace = "urn:iso:std:iso:20022:tech:xsd:";
constexpr std::string_view kSwiftNamespace = "urn:swift:xsd:";  // SWIFT's own copies of the schemas
constexpr char kSeparator = '\x1F';                             // between namespace and name; no XML has it
constexpr std::size_t kPiece = 1u << 16;  // bytes given to the parser at once: what it holds stays small
constexpr std::size_t kStart = 256;       // enough for mark and declaration, in UTF-16 too

std::string sentence_of(XML_Error error) {
  switch (error) {
    case XML_ERROR_UNDEFINED_ENTITY:
    case XML_ERROR_BAD_CHAR_REF:
      return "The XML uses an entity or character reference that is not allowed.";
    case XML_ERROR_NO_ELEMENTS:
    case XML_ERROR_UNCLOSED_TOKEN:
    case XML_ERROR_UNCLOSED_CDATA_SECTION:
    case XML_ERROR_PARTIAL_CHAR:
      return "The XML is cut off.";
    case XML_ERROR_JUNK_AFTER_DOC_ELEMENT:
      return "The XML does not hold exactly one document.";
    case XML_ERROR_INVALID_TOKEN:
      return "The file is not well-formed XML, or holds bytes that are no UTF-8 text.";
    default:
      return std::string("The file is not well-formed XML: ") + XML_ErrorString(error) + ".";
  }
}

// Lines of the file as they pass: newlines of the bytes fed, until elements behind them have begun.
class Lines {
 public:
  void feed(std::string_view bytes) {
    newlines_.erase(newlines_.begin(), newlines_.begin() + static_cast<std::ptrdiff_t>(passed_));
    passed_ = 0;
    for (std::size_t at = bytes.find('\n'); at != std::string_view::npos; at = bytes.find('\n', at + 1))
      newlines_.push_back(fed_ + at);
    fed_ += bytes.size();
  }
  void pass(std::uint64_t offset) {
    for (; passed_ < newlines_.size() && newlines_[passed_] < offset; ++passed_) {
      ++line;
      begin_ = newlines_[passed_] + 1;
    }
    column = offset >= begin_ ? offset - begin_ + 1 : 1;  // the parser may not know where it is
  }

  std::uint64_t line = 1, column = 1;

 private:
  std::vector<std::uint64_t> newlines_;
  std::size_t passed_ = 0;
  std::uint64_t fed_ = 0, begin_ = 0;
};

}  // namespace

struct XmlStream::State {
  State(XmlReader& to, XmlLimits limit) : reader(to), limits(limit) {
    parser = XML_ParserCreateNS("UTF-8", kSeparator);
    if (parser == nullptr) throw std::bad_alloc();
    XML_SetUserData(parser, this);
    XML_SetElementHandler(parser, on_open, on_close);
    XML_SetCharacterDataHandler(parser, on_text);
    XML_SetStartDoctypeDeclHandler(parser, on_doctype);
  }
  ~State() { XML_ParserFree(parser); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  XmlReader& reader;
  XmlLimits limits;
  XML_Parser parser = nullptr;
  std::exception_ptr failure;  // of a handler; must not pass through the C library
  Lines lines;
  std::string start;                 // bytes before the encoding is known
  std::optional<Transcoder> decode;  // once it is
  std::string decoded;
  std::uint64_t bytes = 0, elements = 0;
  std::optional<std::string> home;   // the document's namespace, once the document has begun
  std::vector<std::string> outside;  // open elements that are not collected
  XmlTree tree;
  bool collecting = false;
  std::size_t held = 0;  // elements in the tree

  Place here() {
    lines.pass(static_cast<std::uint64_t>(std::max<XML_Index>(XML_GetCurrentByteIndex(parser), 0)));
    std::string path;
    for (const std::string& name : outside) path += (path.empty() ? "" : "/") + name;
    return {lines.line, lines.column, path};
  }

  template <class Action>
  static void guarded(void* self, Action action) {
    State& state = *static_cast<State*>(self);
    if (state.failure) return;
    try {
      action(state);
    } catch (...) {
      state.failure = std::current_exception();
      XML_StopParser(state.parser, XML_FALSE);
    }
  }

  static void on_open(void* self, const XML_Char* name, const XML_Char** attributes) {
    guarded(self, [&](State& state) { state.open(name, attributes); });
  }
  static void on_close(void* self, const XML_Char*) {
    guarded(self, [](State& state) { state.close(); });
  }
  static void on_text(void* self, const XML_Char* text, int size) {
    guarded(self, [&](State& state) {
      if (state.collecting) state.tree.text(std::string_view(text, static_cast<std::size_t>(size)));
    });
  }
  static void on_doctype(void* self, const XML_Char*, const XML_Char*, const XML_Char*, int) {
    guarded(self, [](State& state) {
      throw FormatError("The XML declares a document type or an entity; bank files never do.", state.here());
    });
  }

  void open(std::string_view full, const XML_Char** attributes) {
    if (++elements > limits.elements) throw FormatError("The XML holds too many elements.", here());
    if (outside.size() + (collecting ? tree.depth() : 0) >= limits.depth)
      throw FormatError("The XML is nested too deeply.", here());
    const std::size_t cut = full.find(kSeparator);
    const std::string_view uri = cut == std::string_view::npos ? std::string_view{} : full.substr(0, cut);
    std::string_view name = cut == std::string_view::npos ? full : full.substr(cut + 1);
    if (!home && name == "Document") home = uri;
    std::string foreign;
    if (home && uri != *home) name = foreign = "{" + std::string(uri) + "}" + std::string(name);
    if (!collecting) {
      if (!reader.open(name, uri)) {
        outside.emplace_back(name);
        return;
      }
      tree.clear();
      held = 0;
      collecting = true;
      tree.prefix.clear();
      for (const std::string& around : outside) tree.prefix += around + "/";
    }
    if (++held > limits.tree_elements) throw FormatError("One entry holds too many elements.", here());
    lines.pass(static_cast<std::uint64_t>(XML_GetCurrentByteIndex(parser)));
    tree.open(name, lines.line, lines.column);
    for (; *attributes != nullptr; attributes += 2) {
      const std::string_view attribute = attributes[0];
      const std::size_t colon = attribute.find(kSeparator);
      tree.attribute(colon == std::string_view::npos ? attribute : attribute.substr(colon + 1),
                     attributes[1]);
    }
  }

  void close() {
    if (!collecting) {
      const std::string name = std::move(outside.back());
      outside.pop_back();
      reader.close(name);
      return;
    }
    tree.close();
    if (!tree.complete()) return;
    collecting = false;
    reader.collected(tree.root());
  }

  void parse(std::string_view text, bool last) {
    bytes += text.size();
    if (bytes > limits.bytes) throw FormatError("The XML file is too large.", here());
    do {
      const std::string_view piece = text.substr(0, kPiece);
      text.remove_prefix(piece.size());
      lines.feed(piece);
      const bool end = last && text.empty();
      if (XML_Parse(parser, piece.data(), static_cast<int>(piece.size()), end) == XML_STATUS_OK) continue;
      if (failure) std::rethrow_exception(failure);
      throw FormatError(sentence_of(XML_GetErrorCode(parser)), here());
    } while (!text.empty());
  }

  void take(std::string_view text) {
    if (decode->passes_through()) return parse(text, false);
    while (!text.empty()) {
      decoded.clear();
      decode->convert(text.substr(0, kPiece), decoded);
      text.remove_prefix(std::min(text.size(), kPiece));
      parse(decoded, false);
    }
  }

  void begin() {
    const XmlEncoding encoding = xml_encoding(start);
    decode.emplace(encoding.name);
    take(std::string_view(start).substr(encoding.mark));
    start.clear();
  }
};

XmlStream::XmlStream(XmlReader& reader, XmlLimits limits) : state_(std::make_unique<State>(reader, limits)) {}
XmlStream::~XmlStream() = default;

void XmlStream::feed(std::string_view bytes) {
  if (!state_->decode) {
    const std::size_t wanted = std::min(bytes.size(), kStart - std::min(kStart, state_->start.size()));
    state_->start.append(bytes.substr(0, wanted));
    bytes.remove_prefix(wanted);
    if (state_->start.size() < kStart) return;
    state_->begin();
  }
  state_->take(bytes);
}

void XmlStream::finish() {
  if (!state_->decode) state_->begin();
  state_->decode->finish();
  state_->parse({}, true);
}

Place XmlStream::here() const {
  return state_->here();
}

namespace {

class Whole : public XmlReader {
 public:
  explicit Whole(const UseDocument& use) : use_(use) {}
  bool open(std::string_view, std::string_view uri) override {
    uri_ = uri;
    return true;
  }
  void collected(const XmlNode& root) override { use_(root, message_of(uri_)); }
  void close(std::string_view) override {}

 private:
  const UseDocument& use_;
  std::string uri_;
};

}  // namespace

void read_xml(std::string_view xml, const UseDocument& use, XmlLimits limits) {
  refuse_disguised_utf8(xml);
  Whole whole(use);
  XmlStream stream(whole, limits);
  stream.feed(xml);
  stream.finish();
}

void refuse_disguised_utf8(std::string_view xml) {
  const XmlEncoding encoding = xml_encoding(xml.substr(0, kStart));
  if (encoding.name.starts_with("GB") && surely_utf8(xml))
    throw FormatError("The file is declared as " + encoding.name + " but its bytes are UTF-8.",
                      Place{1, 1, ""});
}

std::string_view message_of(std::string_view uri) {
  for (const std::string_view known : {kIsoNamespace, kSwiftNamespace}) {
    if (!uri.starts_with(known)) continue;
    uri.remove_prefix(known.size());
    if (uri.starts_with('$')) uri.remove_prefix(1);
    return uri;
  }
  return {};
}

}  // namespace heliu::iso20022
