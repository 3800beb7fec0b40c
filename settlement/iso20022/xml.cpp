#include "settlement/iso20022/xml.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "settlement/iso20022/amount_text.hpp"
#include "settlement/iso20022/format_error.hpp"
#include "settlement/iso20022/text_rules.hpp"

namespace heliu::iso20022 {
namespace {

constexpr std::string_view kNamespace = "urn:iso:std:iso:20022:tech:xsd:";
constexpr std::string_view kBlanks = " \t\r\n";

// Walks the raw text once, before any tree exists, so that a hostile file costs no more than reading it.
class Screen {
 public:
  explicit Screen(std::string_view xml) : xml_(xml) {}

  void run() {
    while ((at_ = xml_.find_first_of("<&", at_)) != std::string_view::npos) {
      if (xml_[at_] == '&')
        reference();
      else
        markup();
    }
    if (depth_ != 0) throw FormatError("The XML ends before its elements do.");
  }

 private:
  bool here(std::string_view word) const { return xml_.substr(at_, word.size()) == word; }

  void skip_past(std::string_view word) {
    const std::size_t end = xml_.find(word, at_);
    if (end == std::string_view::npos) throw FormatError("The XML is cut off.");
    at_ = end + word.size();
  }

  void markup() {
    if (++tags_ > kMaxXmlTags) throw FormatError("The XML holds too many elements.");
    if (here("<!--")) return skip_past("-->");
    if (here("<![CDATA[")) return skip_past("]]>");
    if (here("<!")) throw FormatError("The XML declares a document type or an entity; bank files never do.");
    if (here("<?")) return skip_past("?>");
    tag();
  }

  void tag() {
    const bool closing = here("</");
    for (char quote = 0; ++at_ < xml_.size();) {
      const char c = xml_[at_];
      if (c == '&') {
        reference();
        --at_;  // the loop steps on
      } else if (quote != 0) {
        if (c == quote) quote = 0;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '>') {
        break;
      }
    }
    if (at_ >= xml_.size()) throw FormatError("The XML is cut off.");
    const bool empty = xml_[at_ - 1] == '/';
    ++at_;
    if (closing)
      --depth_;
    else if (!empty)
      ++depth_;
    if (depth_ > kMaxXmlDepth) throw FormatError("The XML is nested too deeply.");
    if (depth_ < 0) throw FormatError("The XML closes an element that is not open.");
  }

  void reference() {
    const std::size_t end = xml_.find(';', at_);
    const std::string_view name = xml_.substr(at_ + 1, end == std::string_view::npos ? 0 : end - at_ - 1);
    bool known = name == "lt" || name == "gt" || name == "amp" || name == "quot" || name == "apos";
    if (name.starts_with('#')) {
      const bool hex = name.starts_with("#x");
      const std::string_view digits = name.substr(hex ? 2 : 1);
      std::uint32_t code = 0;
      const auto [stop, error] =
          std::from_chars(digits.data(), digits.data() + digits.size(), code, hex ? 16 : 10);
      known =
          error == std::errc() && stop == digits.data() + digits.size() && code >= 0x20 && code <= 0x10FFFF;
      known = known || code == '\t' || code == '\n' || code == '\r';
    }
    if (!known) throw FormatError("The XML uses an entity or character reference that is not allowed.");
    at_ = end + 1;
  }

  std::string_view xml_;
  std::size_t at_ = 0;
  std::size_t tags_ = 0;
  int depth_ = 0;
};

// pugixml is told UTF-8; a declaration that says otherwise would make it read other characters than written.
void check_declared_encoding(std::string_view xml) {
  if (!xml.starts_with("<?xml")) return;
  const std::string_view declaration = xml.substr(0, xml.find("?>"));
  const std::size_t at = declaration.find("encoding");
  if (at == std::string_view::npos) return;
  const std::size_t begin = declaration.find_first_of("\"'", at);
  if (begin == std::string_view::npos) throw FormatError("The XML declaration is malformed.");
  std::string name(declaration.substr(begin + 1, 5));
  for (char& c : name)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  if (name != "utf-8") throw FormatError("The XML is not declared as UTF-8.");
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else
      out += c;
  }
  return out;
}

}  // namespace

