// Binds handlers to the contract's operations and serves requests: route, caller, role, parameters and body
// against the schema, handler, problem details. Everything but the socket.
#pragma once
#include <functional>
#include <map>
#include <string>

#include "chassis/command/commander.hpp"
#include "chassis/contract/contract.hpp"
#include "chassis/http/message.hpp"
#include "chassis/identity/token.hpp"

namespace heliu {

class Api {
 public:
  using Query = std::function<Response(const Request&, Transaction&)>;
  using Command = std::function<Response(const Request&, Unit&)>;
  using Plain = std::function<Response(const Request&)>;  // neither: the gateway's own operations

  Api(Contract contract, const TokenVerifier* verifier, Database* database, Clock clock);

  void query(const std::string& operation, Query handler);
  void command(const std::string& operation, Command handler);
  void plain(const std::string& operation, Plain handler);
  void use(Commander& commander) { commander_ = &commander; }

  // Throws std::logic_error naming each operation without a handler and each handler without an operation.
  void require_complete() const;

  // Never throws. The order of checks: route (404, 405), caller (401), role (403), content type and body
  // (413, 415, 400), parameters (400), schema (422), Idempotency-Key (400: every POST that is a command),
  // If-Match (428), the version it names (412), handler. A command whose path lies under a resource (the
  // longest part of its path that the contract lets one GET) takes If-Match with that resource's ETag. The
  // caller comes from "authorization: Bearer TOKEN" unless identify() was used.
  Response serve(Request request) const;

  // The caller of a request, when not by token (gateway). A stranger is a Caller without a name; a Problem
  // it throws is answered.
  void identify(std::function<Caller(const Request&)> how) { identify_ = std::move(how); }

  // For tests: an answer that breaks the contract becomes a 500 and a log line. On when HELIU_CHECK_ANSWERS
  // is set.
  void check_answers(bool on) { check_answers_ = on; }

  const Contract& contract() const { return contract_; }
  // The problem as an answer. A name that the contract does not list is a defect: 500, logged.
  Response problem(const Problem& problem, const Request& request) const;

 private:
  Response handle(Request& request) const;
  Response guarded(Request& request) const;  // handle, with every exception as an answer
  const Operation& route(Request& request) const;
  void authorize(const Operation&, Request& request) const;
  void check_answer(const Operation&, const Response&) const;
  Response run_command(const Operation&, const Request&, const Command&) const;
  void require_version(const Request&, Transaction&) const;
  void check_parameters(const Operation&, Request&) const;
  void check_body(const Operation&, const Request&) const;
  void record_gate(const Problem&, const Request&) const;

  Contract contract_;
  const TokenVerifier* verifier_;
  Database* database_;
  Clock clock_;
  Commander* commander_ = nullptr;
  std::map<std::string, Query> queries_;
  std::map<std::string, Command> commands_;
  std::map<std::string, Plain> plains_;
  std::function<Caller(const Request&)> identify_;
  bool check_answers_ = false;
};

}  // namespace heliu
