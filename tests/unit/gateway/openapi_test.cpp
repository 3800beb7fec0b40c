#include "gateway/openapi.hpp"

#include <gtest/gtest.h>

#include <set>

#include "chassis/json/json.hpp"
#include "gateway/status.hpp"

namespace heliu::gateway {
namespace {

Contract contract(const std::string& name, const std::string& path, const std::string& schema = "Id") {
  return Contract::parse(
      "openapi: 3.0.3\ninfo: {title: x, version: \"1\"}\npaths:\n  " + path +
          ":\n    get:\n      operationId: get\n      x-roles: [anyone]\n"
          "      parameters: [{name: id, in: path, required: true, schema: {type: string}}]\n"
          "      responses: {\"200\": {description: ok, content: {application/json: {schema: "
          "{$ref: \"#/components/schemas/" +
          schema + "\"}}}}}\ncomponents:\n  schemas:\n    " + schema +
          ": {type: object, properties: {of: {type: string, default: " + name + "}}}\n",
      name);
}

const Json* found(const Json& document, std::string pointer) {
  const Json* place = &document;
  pointer.erase(0, 2);  // "#/"
  while (!pointer.empty()) {
    std::string name = pointer.substr(0, pointer.find('/'));
    pointer.erase(0, name.size() + 1);
    if (!place->IsObject() || !place->HasMember(name.c_str())) return nullptr;
    place = &(*place)[name.c_str()];
  }
  return place;
}

void collect(const Json& json, const char* member, std::vector<std::string>& values) {
  if (json.IsArray())
    for (const auto& item : json.GetArray()) collect(item, member, values);
  if (!json.IsObject()) return;
  for (const auto& [name, value] : json.GetObject()) {
    if (std::string_view(name.GetString()) == member && value.IsString())
      values.emplace_back(value.GetString());
    collect(value, member, values);
  }
}

// The services' real contracts, from the repository's root, where tests run.
std::map<std::string, Contract> real_contracts() {
  std::map<std::string, Contract> contracts;
  for (const std::string& name : kServices)
    contracts.emplace(name, Contract::load("services/" + name + "/contract.yaml"));
  contracts.emplace("gateway", Contract::load("services/gateway/contract.yaml"));
  return contracts;
}

std::map<std::string, const Contract*> pointers(const std::map<std::string, Contract>& contracts) {
  std::map<std::string, const Contract*> pointers;
  for (const auto& [name, contract] : contracts) pointers.emplace(name, &contract);
  return pointers;
}

TEST(MergedContract, KeepsEqualNamesOfTwoServicesApart) {
  const Contract a = contract("a", "/v1/a/{id}"), b = contract("b", "/v1/b/{id}");
  const JsonDocument merged = parse_json(merged_openapi({{"a", &a}, {"b", &b}}));
  for (const std::string name : {"a", "b"}) {
    std::vector<std::string> references;
    collect(merged["paths"][("/v1/" + name + "/{id}").c_str()], "$ref", references);
    ASSERT_EQ(references, (std::vector<std::string>{"#/components/schemas/" + name + ".Id",
                                                    "#/components/responses/Problem"}));
    const Json* schema = found(merged, references[0]);
    ASSERT_NE(schema, nullptr);
    EXPECT_EQ((*schema)["properties"]["of"]["default"].GetString(), name);
  }
}

TEST(MergedContract, RefusesAPathThatTwoServicesClaim) {
  const Contract a = contract("a", "/v1/x/{id}"), b = contract("b", "/v1/x/{id}");
  EXPECT_THROW(merged_openapi({{"a", &a}, {"b", &b}}), std::runtime_error);
}

TEST(PathClash, IsFoundWhereOneRequestFitsTwoContracts) {
  const auto clash = [](const std::string& mine, const std::string& theirs) {
    const Contract a = contract("a", mine), b = contract("b", theirs);
    return path_clash({{"a", &a}, {"b", &b}});
  };
  EXPECT_EQ(clash("/v1/x/{id}", "/v1/y/{id}"), "");
  EXPECT_EQ(clash("/v1/x/{id}", "/v1/x/{id}/more"), "");
  EXPECT_EQ(clash("/v1/x/{id}/a", "/v1/x/{id}/b"), "");
  EXPECT_EQ(clash("/v1/x/{id}", "/v1/x/{id}"), "a has /v1/x/{id} and b has /v1/x/{id}");
  EXPECT_NE(clash("/v1/x/{id}/a", "/v1/{id}/x/a"), "");
  EXPECT_NE(clash("/v1/x/{id}", "/v1/{id}/mine"), "");
}

TEST(OurContracts, ClaimNoPathTwice) {
  const auto contracts = real_contracts();
  EXPECT_EQ(path_clash(pointers(contracts)), "");
}

TEST(OurContracts, MergeIntoOneInWhichEveryReferenceLeadsSomewhere) {
  const auto contracts = real_contracts();
  const JsonDocument merged = parse_json(merged_openapi(pointers(contracts)));
  std::vector<std::string> references;
  collect(merged, "$ref", references);
  EXPECT_GT(references.size(), 100U);
  for (const std::string& reference : references) EXPECT_NE(found(merged, reference), nullptr) << reference;
  std::size_t paths = 0;
  for (const auto& [name, contract] : contracts) {
    const JsonDocument own = parse_json(contract.document());
    paths += own["paths"].MemberCount();
    for (const auto& path : own["paths"].GetObject())
      EXPECT_TRUE(merged["paths"].HasMember(path.name)) << path.name.GetString();
  }
  EXPECT_EQ(merged["paths"].MemberCount(), paths);
}

TEST(OurContracts, SayOfEachOperationWhoMayAskWhatKeyItTakesAndHowItRefuses) {
  const auto contracts = real_contracts();
  const JsonDocument merged = parse_json(merged_openapi(pointers(contracts)));
  const Json& sign_in = merged["paths"]["/v1/session"]["post"];
  EXPECT_TRUE(sign_in["security"].Empty());
  EXPECT_FALSE(sign_in.HasMember("parameters")) << "its answer is a secret and not remembered";
  const Json& list_lot = merged["paths"]["/v1/lots"]["post"];
  EXPECT_FALSE(list_lot.HasMember("security")) << "the document's own: session or key";
  EXPECT_STREQ(list_lot["parameters"][0]["$ref"].GetString(), "#/components/parameters/IdempotencyKey");
  EXPECT_STREQ(list_lot["responses"]["default"]["$ref"].GetString(), "#/components/responses/Problem");
}

TEST(OurContracts, NameEachOperationOnce) {
  const auto contracts = real_contracts();
  std::set<std::string> names;
  for (const auto& [service, contract] : contracts)
    for (const Operation& operation : contract.operations())
      EXPECT_TRUE(names.insert(operation.id).second) << service << " " << operation.id;
}

TEST(OurContracts, KeepThePathsThatTheDoorAnswersItself) {
  const auto contracts = real_contracts();
  for (const auto& [service, contract] : contracts)
    for (const char* path : {"/", "/status.css", "/status.js", "/openapi.json", "/v1/feeds/market"})
      EXPECT_FALSE(contract.match("GET", path).path_known) << service << " " << path;
}

}  // namespace
}  // namespace heliu::gateway
