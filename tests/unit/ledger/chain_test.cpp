#include <gtest/gtest.h>

#include "settlement/ledger/canonical.hpp"
#include "table.hpp"

namespace heliu::ledger {
namespace {

std::string hex(std::span<const std::uint8_t> bytes) {
  std::string text;
  for (const std::uint8_t byte : bytes) {
    text += "0123456789abcdef"[byte >> 4];
    text += "0123456789abcdef"[byte & 15];
  }
  return text;
}

// GB/T 32905-2016, appendix A.1: the digest of "abc".
TEST(LedgerChain, HashesAsTheStandardSays) {
  Sm3 sm3;
  const std::array<std::uint8_t, 3> abc{'a', 'b', 'c'};
  EXPECT_EQ(hex(sm3(abc)), "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
}

TEST(LedgerChain, WritesEachFieldWithItsLength) {
  CanonicalBytes bytes;
  bytes.field(std::string_view("fen"));
  bytes.field(std::string_view(""));
  bytes.field(std::int64_t{-2});
  bytes.field(std::uint16_t{258});
  bytes.field(std::uint8_t{7});
  EXPECT_EQ(hex(bytes.view()),
            "000366656e"
            "0000"
            "0008fffffffffffffffe"
            "00020102"
            "000107");
  EXPECT_THROW(bytes.field(std::string_view(std::string(500, 'x'))), std::length_error);
}

TEST(LedgerChain, ShowsWhereARowWasTouched) {
  Engine engine("fen");
  run_table(engine, R"(
    account A 1 free | created
    account B 1 free | created
    T1 posted A B 5 code=1 | created
    T2 pending A B 5 code=1 | created
    T3 post - - 4 of=T2 | created
    T4 posted B A 1 code=1 | created
  )");
  const Rows rows = engine.drain();
  const std::vector<Transfer> whole(rows.transfers.begin(), rows.transfers.end());
  EXPECT_EQ(first_broken_link("fen", {}, whole), std::nullopt);
  EXPECT_EQ(first_broken_link("kg", {}, whole), 1u);
  std::vector<Transfer> touched = whole;
  touched[2].amount = 5;
  EXPECT_EQ(first_broken_link("fen", {}, touched), 3u);
  touched = whole;
  touched.erase(touched.begin() + 1);
  EXPECT_EQ(first_broken_link("fen", {}, touched), 3u);
  touched = whole;
  Sm3 sm3;
  touched[1].reference[0] ^= 1;
  EXPECT_EQ(first_broken_link("fen", {}, touched), 2u);
  touched[1].chain = link(sm3, touched[0].chain, leaf_of(sm3, "fen", touched[1]));
  EXPECT_EQ(first_broken_link("fen", {}, touched), 3u);
}

TEST(LedgerChain, HashesATransferWithoutABankDayAsAllWereBeforeThereWereAny) {
  Engine engine("fen");
  engine.leave_bank_days_out(true);
  run_table(engine, R"(
    now 1767196800000000
    account A 1 free | created
    account B 1 free | created
    T posted A B 5 code=1 ref=R | created
  )");
  // From a ledger of the first edition.
  EXPECT_EQ(hex(engine.drain().transfers[0].chain),
            "ed6d2c03b99f964e146719b3238f15608f708deb59a8c9c61e6779c45dc26af0");
}

TEST(LedgerChain, ReadsARefusedRequestBackAndRefusesWhatIsNone) {
  TransferRequest request{.id = id_named("T"), .debit = id_named("A"), .credit = id_named("B"), .amount = -7};
  request.kind = Kind::void_pending;
  request.linked = true;
  request.event_at = -1;
  request.bank_day = 20260228;
  request.expires_at = INT64_MAX;
  const CanonicalBytes bytes = canonical(request);
  EXPECT_EQ(request_of(bytes.view()), request);
  EXPECT_THROW(request_of(bytes.view().first(bytes.view().size() - 1)), std::invalid_argument);
  std::vector<std::uint8_t> longer(bytes.view().begin(), bytes.view().end());
  longer.insert(longer.end(), {0, 1, 5});
  EXPECT_THROW(request_of(longer), std::invalid_argument);
  longer[1] = 15;
  EXPECT_THROW(request_of(longer), std::invalid_argument);
}

TEST(LedgerChain, FindsAnotherIdForAnExpiryWhenItsOwnIsTaken) {
  Engine engine("fen");
  run_table(engine, R"(
    account A 1 free | created
    account B 1 free | created
    H pending A B 5 code=1 until=10 | created
  )");
  Sm3 sm3;
  TransferRequest squatter{.id = expiry_id(sm3, id_named("H"), 0),
                           .debit = id_named("A"),
                           .credit = id_named("B"),
                           .amount = 1,
                           .pending_id = {},
                           .reference = {},
                           .expires_at = 0,
                           .code = 1};
  ASSERT_EQ(engine.apply(std::span(&squatter, 1), 2)[0].status, Status::created);
  EXPECT_EQ(engine.expire(10), 1u);
  EXPECT_EQ(engine.find_transfer(expiry_id(sm3, id_named("H"), 1))->kind, Kind::expire_pending);
}

}  // namespace
}  // namespace heliu::ledger
