#include "ops/standins/common/process.hpp"

#include <poll.h>
#include <signal.h>

#include <algorithm>
#include <atomic>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <stdexcept>

namespace heliu::standins {
namespace {

std::atomic<bool> stop_flag{false};  // lock-free, so a signal handler may set it
static_assert(std::atomic<bool>::is_always_lock_free);

}  // namespace

std::map<std::string, std::vector<std::string>> read_options(int argc, char** argv,
                                                             const std::vector<std::string_view>& known) {
  std::map<std::string, std::vector<std::string>> options;
  for (int i = 1; i < argc; i += 2) {
    const std::string name = argv[i];
    if (std::find(known.begin(), known.end(), name) == known.end())
      throw std::invalid_argument("unknown option " + name);
    if (i + 1 == argc) throw std::invalid_argument("option " + name + " needs a value");
    options[name].emplace_back(argv[i + 1]);
  }
  return options;
}

long long number_option(std::string_view option, const std::string& text, long long least, long long most) {
  long long value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < least || value > most)
    throw std::invalid_argument("option " + std::string(option) + " is not a whole number from " +
                                std::to_string(least) + " to " + std::to_string(most));
  return value;
}

std::string now_text() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const auto millis = std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
  const std::time_t seconds = millis / 1000;
  std::tm parts{};
  ::gmtime_r(&seconds, &parts);
  char date[32], text[48];
  std::strftime(date, sizeof date, "%Y-%m-%dT%H:%M:%S", &parts);
  std::snprintf(text, sizeof text, "%s.%03dZ", date, static_cast<int>(millis % 1000));
  return text;
}

void catch_stop_signals() {
  struct sigaction action {};
  action.sa_handler = [](int) { stop_flag = true; };
  ::sigaction(SIGTERM, &action, nullptr);
  ::sigaction(SIGINT, &action, nullptr);
  ::signal(SIGPIPE, SIG_IGN);
}

bool stop_requested() {
  return stop_flag;
}

void pause_milliseconds(int milliseconds) {
  if (!stop_requested()) ::poll(nullptr, 0, milliseconds);  // a signal ends it early
}

}  // namespace heliu::standins
