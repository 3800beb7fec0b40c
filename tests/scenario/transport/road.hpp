// One producer, processor and carrier in good standing, and loads brought as far as a test needs them. The
// clock stands still at kMorning unless a test moves it; each journey has its own trade, vehicle and crew.
#pragma once
#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>

#include "tests/support/test_service.hpp"
#include "transport/api.hpp"
#include "transport/national_system.hpp"

namespace heliu::transport {

using test::caller;
using test::member;
using test::problem_name;
using test::TestService;

// Stands in for the national system: numbers in order, one for each reference; may be down or give nonsense.
class FakeNational : public NationalSystem {
 public:
  std::string number_for(const Uuid& reference, const std::string& origin_city, int year) override;
  // Numbers it gave are for their references, others were issued to other applicants.
  std::optional<std::string> reference_of(const std::string& number) override;
  void never_issued(const std::string& number);
  void refuse_city(std::string city);  // with a lasting 4xx
  void set_down(bool down);
  void answer_next_with(std::string number);
  int asked() const;

 private:
  mutable std::mutex mutex_;
  std::map<Uuid, std::string> given_;
  std::set<std::string> never_issued_;
  std::string forced_, refused_city_;
  bool down_ = false;
  int asked_ = 0;
};

struct Journey {  // a trade with what is needed to carry it
  Uuid lot, trade, driver, escort;
  std::string plate;
  std::int64_t kilograms = 10000;
  std::string code = "321-026-48", city = "4406";
  Uuid load{};  // once its manifest is opened
};

class Road : public ::testing::Test {
 protected:
  static void SetUpTestSuite();
  static void TearDownTestSuite();
  void SetUp() override;

  static Instant minute(int after_morning);

  // Facts of others.
  static void enterprise(const Uuid& id, const std::string& name, const std::string& kind);
  static void cover(const Uuid& id, bool in_force, const std::string& valid_to = "2026-12-31");
  static void lot(const Journey& journey);
  static void withdraw(const Journey& journey);
  static void strike(const Journey& journey);
  static void sign(const Journey& journey);
  static void fund(const Journey& journey);
  static void vehicle(const Journey& journey, const std::string& classes = R"(["9"])");
  static void crew(const Uuid& id, const std::string& duty);
  static Journey journey(std::int64_t kilograms = 10000);  // listed, struck, signed, funded, equipped

  // Bodies and steps.
  static std::string new_number();
  static std::string manifest_body(const Journey& journey, const std::string& number,
                                   std::int64_t kilograms = 8000, bool last = true);
  static std::string waybill_body(const Journey& journey, std::int64_t kilograms = 8000);
  static std::string weighing_body(const std::string& place, std::int64_t gross, std::int64_t tare,
                                   Instant at, const std::string& ticket = Uuid::v7().text(),
                                   const std::string& scale = "S1");
  // Both also hold the answer against the contract's schema.
  static Response get(const Caller& who, const std::string& target);
  static Response post(const Caller& who, const std::string& target, const std::string& body,
                       Headers headers = {});
  static std::string at(const Journey& journey, const std::string& what);  // "/v1/loads/…/what"

  // Each brings the journey's load up to that state, through the API; they expect success.
  static void open(Journey& journey);
  static void waybilled(Journey& journey);
  static void loaded(Journey& journey);
  static void in_transit(Journey& journey);
  static void arrived(Journey& journey);
  static void weighed(Journey& journey, std::int64_t net = 7990);
  static void accepted(Journey& journey);
  static std::string state(const Journey& journey);

  static inline TestService* service = nullptr;
  static inline std::shared_ptr<FakeNational> national;
  static inline const Uuid producer_id = Uuid::named("t", "producer"),
                           processor_id = Uuid::named("t", "processor"),
                           carrier_id = Uuid::named("t", "carrier"), item_id = Uuid::named("t", "item"),
                           licence_id = Uuid::named("t", "licence");
  static inline const Caller producer = caller("producer", producer_id),
                             processor = caller("processor", processor_id),
                             carrier = caller("carrier", carrier_id), regulator = caller("regulator");
  static inline const std::string nobody = "0190b7c2-0000-7000-8000-000000000000";
};

}  // namespace heliu::transport
