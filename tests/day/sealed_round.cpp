#include "tests/day/sealed_round.hpp"

#include <algorithm>

#include "tests/day/trading.hpp"

namespace heliu::day {

namespace {

const Json& planted(const Day& day, const char* what) {
  return member(member(day.data.irregularities, "sealed_round"), what);
}

std::string public_key(Day& day, const std::string& round) {
  return day.journal.once("round/" + round + "/key", [&] {
    return text_at(member(day.api.get(kRegulator, "/v1/rounds/" + round), "sealing"), "public_key");
  });
}

// Also of a refusal: the round is over, nothing of this kind comes in any more.
bool too_late(const std::string& problem) {
  return problem == "offer-late" || problem == "round-closed" || problem == "lot-in-closing-round";
}

bool post_offer(Day& day, const OfferTerms& terms, const std::string& round, const std::string& body) {
  try {
    day.api.post_once(terms.processor, "/v1/offers", body, terms.key(round),
                      {"enterprise-unknown", "not-found", "policy-not-in-force", "policy-insufficient"});
    return true;
  } catch (const Refused& refused) {
    if (too_late(refused.answer.problem)) return false;
    throw;
  }
}

OfferTerms planted_offer(const Json& plan, const char* again) {
  return {text_at(plan, "processor"),
          number_at(plan, "item"),
          number_at(plan, "kilograms"),
          {{text_at(plan, "code"), number_at(plan, "fen_per_t")}},
          {},
          again};
}

// Another moisture than any round before has seen. A lot that an earlier round has sold stays as it is.
bool amend(Day& day, const std::string& round, const std::string& key) {
  const std::string step = "amended/" + round + "/" + key;
  if (const auto known = day.journal.find(step)) return *known != "too late";
  const CsvRecord& lot = row_of(day.data.lots, key);
  Fields body = lot_terms(day, lot, 1 + draw("moisture of " + key + " in " + round, 900));
  body.text("reason", "复测含水率");
  std::string problem;
  wait_until("an answer to the amendment of " + key, [&] {
    const Answer answer = day.api.attempt(lot.at("producer"), "POST",
                                          "/v1/lots/" + day.id("lot/" + key) + "/amend", body.json(), step);
    problem = answer.problem;
    if (!answer.good() && problem != "lot-not-open" && !too_late(problem) && problem != "gate-stale-feed")
      throw Refused("the amendment of " + key, answer);
    return problem != "gate-stale-feed";
  });
  if (too_late(problem)) return false;
  day.journal.remember(step, problem.empty() ? "yes" : "sold");
  return true;
}

// Takes the first offer back and seals the same again, now that the lot has changed.
bool seal_again(Day& day, const std::string& round, OfferTerms terms) {
  const std::string step = terms.key(round);
  try {
    day.api.post_once(terms.processor, "/v1/offers/" + day.id(step) + "/withdraw", {}, step + "/withdrawn");
  } catch (const Refused& refused) {
    if (too_late(refused.answer.problem)) return false;
    throw;
  }
  terms.again = "/again";
  return seal(day, round, terms);
}

}  // namespace

bool client_sealed(const Day& day, const OfferTerms& terms) {
  const Json& plan = planted(day, "client_sealed");
  return terms.processor == text_at(plan, "processor") && terms.item == number_at(plan, "item");
}

bool seal(Day& day, const std::string& round, const OfferTerms& terms) {
  if (!client_sealed(day, terms)) return post_offer(day, terms, round, plain_offer(day, round, terms));
  return post_offer(day, terms, round, enveloped_offer(day, round, public_key(day, round), terms));
}

std::vector<OfferTerms> by_kiln(const Day& day, const OfferTerms& terms) {
  const Json& kiln = planted(day, "kiln");
  if (terms.processor != text_at(kiln, "processor") || terms.item != number_at(kiln, "item")) return {terms};
  OfferTerms measured = terms, others = terms;
  others.again = "/unmeasured";
  others.kilograms = number_at(kiln, "kilograms_without");
  measured.kilograms -= others.kilograms;
  measured.budgets = {{text_at(kiln, "name"), number_at(kiln, "heat_kj"), number_at(kiln, "chlorine_mg")}};
  const auto unmeasured = words(text_at(kiln, "codes_without"));
  const auto is_unmeasured = [&](const auto& line) {
    return std::find(unmeasured.begin(), unmeasured.end(), line.first) != unmeasured.end();
  };
  std::erase_if(measured.lines, is_unmeasured);
  std::erase_if(others.lines, [&](const auto& line) { return !is_unmeasured(line); });
  return {measured, others};
}

bool change_the_round(Day& day, const std::string& round) {
  for (const Json& change : planted(day, "changed_lots").GetArray()) {
    if (!amend(day, round, text_at(change, "lot"))) return false;
    const std::string processor = text_at(change, "seals_again");
    for (const OfferTerms& terms : capacities(day))
      if (terms.processor == processor && terms.item == number_at(change, "item") &&
          !seal_again(day, round, terms))
        return false;
  }
  const OfferTerms wrong = planted_offer(planted(day, "wrong_nonce"), "/wrong-nonce");
  return post_offer(day, wrong, round, enveloped_offer(day, round, public_key(day, round), wrong, true));
}

void offer_late(Day& day, const std::string& round) {
  const OfferTerms late = planted_offer(planted(day, "late"), "/late");
  wait_until("the round is closed", [&] {
    const std::string state = text_at(day.api.get(late.processor, "/v1/rounds/" + round), "state");
    return state != "scheduled" && state != "open";
  });
  day.journal.once("met/late/" + round, [&] {
    const Answer answer =
        day.api.attempt(late.processor, "POST", "/v1/offers", plain_offer(day, round, late), late.key(round));
    if (answer.good()) return std::string("accepted");
    const JsonDocument seen = parse_json(answer.body);
    const std::string at = seen.HasMember("params") ? text_or_none(seen["params"], "at") : std::string();
    return answer.problem + " " + at;
  });
}

void give_share(Day& day, const std::string& round) {
  day.journal.once("share/" + round, [&] {
    const JsonDocument seen = day.api.get(kRegulator, "/v1/rounds/" + round);
    const std::string body = Fields().text("share", opened_share(day, seen)).json();
    day.api.post(kRegulator, "/v1/rounds/" + round + "/opening", body, "share/" + round);
    return std::string("given");
  });
}

}  // namespace heliu::day
