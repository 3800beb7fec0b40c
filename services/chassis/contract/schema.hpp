// A schema of the contract, compiled: objects, arrays and alternatives are walked by us, so that all faults
// are found at once; single values are judged by RapidJSON's validator (draft 4, which OpenAPI 3.0 comes
// from).
//
// RapidJSON 1.1.0 knows no "nullable" and no "format", and its regular expressions keep scratch state, so
// patterns run behind a lock of their own.
#pragma once
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "chassis/contract/problem.hpp"
#include "chassis/json/json.hpp"

namespace heliu {

class Schema {
 public:
  // json: a schema without $ref. place: where it stands, for the message. Throws std::runtime_error on a
  // keyword we do not check (silence would be a gap), a pattern outside RapidJSON's dialect, a bad shape.
  static std::shared_ptr<const Schema> compile(const Json& json, const std::string& place);

  Schema(const Schema&) = delete;
  ~Schema();

  void check(const Json& value, const std::string& pointer, bool zh, std::vector<FieldFault>& faults) const;
  const std::string& type() const { return type_; }

 private:
  struct Leaf;
  Schema();
  void read_object(const Json& json, const std::string& place);
  void read_array(const Json& json, const std::string& place);
  void read_leaf(const Json& json, const std::string& place);
  void read_alternatives(const Json& json, const std::string& place);
  void absorb(const Schema& part, const std::string& place);  // allOf: objects become one
  void check_object(const Json&, const std::string& pointer, bool zh, std::vector<FieldFault>&) const;
  void check_array(const Json&, const std::string& pointer, bool zh, std::vector<FieldFault>&) const;
  void check_leaf(const Json&, const std::string& pointer, bool zh, std::vector<FieldFault>&) const;
  void check_alternatives(const Json&, const std::string& pointer, bool zh, std::vector<FieldFault>&) const;

  std::string type_;  // object, array, string, integer, number, boolean; empty: any
  bool nullable_ = false;
  std::map<std::string, std::shared_ptr<const Schema>, std::less<>> properties_;
  std::set<std::string, std::less<>> required_;
  std::optional<bool> others_allowed_;    // members beyond properties_; unsaid: only if there are none
  std::shared_ptr<const Schema> others_;  // what those must be (null: anything)
  std::shared_ptr<const Schema> items_;
  std::optional<std::uint64_t> least_, most_;  // items of an array, members of an object
  bool unique_ = false;
  std::vector<std::shared_ptr<const Schema>> alternatives_;
  bool exactly_one_ = false;  // oneOf, not anyOf
  std::shared_ptr<const Leaf> leaf_;
};

}  // namespace heliu
