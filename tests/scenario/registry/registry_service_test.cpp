// The registry's operations on the real database: each good answer, bad input, wrong role, repeat, unknown
// id.
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "chassis/base/sm2.hpp"
#include "registry/api.hpp"
#include "registry/enterprise.hpp"
#include "tests/support/test_service.hpp"

namespace heliu::registry {

using test::caller;
using test::member;
using test::problem_name;
using test::TestService;

class RegistryService : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    service = new TestService("registry", assemble, "[paths]\nsql = \"sql\"\n");
    service->run_background("import reference lists",
                            [] { return !service->said("waste_code.listed").empty(); });
  }
  static void TearDownTestSuite() { delete service; }

  // A made-up company with a valid check digit.
  static std::string new_uscc() {
    static int serial = 0;
    char body[24];
    std::snprintf(body, sizeof body, "91440600MA%07d", ++serial);
    for (const char last : std::string_view("0123456789ABCDEFGHJKLMNPQRTUWXY"))
      if (uscc_valid(std::string(body) + last)) return std::string(body) + last;
    return {};
  }
  static std::string enterprise_body(const std::string& kind, const std::string& uscc = new_uscc()) {
    return R"({"uscc":")" + uscc + R"(","name":"示范企业","kinds":[")" + kind +
           R"("],"district":"440605","address":"示范路 1 号","longitude":113140000,"latitude":23030000,)" +
           R"("annual_kilograms":3000})";
  }
  static Uuid enterprise(const std::string& kind) {
    const Response made = service->call(regulator, "POST", "/v1/enterprises", enterprise_body(kind));
    EXPECT_EQ(made.status, 201) << made.body;
    return Uuid::parse(member(made, "id")).value();
  }
  static std::string licence_body(const Uuid& processor, const std::string& number,
                                  const std::string& method = "R4") {
    return R"({"enterprise_id":")" + processor.text() + R"(","number":")" + number +
           R"(","issuer":"示范发证机关","kind":"COMPREHENSIVE",)" +
           R"("valid_from":"2026-01-01","valid_to":"2030-12-31",)" + R"("items":[{"method":")" + method +
           R"(","approved_kilograms":50000000,)" +
           R"("scopes":[{"category":"HW48","mode":"INCLUDE","codes":["321-026-48"]}]}]})";
  }

  static TestService* service;
  static inline const Caller regulator = caller("regulator");
  static inline const Caller producer = caller("producer", Uuid::v7());
  static inline const std::string nobody = "0190b7c2-0000-7000-8000-000000000000";
};
TestService* RegistryService::service = nullptr;

TEST_F(RegistryService, RegistersAnEnterpriseAndSaysSo) {
  const Response made = service->call(regulator, "POST", "/v1/enterprises", enterprise_body("producer"));
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(member(made, "generator_class"), "REGISTER");
  EXPECT_EQ(member(made, "city"), "4406");
  const auto events = service->said("enterprise.registered");
  EXPECT_EQ(events.back().subject.text(), member(made, "id"));
  const Response read = service->call(producer, "GET", "/v1/enterprises/" + member(made, "id"));
  EXPECT_EQ(read.status, 200);
  EXPECT_EQ(read.headers.at("etag"), "\"v1\"");
}

TEST_F(RegistryService, NamesEveryFaultOfABadEnterprise) {
  const Response refused = service->call(regulator, "POST", "/v1/enterprises",
                                         R"({"uscc":"short","name":"","kinds":["baker"],"district":"4406",)"
                                         R"("address":"x","longitude":1.5,"colour":"red"})");
  EXPECT_EQ(refused.status, 422);
  const std::string errors = member(refused, "errors");
  for (const char* pointer :
       {"/uscc", "/name", "/kinds/0", "/district", "/longitude", "/latitude", "/colour"})
    EXPECT_NE(errors.find(pointer), std::string::npos) << pointer << " in " << errors;
}

TEST_F(RegistryService, RefusesAWrongCheckDigitAndATakenCode) {
  EXPECT_EQ(problem_name(service->call(regulator, "POST", "/v1/enterprises",
                                       enterprise_body("producer", "91350100M000100Y44"))),
            "uscc-invalid");
  const std::string uscc = new_uscc();
  EXPECT_EQ(service->call(regulator, "POST", "/v1/enterprises", enterprise_body("producer", uscc)).status,
            201);
  EXPECT_EQ(
      problem_name(service->call(regulator, "POST", "/v1/enterprises", enterprise_body("producer", uscc))),
      "uscc-taken");
}

