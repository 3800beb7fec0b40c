#include "treasury/day_signature.hpp"

#include "chassis/base/bytes.hpp"
#include "chassis/base/sm2.hpp"
#include "chassis/base/sm3.hpp"
#include "treasury/store.hpp"

namespace heliu::treasury {

std::string text_of(const DayClose& close) {
  std::string text = "合流统一结算账户 日终 " + close.date.text() + "\n";
  const auto line = [&](const char* name, const std::string& value) {
    text += std::string(name) + ": " + value + "\n";
  };
  const auto fen = [&](const char* name, Fen value) { line(name, std::to_string(value.count)); };
  line("statement", close.statement_id.text());
  fen("bank_closing_fen", close.bank_closing_fen);
  fen("ledger_fen", close.ledger_fen);
  fen("difference_fen", close.difference_fen);
  fen("custody_fen", close.custody_fen);
  fen("available_fen", close.available_fen);
  fen("escrow_fen", close.escrow_fen);
  fen("platform_fee_fen", close.platform_fee_fen);
  fen("suspense_fen", close.suspense_fen);
  fen("in_flight_fen", close.in_flight_fen);
  for (const CloseBreak& found : close.breaks)
    line("break",
         found.id.text() + " " + enum_text(found.kind) + " " + std::to_string(found.amount_fen.count));
  line("closed_at", close.closed_at.text());
  return text;
}

DaySignature sign_day(Unit& unit, const DayClose& close, const NewDaySignature& asked) {
  const auto key = store::find<store::SeenSigningKey>(unit.db, "seen_signing_key", asked.key_id);
  if (!key || unit.caller.enterprise.is_nil() || key->enterprise_id != unit.caller.enterprise)
    throw store::no_such("signing key", asked.key_id);
  if (unit.db.value<std::int64_t>("SELECT 1 FROM day_close_signature WHERE date = ? AND key_id = ?",
                                  close.date, asked.key_id))
    throw Problem("already-signed", {{"date", close.date.text()}});
  const std::string text = text_of(close);
  const auto signature = from_hex(asked.signature);
  if (!signature || !sm2_verify(key->public_key, text, *signature))
    throw Problem("signature-invalid", {}, {{"/signature", "does not verify over the day's text"}});
  const DaySignature row{Uuid::v7(),
                         close.date,
                         asked.key_id,
                         unit.caller.enterprise,
                         to_hex(sm3(text)),
                         asked.signature,
                         clipped(unit.caller.name, 120),
                         unit.now};
  unit.db.insert("day_close_signature", row);
  return row;
}

}  // namespace heliu::treasury
