// Internal to this folder: bank XML in and out. The reader refuses what can hurt before it builds a tree.
#pragma once
#include <cstddef>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "settlement/quantity.hpp"

namespace heliu::iso20022 {

// Limits on a file from outside. A booked entry takes about 2 kB and 70 tags, so a day of 10,000 fits.
inline constexpr std::size_t kMaxXmlBytes = 32u << 20;
inline constexpr std::size_t kMaxXmlTags = 1'000'000;  // bounds the tree: each element costs some 64 bytes
inline constexpr int kMaxXmlDepth = 40;                // ISO 20022 payment messages need about 15

// Parses bank XML. Throws FormatError on: malformed XML or UTF-8, another declared encoding, a document
// type or entity declaration (none is ever needed, and both are attacks), a reference other than the five
// predefined ones and character references, or a limit above.
void parse_xml(std::string_view xml, pugi::xml_document& into);

std::string_view local_name(pugi::xml_node node);  // without namespace prefix

// Follows "GrpHdr/MsgId" by local names, always the first of a name. An empty node if one is missing.
pugi::xml_node find(pugi::xml_node from, std::string_view path);
std::vector<pugi::xml_node> find_all(pugi::xml_node from, std::string_view name);  // direct children

// The text of an element, surrounding blanks dropped; "" if the element is missing.
std::string text_at(pugi::xml_node from, std::string_view path);
std::string required_at(pugi::xml_node from, std::string_view path);  // FormatError if missing or empty

// The element's amount in CNY. FormatError if missing, of another currency or no exact count of fen.
Fen amount_at(pugi::xml_node from, std::string_view path);

// The message's name in the root's namespace, such as "camt.053.001.02". FormatError if there is none.
std::string message_name(pugi::xml_node document);

class XmlWriter {
 public:
  explicit XmlWriter(std::string_view name);  // writes the declaration and opens Document
  void open(std::string_view name);
  void close();
  void leaf(std::string_view path, std::string_view text);     // "Id/Othr/Id" opens and closes the outer ones
  void leaf_if(std::string_view path, std::string_view text);  // nothing if the text is empty
  void amount(std::string_view name, Fen amount);              // with Ccy="CNY"
  std::string finish();                                        // closes what is open

 private:
  void indent();
  void element(std::string_view name, std::string_view attribute, std::string_view text);

  std::string out_;
  std::vector<std::string> open_;
};

}  // namespace heliu::iso20022