TEST_F(RegistryService, LetsOnlyStaffRegister) {
  EXPECT_EQ(problem_name(service->call(producer, "POST", "/v1/enterprises", enterprise_body("producer"))),
            "forbidden");
  EXPECT_EQ(problem_name(service->call({}, "POST", "/v1/enterprises", enterprise_body("producer"))),
            "unauthenticated");
}

TEST_F(RegistryService, GivesARepeatTheFirstAnswerAndDoesNothing) {
  const std::string body = enterprise_body("producer");
  const Headers key{{"idempotency-key", "one"}};
  const Response first = service->call(regulator, "POST", "/v1/enterprises", body, key);
  const std::size_t said = service->said("enterprise.registered").size();
  const Response again = service->call(regulator, "POST", "/v1/enterprises", body, key);
  EXPECT_EQ(again.status, first.status);
  EXPECT_EQ(again.body, first.body);
  EXPECT_EQ(again.headers.at("idempotency-hit"), "true");
  EXPECT_EQ(service->said("enterprise.registered").size(), said);
  EXPECT_EQ(
      problem_name(service->call(regulator, "POST", "/v1/enterprises", enterprise_body("carrier"), key)),
      "idempotency-key-reused");
}

TEST_F(RegistryService, AnswersUnknownIdsAndBadIds) {
  for (const char* noun : {"/v1/enterprises/", "/v1/licences/"}) {
    EXPECT_EQ(problem_name(service->call(regulator, "GET", noun + nobody)), "not-found") << noun;
    EXPECT_EQ(service->call(regulator, "GET", std::string(noun) + "17").status, 400) << noun;
  }
  for (const char* action : {"/freeze", "/unfreeze"})
    EXPECT_EQ(problem_name(service->call(regulator, "POST", "/v1/enterprises/" + nobody + action,
                                         R"({"reason":"检查"})")),
              "not-found");
  EXPECT_EQ(problem_name(service->call(regulator, "POST", "/v1/licences/" + nobody + "/suspend",
                                       R"({"reason":"检查"})")),
            "not-found");
}

TEST_F(RegistryService, FreezesAndUnfreezesOnce) {
  const std::string path = "/v1/enterprises/" + enterprise("producer").text();
  const std::string reason = R"({"reason":"现场检查"})";
  EXPECT_EQ(problem_name(service->call(producer, "POST", path + "/freeze", reason)), "forbidden");
  const Response frozen = service->call(regulator, "POST", path + "/freeze", reason);
  EXPECT_EQ(member(frozen, "frozen"), "true");
  EXPECT_EQ(member(frozen, "allowed_actions"), R"(["unfreeze"])");
  EXPECT_EQ(problem_name(service->call(regulator, "POST", path + "/freeze", reason)), "already-so");
  EXPECT_EQ(member(service->call(regulator, "POST", path + "/unfreeze", reason), "frozen"), "false");
  EXPECT_EQ(service->call(regulator, "POST", path + "/unfreeze", "{}").status, 422);
  EXPECT_FALSE(service->said("enterprise.frozen").empty());
  EXPECT_FALSE(service->said("enterprise.unfrozen").empty());
}

TEST_F(RegistryService, RefusesAChangeOfAVersionThatIsNoMore) {
  const std::string path = "/v1/enterprises/" + enterprise("producer").text();
  const std::string reason = R"({"reason":"现场检查"})";
  const std::string read = service->call(regulator, "GET", path).headers.at("etag");
  const auto freeze = [&](const std::string& etag) {
    return service->call(regulator, "POST", path + "/freeze", reason, {{"if-match", etag}});
  };
  EXPECT_EQ(problem_name(freeze("\"v77\"")), "version-stale");
  EXPECT_EQ(problem_name(freeze("whatever")), "malformed-request");
  EXPECT_EQ(freeze(read).status, 200);
  EXPECT_EQ(problem_name(freeze(read)), "version-stale") << "not already-so: it was read before";
  EXPECT_EQ(problem_name(service->call(regulator, "POST", "/v1/enterprises", enterprise_body("producer"),
                                       {{"if-match", read}})),
            "malformed-request");
}

