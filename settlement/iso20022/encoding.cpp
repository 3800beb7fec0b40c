#include "settlement/iso20022/encoding.hpp"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "settlement/iso20022/format_error.hpp"
#include "settlement/iso20022/text_rules.hpp"

namespace heliu::iso20022 {
namespace {

std::string upper(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return out;
}

struct Known {
  std::string_view declared, iconv;
};
constexpr std::array kKnown = std::to_array<Known>({{"UTF-8", ""},
                                                    {"UTF8", ""},
                                                    {"US-ASCII", "US-ASCII"},
                                                    {"ASCII", "US-ASCII"},
                                                    {"UTF-16LE", "UTF-16LE"},
                                                    {"UTF-16BE", "UTF-16BE"},
                                                    {"ISO-8859-1", "ISO-8859-1"},
                                                    {"ISO-8859-15", "ISO-8859-15"},
                                                    {"WINDOWS-1252", "WINDOWS-1252"},
                                                    {"GB2312", "GB18030"},
                                                    {"GBK", "GB18030"},
                                                    {"GB18030", "GB18030"}});

// The value of encoding="…" in an XML declaration; empty if there is none.
std::string declared_encoding(std::string_view start) {
  if (!start.starts_with("<?xml")) return {};
  const std::string_view declaration = start.substr(0, start.find("?>"));
  const std::size_t at = declaration.find("encoding");
  if (at == std::string_view::npos) return {};
  const std::size_t open = declaration.find_first_of("\"'", at);
  const std::size_t close =
      open == std::string_view::npos ? open : declaration.find(declaration[open], open + 1);
  if (close == std::string_view::npos)
    throw FormatError("The XML declaration is malformed.", Place{1, at + 1, ""});
  return upper(declaration.substr(open + 1, close - open - 1));
}

// The declaration of a UTF-16 file, its ASCII characters only.
std::string narrowed(std::string_view start, std::size_t first) {
  std::string out;
  for (std::size_t i = first; i < start.size(); i += 2) out += start[i];
  return out;
}

}  // namespace

struct Transcoder::State {
  iconv_t handle = nullptr;
  std::string name, rest;
  std::uint64_t line = 1;
};

Transcoder::Transcoder(std::string_view name) {
  const std::string wanted = upper(name);
  const auto known = std::find_if(kKnown.begin(), kKnown.end(),
                                  [&](const Known& candidate) { return candidate.declared == wanted; });
  if (known == kKnown.end())
    throw FormatError("The file is declared in the encoding " + wanted.substr(0, 40) +
                          ", which is none of those that banks use.",
                      Place{1, 1, ""});
  if (known->iconv.empty()) return;
  state_ = std::make_unique<State>();
  state_->name = wanted;
  state_->handle = iconv_open("UTF-8", std::string(known->iconv).c_str());
  if (state_->handle == reinterpret_cast<iconv_t>(-1))
    throw FormatError("This system cannot decode " + wanted + ".", Place{1, 1, ""});
}

Transcoder::~Transcoder() {
  if (state_) iconv_close(state_->handle);
}
Transcoder::Transcoder(Transcoder&& other) noexcept = default;
Transcoder& Transcoder::operator=(Transcoder&& other) noexcept {
  std::swap(state_, other.state_);
  return *this;
}

void Transcoder::convert(std::string_view bytes, std::string& into) {
  if (!state_) {
    into.append(bytes);
    return;
  }
  std::string joined;
  if (!state_->rest.empty()) {
    joined = state_->rest + std::string(bytes);
    bytes = joined;
    state_->rest.clear();
  }
  char* from = const_cast<char*>(bytes.data());  // iconv reads only
  std::size_t left = bytes.size();
  std::array<char, 16'384> out;
  while (left > 0) {
    char* to = out.data();
    std::size_t room = out.size();
    const std::size_t done = iconv(state_->handle, &from, &left, &to, &room);
    const int error = errno;
    into.append(out.data(), out.size() - room);
    state_->line += static_cast<std::uint64_t>(std::count(out.data(), to, '\n'));
    if (done != static_cast<std::size_t>(-1) || error == E2BIG) continue;
    if (error == EINVAL) {  // the piece ends inside a character: the next one goes on
      state_->rest.assign(from, left);
      return;
    }
    throw FormatError("The file holds bytes that are not " + state_->name + ".", Place{state_->line, 1, ""});
  }
}

void Transcoder::finish() {
  if (state_ && !state_->rest.empty())
    throw FormatError("The file ends inside a character.", Place{state_->line, 1, ""});
}

XmlEncoding xml_encoding(std::string_view start) {
  XmlEncoding found;
  std::string declared;
  const auto begins = [&](std::string_view bytes) { return start.starts_with(bytes); };
  if (begins("\xEF\xBB\xBF")) {
    found.mark = 3;
    declared = declared_encoding(start.substr(3));
    if (!declared.empty() && declared != "UTF-8" && declared != "UTF8")
      throw FormatError("The file begins as UTF-8 but declares " + declared + ".", Place{1, 1, ""});
  } else if (begins("\xFF\xFE") || begins(std::string_view("<\0", 2))) {
    found.name = "UTF-16LE";
    found.mark = begins("\xFF\xFE") ? 2 : 0;
    declared = declared_encoding(narrowed(start, found.mark));
  } else if (begins("\xFE\xFF") || begins(std::string_view("\0<", 2))) {
    found.name = "UTF-16BE";
    found.mark = begins("\xFE\xFF") ? 2 : 0;
    declared = declared_encoding(narrowed(start, found.mark + 1));
  } else {
    declared = declared_encoding(start);
    if (declared.starts_with("UTF-16") || declared.starts_with("UTF-32"))
      throw FormatError("The file declares " + declared + " but its bytes are not.", Place{1, 1, ""});
    if (!declared.empty()) found.name = declared;
  }
  if (found.name.starts_with("UTF-16") && !declared.empty() && !declared.starts_with("UTF-16"))
    throw FormatError("The file begins as UTF-16 but declares " + declared + ".", Place{1, 1, ""});
  found.declared = !declared.empty();
  return found;
}

bool surely_utf8(std::string_view bytes) {
  int wide = 0;
  for (std::size_t i = 0; i < bytes.size();) {
    const auto lead = static_cast<unsigned char>(bytes[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (length == 0 || i + length > bytes.size()) return false;
    for (std::size_t k = 1; k < length; ++k)
      if ((static_cast<unsigned char>(bytes[i + k]) & 0xC0) != 0x80) return false;
    wide += length == 3;
    i += length;
  }
  return wide >= 2;  // one such pattern can be chance in GB18030, two with no fault between hardly
}

}  // namespace heliu::iso20022
