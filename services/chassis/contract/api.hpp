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

  // Never throws. The caller comes from "authorization: Bearer TOKEN" unless set_caller is used (gateway).
  Response serve(Request request) const;

  // The caller of a request, when not by token.
  void identify(std::function<Caller(const Request&)> how) { identify_ = std::move(how); }

  const Contract& contract() const { return contract_; }
  Response problem(const Problem& problem, const Request& request) const;

 private:
  Response handle(Request& request) const;
  Response run_command(const Operation&, const Request&, const Command&) const;
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
};

}  // namespace heliu