TEST_F(RegistryService, LetsOneOfTwoChangesOfTheSameVersionThrough) {
  const std::string path = "/v1/enterprises/" + enterprise("producer").text();
  for (const std::string action : {"/freeze", "/unfreeze", "/freeze"}) {
    const std::string read = service->call(regulator, "GET", path).headers.at("etag");
    std::atomic<int> done = 0, stale = 0;
    std::vector<std::jthread> officers;
    for (int i = 0; i < 4; ++i)
      officers.emplace_back([&] {
        Request request;
        request.method = "POST";
        request.path = path + action;
        request.body = R"({"reason":"现场检查"})";
        request.headers = {
            {"content-type", "application/json"}, {"if-match", read}, {"idempotency-key", Uuid::v7().text()}};
        const Response answer = service->assembly().api().serve(request);
        ++(answer.status == 200 ? done : stale);
        EXPECT_TRUE(answer.status == 200 || problem_name(answer) == "version-stale") << answer.body;
      });
    officers.clear();
    EXPECT_EQ(done, 1);
    EXPECT_EQ(stale, 3);
  }
}

TEST_F(RegistryService, PagesEnterprisesByKind) {
  for (int i = 0; i < 3; ++i) enterprise("insurer");
  const Response first = service->call(regulator, "GET", "/v1/enterprises?kind=insurer&limit=2");
  const std::string cursor = member(first, "next_cursor");
  ASSERT_FALSE(cursor.empty());
  const Response rest =
      service->call(regulator, "GET", "/v1/enterprises?kind=insurer&limit=2&cursor=" + cursor);
  EXPECT_EQ(rest.status, 200);
  EXPECT_EQ(member(rest, "next_cursor"), "");
  EXPECT_EQ(problem_name(service->call(regulator, "GET", "/v1/enterprises?limit=2&cursor=" + cursor)),
            "cursor-unusable");
  EXPECT_EQ(service->call(regulator, "GET", "/v1/enterprises?limit=0").status, 400);
}

TEST_F(RegistryService, RegistersUsersInTheirEnterprisesRoles) {
  const Uuid carrier = enterprise("carrier");
  const auto body = [&](const std::string& login, const std::string& role) {
    return R"({"login":")" + login + R"(","name":"示范人员","enterprise_id":")" + carrier.text() +
           R"(","roles":[")" + role + "\"]}";
  };
  EXPECT_EQ(service->call(regulator, "POST", "/v1/users", body("driver.one", "carrier")).status, 201);
  EXPECT_EQ(problem_name(service->call(regulator, "POST", "/v1/users", body("driver.one", "carrier"))),
            "login-taken");
  EXPECT_EQ(problem_name(service->call(regulator, "POST", "/v1/users", body("driver.two", "finance"))),
            "role-outside-kinds");
  EXPECT_EQ(problem_name(service->call(producer, "POST", "/v1/users", body("driver.six", "carrier"))),
            "forbidden");
  EXPECT_EQ(service->call(regulator, "POST", "/v1/users", body("Bad Name", "carrier")).status, 422);
  EXPECT_EQ(service->call(regulator, "GET", "/v1/users").status, 200);
  EXPECT_EQ(problem_name(service->call(producer, "GET", "/v1/users")), "forbidden");
}

TEST_F(RegistryService, RecordsALicenceWithItsItems) {
  const Uuid processor = enterprise("processor");
  const Response made = service->call(regulator, "POST", "/v1/licences", licence_body(processor, "示范-1"));
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(problem_name(service->call(regulator, "POST", "/v1/licences", licence_body(processor, "示范-1"))),
            "number-taken");
  EXPECT_EQ(problem_name(
                service->call(regulator, "POST", "/v1/licences", licence_body(processor, "示范-2", "R99"))),
            "method-unknown");
  EXPECT_EQ(problem_name(service->call(regulator, "POST", "/v1/licences",
                                       licence_body(enterprise("carrier"), "示范-3"))),
            "wrong-kind");
  EXPECT_EQ(problem_name(service->call(producer, "POST", "/v1/licences", licence_body(processor, "示范-4"))),
            "forbidden");
  EXPECT_EQ(service->call(regulator, "GET", "/v1/licences/" + member(made, "id")).status, 200);
  const Response suspended = service->call(
      regulator, "POST", "/v1/licences/" + member(made, "id") + "/suspend", R"({"reason":"超量"})");
  EXPECT_EQ(member(suspended, "suspended"), "true");
  EXPECT_EQ(problem_name(service->call(regulator, "POST", "/v1/licences/" + member(made, "id") + "/suspend",
                                       R"({"reason":"超量"})")),
            "already-so");
  EXPECT_EQ(service->call(producer, "GET", "/v1/licences").status, 200);
}

