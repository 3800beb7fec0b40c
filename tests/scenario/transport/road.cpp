#include "tests/scenario/transport/road.hpp"

namespace heliu::transport {

static const Instant kMorning = Instant::parse("2026-11-23T01:00:00Z").value();  // nine o'clock in Foshan

std::string FakeNational::number_for(const Uuid& reference, const std::string& origin_city, int year) {
  const std::lock_guard lock(mutex_);
  ++asked_;
  if (down_) throw NationalSystemError("the line is dead", false);
  if (origin_city == refused_city_) throw NationalSystemError("no such city", true);
  std::string& number = given_[reference];
  if (!forced_.empty()) number = std::exchange(forced_, "");
  if (number.empty()) {
    const std::string serial = std::to_string(500000 + given_.size());
    number = std::to_string(year) + origin_city + serial;
  }
  return number;
}
std::optional<std::string> FakeNational::reference_of(const std::string& number) {
  const std::lock_guard lock(mutex_);
  ++asked_;
  if (down_) throw NationalSystemError("the line is dead", false);
  if (never_issued_.contains(number)) return std::nullopt;
  for (const auto& [reference, given] : given_)
    if (given == number) return reference.text();
  return "filed-elsewhere";
}
void FakeNational::never_issued(const std::string& number) {
  const std::lock_guard lock(mutex_);
  never_issued_.insert(number);
}
void FakeNational::refuse_city(std::string city) {
  const std::lock_guard lock(mutex_);
  refused_city_ = std::move(city);
}
void FakeNational::set_down(bool down) {
  const std::lock_guard lock(mutex_);
  down_ = down;
}
void FakeNational::answer_next_with(std::string number) {
  const std::lock_guard lock(mutex_);
  forced_ = std::move(number);
}
int FakeNational::asked() const {
  const std::lock_guard lock(mutex_);
  return asked_;
}

void Road::SetUpTestSuite() {
  national = std::make_shared<FakeNational>();
  service = new TestService("transport", [](Service& made) { assemble_with(made, national); });
  service->set_now(kMorning);
  enterprise(producer_id, "示范铝材", "producer");
  enterprise(processor_id, "示范处置", "processor");
  enterprise(carrier_id, "示范运输", "carrier");
  cover(processor_id, true);
  cover(carrier_id, true);
  service->hear(
      "registry", "licence.recorded", licence_id,
      R"({"id":")" + licence_id.text() + R"(","enterprise_id":")" + processor_id.text() +
          R"(","number":"示范-01","issuer":"示范","kind":"COMPREHENSIVE","valid_from":"2024-01-01",)" +
          R"("valid_to":"2028-12-31","items":[{"id":")" + item_id.text() +
          R"(","method":"R4","approved_kilograms":1000000,"scopes":[]}]})");
  service->hear(
      "registry", "carrier_permit.recorded", carrier_id,
      R"({"id":")" + carrier_id.text() + R"(","enterprise_id":")" + carrier_id.text() +
          R"(","number":"P1","valid_from":"2024-01-01","valid_to":"2028-12-31","classes":["8","9"]})");
}

void Road::TearDownTestSuite() {
  delete service;
  service = nullptr;
}

void Road::SetUp() {
  service->set_now(kMorning);
}

Instant Road::minute(int after_morning) {
  return kMorning + std::chrono::minutes(after_morning);
}

void Road::enterprise(const Uuid& id, const std::string& name, const std::string& kind) {
  service->hear("registry", "enterprise.registered", id,
                R"({"id":")" + id.text() + R"(","uscc":"91440600MA0000001X","name":")" + name +
                    R"(","kinds":[")" + kind + R"("],"district":"440605","city":"4406","address":"示范路",)" +
                    R"("longitude":113100000,"latitude":23300000,"generator_class":null})");
}

void Road::cover(const Uuid& id, bool in_force, const std::string& valid_to) {
  service->hear("insurance", "cover.changed", id,
                R"({"enterprise_id":")" + id.text() + R"(","limit_fen":500000000,"required_fen":300000000,)" +
                    R"("valid_from":"2026-01-01","valid_to":")" + valid_to + R"(","in_force":)" +
                    (in_force ? "true" : "false") + R"(,"sufficient":true})");
}

