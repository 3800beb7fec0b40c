// Disputes that a side opens: what they hold, their clock, their split, one appeal.
#include <gtest/gtest.h>

#include "tests/scenario/treasury/treasury_bench.hpp"
#include "treasury/disputes.hpp"

namespace heliu::treasury {

class TreasuryDisputes : public TreasurySuite {
 protected:
  static Trade funded() {
    Trade trade = bench->strike(120'000);
    bench->fund(trade);
    return trade;
  }
  static std::string claim(std::int64_t fen) {
    return R"({"amount_fen":)" + std::to_string(fen) +
           R"(,"claim":"成分与合同不符","evidence":[{"name":"化验单","sm3":")" + std::string(64, 'a') +
           R"("}]})";
  }
  static Response open(const Trade& trade, std::int64_t fen, const Caller& who = bench->as_producer) {
    return bench->post(who, "/v1/escrows/" + trade.id.text() + "/disputes", claim(fen));
  }
  static std::string split(std::int64_t fen) {
    return R"({"payee_fen":)" + std::to_string(fen) + R"(,"reason":"双方各担一半"})";
  }
  static Response act(const Caller& who, const std::string& dispute, const char* what,
                      const std::string& body) {
    return bench->post(who, "/v1/disputes/" + dispute + "/" + what, body);
  }
  static void later(std::int64_t days) {
    bench->service.set_now({bench->service.now().micros + days * 86'400'000'000});
  }
  static inline const std::string answer = R"({"answer":"样品合格","evidence":[]})";
  static std::string may(const Caller& who, const std::string& dispute) {
    const std::string body = bench->service.call(who, "GET", "/v1/disputes/" + dispute).body;
    const auto at = body.find("\"allowed_actions\":") + 18;
    return body.substr(at, body.find(']', at) + 1 - at);
  }
};

TEST_F(TreasuryDisputes, HoldExactlyTheirPartWhileTheRestIsReleasedAndAreSplitInFen) {
  const Trade trade = funded();
  const Fen payee = bench->own(bench->processor), payer = bench->own(bench->producer);
  const Response opened = open(trade, 300'001);
  ASSERT_EQ(opened.status, 201) << opened.body;
  const std::string id = member(opened, "id");
  EXPECT_EQ(bench->state(trade), "in_dispute");
  bench->accept(bench->load(trade, 10'000));  // 1,200,000 fen owed; 300,001 are disputed
  EXPECT_EQ(bench->own(bench->processor), payee + Fen{899'999});
  EXPECT_EQ(bench->state(trade), "in_dispute");

  EXPECT_EQ(problem_name(act(bench->regulator, id, "rulings", split(150'000))), "answer-awaited");
  EXPECT_EQ(problem_name(act(bench->as_producer, id, "answers", answer)), "own-dispute");
  EXPECT_EQ(problem_name(act(bench->as_carrier, id, "answers", answer)), "forbidden");
  EXPECT_EQ(act(bench->as_processor, id, "answers", answer).status, 201);
  EXPECT_EQ(problem_name(act(bench->as_processor, id, "answers", answer)), "dispute-not-open");
  EXPECT_EQ(problem_name(act(bench->as_processor, id, "rulings", split(1))), "forbidden");
  EXPECT_EQ(problem_name(act(bench->regulator, id, "rulings", split(300'002))), "split-exceeds-dispute");
  const Response ruled = act(bench->regulator, id, "rulings", split(150'000));
  ASSERT_EQ(ruled.status, 201) << ruled.body;
  EXPECT_EQ(problem_name(act(bench->regulator, id, "rulings", split(1))),
            "dispute-not-open");  // a second one
  bench->service.tick("end unappealed disputes");
  EXPECT_EQ(bench->own(bench->processor), payee + Fen{899'999});  // until the appeal's time is over
  later(6);
  bench->service.tick("end unappealed disputes");
  EXPECT_EQ(bench->own(bench->processor), payee + Fen{1'049'999});
  EXPECT_EQ(bench->own(bench->producer), payer + Fen{150'001});
  EXPECT_EQ(bench->state(trade), "closed");
  EXPECT_EQ(bench->last<DisputeSaid>("dispute.ended").payee_fen, Fen{150'000});
  EXPECT_EQ(problem_name(act(bench->as_producer, id, "appeals", R"({"grounds":"不服"})")), "appeal-too-late");
}

TEST_F(TreasuryDisputes, AreAppealedOnceAndDecidedByAnotherPerson) {
  const Trade trade = funded();
  const Fen payee = bench->own(bench->processor);
  const std::string id = member(open(trade, 200'000, bench->as_processor), "id");
  ASSERT_EQ(act(bench->as_producer, id, "answers", answer).status, 201);
  ASSERT_EQ(act(bench->regulator, id, "rulings", split(0)).status, 201);
  const std::string grounds = R"({"grounds":"新证据"})";
  ASSERT_EQ(act(bench->as_processor, id, "appeals", grounds).status, 201);
  EXPECT_EQ(problem_name(act(bench->as_processor, id, "appeals", grounds)), "appeal-too-late");
  EXPECT_EQ(problem_name(act(bench->regulator, id, "rulings", split(200'000))), "maker-is-checker");
  const Response ended = act(caller("regulator", Uuid::v7()), id, "rulings", split(200'000));
  ASSERT_EQ(ended.status, 201) << ended.body;
  EXPECT_EQ(member(ended, "state"), "ended");
  EXPECT_EQ(bench->own(bench->processor), payee + Fen{200'000});
  EXPECT_EQ(bench->state(trade), "ruled");
}

TEST_F(TreasuryDisputes, TellEachSideAndTheJudgeWhatTheyCanDo) {
  const std::string id = member(open(funded(), 300), "id");
  EXPECT_EQ(may(bench->as_producer, id), R"(["withdraw"])");
  EXPECT_EQ(may(bench->as_processor, id), R"(["answer"])");
  EXPECT_EQ(may(bench->regulator, id), "[]") << "the other side is heard first";
  EXPECT_EQ(may(bench->finance, id), "[]");
  act(bench->as_processor, id, "answers", answer);
  EXPECT_EQ(may(bench->as_processor, id), "[]");
  EXPECT_EQ(may(bench->regulator, id), R"(["rule"])");
  act(bench->regulator, id, "rulings", split(100));
  EXPECT_EQ(may(bench->as_producer, id), R"(["appeal"])");
  EXPECT_EQ(may(bench->as_processor, id), R"(["appeal"])");
  act(bench->as_producer, id, "appeals", R"({"grounds":"新证据"})");
  EXPECT_EQ(may(bench->regulator, id), "[]") << "the appeal's judge is another";
  EXPECT_EQ(may(caller("regulator", Uuid::v7()), id), R"(["rule"])");
  const std::string late = member(open(funded(), 300), "id");
  later(6);
  EXPECT_EQ(may(bench->regulator, late), R"(["rule"])") << "the time for an answer is over";
  act(bench->regulator, late, "rulings", split(100));
  later(6);
  EXPECT_EQ(may(bench->as_producer, late), "[]") << "so is that for an appeal";
}

TEST_F(TreasuryDisputes, AreRuledWithoutAnAnswerOnceItsTimeIsOver) {
  const Trade trade = funded();
  const std::string id = member(open(trade, 1), "id");
  later(6);
  EXPECT_EQ(act(bench->regulator, id, "rulings", split(1)).status, 201);
}

TEST_F(TreasuryDisputes, AreWithdrawnByWhoOpenedThem) {
  const Trade trade = funded();
  const std::string id = member(open(trade, 1'200'000), "id");
  EXPECT_EQ(problem_name(act(bench->as_processor, id, "withdrawals", "")), "not-found");
  EXPECT_EQ(act(bench->as_producer, id, "withdrawals", "").status, 201);
  EXPECT_EQ(problem_name(act(bench->as_producer, id, "withdrawals", "")), "dispute-not-open");
  const Fen payee = bench->own(bench->processor);
  bench->accept(bench->load(trade, 10'000));
  EXPECT_EQ(bench->own(bench->processor), payee + Fen{1'200'000});
}

TEST_F(TreasuryDisputes, CannotHoldMoreThanIsThereNorWhatIsDisputedAlready) {
  const Trade trade = funded();
  EXPECT_EQ(problem_name(open(trade, 1'200'001)), "dispute-exceeds-held");
  ASSERT_EQ(open(trade, 1'000'000).status, 201);
  EXPECT_EQ(problem_name(open(trade, 200'001)), "dispute-exceeds-held");
  EXPECT_EQ(problem_name(open(trade, 1, bench->stranger)), "not-found");
  EXPECT_EQ(open(trade, 0).status, 422);
  bench->post(bench->regulator, "/v1/escrows/" + trade.id.text() + "/freezes", R"({"reason":"x"})");
  EXPECT_EQ(problem_name(open(trade, 1)), "escrow-frozen");
}

TEST_F(TreasuryDisputes, AreSeenByTheirSidesAndStaff) {
  const std::string id = member(open(funded(), 5), "id");
  for (const Caller& who : {bench->as_producer, bench->as_processor, bench->finance}) {
    EXPECT_EQ(bench->service.call(who, "GET", "/v1/disputes/" + id).status, 200);
    EXPECT_NE(bench->service.call(who, "GET", "/v1/disputes?state=open").body.find(id), std::string::npos);
  }
  EXPECT_EQ(problem_name(bench->service.call(bench->stranger, "GET", "/v1/disputes/" + id)), "not-found");
  EXPECT_EQ(bench->service.call(bench->stranger, "GET", "/v1/disputes").body, R"({"items":[]})");
}

}  // namespace heliu::treasury