struct RecordCase {
  const char* path;
  const char* kind;  // of the enterprise the record is about
  const char* body;  // %s: that enterprise
  const char* event;
  const char* repeat_problem;
};

TEST_F(RegistryService, RecordsCarriersVehiclesCrewsAndControllers) {
  const RecordCase cases[] = {
      {"/v1/carrier-permits", "carrier",
       R"({"enterprise_id":"%s","number":"粤交运-1",)"
       R"("valid_from":"2026-01-01","valid_to":"2027-01-01","classes":["8","9"]})",
       "carrier_permit.recorded", "number-taken"},
      {"/v1/vehicles", "carrier",
       R"({"carrier_id":"%s","plate":"粤E00001D","permit_number":"证-1","classes":["8"],)"
       R"("valid_to":"2027-01-01","max_load_kilograms":20000})",
       "vehicle.recorded", "number-taken"},
      {"/v1/crew", "carrier",
       R"({"carrier_id":"%s","name":"示范驾驶员",)"
       R"("duty":"driver","certificate_number":"从业-1","valid_to":"2027-01-01"})",
       "crew.recorded", "number-taken"},
      {"/v1/controls", "processor",
       R"({"enterprise_id":"%s","controller":"示范控制人 1","share_permille":600})", "control.recorded", ""},
  };
  for (const RecordCase& c : cases) {
    SCOPED_TRACE(c.path);
    char body[600], unknown[600];
    std::snprintf(body, sizeof body, c.body, enterprise(c.kind).text().c_str());
    std::snprintf(unknown, sizeof unknown, c.body, nobody.c_str());
    const Response made = service->call(regulator, "POST", c.path, body);
    EXPECT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(service->said(c.event).back().subject.text(), member(made, "id"));
    const Response again = service->call(regulator, "POST", c.path, body);
    EXPECT_EQ(problem_name(again), c.repeat_problem);
    EXPECT_EQ(problem_name(service->call(regulator, "POST", c.path, unknown)), "not-found");
    EXPECT_EQ(problem_name(service->call(producer, "POST", c.path, body)), "forbidden");
    EXPECT_EQ(service->call(regulator, "POST", c.path, "{}").status, 422);
  }
  EXPECT_EQ(service->call(regulator, "GET", "/v1/vehicles?carrier_id=" + nobody).status, 200);
  EXPECT_EQ(service->call(regulator, "GET", "/v1/vehicles").status, 400);
}

TEST_F(RegistryService, ShowsACarriersCrewToWhoeverShipsAndToNoOtherCarrier) {
  const Uuid own = enterprise("carrier");
  const std::string path = "/v1/crew?carrier_id=" + own.text();
  const std::string body = R"({"carrier_id":")" + own.text() +
                           R"(","name":"示范押运员","duty":"escort","certificate_number":"从业-9",)" +
                           R"("valid_to":"2027-01-01"})";
  ASSERT_EQ(service->call(regulator, "POST", "/v1/crew", body).status, 201);
  const Caller shipper = caller("producer", enterprise("producer")), carrier = caller("carrier", own),
               other = caller("carrier", Uuid::v7());
  for (const Caller& who : {shipper, carrier, regulator}) {
    const Response answer = service->call(who, "GET", path);
    EXPECT_EQ(answer.status, 200);
    EXPECT_NE(answer.body.find("从业-9"), std::string::npos);
  }
  EXPECT_EQ(service->call(other, "GET", path).status, 404);
}

TEST_F(RegistryService, RecordsAnApprovalForAMoveAcrossABorder) {
  const Uuid from = enterprise("producer"), to = enterprise("processor");
  const auto body = [&](const std::string& number, const std::string& code, const Uuid& receiver) {
    return R"({"number":")" + number + R"(","producer_id":")" + from.text() + R"(","receiver_id":")" +
           receiver.text() + R"(","code":")" + code +
           R"(","kilograms":50000,"valid_from":"2026-01-01","valid_to":"2026-12-31"})";
  };
  EXPECT_EQ(service->call(regulator, "POST", "/v1/approvals", body("批-1", "321-026-48", to)).status, 201);
  EXPECT_EQ(problem_name(service->call(regulator, "POST", "/v1/approvals", body("批-1", "321-026-48", to))),
            "number-taken");
  EXPECT_EQ(problem_name(service->call(regulator, "POST", "/v1/approvals", body("批-2", "999-999-99", to))),
            "code-unknown");
  EXPECT_EQ(problem_name(service->call(regulator, "POST", "/v1/approvals", body("批-3", "321-026-48", from))),
            "wrong-kind");
  EXPECT_EQ(problem_name(service->call(producer, "POST", "/v1/approvals", body("批-4", "321-026-48", to))),
            "forbidden");
}

