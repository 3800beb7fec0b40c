// contract.yaml (OpenAPI 3.0) as the service's router: what others may ask, who may ask it, what it must
// hold.
#pragma once
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chassis/contract/problem.hpp"
#include "chassis/json/json.hpp"

namespace heliu {

class Schema;  // a compiled RapidJSON schema with the document it was made from; hidden

struct Parameter {
  enum class Place { path, query, header };
  Place place = Place::query;
  std::string name;
  bool required = false;
  std::shared_ptr<const Schema> schema;
  std::string type;  // "integer" parameters are read as numbers before they are checked
};

struct Operation {
  std::string id;                  // operationId
  std::string method;              // upper case
  std::string path;                // "/v1/lots/{id}"
  std::vector<std::string> roles;  // x-roles; "anyone" lets strangers in, "*" every signed-in caller
  std::vector<Parameter> parameters;
  std::shared_ptr<const Schema> body;  // null: no body is accepted
  bool body_required = false;          // unless the contract says "required: false"
  bool raw_body = false;               // a content type other than JSON (bank statements): passed as it is
  std::vector<std::string> content_types;  // of the body, lower case, without parameters; else 415
  bool if_match = false;                   // x-if-match: the caller must say which version it changes
  bool command() const { return method != "GET"; }
  std::map<int, std::shared_ptr<const Schema>> answers;  // by status, for tests
};

class Contract {
 public:
  // Throws std::runtime_error naming the place when the document can't be used: no operationId, no x-roles,
  // an unresolved $ref, a schema RapidJSON refuses.
  static Contract load(const std::filesystem::path& yaml);
  static Contract parse(std::string_view yaml, const std::string& name);

  const std::string& name() const { return name_; }  // the service's: given to parse, or the file's folder
  const std::vector<Operation>& operations() const { return operations_; }
  const std::map<std::string, ProblemText>& problems() const { return problems_; }
  std::size_t max_body_bytes() const { return max_body_bytes_; }  // x-max-body-bytes, default 1 MiB
  const std::string& document() const { return document_; }  // as JSON, $refs kept, for the gateway to merge

  struct Match {
    const Operation* operation = nullptr;           // null: no such path, or …
    bool path_known = false;                        // … the path exists under other methods (405)
    std::map<std::string, std::string> parameters;  // of the path
  };
  Match match(std::string_view method, std::string_view path) const;

 private:
  std::string name_;
  std::vector<Operation> operations_;
  std::map<std::string, ProblemText> problems_;
  std::size_t max_body_bytes_ = 1 << 20;
  std::string document_;
};

// Every fault of a value against a schema, not only the first, each with its JSON pointer, in the caller's
// language ("zh-CN" or "en"). An object with properties accepts no others unless the schema says so.
std::vector<FieldFault> faults_of(const Schema& schema, const Json& value,
                                  std::string_view language = "zh-CN");

}  // namespace heliu
