#include "chassis/contract/api.hpp"

#include <gtest/gtest.h>

#include "chassis/base/bytes.hpp"
#include "chassis/ops/metrics.hpp"

namespace heliu {
namespace {

constexpr std::string_view kContract = R"(
openapi: 3.0.3
x-max-body-bytes: 2000
x-problems:
  quota-exhausted: {status: 409, gate: true, zh: "许可项 {item} 的年度额度已用完", en: "The quota of {item} is used up"}
paths:
  /v1/lots:
    get:
      operationId: listLots
      x-roles: ['*']
      parameters:
        - {name: limit, in: query, schema: {type: integer, minimum: 1}}
      responses: {'200': {description: ok}}
    post:
      operationId: listLot
      x-roles: [producer]
      requestBody:
        content:
          application/json:
            schema:
              type: object
              required: [kg]
              properties: {kg: {type: integer, minimum: 1}, note: {type: string}}
      responses: {'201': {description: ok}}
  /v1/lots/{id}:
    parameters:
      - {name: id, in: path, required: true, schema: {type: string, format: uuid}}
    get:
      operationId: getLot
      x-roles: ['*']
      responses:
        '200':
          description: ok
          content: {application/json: {schema: {type: object, properties: {version: {type: integer}}}}}
    put:
      operationId: changeLot
      x-roles: [producer]
      x-if-match: true
      responses: {'200': {description: ok}}
  /v1/public: {get: {operationId: public, x-roles: [anyone], responses: {'200': {description: ok}}}}
  /v1/statements:
    post:
      operationId: takeStatement
      x-roles: [finance]
      requestBody: {content: {application/xml: {}}}
      responses: {'204': {description: ok}}
)";

struct Versioned {
  std::int64_t version = 7;
};
BOOST_DESCRIBE_STRUCT(Versioned, (), (version))

// Runs the work without a database: handlers of these tests touch none.
class NoDatabaseCommander : public Commander {
 public:
  Response run(const Caller& caller, const std::string& trace_id, const std::optional<IdempotencyKey>& key,
               const Work& work) override {
    keys.push_back(key);
    if (fail) fail();
    alignas(16) static char nothing[64];
    Transaction db(*reinterpret_cast<Session*>(nothing));
    Unit unit(db, caller, Instant{}, "test", trace_id, freshness);
    Response answer = work(unit);
    for (const auto& event : unit.events()) events.push_back(event);
    return answer;
  }
  std::vector<std::optional<IdempotencyKey>> keys;
  std::vector<FeedEvent> events;
  std::function<void()> fail;
  Freshness freshness;
};

class ApiTest : public testing::Test {
 protected:
  ApiTest() : api(Contract::parse(kContract, "test"), nullptr, nullptr, system_clock()) {
    api.use(commander);
    api.identify(
        [this](const Request& request) { return request.header("cookie").empty() ? Caller{} : caller; });
    api.plain("listLots", [](const Request&) { return Response::json(200, R"({"items":[]})"); });
    api.plain("getLot", [](const Request&) { return Response::resource(Versioned{}); });
    api.plain("public", [this](const Request& request) { return public_answer(request); });
    api.command("listLot", [this](const Request& request, Unit&) { return list(request); });
    api.command("changeLot", [](const Request& request, Unit&) {
      return Response::json(200, std::to_string(request.if_match().value()));
    });
    api.command("takeStatement", [](const Request&, Unit&) { return Response::no_content(); });
  }

  Response list(const Request& request) {
    if (refuse) throw Problem("quota-exhausted", {{"item", "HW48"}});
    return Response::json(201, request.body);
  }

