// Internal to this folder: the bytes of a file as UTF-8, whatever encoding it is in.
#pragma once
#include <memory>
#include <string>
#include <string_view>

namespace heliu::iso20022 {

// Turns bytes of one encoding into UTF-8, piece by piece.
class Transcoder {
 public:
  // Names as in an XML declaration, any case: UTF-8, US-ASCII, UTF-16LE, UTF-16BE, ISO-8859-1, ISO-8859-15,
  // WINDOWS-1252, GB2312, GBK, GB18030. FormatError on any other. Chinese banks write GB2312 and mean its
  // superset, so the three GB names are all read as GB18030.
  explicit Transcoder(std::string_view name);
  ~Transcoder();
  Transcoder(Transcoder&&) noexcept;
  Transcoder& operator=(Transcoder&&) noexcept;

  bool passes_through() const { return !state_; }  // UTF-8: there is nothing to turn

  // Appends. FormatError with the line where bytes are none of the encoding.
  void convert(std::string_view bytes, std::string& into);
  void finish();  // FormatError if the bytes ended inside a character

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// The encoding of an XML file by its first bytes: byte order mark, else the look of "<?", else the
// declaration, else UTF-8.
struct XmlEncoding {
  std::string name = "UTF-8";  // for Transcoder
  std::size_t mark = 0;        // bytes of the byte order mark
  bool declared = false;
};

// start: at least the first 256 bytes, or all there are. FormatError when mark and declaration contradict.
XmlEncoding xml_encoding(std::string_view start);

// True if the bytes are surely UTF-8 with Chinese or other three-byte characters in it: what is declared as
// GB18030 and looks so is declared wrongly.
bool surely_utf8(std::string_view bytes);

}  // namespace heliu::iso20022
