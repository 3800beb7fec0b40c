#include "treasury/escrow.hpp"

#include <algorithm>

#include "settlement/escrow/reference.hpp"

namespace heliu::treasury {

Escrow opened(const TradeStruck& trade, FenPerTonne fee, Instant now) {
  const Fen value = amount(trade.kilograms, trade.price);
  Escrow escrow;
  escrow.id = trade.id;
  escrow.producer_id = trade.producer_id;
  escrow.processor_id = trade.processor_id;
  escrow.carrier_id = trade.carrier_id;
  escrow.payee_id = trade.price < FenPerTonne{} ? trade.producer_id : trade.processor_id;
  escrow.code = trade.code;
  escrow.kilograms = trade.kilograms;
  escrow.price = trade.price;
  escrow.disposal_fen = value < Fen{} ? -value : value;
  escrow.freight_fen = std::max(Fen{}, trade.freight_fen);
  escrow.fee_fen = amount(trade.kilograms, fee);
  escrow.opened_at = now;
  return escrow;
}

std::vector<Leg> legs_of(const Escrow& escrow) {
  std::vector<Leg> legs;
  const auto add = [&](Purpose purpose, const Uuid& payer, Fen owed) {
    if (owed == Fen{}) return;
    const Uuid id = Uuid::named("escrow leg", escrow.id.text() + enum_text(purpose));
    legs.push_back({id, escrow.id, purpose, payer, owed, {}, {}, {}, {}});
  };
  add(Purpose::disposal, escrow.disposal_payer(), escrow.disposal_fen);
  add(Purpose::freight_and_fee, escrow.producer_id, escrow.freight_fen + escrow.fee_fen);
  return legs;
}

std::uint64_t reference_number(const Leg& leg, int attempt) {
  const Uuid hash = Uuid::named("escrow reference", leg.id.text() + "/" + std::to_string(attempt));
  std::uint64_t number = 0;
  for (const std::size_t place : {0, 1, 2, 3, 4, 5, 7}) number = number << 8 | hash.bytes[place];
  return number % escrow::kReferenceNumbers;
}

bool take(Escrow& escrow, escrow::Step step) {
  const escrow::State before = escrow.state;
  const auto after = escrow::life_after({escrow.state, escrow.state_before}, step);
  if (!after) return false;
  escrow.state = after->state;
  escrow.state_before = after->before;
  escrow.taken.push_back({step, before, escrow.state});
  return true;
}

escrow::Terms terms_of(const Escrow& escrow, Fen disposal_held, Fen freight_and_fee_held) {
  return {escrow.price,        escrow.kilograms, escrow.freight_fen,  escrow.fee_fen, escrow.freight_paid_fen,
          escrow.fee_paid_fen, disposal_held,    freight_and_fee_held};
}

bool sees_everything(const Caller& caller) {
  return std::any_of(caller.roles.begin(), caller.roles.end(), [](const std::string& role) {
    return role == "finance" || role == "auditor" || role == "regulator" || role == "service";
  });
}

bool acts_for(const Caller& caller, const Uuid& enterprise) {
  return !enterprise.is_nil() && caller.enterprise == enterprise;
}

bool visible_to(const Escrow& escrow, const Caller& caller) {
  if (sees_everything(caller)) return true;
  const auto parties = escrow.parties();
  return !caller.enterprise.is_nil() &&
         std::find(parties.begin(), parties.end(), caller.enterprise) != parties.end();
}

bool sees_price(const Escrow& escrow, const Caller& caller) {
  return sees_everything(caller) || caller.enterprise == escrow.producer_id ||
         caller.enterprise == escrow.processor_id;
}

std::vector<std::string> allowed_actions(const Escrow& escrow, const Caller& caller) {
  std::vector<std::string> actions;
  if (!caller.has("regulator") || is_final(escrow.state)) return actions;
  if (escrow.state == escrow::State::in_dispute) actions.emplace_back("rule");
  actions.emplace_back(escrow.state == escrow::State::frozen ? "thaw" : "freeze");
  return actions;
}

std::string clipped(const std::string& text, std::size_t characters) {
  std::size_t seen = 0;
  for (std::size_t i = 0; i < text.size(); ++i)
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80 && ++seen > characters) return text.substr(0, i);
  return text;
}

}  // namespace heliu::treasury
