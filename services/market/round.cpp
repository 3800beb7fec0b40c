#include "market/round.hpp"

#include "chassis/base/bytes.hpp"
#include "chassis/base/sm3.hpp"
#include "market/shaped.hpp"

namespace heliu::market {

std::optional<Problem> fault_of(const NewRound& asked, Instant now) {
  if (asked.closes_at <= asked.opens_at)
    return Problem("window-invalid", {{"from", asked.opens_at.text()}, {"to", asked.closes_at.text()}},
                   {{"/closes_at", "must lie after opens_at"}});
  if (asked.closes_at <= now)
    return Problem("window-over", {{"to", asked.closes_at.text()}}, {{"/closes_at", "lies in the past"}});
  return std::nullopt;
}

Round scheduled(const NewRound& asked, const Uuid& id, const std::string& nonce) {
  Round round;
  round.id = id;
  round.name = asked.name;
  round.opens_at = asked.opens_at;
  round.closes_at = asked.closes_at;
  round.price_rule = asked.price_rule;
  round.draw_nonce = to_hex(nonce);
  round.draw_commitment = to_hex(sm3(nonce));
  return round;
}

void require_open(const Round& round, Instant now) {
  if (round.state == RoundState::scheduled && now < round.opens_at)
    throw Problem("round-not-open", {{"name", round.name}, {"opens_at", round.opens_at.text()}});
  if (!round.takes_offers(now))
    throw Problem("round-closed", {{"name", round.name}, {"closes_at", round.closes_at.text()}});
}

void require_in_time(const Round& round, Instant now) {
  if (round.state == RoundState::scheduled && now < round.opens_at) require_open(round, now);
  if (!round.takes_offers(now))
    throw Problem("offer-late",
                  {{"name", round.name}, {"closes_at", round.closes_at.text()}, {"at", now.text()}});
}

void require_share(const Round& round, const std::string& share, Instant now) {
  if (now < round.closes_at)
    throw Problem("opening-early", {{"name", round.name}, {"closes_at", round.closes_at.text()}});
  const bool waits = round.state == RoundState::scheduled || round.state == RoundState::awaiting_share;
  if (round.opened_share || !waits) throw Problem("round-opened", {{"name", round.name}});
  if (!is_share(share, round.sealing.regulator_share_sm3))
    throw Problem("share-wrong", {{"expected", round.sealing.regulator_share_sm3}},
                  {{"/share", "its SM3 is not the one published with the round"}});
}

RoundView view(const Round& round, Instant now, const Caller& caller) {
  RoundView seen = shaped<RoundView>(round);
  seen.state = enum_text(round.state);
  if (round.takes_offers(now)) seen.state = "open";
  if (round.state == RoundState::scheduled && round.closes_at <= now) seen.state = "awaiting_share";
  if (round.state != RoundState::cleared) seen.draw_nonce.reset();
  if (seen.state == "open" && caller.has("processor")) seen.allowed_actions.emplace_back("offer");
  if (seen.state == "awaiting_share" && caller.has("regulator")) seen.allowed_actions.emplace_back("open");
  return seen;
}

std::optional<Problem> fault_of(const NewPolicyTerm& asked) {
  if ((asked.kind == TermKind::METHOD) != asked.method.has_value())
    return Problem("term-invalid", {}, {{"/method", "belongs to the kind METHOD, and only to it"}});
  if (asked.valid_to && *asked.valid_to < asked.valid_from)
    return Problem("term-invalid", {}, {{"/valid_to", "lies before valid_from"}});
  return std::nullopt;
}

}  // namespace heliu::market
