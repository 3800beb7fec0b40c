// A treasury with its bank's folder, a producer, a processor and a carrier, for the tests of this folder. The
// bank here is a list of entries that writes real camt and pain files.
#pragma once
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "chassis/ledger/ledger_check.hpp"
#include "settlement/iso20022/camt.hpp"
#include "settlement/iso20022/pain001.hpp"
#include "settlement/iso20022/pain002.hpp"
#include "tests/support/test_service.hpp"
#include "treasury/api.hpp"
#include "treasury/events.hpp"
#include "treasury/settling.hpp"
#include "treasury/store.hpp"

namespace heliu::treasury {

using test::caller;
using test::member;
using test::problem_name;

struct Trade {
  Uuid id;
  std::vector<LegOpened> legs;
  std::string reference(Purpose purpose) const;
  Fen owed() const;
};

class Bench {
 public:
  Bench();
  ~Bench();

  // ---- what others say ----
  void register_enterprise(const Uuid& id, const std::string& uscc, const std::string& kind);
  Trade strike(std::int64_t price, std::int64_t kilograms = 10'000, std::int64_t freight = 80'000);
  LoadAccepted load(const Trade& trade, std::int64_t net, bool last = true) const;  // all papers agree
  void accept(const LoadAccepted& load);
  void say(const char* feed, const char* type, const Uuid& subject, const std::string& data);

  // ---- what the bank does ----
  // A credit notification; the bank's reference is made up unless given.
  std::string credit(Fen amount, const std::string& remittance, const std::string& end_to_end = {});
  void book(Fen amount, const std::string& end_to_end);  // on the next statement only
  void fund(const Trade& trade);                         // every leg, in full
  std::string statement_xml(const std::string& day);     // entries since the last one
  void put(const std::string& name, const std::string& content);
  void deliver();  // the channel runs until it has taken every file
  void answer(const std::string& message_id, std::vector<iso20022::TransferStatus> transfers);
  iso20022::CreditTransferInitiation payment_file(const std::string& message_id);  // as the bank finds it
  std::string payment_text(const std::string& message_id);
  void bank_takes(const std::string& message_id);  // the file leaves the folder
  void put_copy(const std::string& of, const std::string& name);
  Fen closing() const { return closing_; }

  // ---- asking ----
  Response get(const std::string& target) { return service.call(finance, "GET", target); }
  Response post(const Caller& who, const std::string& target, const std::string& body, Headers headers = {}) {
    return service.call(who, "POST", target, body, std::move(headers));
  }
  std::string state(const Trade& trade);
  Fen balance(const AccountKey& account);  // as stored
  Fen own(const Uuid& enterprise);         // on all accounts that are its own
  // Custody = Σ of all others, by the service's own sums; and by the transfers alone, as heliu-ledger derives
  // them: every balance, hold, chain value and escrow state.
  void expect_balanced();
  LedgerReport checked();
  template <class T>
  T last(const char* type) {
    return service.said(type).back().as<T>();
  }
  std::size_t count(const char* type, const Uuid& subject);

  const Uuid producer = Uuid::v7(), processor = Uuid::v7(), carrier = Uuid::v7();
  const Uuid trader = Uuid::v7();  // a producer without trades
  const Caller finance = caller("finance"), regulator = caller("regulator"),
               operator_staff = caller("operator");
  const Caller as_producer = caller("producer", producer), as_processor = caller("processor", processor);
  const Caller as_trader = caller("producer", trader);
  const Caller as_carrier = caller("carrier", carrier), stranger = caller("producer", Uuid::v7());

 private:
  std::filesystem::path folder_;
  std::vector<iso20022::Entry> entries_;  // since the last statement
  Fen opening_, closing_;
  std::int64_t statements_ = 0, bookings_ = 0;
  std::int64_t copies_ = 0;  // files whose content is there under another name

 public:
  test::TestService service;
};

// One Bench for all tests of a suite.
class TreasurySuite : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { bench = new Bench; }
  static void TearDownTestSuite() {
    bench->expect_balanced();
    delete bench;
  }
  static Bench* bench;
};

}  // namespace heliu::treasury
