// What a request's headers say about itself: W3C trace context and the reader's language.
#pragma once
#include <string>
#include <string_view>

namespace heliu {

// 32 hexadecimal digits: of a valid traceparent, else new. An invalid header is ignored, as the
// recommendation demands.
std::string trace_id_from(std::string_view traceparent);
std::string new_trace_id();

// A traceparent to send on, with a new parent id.
std::string traceparent_of(const std::string& trace_id);

// "en" when English is preferred, else "zh-CN".
std::string language_from(std::string_view accept_language);

}  // namespace heliu
