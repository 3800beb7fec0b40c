// Structured logs: one JSON object a line on standard error: ts, level, service, msg, trace_id and fields.
// Never a name, a phone number, a bank account or a token.
#pragma once
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace heliu::log {

using Fields = std::initializer_list<std::pair<std::string_view, std::string>>;

void start(std::string_view service, std::string_view level);  // level: debug, info, warn, error
bool set_level(std::string_view level);                        // false: no such level
void set_trace(std::string trace_id);                          // of this thread, until set again

void debug(std::string_view message, Fields fields = {});
void info(std::string_view message, Fields fields = {});
void warn(std::string_view message, Fields fields = {});
void error(std::string_view message, Fields fields = {});

}  // namespace heliu::log
