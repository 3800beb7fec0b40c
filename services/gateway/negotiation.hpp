// Two header fields of HTTP that decide which form of a file a reader gets (RFC 9110).
#pragma once
#include <string_view>

namespace heliu::gateway {

// Whether Accept-Encoding lets a coding be used: it is named, or covered by "*", with a weight above zero. A
// reader that says nothing gets the plain form.
bool accepts(std::string_view accept_encoding, std::string_view coding);

// Whether If-None-Match names the tag, weakly compared (§13.1.2).
bool names_etag(std::string_view if_none_match, std::string_view etag);

}  // namespace heliu::gateway
