#include "chassis/ops/listener.hpp"

#include "chassis/contract/problem_answer.hpp"
#include "chassis/http/trace.hpp"
#include "chassis/ops/log.hpp"
#include "chassis/ops/metrics.hpp"

namespace heliu {

namespace {

struct Version {
  std::string service, version, compiler;
};
BOOST_DESCRIBE_STRUCT(Version, (), (service, version, compiler))

struct LogLevel {
  std::string level;
};
BOOST_DESCRIBE_STRUCT(LogLevel, (), (level))

Response text(int status, std::string body) {
  return {
      .status = status, .headers = {{"content-type", "text/plain; charset=utf-8"}}, .body = std::move(body)};
}

Response refused(const std::string& problem, const std::string& reason, const Request& request) {
  return problem_answer(problem, {{"reason", reason}}, language_from(request.header("accept-language")),
                        new_trace_id());
}

Response set_log_level(const Request& request) {
  try {
    const auto wanted = from_json<LogLevel>(std::string_view(request.body));
    if (!log::set_level(wanted.level))
      return refused("malformed-request", "level: debug, info, warn, error", request);
    log::info("log level set", {{"log_level", wanted.level}});
    return Response::ok(wanted);
  } catch (const JsonError& error) {
    return refused("malformed-request", error.what(), request);
  }
}

ServerSettings small(const std::string& address, int port) {
  ServerSettings settings;
  settings.address = address;
  settings.port = port;
  settings.workers = 2;
  settings.queue = 32;
  settings.connections = 64;
  settings.body_bytes = 4096;
  return settings;
}

}  // namespace

OpsListener::OpsListener(const std::string& address, int port, std::string service, std::vector<Check> checks)
    : service_(std::move(service)),
      checks_(std::move(checks)),
      server_(small(address, port),
              {.handle = [this](Request request) { return serve(request); }, .wait = {}, .stream = {}}) {}

Response OpsListener::ready(bool verbose) const {
  std::string lines;
  bool well = true;
  const auto line = [&](const std::string& name, const std::string& fault) {
    well = well && fault.empty();
    lines += (fault.empty() ? "[+]" : "[-]") + name + (fault.empty() ? " ok" : ": " + fault) + "\n";
  };
  line("accepting", draining_ ? "draining" : "");
  for (const Check& check : checks_) {
    try {
      line(check.name, check.fault());
    } catch (const std::exception& error) {
      line(check.name, error.what());
    }
  }
  lines += well ? "ready\n" : "not ready\n";
  return text(well ? 200 : 503, verbose ? lines : well ? "ready\n" : "not ready\n");
}

Response OpsListener::serve(const Request& request) const {
  const bool get = request.method == "GET";
  if (request.path == "/log-level")
    return request.method == "PUT" ? set_log_level(request) : refused("method-not-allowed", "", request);
  if (!get) return refused("method-not-allowed", "", request);
  if (request.path == "/livez") return text(200, "alive\n");
  if (request.path == "/readyz") return ready(request.query.contains("verbose"));
  if (request.path == "/version") return Response::ok(Version{service_, HELIU_VERSION, __VERSION__});
  if (request.path == "/metrics") {
    Response answer = text(200, metrics::scrape());
    answer.headers["content-type"] = "text/plain; version=0.0.4; charset=utf-8";
    return answer;
  }
  return refused("not-found", "", request);
}

}  // namespace heliu
