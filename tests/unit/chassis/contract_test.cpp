#include "chassis/contract/contract.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace heliu {
namespace {

// A contract whose one operation holds the given lines (indented by six).
std::string with_operation(const std::string& lines, const std::string& rest = {}) {
  return "openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths:\n  /v1/lots/{id}:\n    get:\n" + lines +
         rest;
}

const std::string kSound = R"(      operationId: getLot
      x-roles: [producer, regulator]
      parameters:
        - {name: id, in: path, required: true, schema: {type: string, format: uuid}}
      responses: {'200': {description: ok}}
)";

std::string fault_of(const std::string& yaml) {
  try {
    Contract::parse(yaml, "test");
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "accepted";
}

std::string without(std::string text, const std::string& part) {
  const auto at = text.find(part);
  const auto line = text.rfind('\n', at) == std::string::npos ? 0 : text.rfind('\n', at) + 1;
  return text.erase(line, text.find('\n', at) + 1 - line);
}

std::string replaced(std::string text, const std::string& part, const std::string& by) {
  return text.replace(text.find(part), part.size(), by);
}

TEST(Contract, IsReadIntoOperations) {
  const Contract contract = Contract::parse(with_operation(kSound), "test");
  ASSERT_EQ(contract.operations().size(), 1U);
  const Operation& lot = contract.operations().front();
  EXPECT_EQ(lot.id, "getLot");
  EXPECT_EQ(lot.method, "GET");
  EXPECT_EQ(lot.roles, (std::vector<std::string>{"producer", "regulator"}));
  EXPECT_FALSE(lot.command());
  EXPECT_EQ(contract.max_body_bytes(), 1U << 20);
  EXPECT_TRUE(contract.problems().contains("not-found"));
  EXPECT_NE(contract.document().find("\"getLot\""), std::string::npos);
}

TEST(Contract, NamesThePlaceOfEachFault) {
  struct Case {
    std::string yaml, says;
  };
  const std::vector<Case> cases{
      {"openapi: [", "line 1"},
      {"openapi: 3.1.0\npaths: {}", "#/openapi"},
      {"openapi: 3.0.3", "\"paths\" is missing"},
      {with_operation(without(kSound, "operationId")),
       "#/paths/v1/lots/{id}/get: \"operationId\" is missing"},
      {with_operation(without(kSound, "x-roles")), "\"x-roles\" is missing"},
      {with_operation(replaced(kSound, "in: path", "in: query")), "{id} is not described"},
      {with_operation(replaced(kSound, "in: path", "in: cookie")),
       "parameters/0/in: \"cookie\" is not understood"},
      {with_operation(without(kSound, "responses")), "\"responses\" is missing"},
      {with_operation(kSound, "    get:\n" + kSound), "the key \"get\" is given twice"},
      {with_operation(kSound,
                      "  /v1/other:\n    get:\n      operationId: getLot\n      x-roles: ['*']\n"
                      "      responses: {}\n"),
       "the operationId is given twice"},
      {with_operation(kSound, "x-problems:\n  not-found: {status: 404, zh: a, en: b}\n"), "chassis's own"},
      {with_operation(kSound, "x-problems:\n  odd: {status: 200, zh: a, en: b}\n"),
       "#/x-problems/odd/status"},
      {with_operation(kSound, "x-problems:\n  odd: {status: 409, zh: a}\n"), "\"en\" is missing"},
  };
  for (const auto& [yaml, says] : cases)
    EXPECT_NE(fault_of(yaml).find(says), std::string::npos) << fault_of(yaml);
}

std::string with_body(const std::string& schema, const std::string& components = {}) {
  return "openapi: 3.0.3\npaths:\n  /v1/lots:\n    post:\n      operationId: listLot\n      x-roles: "
         "[producer]\n"
         "      requestBody:\n        content:\n          application/json:\n            schema: " +
         schema + "\n      responses: {'201': {description: ok}}\n" + components;
}

TEST(Contract, RefusesSchemasItWouldNotCheck) {
  struct Case {
    std::string schema, says;
  };
  const std::vector<Case> cases{
      {"{type: text}", "\"text\" is no type"},
      {"{type: [string, 'null']}", "must be one word"},
      {"{type: string, pattern: '\\d+'}", "outside the dialect"},
      {"{type: string, pattern: '(unclosed'}", "outside the dialect"},
      {"{type: string, format: email}", "\"email\" is not checked here"},
      {"{type: string, const: a}", "\"const\" is not checked here"},
      {"{type: array}", "must say what its items are"},
      {"{type: object, required: id}", "must be a list of names"},
      {"{$ref: '#/components/schemas/Nobody'}", "names nothing"},
      {"{$ref: 'https://example.org/x'}", "names nothing"},
  };
  for (const auto& [schema, says] : cases)
    EXPECT_NE(fault_of(with_body(schema)).find(says), std::string::npos) << fault_of(with_body(schema));
}

TEST(Contract, RefusesAReferenceThatLeadsBackToItself) {
  const std::string tree = R"(components:
  schemas:
    Tree: {type: object, properties: {next: {$ref: '#/components/schemas/Tree'}}}
)";
  EXPECT_NE(fault_of(with_body("{$ref: '#/components/schemas/Tree'}", tree)).find("leads back"),
            std::string::npos);
}

