// What both programs share as processes: options, the clock, and a clean stop.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace heliu::standins {

// "--name value" pairs; every option must be one of known. Throws std::invalid_argument with a sentence.
std::map<std::string, std::vector<std::string>> read_options(int argc, char** argv,
                                                             const std::vector<std::string_view>& known);

// A whole number from least to most. Throws std::invalid_argument naming the option.
long long number_option(std::string_view option, const std::string& text, long long least, long long most);

std::string now_text();  // RFC 3339 with milliseconds, UTC

// From now on SIGTERM and SIGINT only set the flag that stop_requested() tells.
void catch_stop_signals();
bool stop_requested();

// Returns after the time or as soon as a stop is requested.
void pause_milliseconds(int milliseconds);

}  // namespace heliu::standins
