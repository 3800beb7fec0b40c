// Manifest numbers between the national system, which issues them, and those who say they have one on paper.
#include "tests/scenario/transport/road.hpp"

namespace heliu::transport {

class Numbers : public Road {
 protected:
  void TearDown() override {
    national->set_down(false);
    national->refuse_city("");
  }
  static Journey on_paper(const std::string& number) {
    Journey trip = journey();
    const Response made = post(producer, "/v1/manifests", manifest_body(trip, number));
    EXPECT_EQ(made.status, 201) << made.body;
    trip.load = Uuid::parse(member(made, "id")).value();
    return trip;
  }
  static Journey requested(Journey trip) {
    const Response made = post(producer, "/v1/manifests", manifest_body(trip, ""));
    EXPECT_EQ(made.status, 201) << made.body;
    trip.load = Uuid::parse(member(made, "id")).value();
    return trip;
  }
  static std::string cancel(const Journey& trip) {
    return member(post(producer, at(trip, "cancellation"), R"({"reason":"停"})"), "state");
  }
  static void run_until(const Journey& trip, const std::string& wanted) {
    service->run_background("national-numbers", [&] { return state(trip) == wanted; });
  }
  static std::string number_of(const Journey& trip) {
    return parse_json(get(regulator, at(trip, "")).body)["load"]["manifest_number"].GetString();
  }
  static bool refusal_was_said(const std::string& problem, const std::string& number) {
    for (const FeedEvent& said : service->said("gate.refused"))
      if (said.data.text.find(problem) != std::string::npos &&
          said.data.text.find(number) != std::string::npos)
        return true;
    return false;
  }
};

TEST_F(Numbers, SaidAndCancelledAreStillThereForTheLoadTheyAreIssuedFor) {
  const std::string next = new_number();
  const Journey burner = on_paper(next);
  EXPECT_EQ(cancel(burner), "cancelled");
  national->answer_next_with(next);
  const Journey victim = requested(journey());
  run_until(victim, "opened");
  EXPECT_EQ(number_of(victim), next);
}

TEST_F(Numbers, IssuedWinOverThoseOnlySaidAndTheFalseOneIsRejectedAndReported) {
  const std::string next = new_number();
  const Journey burner = on_paper(next);
  national->answer_next_with(next);
  const Journey victim = requested(journey());
  run_until(victim, "opened");
  EXPECT_EQ(number_of(victim), next);
  EXPECT_EQ(state(burner), "rejected");
  EXPECT_TRUE(refusal_was_said("manifest-number-used", next));
  EXPECT_EQ(service->said("manifest.cancelled").back().subject, burner.load);
}

TEST_F(Numbers, NeverIssuedAreLostWhenTheNationalSystemIsAsked) {
  const std::string made_up = new_number();
  national->never_issued(made_up);
  const Journey liar = on_paper(made_up);
  EXPECT_EQ(state(liar), "opened") << "paper is for when the system can't be asked";
  run_until(liar, "rejected");
  EXPECT_TRUE(refusal_was_said("manifest-number-not-issued", made_up));
}

TEST_F(Numbers, OfAnotherLoadAreLostToo) {
  const Journey honest = requested(journey());
  run_until(honest, "opened");
  const std::string theirs = number_of(honest);
  EXPECT_EQ(problem_name(post(producer, "/v1/manifests", manifest_body(journey(), theirs))),
            "manifest-number-used");
  // Issued, and its load cancelled before the number came: it is still not somebody else's.
  const Journey gone = requested(journey());
  const std::string issued = national->number_for(gone.load, "4406", 2026);
  EXPECT_EQ(cancel(gone), "cancelled");
  const Journey taker = on_paper(issued);
  run_until(taker, "rejected");
}

TEST_F(Numbers, TakenFromALoadUnderWayLeaveItOnTheRoadAndAreReported) {
  Journey gone = journey();
  in_transit(gone);  // on paper
  const std::string number = number_of(gone);
  national->never_issued(number);
  service->run_background("national-numbers",
                          [&] { return refusal_was_said("manifest-number-not-issued", number); });
  EXPECT_EQ(state(gone), "in_transit");
  national->answer_next_with(number);
  const Journey rightful = requested(journey());
  run_until(rightful, "opened");
  EXPECT_EQ(number_of(rightful), number);
}

TEST_F(Numbers, OnPaperAreConfirmedOnceTheSystemAnswersAgainAndThenStay) {
  national->set_down(true);
  const std::string number = new_number();
  const Journey trip = on_paper(number);
  const int asked = national->asked();
  service->run_background("national-numbers", [&] { return national->asked() > asked; });
  EXPECT_EQ(state(trip), "opened");
  national->set_down(false);
  service->set_now(minute(1));
  const int before = national->asked();
  service->run_background("national-numbers", [&] { return national->asked() > before; });
  const Journey later = requested(journey());
  run_until(later, "opened");  // the round after the confirmation
  EXPECT_EQ(cancel(trip), "cancelled");
  EXPECT_EQ(problem_name(post(producer, "/v1/manifests", manifest_body(journey(), number))),
            "manifest-number-used");
}

TEST_F(Numbers, RefusedForFiftyLoadsDoNotKeepTheNextOneWaiting) {
  national->refuse_city("4499");
  for (int i = 0; i < 50; ++i) {
    Journey lasting{Uuid::v7(), Uuid::v7(), Uuid::v7(), Uuid::v7(), "粤E6" + std::to_string(1000 + i)};
    lasting.city = "4499";
    lot(lasting);
    strike(lasting);
    sign(lasting);
    fund(lasting);
    vehicle(lasting);
    crew(lasting.driver, "driver");
    crew(lasting.escort, "escort");
    requested(lasting);
  }
  const Journey next = requested(journey());
  run_until(next, "opened");
}

}  // namespace heliu::transport
