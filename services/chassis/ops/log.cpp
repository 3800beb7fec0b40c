#include "chassis/ops/log.hpp"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <memory>
#include <mutex>

#include "chassis/base/instant.hpp"

namespace heliu::log {

namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer, rapidjson::UTF8<>, rapidjson::UTF8<>,
                                 rapidjson::CrtAllocator, rapidjson::kWriteValidateEncodingFlag>;

thread_local std::string trace;

std::string& service_name() {
  static std::string name;
  return name;
}

spdlog::logger& logger() {
  static const auto instance = [] {
    auto made = std::make_shared<spdlog::logger>("heliu", std::make_shared<spdlog::sinks::stderr_sink_mt>());
    made->set_pattern("%v");
    made->flush_on(spdlog::level::info);
    return made;
  }();
  return *instance;
}

// Text that is not UTF-8 would break the line for its reader.
std::string ascii_only(std::string_view text) {
  std::string clean(text);
  for (char& c : clean)
    if (static_cast<unsigned char>(c) >= 0x80) c = '?';
  return clean;
}

bool is_utf8(std::string_view text) {
  rapidjson::StringBuffer scratch;
  Writer writer(scratch);
  return writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

void write(spdlog::level::level_enum level, std::string_view word, std::string_view message,
           const Fields& fields) {
  if (!logger().should_log(level)) return;
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  const auto pair = [&](std::string_view name, std::string_view value) {
    const std::string clean = is_utf8(value) ? std::string(value) : ascii_only(value);
    writer.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
    writer.String(clean.data(), static_cast<rapidjson::SizeType>(clean.size()));
  };
  writer.StartObject();
  pair("ts", system_clock()().text());
  pair("level", word);
  pair("service", service_name());
  pair("msg", message);
  if (!trace.empty()) pair("trace_id", trace);
  for (const auto& [name, value] : fields) pair(name, value);
  writer.EndObject();
  logger().log(level, spdlog::string_view_t(buffer.GetString(), buffer.GetSize()));
}

}  // namespace

void start(std::string_view service, std::string_view level) {
  service_name() = service;
  set_level(level);
}

bool set_level(std::string_view level) {
  if (level == "debug")
    logger().set_level(spdlog::level::debug);
  else if (level == "info")
    logger().set_level(spdlog::level::info);
  else if (level == "warn")
    logger().set_level(spdlog::level::warn);
  else if (level == "error")
    logger().set_level(spdlog::level::err);
  else
    return false;
  return true;
}

void set_trace(std::string trace_id) {
  trace = std::move(trace_id);
}

void debug(std::string_view message, Fields fields) {
  write(spdlog::level::debug, "debug", message, fields);
}
void info(std::string_view message, Fields fields) {
  write(spdlog::level::info, "info", message, fields);
}
void warn(std::string_view message, Fields fields) {
  write(spdlog::level::warn, "warn", message, fields);
}
void error(std::string_view message, Fields fields) {
  write(spdlog::level::err, "error", message, fields);
}

}  // namespace heliu::log