TEST(Contract, FollowsReferencesAndLaysNeighboursOverThem) {
  const std::string components = R"(components:
  schemas:
    Code: {type: string, pattern: '^[0-9]{3}-[0-9]{3}-[0-9]{2}$'}
    Lot:
      type: object
      required: [code]
      properties: {code: {$ref: '#/components/schemas/Code', nullable: true}}
)";
  const Contract contract =
      Contract::parse(with_body("{$ref: '#/components/schemas/Lot'}", components), "test");
  const Schema& body = *contract.operations().front().body;
  EXPECT_TRUE(faults_of(body, parse_json(R"({"code":"321-024-48"})")).empty());
  EXPECT_TRUE(faults_of(body, parse_json(R"({"code":null})")).empty());
  EXPECT_EQ(faults_of(body, parse_json(R"({"code":"321"})")).size(), 1U);
  EXPECT_NE(contract.document().find("$ref"), std::string::npos);
}

TEST(Contract, PrefersTheLiteralPathAndTellsWrongMethodsApart) {
  const Contract contract = Contract::parse(R"(openapi: 3.0.3
paths:
  /v1/lots/{id}:
    parameters:
      - {name: id, in: path, required: true, schema: {type: string}}
    get: {operationId: getLot, x-roles: ['*'], responses: {}}
    delete: {operationId: withdrawLot, x-roles: ['*'], responses: {}}
  /v1/lots/mine:
    get: {operationId: listMine, x-roles: ['*'], responses: {}}
  /v1/lots/{id}/photos/{name}:
    parameters:
      - {name: id, in: path, required: true, schema: {type: string}}
      - {name: name, in: path, required: true, schema: {type: string}}
    get: {operationId: getPhoto, x-roles: ['*'], responses: {}}
)",
                                            "test");
  EXPECT_EQ(contract.match("GET", "/v1/lots/mine").operation->id, "listMine");
  EXPECT_EQ(contract.match("GET", "/v1/lots/7").operation->id, "getLot");
  EXPECT_EQ(contract.match("DELETE", "/v1/lots/mine").operation->id, "withdrawLot");
  const auto photo = contract.match("GET", "/v1/lots/7/photos/a b.jpg");
  ASSERT_NE(photo.operation, nullptr);
  EXPECT_EQ(photo.parameters, (std::map<std::string, std::string>{{"id", "7"}, {"name", "a b.jpg"}}));
  EXPECT_EQ(contract.match("PUT", "/v1/lots/7").operation, nullptr);
  EXPECT_TRUE(contract.match("PUT", "/v1/lots/7").path_known);
  for (const char* unknown : {"/v1/lots", "/v1/lots/", "/v1/lots/7/", "/V1/lots/7", "", "lots"})
    EXPECT_FALSE(contract.match("GET", unknown).path_known) << unknown;
}

TEST(Problem, FillsItsSentencesFromFacts) {
  EXPECT_EQ(fill("{a} and {b}", {{"a", "1"}, {"b", "{a}"}}), "1 and {a}");
  EXPECT_EQ(fill("{unknown} {", {{"a", "1"}}), "{unknown} {");
  EXPECT_EQ(fill("", {}), "");
}

TEST(Problem, OfTheChassisSpeaksBothLanguages) {
  for (const auto& [name, text] : chassis_problems()) {
    EXPECT_GE(text.status, 400) << name;
    EXPECT_FALSE(text.zh.empty() || text.en.empty()) << name;
  }
}

// A folder with a contract in files of these names.
class ContractFolder {
 public:
  explicit ContractFolder(const std::map<std::string, std::string>& files) {
    std::string pattern = (std::filesystem::temp_directory_path() / "heliu-contract-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
    folder_ = pattern;
    for (const auto& [name, text] : files) std::ofstream(folder_ / name) << text;
  }
  ~ContractFolder() { std::filesystem::remove_all(folder_); }
  Contract load() const { return Contract::load(folder_ / "contract.yaml"); }
  std::string fault() const {
    try {
      load();
    } catch (const std::runtime_error& error) {
      return error.what();
    }
    return "accepted";
  }

 private:
  std::filesystem::path folder_;
};

const std::string kPart = R"(x-problems:
  bid-late: {status: 409, zh: 迟到, en: "It's \"late\""}
paths:
  /v1/bids:
    post:
      operationId: bid
      x-roles: [producer]
      requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Bid"}}}}
      responses: {'201': {description: ok}}
)";
const std::string kSchema =
    "components:\n  schemas:\n    Bid: {type: object, properties: {fen: {type: integer}}}\n";

TEST(ContractInParts, IsOneContract) {
  const ContractFolder folder({{"contract.yaml", with_operation(kSound)},
                               {"contract_bids.yaml", kPart},
                               {"contract_words.yaml", kSchema},
                               {"other.yaml", "["}});
  const Contract contract = folder.load();
  EXPECT_EQ(contract.operations().size(), 2U);
  EXPECT_NE(contract.match("POST", "/v1/bids").operation, nullptr);
  EXPECT_EQ(contract.problems().at("bid-late").zh, "迟到");
  EXPECT_EQ(contract.problems().at("bid-late").en, "It's \"late\"");
  EXPECT_NE(contract.document().find("\"Bid\""), std::string::npos);
}

TEST(ContractInParts, SaysNothingTwiceAndNothingOutOfPlace) {
  const auto fault = [](const std::string& part) {
    return ContractFolder({{"contract.yaml", with_operation(kSound)}, {"contract_b.yaml", part}}).fault();
  };
  EXPECT_NE(fault("paths:\n  /v1/lots/{id}:\n    get: {operationId: other}\n").find("contract_b.yaml"),
            std::string::npos);
  EXPECT_NE(fault("info: {title: other}\n").find("contract_b.yaml#/info"), std::string::npos);
  EXPECT_NE(fault("- a\n").find("must be an object"), std::string::npos);
  EXPECT_NE(fault(kPart).find("Bid"), std::string::npos) << "the schema is in no part";
}

}  // namespace
}  // namespace heliu
