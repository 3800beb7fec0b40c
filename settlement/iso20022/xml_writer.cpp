#include "settlement/iso20022/xml_writer.hpp"

#include "settlement/iso20022/amount_text.hpp"

namespace heliu::iso20022 {
namespace {

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

XmlWriter::XmlWriter(std::string_view name) : out_("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") {
  out_.append("<Document xmlns=\"").append("urn:iso:std:iso:20022:tech:xsd:").append(name).append("\">\n");
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