void Road::lot(const Journey& journey) {
  service->hear("market", "lot.listed", journey.lot,
                R"({"id":")" + journey.lot.text() + R"(","producer_id":")" + producer_id.text() +
                    R"(","code":")" + journey.code + R"(","kilograms":)" + std::to_string(journey.kilograms) +
                    R"(,"form":"S","dg_class":"9","un_number":"UN3077"})");
}

void Road::withdraw(const Journey& journey) {
  service->hear("market", "lot.withdrawn", journey.lot,
                R"({"lot_id":")" + journey.lot.text() + R"(","producer_id":")" + producer_id.text() +
                    R"(","reason":"自行利用"})");
}

void Road::strike(const Journey& journey) {
  service->hear(
      "market", "trade.struck", journey.trade,
      R"({"id":")" + journey.trade.text() + R"(","lot_id":")" + journey.lot.text() + R"(","producer_id":")" +
          producer_id.text() + R"(","processor_id":")" + processor_id.text() + R"(","carrier_id":")" +
          carrier_id.text() + R"(","licence_item_id":")" + item_id.text() + R"(","code":")" + journey.code +
          R"(","kilograms":)" + std::to_string(journey.kilograms) +
          R"(,"price":120000,"amount_fen":1200000,"method":"R4","dg_class":"9","un_number":"UN3077",)" +
          R"("origin":{"longitude":113100000,"latitude":23300000,"district":"440605","city":")" +
          journey.city + R"("},)" +
          R"("destination":{"longitude":113295640,"latitude":23300000,"district":"440608","city":"4406"}})");
}

void Road::sign(const Journey& journey) {
  service->hear("market", "contract.signed", journey.trade,
                R"({"trade_id":")" + journey.trade.text() + R"(","contract_sm3":"00","signatures":[]})");
}

void Road::fund(const Journey& journey) {
  service->hear("treasury", "escrow.funded", journey.trade,
                R"({"trade_id":")" + journey.trade.text() +
                    R"(","amount_fen":1300000,"at":"2026-11-22T00:00:00.000Z"})");
}

void Road::vehicle(const Journey& journey, const std::string& classes) {
  const Uuid id = Uuid::v7();
  service->hear("registry", "vehicle.recorded", id,
                R"({"id":")" + id.text() + R"(","carrier_id":")" + carrier_id.text() + R"(","plate":")" +
                    journey.plate + R"(","permit_number":"V","classes":)" + classes +
                    R"(,"valid_to":"2027-12-31","max_load_kilograms":15000})");
}

void Road::crew(const Uuid& id, const std::string& duty) {
  service->hear("registry", "crew.recorded", id,
                R"({"id":")" + id.text() + R"(","carrier_id":")" + carrier_id.text() +
                    R"(","name":"某","duty":")" + duty +
                    R"(","certificate_number":"C","valid_to":"2027-12-31"})");
}

Journey Road::journey(std::int64_t kilograms) {
  static int serial = 10000;
  Journey made{Uuid::v7(), Uuid::v7(), Uuid::v7(), Uuid::v7(), "粤E" + std::to_string(++serial)};
  made.kilograms = kilograms;
  lot(made);
  strike(made);
  sign(made);
  fund(made);
  vehicle(made);
  crew(made.driver, "driver");
  crew(made.escort, "escort");
  return made;
}

std::string Road::new_number() {
  static int serial = 100000;
  return "20264406" + std::to_string(++serial);
}

std::string Road::manifest_body(const Journey& journey, const std::string& number, std::int64_t kilograms,
                                bool last) {
  return R"({"trade_id":")" + journey.trade.text() + R"(","kilograms":)" + std::to_string(kilograms) +
         R"(,"packages":8,"plate":")" + journey.plate + R"(","driver_id":")" + journey.driver.text() +
         R"(","escort_id":")" + journey.escort.text() +
         R"(","planned_departure":"2026-11-23T02:00:00Z","last_load":)" + (last ? "true" : "false") +
         (number.empty() ? "" : R"(,"number":")" + number + "\"") + "}";
}