void parse_xml(std::string_view xml, pugi::xml_document& into) {
  if (xml.size() > kMaxXmlBytes) throw FormatError("The XML file is too large.");
  if (xml.starts_with("\xEF\xBB\xBF")) xml.remove_prefix(3);
  if (!xml_characters(xml)) throw FormatError("The file is not well-formed UTF-8 text.");
  check_declared_encoding(xml);
  Screen(xml).run();
  const auto result = into.load_buffer(xml.data(), xml.size(), pugi::parse_default, pugi::encoding_utf8);
  if (!result)
    throw FormatError(std::string("The file is not well-formed XML: ") + result.description() + ".");
  if (!into.document_element() || into.document_element().next_sibling())
    throw FormatError("The XML does not hold exactly one document.");
}

std::string_view local_name(pugi::xml_node node) {
  std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

pugi::xml_node find(pugi::xml_node from, std::string_view path) {
  while (from && !path.empty()) {
    const std::string_view step = path.substr(0, path.find('/'));
    path.remove_prefix(std::min(path.size(), step.size() + 1));
    pugi::xml_node child = from.first_child();
    while (child && local_name(child) != step) child = child.next_sibling();
    from = child;
  }
  return from;
}

std::vector<pugi::xml_node> find_all(pugi::xml_node from, std::string_view name) {
  std::vector<pugi::xml_node> found;
  for (pugi::xml_node child : from.children())
    if (local_name(child) == name) found.push_back(child);
  return found;
}

std::string text_at(pugi::xml_node from, std::string_view path) {
  std::string text;
  // A comment inside an element splits its text; what counts is the whole.
  for (pugi::xml_node part : find(from, path).children())
    if (part.type() == pugi::node_pcdata || part.type() == pugi::node_cdata) text += part.value();
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

std::string required_at(pugi::xml_node from, std::string_view path) {
  std::string text = text_at(from, path);
  if (text.empty())
    throw FormatError(std::string(local_name(from)) + "/" + std::string(path) + " is missing or empty.");
  return text;
}

Fen amount_at(pugi::xml_node from, std::string_view path) {
  const std::string place = std::string(local_name(from)) + "/" + std::string(path);
  const std::string text = required_at(from, path);
  const std::string_view currency = find(from, path).attribute("Ccy").value();
  if (currency != "CNY") throw FormatError(place + " is not in CNY.");
  const auto amount = parse_amount(text);
  if (!amount) throw FormatError(place + " is not an exact amount of yuan and fen.");
  return *amount;
}

std::string message_name(pugi::xml_node document) {
  const std::string_view name = document.name();
  const std::size_t colon = name.find(':');
  const std::string attribute =
      colon == std::string_view::npos ? "xmlns" : "xmlns:" + std::string(name.substr(0, colon));
  const std::string_view space = document.attribute(attribute.c_str()).value();
  if (local_name(document) != "Document" || !space.starts_with(kNamespace))
    throw FormatError("The file is not an ISO 20022 document.");
  return std::string(space.substr(kNamespace.size()));
}

XmlWriter::XmlWriter(std::string_view name) : out_("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") {
  out_.append("<Document xmlns=\"").append(kNamespace).append(name).append("\">\n");
  open_.emplace_back("Document");
}

void XmlWriter::indent() {
  out_.append(2 * open_.size(), ' ');
}

void XmlWriter::open(std::string_view name) {
  indent();
  out_.append("<").append(name).append(">\n");
  open_.emplace_back(name);
}

void XmlWriter::close() {
  const std::string name = open_.back();
  open_.pop_back();
  indent();
  out_.append("</").append(name).append(">\n");
}

void XmlWriter::element(std::string_view name, std::string_view attribute, std::string_view text) {
  indent();
  out_.append("<").append(name).append(attribute).append(">").append(escaped(text));
  out_.append("</").append(name).append(">\n");
}

void XmlWriter::leaf(std::string_view path, std::string_view text) {
  const std::size_t slash = path.find('/');
  if (slash == std::string_view::npos) return element(path, "", text);
  open(path.substr(0, slash));
  leaf(path.substr(slash + 1), text);
  close();
}

void XmlWriter::leaf_if(std::string_view path, std::string_view text) {
  if (!text.empty()) leaf(path, text);
}

void XmlWriter::amount(std::string_view name, Fen amount) {
  element(name, " Ccy=\"CNY\"", amount_text(amount));
}

std::string XmlWriter::finish() {
  while (!open_.empty()) close();
  return std::move(out_);
}

}  // namespace heliu::iso20022