  Response call(const std::string& method, const std::string& path, Headers headers = {{"cookie", "s"}},
                const std::string& body = {}, std::map<std::string, std::string> query = {}) {
    Request request;
    request.method = method;
    request.path = path;
    request.headers = std::move(headers);
    request.body = body;
    request.query = std::move(query);
    return api.serve(std::move(request));
  }
  Response post(const std::string& body, Headers more = {}) {
    Headers headers{{"cookie", "s"}, {"content-type", "application/json"}, {"idempotency-key", "k1"}};
    for (const auto& [name, value] : more) headers[name] = value;
    return call("POST", "/v1/lots", headers, body);
  }
  static std::string code(const Response& answer) {
    if (!answer.headers.contains("content-type") ||
        answer.headers.at("content-type") != "application/problem+json")
      return "";
    const JsonDocument body = parse_json(answer.body);
    EXPECT_EQ(body["status"].GetInt(), answer.status);
    return body["code"].GetString();
  }

  NoDatabaseCommander commander;
  Caller caller{.user = Uuid::v7(), .name = "nanhai", .enterprise = Uuid::v7(), .roles = {"producer"}};
  bool refuse = false;
  std::function<Response(const Request&)> public_answer = [](const Request&) {
    return Response::json(200, "{}");
  };
  Api api;
};

TEST_F(ApiTest, ChecksInAFixedOrder) {
  EXPECT_EQ(code(call("GET", "/v1/nothing", {})), "not-found");
  const Response wrong_method = call("DELETE", "/v1/lots", {});
  EXPECT_EQ(code(wrong_method), "method-not-allowed");
  EXPECT_EQ(wrong_method.headers.at("allow"), "GET, POST");
  EXPECT_EQ(code(call("HEAD", "/v1/lots")), "method-not-allowed");
  EXPECT_EQ(code(call("POST", "/v1/lots", {}, "junk")), "unauthenticated");
  caller.roles = {"carrier"};
  EXPECT_EQ(code(post("junk")), "forbidden");
  caller.roles = {"producer"};
  EXPECT_EQ(code(post(std::string(2001, ' '))), "body-too-large");
  EXPECT_EQ(code(post("<xml/>", {{"content-type", "text/xml"}})), "unsupported-media-type");
  EXPECT_EQ(code(post("{\"kg\":1,\"kg\":2}")), "malformed-request");
  EXPECT_EQ(code(post("{\"kg\":0}")), "invalid-content");
  EXPECT_EQ(code(post("")), "invalid-content");
  EXPECT_EQ(code(post("{\"kg\":5}", {{"idempotency-key", ""}})), "idempotency-key-missing");
  EXPECT_EQ(code(post("{\"kg\":5}", {{"idempotency-key", std::string(256, 'k')}})), "malformed-request");
  EXPECT_EQ(post("{\"kg\":5}", {{"content-type", "Application/JSON; charset=utf-8"}}).status, 201);
}

TEST_F(ApiTest, LetsStrangersInOnlyWhereAnyoneMay) {
  EXPECT_EQ(call("GET", "/v1/public", {}).status, 200);
  EXPECT_EQ(call("GET", "/v1/lots", {}).status, 401);
  EXPECT_EQ(call("GET", "/v1/lots").status, 200);
}

TEST_F(ApiTest, ChecksParametersAndRefusesUnknownOnes) {
  EXPECT_EQ(call("GET", "/v1/lots", {{"cookie", "s"}}, "", {{"limit", "5"}}).status, 200);
  const Response wrong =
      call("GET", "/v1/lots", {{"cookie", "s"}}, "", {{"limit", "x"}, {"statu", "listed"}});
  EXPECT_EQ(wrong.status, 400);
  EXPECT_NE(wrong.body.find("\"?limit\""), std::string::npos);
  EXPECT_NE(wrong.body.find("\"?statu\""), std::string::npos);
  EXPECT_EQ(call("GET", "/v1/lots/17").status, 400);
  EXPECT_EQ(call("GET", "/v1/lots", {{"cookie", "s"}, {"content-type", "application/json"}}, "{}").status,
            400);
}

TEST_F(ApiTest, TellsAProblemInTheCallersLanguage) {
  const Response zh = post("{\"kg\":0,\"extra\":1}");
  const JsonDocument body = parse_json(zh.body);
  EXPECT_EQ(zh.headers.at("content-language"), "zh-CN");
  EXPECT_STREQ(body["type"].GetString(), "/problems/invalid-content");
  EXPECT_STREQ(body["detail"].GetString(), "填写的内容有误，请逐项更正");
  ASSERT_EQ(body["errors"].Size(), 2U);
  EXPECT_STREQ(body["errors"][0]["pointer"].GetString(), "/kg");
  EXPECT_STREQ(body["errors"][0]["detail"].GetString(), "不能小于 1");
  EXPECT_EQ(body["trace_id"].GetString(), zh.headers.at("x-trace-id"));

  const Response en = post("{\"kg\":0}", {{"accept-language", "en-GB"}});
  EXPECT_EQ(en.headers.at("content-language"), "en");
  EXPECT_NE(en.body.find("must be at least 1"), std::string::npos);
}

TEST_F(ApiTest, RecordsARefusalAtAGateOnTheFeed) {
  refuse = true;
  const Response refused = post("{\"kg\":5}", {{"accept-language", "en"}});
  EXPECT_EQ(refused.status, 409);
  EXPECT_NE(refused.body.find("The quota of HW48 is used up"), std::string::npos);
  ASSERT_EQ(commander.events.size(), 1U);
  const FeedEvent& event = commander.events.front();
  EXPECT_EQ(event.type, "gate.refused");
  EXPECT_EQ(event.subject, caller.enterprise);
  EXPECT_EQ(event.visible_to, std::vector<Uuid>{caller.enterprise});
  const JsonDocument data = parse_json(event.data.text);
  EXPECT_STREQ(data["problem"].GetString(), "quota-exhausted");
  EXPECT_STREQ(data["operation"].GetString(), "listLot");
  EXPECT_STREQ(data["params"]["item"].GetString(), "HW48");
}

TEST_F(ApiTest, GivesTheCommanderTheCallersKey) {
  post("{\"kg\":5}", {{"idempotency-key", "\"abc\""}});
  post("{\"kg\":6}", {{"idempotency-key", "abc"}});
  ASSERT_EQ(commander.keys.size(), 2U);
  EXPECT_EQ(commander.keys[0]->owner, caller.enterprise.text());
  EXPECT_EQ(commander.keys[0]->key, "abc");
  EXPECT_EQ(commander.keys[0]->key, commander.keys[1]->key);
  EXPECT_NE(commander.keys[0]->fingerprint, commander.keys[1]->fingerprint);
}

TEST_F(ApiTest, AsksWhichVersionIsChanged) {
  api.query("getLot", [](const Request&, Transaction&) { return Response::resource(Versioned{}); });
  const std::string path = "/v1/lots/" + Uuid::v7().text();
  EXPECT_EQ(call("PUT", path).status, 428);
  EXPECT_EQ(call("PUT", path, {{"cookie", "s"}, {"if-match", "*"}}).status, 400);
  EXPECT_EQ(call("PUT", path, {{"cookie", "s"}, {"if-match", "\"v3\""}}).status, 412) << "it is at 7";
  EXPECT_EQ(call("PUT", path, {{"cookie", "s"}, {"if-match", "\"v7\""}}).body, "7");
}

TEST_F(ApiTest, AnswersNotModifiedForTheSameVersion) {
  const std::string path = "/v1/lots/" + Uuid::v7().text();
  const auto status = [&](const std::string& etag) {
    return call("GET", path, {{"cookie", "s"}, {"if-none-match", etag}}).status;
  };
  EXPECT_EQ(status("\"v7\""), 304);
  EXPECT_EQ(status("W/\"v7\""), 304);
  EXPECT_EQ(status("\"v6\", \"v7\""), 304);
  EXPECT_EQ(status("*"), 304);
  EXPECT_EQ(status("\"v8\""), 200);
  const Response same = call("GET", path, {{"cookie", "s"}, {"if-none-match", "\"v7\""}});
  EXPECT_TRUE(same.body.empty());
  EXPECT_EQ(same.headers.at("etag"), "\"v7\"");
}

TEST_F(ApiTest, PassesARawBodyAsItIs) {
  caller.roles = {"finance"};
  const Headers headers{{"cookie", "s"}, {"content-type", "application/xml"}, {"idempotency-key", "k"}};
  EXPECT_EQ(call("POST", "/v1/statements", headers, "<Document/>").status, 204);
}

TEST_F(ApiTest, TurnsTroubleIntoAnAnswerAndTellsNothingOfIt) {
  const auto answered = [&](std::function<void()> fail) {
    commander.fail = std::move(fail);
    return post("{\"kg\":5}");
  };
  const auto busy = answered([] { throw DatabaseBusy("pool of db-host-7"); });
  EXPECT_EQ(code(busy), "overloaded");
  EXPECT_EQ(busy.headers.at("retry-after"), "1");
  EXPECT_EQ(code(answered([] { throw DatabaseDown("secret"); })), "database-unavailable");
  EXPECT_EQ(code(answered([] { throw OutcomeUnknown("secret"); })), "outcome-unknown");
  EXPECT_EQ(code(answered([] { throw Fenced("secret"); })), "standby");
  const auto failed = answered([] { throw std::runtime_error("secret"); });
  EXPECT_EQ(failed.status, 500);
  EXPECT_EQ(failed.body.find("secret"), std::string::npos);
  EXPECT_EQ(answered([] { throw 7; }).status, 500);
  EXPECT_EQ(answered([] { throw Problem("nobody-knows-this"); }).status, 500);
}

TEST_F(ApiTest, KeepsTheCallersTrace) {
  const std::string trace = "4bf92f3577b34da6a3ce929d0e0e4736";
  std::string seen;
  public_answer = [&](const Request& request) {
    seen = request.trace_id;
    return Response::json(200, "{}");
  };
  const Response answer =
      call("GET", "/v1/public", {{"traceparent", "00-" + trace + "-00f067aa0ba902b7-01"}});
  EXPECT_EQ(seen, trace);
  EXPECT_EQ(answer.headers.at("x-trace-id"), trace);
}

TEST_F(ApiTest, ChecksAnswersAgainstTheContractWhenAsked) {
  api.check_answers(true);
  EXPECT_EQ(call("GET", "/v1/lots/" + Uuid::v7().text()).status, 200);
  api.plain("getLot", [](const Request&) { return Response::json(200, R"({"version":"seven"})"); });
  EXPECT_EQ(call("GET", "/v1/lots/" + Uuid::v7().text()).status, 500);
  api.plain("getLot", [](const Request&) { return Response::json(202, "{}"); });
  EXPECT_EQ(call("GET", "/v1/lots/" + Uuid::v7().text()).status, 500);
}

TEST_F(ApiTest, RefusesToStartUnlessHandlersAndContractAgree) {
  EXPECT_NO_THROW(api.require_complete());
  api.plain("noSuchOperation", [](const Request&) { return Response(); });
  try {
    api.require_complete();
    FAIL();
  } catch (const std::logic_error& error) {
    EXPECT_NE(std::string(error.what()).find("noSuchOperation"), std::string::npos);
  }
  const Api empty(Contract::parse(kContract, "test"), nullptr, nullptr, system_clock());
  EXPECT_THROW(empty.require_complete(), std::logic_error);
}

TEST_F(ApiTest, CountsRequestsByOperationAndStatus) {
  call("GET", "/v1/lots");
  const std::string text = metrics::scrape();
  EXPECT_NE(text.find("heliu_http_request_duration_seconds_count{operation=\"listLots\",service=\"test\","
                      "status=\"200\"}"),
            std::string::npos)
      << text;
}

}  // namespace
}  // namespace heliu