std::string Road::waybill_body(const Journey& journey, std::int64_t kilograms) {
  return R"({"waybill_number":")" + Uuid::v7().text() + R"(","plate":")" + journey.plate +
         R"(","driver_id":")" + journey.driver.text() + R"(","escort_id":")" + journey.escort.text() +
         R"(","un_number":"UN3077","dg_class":"9","kilograms":)" + std::to_string(kilograms) +
         R"(,"start":"440605","end":"440608","departs_at":"2026-11-23T02:00:00Z"})";
}

std::string Road::weighing_body(const std::string& place, std::int64_t gross, std::int64_t tare, Instant at,
                                const std::string& ticket, const std::string& scale) {
  return R"({"place":")" + place + R"(","ticket_number":")" + ticket + R"(","gross_kilograms":)" +
         std::to_string(gross) + R"(,"tare_kilograms":)" + std::to_string(tare) + R"(,"scale_id":")" + scale +
         R"(","weighed_at":")" + at.text() + R"("})";
}

static void expect_conforming(TestService& service, const std::string& method, const std::string& target,
                              const Response& answer) {
  if (answer.status >= 300) return;  // problems have their own shape
  const auto found = service.assembly().api().contract().match(method, target.substr(0, target.find('?')));
  ASSERT_NE(found.operation, nullptr) << target;
  const auto schema = found.operation->answers.find(answer.status);
  ASSERT_NE(schema, found.operation->answers.end()) << target << " answers " << answer.status;
  for (const FieldFault& fault : faults_of(*schema->second, parse_json(answer.body)))
    ADD_FAILURE() << method << " " << target << " answers " << fault.pointer << ": " << fault.detail;
}

Response Road::get(const Caller& who, const std::string& target) {
  Response answer = service->call(who, "GET", target);
  expect_conforming(*service, "GET", target, answer);
  return answer;
}

Response Road::post(const Caller& who, const std::string& target, const std::string& body, Headers headers) {
  Response answer = service->call(who, "POST", target, body, std::move(headers));
  expect_conforming(*service, "POST", target, answer);
  return answer;
}

std::string Road::at(const Journey& journey, const std::string& what) {
  return "/v1/loads/" + journey.load.text() + (what.empty() ? "" : "/" + what);
}

void Road::open(Journey& journey) {
  const Response made = post(producer, "/v1/manifests", manifest_body(journey, new_number()));
  ASSERT_EQ(made.status, 201) << made.body;
  journey.load = Uuid::parse(member(made, "id")).value();
}

void Road::waybilled(Journey& journey) {
  open(journey);
  const Response done = post(carrier, at(journey, "waybill"), waybill_body(journey));
  ASSERT_EQ(done.status, 200) << done.body;
}

void Road::loaded(Journey& journey) {
  waybilled(journey);
  service->set_now(minute(30));
  const Response done =
      post(producer, at(journey, "weighings"), weighing_body("origin", 18000, 10000, minute(30)));
  ASSERT_EQ(done.status, 200) << done.body;
}

void Road::in_transit(Journey& journey) {
  loaded(journey);
  service->set_now(minute(60));
  const Response done = post(carrier, at(journey, "departure"), "{}");
  ASSERT_EQ(done.status, 200) << done.body;
}

void Road::arrived(Journey& journey) {
  in_transit(journey);
  service->set_now(minute(120));
  const Response done = post(carrier, at(journey, "arrival"), "{}");
  ASSERT_EQ(done.status, 200) << done.body;
}

void Road::weighed(Journey& journey, std::int64_t net) {
  arrived(journey);
  service->set_now(minute(130));
  const Response done = post(processor, at(journey, "weighings"),
                             weighing_body("destination", 10000 + net, 10000, minute(130)));
  ASSERT_EQ(done.status, 200) << done.body;
}

void Road::accepted(Journey& journey) {
  weighed(journey);
  service->set_now(minute(140));
  const Response done = post(processor, at(journey, "acceptance"),
                             R"({"accepted_kilograms":7990,"refused_kilograms":0,"method":"R4"})");
  ASSERT_EQ(done.status, 200) << done.body;
}

std::string Road::state(const Journey& journey) {
  const Response detail = get(regulator, at(journey, ""));
  const JsonDocument json = parse_json(detail.body);
  return json["load"]["state"].GetString();
}

}  // namespace heliu::transport