TEST_F(RegistryService, RegistersASigningKeyForTheCallersEnterprise) {
  std::string pem = sm2_generate().public_key, escaped;
  for (const char c : pem) escaped += c == '\n' ? std::string("\\n") : std::string(1, c);
  const Response made =
      service->call(producer, "POST", "/v1/signing-keys", R"({"public_key":")" + escaped + "\"}");
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(member(made, "enterprise_id"), producer.enterprise.text());
  const Response shown = service->call(caller("carrier", Uuid::v7()), "GET", made.headers.at("location"));
  EXPECT_EQ(member(shown, "public_key"), pem) << "whoever holds a contract can check its signature";
  EXPECT_EQ(problem_name(service->call(regulator, "GET", "/v1/signing-keys/" + nobody)), "not-found");
  EXPECT_EQ(
      problem_name(service->call(producer, "POST", "/v1/signing-keys",
                                 R"({"public_key":"-----BEGIN PUBLIC KEY-----\nMAAAAAAAAAAAAAAAAAAA"})")),
      "key-unreadable");
  EXPECT_EQ(problem_name(
                service->call(regulator, "POST", "/v1/signing-keys", R"({"public_key":")" + escaped + "\"}")),
            "forbidden");
  const Caller bank = caller("finance", Uuid::v7());
  EXPECT_EQ(
      member(service->call(bank, "POST", "/v1/signing-keys", R"({"public_key":")" + escaped + "\"}"),
             "enterprise_id"),
      bank.enterprise.text())
      << "finance signs closed days with its own key";
}

TEST_F(RegistryService, SearchesTheCatalogueByCodeNameAndWords) {
  for (const char* search : {"321-026-48", "HW48"}) {
    const Response found =
        service->call({}, "GET", std::string("/v1/reference/waste-codes?search=") + search);
    EXPECT_EQ(found.status, 200);
    EXPECT_NE(found.body.find("321-026-48"), std::string::npos) << search;
  }
  EXPECT_EQ(service->call({}, "GET", "/v1/reference/waste-codes?search=%").body, R"({"items":[]})");
  EXPECT_EQ(service->call({}, "GET", "/v1/reference/waste-codes?on=2020-12-31").body, R"({"items":[]})");
  EXPECT_EQ(service->call({}, "GET", "/v1/reference/terms/disposal_method").status, 200);
  EXPECT_EQ(problem_name(service->call({}, "GET", "/v1/reference/terms/nothing")), "not-found");
}

// Last by name: it changes the catalogue the other tests read.
TEST_F(RegistryService, TakesAFurtherEditionAndSaysWhatItDoes) {
  const Caller operator_staff = caller("operator");
  const auto body = [](bool preview) {
    return std::string(R"({"edition":"2027 示范","valid_from":"2027-01-01","complete":false,)"
                       R"("ends":["841-005-01"],"preview":)") +
           (preview ? "true" : "false") +
           R"(,"codes":[{"category":"HW48","category_name":"有色金属冶炼废物",)"
           R"("industry":"示范","code":"321-099-48",)"
           R"("description":"示范新增","hazard":"T"}]})";
  };
  const Response preview = service->call(operator_staff, "POST", "/v1/reference/editions", body(true));
  ASSERT_EQ(preview.status, 200) << preview.body;
  EXPECT_EQ(member(preview, "adds"), R"(["321-099-48"])");
  EXPECT_EQ(member(preview, "ends"), R"(["841-005-01"])");
  EXPECT_TRUE(service->said("waste_code.ended").empty());
  EXPECT_EQ(problem_name(service->call(regulator, "POST", "/v1/reference/editions", body(true))),
            "forbidden");
  EXPECT_EQ(service->call(operator_staff, "POST", "/v1/reference/editions", body(false)).status, 200);
  EXPECT_EQ(service->said("waste_code.ended").size(), 1u);
  EXPECT_EQ(problem_name(service->call(operator_staff, "POST", "/v1/reference/editions", body(false))),
            "edition-overlaps");
  EXPECT_EQ(service->call(operator_staff, "POST", "/v1/reference/editions", R"({"edition":"x"})").status,
            422);
}

}  // namespace heliu::registry
