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

RoundView view(const Round& round, Instant now, const Caller& caller) {
  RoundView seen = shaped<RoundView>(round);
  seen.state = enum_text(round.state);
  if (round.takes_offers(now)) seen.state = "open";
  if (round.state == RoundState::scheduled && round.closes_at <= now) seen.state = "closing";
  if (round.state != RoundState::cleared) seen.draw_nonce.reset();
  if (seen.state == "open" && caller.has("processor")) seen.allowed_actions.emplace_back("offer");
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
