// Internal to this folder: bank XML out, in UTF-8.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "settlement/quantity.hpp"

namespace heliu::iso20022 {

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
