// A request and an answer as plain values: handlers see these and never a socket, so they compile in half a
// second and are tested without one.
#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "chassis/identity/caller.hpp"
#include "chassis/json/describe.hpp"

namespace heliu {

using Headers = std::map<std::string, std::string>;  // names in lower case

struct Request {
  std::string method;  // upper case
  std::string path;    // decoded, without the query
  std::map<std::string, std::string> query;
  Headers headers;
  std::string body;
  std::string remote;  // address of the peer, for limits and logs

  // Set by the chassis before a handler runs:
  std::map<std::string, std::string> path_parameters;
  Caller caller;
  std::string trace_id;            // 32 hexadecimal digits (W3C trace context)
  std::string language = "zh-CN";  // or "en", from Accept-Language
  std::string operation;           // operationId

  std::string header(const std::string& name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? std::string() : found->second;
  }
  // Values the contract has already checked: a missing one is a defect of the contract, std::out_of_range.
  Uuid id(const std::string& name = "id") const { return Uuid::parse(path_parameters.at(name)).value(); }
  const std::string& path_parameter(const std::string& name) const { return path_parameters.at(name); }
  std::optional<std::string> query_parameter(const std::string& name) const {
    const auto found = query.find(name);
    return found == query.end() ? std::nullopt : std::optional(found->second);
  }
  template <class T>
  T as() const {  // the body, already valid against the contract's schema
    return from_json<T>(std::string_view(body));
  }
  // The version in If-Match ("v17" → 17); the contract demands the header where it matters.
  std::optional<std::int64_t> if_match() const;
};

// A body that is made while it is read, for answers that must never stand in memory whole. Called on a
// worker, again and again but never twice at once; what it appends is sent before the next call, so it goes
// as fast as its reader reads. False: the end. An exception breaks the connection off: the reader sees that
// the rest is missing. It is destroyed when the connection is done with it, read to its end or not.
using BodySource = std::function<bool(std::string& append)>;

struct Response {
  int status = 200;
  Headers headers;
  std::string body;
  BodySource source = {};  // in place of the body when set; of reading operations only

  static Response json(int status, std::string body);
  template <class T>
  static Response ok(const T& value) {
    return json(200, to_json(value));
  }
  // A resource with its version as ETag ("v17").
  template <class T>
  static Response resource(const T& value) {
    Response answer = json(200, to_json(value));
    answer.headers["etag"] = etag(value.version);
    return answer;
  }
  // location: where the resource can be read; empty when the contract has no such path.
  template <class T>
  static Response created(const T& value, const std::string& location) {
    Response answer = json(201, to_json(value));
    if constexpr (requires { value.version; }) answer.headers["etag"] = etag(value.version);
    if (!location.empty()) answer.headers["location"] = location;
    return answer;
  }
  static Response no_content() { return {.status = 204, .headers = {}, .body = {}}; }
  static std::string etag(std::int64_t version) { return "\"v" + std::to_string(version) + "\""; }
};

}  // namespace heliu
