// A market with a carrier, and as many producers and plants in good standing as a test asks for. The clock
// stands still unless a test moves it; each test trades in rounds of its own.
#pragma once
#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "chassis/base/sm2.hpp"
#include "market/api.hpp"
#include "market/commitment.hpp"
#include "market/lot.hpp"
#include "market/offer.hpp"
#include "market/round_key.hpp"
#include "tests/support/test_service.hpp"

namespace heliu::market {

using test::caller;
using test::member;
using test::problem_name;
using test::TestService;

struct Plant {  // a processor with one licence item
  Uuid id, licence, item;
  Caller as;
};

class MarketFloor : public ::testing::Test {
 protected:
  static void SetUpTestSuite();
  static void TearDownTestSuite();

  // Facts of others.
  static void enterprise(const Uuid& id, const std::string& kind, const std::string& uscc = {});
  static void freeze(const Uuid& id, bool frozen = true);
  static void cover(const Uuid& id, bool in_force = true, const std::string& valid_to = "2027-12-31");
  static void rating(const Uuid& id, const std::string& grade);
  static void control(const Uuid& id, const std::string& controller);
  static void load(const std::string& type, const Uuid& trade, const std::string& members);
  static Uuid signing_key(const Uuid& enterprise, const Sm2KeyPair& keys);

  static Caller producer();
  static Plant plant(std::int64_t approved_kilograms = 1'000'000,
                     const std::vector<std::string>& codes = {"321-026-48"});

  // What callers do. The clock goes on to the round's close when it is closed.
  static Uuid open_round(int minutes = 60);
  static NewLot lot(std::int64_t kilograms, std::int64_t reserve, const Uuid& round);
  static Response list(const Caller& who, const NewLot& lot, Headers headers = {});
  static Uuid listed_lot(const Caller& who, std::int64_t kilograms, std::int64_t reserve, const Uuid& round);
  static OfferContent content(const Plant& plant, std::int64_t kilograms, std::int64_t price);
  static std::string offer_body(const Plant& plant, const Uuid& round, const OfferContent& content);
  static Response seal(const Plant& plant, const Uuid& round, const OfferContent& content,
                       Headers headers = {});
  static Uuid sealed_offer(const Plant& plant, const Uuid& round, std::int64_t kilograms, std::int64_t price);
  // Past its close: locked, its offers unread.
  static void pass_close(const Uuid& round);
  // The regulator's share, decrypted with its own key as it would.
  static std::string share_of(const Uuid& round);
  static Response give_share(const Uuid& round, Headers headers = {});
  // Closed, opened, not cleared yet.
  static void open_round_offers(const Uuid& round);
  static void close(const Uuid& round);  // all of it, to the result
  // An offer that its processor sealed itself for the round's public key; nonce: the one in the envelope.
  static std::string client_sealed_body(const Plant& plant, const Uuid& round, const OfferContent& content,
                                        const std::string& committed_nonce, const std::string& nonce);
  static std::string round_state(const Uuid& round);
  static std::vector<Uuid> trades(const Caller& who, const Uuid& round);
  static Response post(const Caller& who, const std::string& target, const std::string& body = {},
                       Headers headers = {});
  static Response get(const Caller& who, const std::string& target);

  // approved/reserved/used kilograms of a plant's item: "1000000/0/0".
  static std::string quota(const Plant& plant);

  static std::unique_ptr<TestService> service;
  static std::shared_ptr<QuotaBooks> books;
  static Uuid carrier_id;
  static std::filesystem::path keys;
  static Sm2KeyPair sealing;  // the regulator's
  static inline const Caller regulator = caller("regulator");
  static inline const Caller operator_staff = caller("operator");
  static inline const Caller auditor = caller("auditor");
  static inline const std::string nobody = "0190b7c2-0000-7000-8000-000000000000";
  static inline const std::string because = R"({"reason":"示范"})";
};

}  // namespace heliu::market
