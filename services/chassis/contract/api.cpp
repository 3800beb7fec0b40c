#include "chassis/contract/api.hpp"

#include <cstdlib>

#include "chassis/base/bytes.hpp"
#include "chassis/base/sm3.hpp"
#include "chassis/contract/problem_answer.hpp"
#include "chassis/http/trace.hpp"
#include "chassis/ops/log.hpp"
#include "chassis/ops/metrics.hpp"

namespace heliu {

namespace {

// What a regulator sees of an attempt that a gate stopped.
struct GateRefusal {
  std::string problem, operation, caller_name;
  Uuid enterprise_id;  // nil for staff
  Facts params;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(GateRefusal, (), (problem, operation, caller_name, enterprise_id, params, at))

std::string owner_of(const Caller& caller) {
  if (!caller.enterprise.is_nil()) return caller.enterprise.text();
  return caller.user.is_nil() ? caller.name : caller.user.text();
}

// Structured-field strings come in quotes; the bare form is accepted too.
std::string unquoted(std::string text) {
  if (text.size() >= 2 && text.front() == '"' && text.back() == '"') return text.substr(1, text.size() - 2);
  return text;
}

std::string fingerprint_of(const Request& request) {
  CanonicalBytes content;
  content.add(request.operation).add(request.path).add(request.body);
  return to_hex(sm3(content.bytes()));
}

// If-None-Match compares weakly (RFC 9110 §13.1.2).
bool names_etag(std::string_view list, std::string_view etag) {
  if (list == "*") return true;
  for (std::size_t at = list.find(etag); at != std::string_view::npos; at = list.find(etag, at + 1)) {
    const std::size_t end = at + etag.size();
    if (end == list.size() || list[end] == ',' || list[end] == ' ') return true;
  }
  return false;
}

void answer_not_modified(const Request& request, Response& answer) {
  const auto etag = answer.headers.find("etag");
  const std::string wanted = request.header("if-none-match");
  if (request.method != "GET" || answer.status != 200 || etag == answer.headers.end() || wanted.empty())
    return;
  if (!names_etag(wanted, etag->second)) return;
  answer.status = 304;
  answer.body.clear();
  answer.headers.erase("content-type");
}

}  // namespace

Api::Api(Contract contract, const TokenVerifier* verifier, Database* database, Clock clock)
    : contract_(std::move(contract)),
      verifier_(verifier),
      database_(database),
      clock_(std::move(clock)),
      check_answers_(std::getenv("HELIU_CHECK_ANSWERS") != nullptr) {}

void Api::query(const std::string& operation, Query handler) {
  queries_[operation] = std::move(handler);
}
void Api::command(const std::string& operation, Command handler) {
  commands_[operation] = std::move(handler);
}
void Api::plain(const std::string& operation, Plain handler) {
  plains_[operation] = std::move(handler);
}

void Api::require_complete() const {
  std::string wrong;
  std::map<std::string, int> bound;
  for (const auto& [id, handler] : queries_) ++bound[id];
  for (const auto& [id, handler] : commands_) ++bound[id];
  for (const auto& [id, handler] : plains_) ++bound[id];
  for (const auto& operation : contract_.operations()) {
    const auto found = bound.find(operation.id);
    if (found == bound.end())
      wrong += "\n  operation " + operation.id + " has no handler";
    else if (found->second > 1)
      wrong += "\n  operation " + operation.id + " has two handlers";
    if (queries_.contains(operation.id) && operation.command())
      wrong += "\n  operation " + operation.id + " is no GET, so its handler can't be a query";
    if (found != bound.end()) bound.erase(found);
  }
  for (const auto& [id, count] : bound) wrong += "\n  handler " + id + " has no operation";
  if (!wrong.empty()) throw std::logic_error("the contract of " + contract_.name() + " is not met:" + wrong);
}

Response Api::serve(Request request) const {
  const auto began = std::chrono::steady_clock::now();
  request.trace_id = trace_id_from(request.header("traceparent"));
  request.language = language_from(request.header("accept-language"));
  log::set_trace(request.trace_id);
  Response answer = guarded(request);
  answer.headers["x-trace-id"] = request.trace_id;
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
  metrics::observe_seconds("heliu_http_request_duration_seconds", "Time from a parsed request to its answer",
                           {{"service", contract_.name()},
                            {"operation", request.operation.empty() ? "none" : request.operation},
                            {"status", std::to_string(answer.status)}},
                           took.count());
  return answer;
}

Response Api::guarded(Request& request) const try { return handle(request); } catch (const Problem& refused) {
  const auto text = contract_.problems().find(refused.name);
  if (text != contract_.problems().end() && text->second.gate) record_gate(refused, request);
  Response answer = problem(refused, request);
  if (const auto allowed = refused.facts.find("allow");
      answer.status == 405 && allowed != refused.facts.end())
    answer.headers["allow"] = allowed->second;
  return answer;
} catch (const DatabaseBusy&) {
  return problem(Problem("overloaded"), request);
} catch (const DatabaseDown& error) {
  log::warn("database unavailable", {{"operation", request.operation}, {"reason", error.what()}});
  return problem(Problem("database-unavailable"), request);
} catch (const OutcomeUnknown& error) {
  log::warn("outcome unknown", {{"operation", request.operation}, {"reason", error.what()}});
  return problem(Problem("outcome-unknown"), request);
} catch (const Fenced&) {
  return problem(Problem("standby"), request);
} catch (const std::exception& error) {
  log::error("request failed", {{"operation", request.operation}, {"reason", error.what()}});
  return problem(Problem("internal"), request);
} catch (...) {
  log::error("request failed",
             {{"operation", request.operation}, {"reason", "an exception of no known type"}});
  return problem(Problem("internal"), request);
}

Response Api::problem(const Problem& problem, const Request& request) const {
  const auto text = contract_.problems().find(problem.name);
  if (text != contract_.problems().end())
    return problem_answer(problem, text->second, request.language, request.trace_id);
  log::error("a problem without a sentence", {{"operation", request.operation}, {"problem", problem.name}});
  return problem_answer("internal", {}, request.language, request.trace_id);
}

Response Api::handle(Request& request) const {
  const Operation& operation = route(request);
  authorize(operation, request);
  check_body(operation, request);
  check_parameters(operation, request);
  Response answer;
  if (const auto plain = plains_.find(operation.id); plain != plains_.end()) {
    answer = plain->second(request);
  } else if (const auto command = commands_.find(operation.id); command != commands_.end()) {
    answer = run_command(operation, request, command->second);
  } else {
    const Query& query = queries_.at(operation.id);
    database_->read([&](Transaction& db) { answer = query(request, db); });
  }
  if (check_answers_) check_answer(operation, answer);
  answer_not_modified(request, answer);
  return answer;
}

Response Api::run_command(const Operation& operation, const Request& request, const Command& handler) const {
  std::optional<IdempotencyKey> key;
  const std::string given = unquoted(request.header("idempotency-key"));
  if (given.empty() && request.method == "POST") throw Problem("idempotency-key-missing");
  if (given.size() > 255)
    throw Problem("malformed-request", {{"reason", "Idempotency-Key"}}, {{"idempotency-key:", "<= 255"}});
  if (!given.empty()) key = IdempotencyKey{owner_of(request.caller), given, fingerprint_of(request)};
  if (operation.if_match && request.header("if-match").empty()) throw Problem("version-missing");
  if (!request.header("if-match").empty() && !request.if_match())
    throw Problem("malformed-request", {{"reason", "If-Match"}}, {{"if-match:", "\"v17\""}});
  if (commander_ == nullptr) throw std::logic_error("no commander runs this service's commands");
  return commander_->run(request.caller, request.trace_id, key, [&](Unit& unit) {
    require_version(request, unit.db);
    Response answer = handler(request, unit);
    if (answer.source) throw std::logic_error(operation.id + ": a remembered answer can't be a source");
    return answer;
  });
}

// What reading the resource reads is locked: of two commands that name the same version, one finds it gone.
void Api::require_version(const Request& request, Transaction& db) const {
  if (request.header("if-match").empty()) return;
  Request reading = request;
  reading.method = "GET";
  reading.query.clear();
  for (std::string path = request.path; path.find('/') != std::string::npos; path.resize(path.rfind('/'))) {
    const auto resource = contract_.match("GET", path);
    const auto query = resource.operation == nullptr ? queries_.end() : queries_.find(resource.operation->id);
    if (query == queries_.end()) continue;
    reading.path_parameters = resource.parameters;
    db.lock_what_is_read(true);
    const Response current = query->second(reading, db);
    db.lock_what_is_read(false);
    const auto etag = current.headers.find("etag");
    if (etag == current.headers.end()) break;
    if (etag->second != Response::etag(*request.if_match())) throw Problem("version-stale");
    return;
  }
  throw Problem("malformed-request", {{"reason", "If-Match"}},
                {{"if-match:", request.language == "zh-CN" ? "此操作不针对带版本的资源"
                                                           : "this changes nothing that has a version"}});
}

// Its own unit of work: the refused one was rolled back. A lost record never changes the refusal.
void Api::record_gate(const Problem& refused, const Request& request) const try {
  if (commander_ == nullptr) return;
  commander_->run(request.caller, request.trace_id, std::nullopt, [&](Unit& unit) {
    const Uuid enterprise = request.caller.enterprise;
    const GateRefusal refusal{refused.name, request.operation, request.caller.name,
                              enterprise,   refused.facts,     unit.now};
    unit.emit("gate.refused", enterprise, refusal,
              enterprise.is_nil() ? std::vector<Uuid>{} : std::vector<Uuid>{enterprise});
    return Response::no_content();
  });
} catch (const std::exception& error) {
  log::warn("a refusal at a gate was not recorded", {{"problem", refused.name}, {"reason", error.what()}});
}

}  // namespace heliu
