// What a request must pass before its handler runs, and what an answer must be in tests.
#include <algorithm>
#include <charconv>

#include "chassis/contract/api.hpp"
#include "chassis/contract/schema.hpp"

namespace heliu {

namespace {

Facts reason(const std::string& text) {
  return {{"reason", text}};
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

// The media type alone, in lower case.
std::string media_type(std::string header) {
  header.resize(std::min(header.find(';'), header.size()));
  while (header.ends_with(' ')) header.pop_back();
  std::transform(header.begin(), header.end(), header.begin(),
                 [](unsigned char c) { return std::tolower(c); });
  return header;
}

// A parameter's text as the JSON value its schema speaks of; text that isn't one stays text, and fails there.
Json value_of(const std::string& text, const std::string& type, JsonDocument::AllocatorType& allocator) {
  if (type == "integer") {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc() && end == text.data() + text.size()) return Json(number);
  }
  if (type == "number") {
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc() && end == text.data() + text.size()) return Json(number);
  }
  if (type == "boolean" && (text == "true" || text == "false")) return Json(text == "true");
  return Json(text.data(), static_cast<rapidjson::SizeType>(text.size()), allocator);
}

std::string shown_place(const Parameter& parameter) {
  switch (parameter.place) {
    case Parameter::Place::query:
      return "?" + parameter.name;
    case Parameter::Place::path:
      return "{" + parameter.name + "}";
    default:
      return parameter.name + ":";
  }
}

const std::string* find_in(const std::map<std::string, std::string>& values, const std::string& name) {
  const auto found = values.find(name);
  return found == values.end() ? nullptr : &found->second;
}

}  // namespace

const Operation& Api::route(Request& request) const {
  auto match = contract_.match(request.method, request.path);
  if (match.operation != nullptr) {
    request.operation = match.operation->id;
    request.path_parameters = std::move(match.parameters);
    return *match.operation;
  }
  if (!match.path_known) throw Problem("not-found");
  std::vector<std::string> allowed;
  for (const char* method : {"GET", "POST", "PUT", "PATCH", "DELETE"})
    if (contract_.match(method, request.path).operation != nullptr) allowed.emplace_back(method);
  throw Problem("method-not-allowed", {{"allow", joined(allowed)}});
}

void Api::authorize(const Operation& operation, Request& request) const {
  const auto open_to = [&](const char* role) {
    return std::find(operation.roles.begin(), operation.roles.end(), role) != operation.roles.end();
  };
  const std::string header = request.header("authorization");
  if (identify_) {
    request.caller = identify_(request);
  } else if (header.starts_with("Bearer ") && verifier_ != nullptr) {
    try {
      request.caller = verifier_->verify(std::string_view(header).substr(7), clock_());
    } catch (const TokenError&) {
      if (!open_to("anyone")) throw Problem("unauthenticated");
    }
  }
  if (open_to("anyone")) return;
  if (!request.caller.known()) throw Problem("unauthenticated");
  const bool has_role = std::any_of(operation.roles.begin(), operation.roles.end(),
                                    [&](const std::string& role) { return request.caller.has(role); });
  if (!open_to("*") && !has_role) throw Problem("forbidden", {{"roles", joined(operation.roles)}});
}

void Api::check_body(const Operation& operation, const Request& request) const {
  if (request.body.size() > contract_.max_body_bytes()) throw Problem("body-too-large");
  if (request.body.empty()) {
    if (operation.body_required)
      throw Problem("invalid-content", {}, {{"", request.language == "en" ? "is required" : "必填"}});
    return;
  }
  const std::string type = media_type(request.header("content-type"));
  const auto& accepted = operation.content_types;
  if (accepted.empty()) throw Problem("malformed-request", reason("this operation takes no body"));
  if (std::find(accepted.begin(), accepted.end(), type) == accepted.end())
    throw Problem("unsupported-media-type", {{"accepted", joined(accepted)}});
  if (!operation.body) return;
  JsonDocument document;
  try {
    document = parse_json(request.body);
  } catch (const JsonError& error) {
    throw Problem("malformed-request", reason(error.what()));
  }
  auto faults = faults_of(*operation.body, document, request.language);
  if (!faults.empty()) throw Problem("invalid-content", {}, std::move(faults));
}

void Api::check_parameters(const Operation& operation, Request& request) const {
  const bool zh = request.language != "en";
  std::vector<FieldFault> faults;
  JsonDocument scratch;
  for (const Parameter& parameter : operation.parameters) {
    const auto& holder = parameter.place == Parameter::Place::path    ? request.path_parameters
                         : parameter.place == Parameter::Place::query ? request.query
                                                                      : request.headers;
    const std::string place = shown_place(parameter);
    const std::string* text = find_in(holder, parameter.name);
    if (text != nullptr)
      parameter.schema->check(value_of(*text, parameter.type, scratch.GetAllocator()), place, zh, faults);
    else if (parameter.required)
      faults.push_back({place, zh ? "必填" : "is required"});
  }
  // A filter with a typing error would otherwise silently show everything.
  for (const auto& asked : request.query) {
    const auto means = [&](const Parameter& parameter) {
      return parameter.place == Parameter::Place::query && parameter.name == asked.first;
    };
    if (std::none_of(operation.parameters.begin(), operation.parameters.end(), means))
      faults.push_back({"?" + asked.first, zh ? "没有这个参数" : "there is no such parameter"});
  }
  if (!faults.empty())
    throw Problem("malformed-request", reason(zh ? "参数有误" : "some parameters are wrong"),
                  std::move(faults));
}

void Api::check_answer(const Operation& operation, const Response& answer) const {
  const auto described = operation.answers.find(answer.status);
  if (described == operation.answers.end())
    throw std::logic_error(operation.id + " answered " + std::to_string(answer.status) +
                           ", which its contract does not list");
  if (!described->second || answer.source) return;
  const auto faults = faults_of(*described->second, parse_json(answer.body), "en");
  if (!faults.empty())
    throw std::logic_error("the answer of " + operation.id +
                           " breaks its contract: " + faults.front().pointer + " " + faults.front().detail);
}

}  // namespace heliu
