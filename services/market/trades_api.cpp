#include "chassis/base/bytes.hpp"
#include "chassis/base/sm2.hpp"
#include "chassis/contract/paging.hpp"
#include "market/api.hpp"
#include "market/cancelling.hpp"
#include "market/contract_text.hpp"
#include "market/gates.hpp"
#include "market/shaped.hpp"
#include "market/store.hpp"

namespace heliu::market {

namespace {

struct NewSignature {
  Uuid key_id;
  std::string signature;  // DER, hexadecimal
};
BOOST_DESCRIBE_STRUCT(NewSignature, (), (key_id, signature))

struct Reason {
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(Reason, (), (reason))

bool sees_every_trade(const Caller& caller) {
  for (const char* role : {"regulator", "auditor", "operator", "finance"})
    if (caller.has(role)) return true;
  return false;
}

Problem unseen(const Uuid& id) {
  return Problem("not-found", {{"what", "trade"}, {"id", id.text()}});
}

Trade trade_for(Transaction& db, const Uuid& id, const Caller& caller) {
  Trade trade = store::trade(db, id);
  if (!sees_every_trade(caller) && !is_party(trade, caller)) throw unseen(id);
  return trade;
}

Response list_trades(const Request& request, Transaction& db) {
  const auto text = request.query_parameter("round_id"), state = request.query_parameter("state");
  const auto round = text ? Uuid::parse(*text) : std::nullopt;
  const Uuid own = request.caller.enterprise;
  const auto [items, next] = page_of<Trade>(
      request, db, "trade",
      "(? = 1 OR producer_id = ? OR processor_id = ? OR carrier_id = ?) AND (? IS NULL OR round_id = ?) AND "
      "(? IS NULL OR state = ?)",
      sees_every_trade(request.caller), own, own, own, round, round, state, state);
  std::vector<TradeView> views;
  for (const Trade& trade : items) views.push_back(view(trade, request.caller));
  return page_response(views, next);
}

// The price stands in it, so a carrier does not see it.
Response get_contract(const Request& request, Transaction& db) {
  const Trade trade = trade_for(db, request.id(), request.caller);
  if (!view(trade, request.caller).price) throw unseen(trade.id);
  const auto contract = store::get<Contract>(db, "trade_contract", trade.id, "contract");
  ContractView seen{trade.id, contract.text, contract.sm3, {}};
  for (const ContractSignature& row : store::signatures(db, trade.id))
    seen.signatures.push_back(shaped<SignatureView>(row));
  return Response::ok(seen);
}

// Whose signature it is; the trade must wait for it.
std::optional<Instant>& place_of_signature(Trade& trade, const Caller& caller) {
  const bool producer = caller.enterprise == trade.producer_id && caller.has("producer");
  const bool processor = caller.enterprise == trade.processor_id && caller.has("processor");
  if (!producer && !processor) throw unseen(trade.id);
  if (!trade.open()) throw Problem("trade-not-open", {{"state", enum_text(trade.state)}});
  std::optional<Instant>& place = producer ? trade.producer_signed_at : trade.processor_signed_at;
  if (place) throw Problem("already-signed", {{"at", place->text()}});
  return place;
}

void require_signature(Transaction& db, const NewSignature& asked, const Uuid& enterprise,
                       const std::string& text) {
  const auto key = store::find<SeenSigningKey>(db, "seen_signing_key", asked.key_id);
  if (!key || key->enterprise_id != enterprise)
    throw Problem("not-found", {{"what", "signing key"}, {"id", asked.key_id.text()}});
  const auto signature = from_hex(asked.signature);
  if (!signature || !sm2_verify(key->public_key, text, *signature))
    throw Problem("signature-invalid", {}, {{"/signature", "does not verify over the contract's text"}});
}

void say_signed(Unit& unit, const Trade& trade, const Contract& contract) {
  ContractSigned said{trade.id, contract.sm3, {}};
  for (const ContractSignature& row : store::signatures(unit.db, trade.id))
    said.signatures.push_back(shaped<SignedBy>(row));
  unit.emit("contract.signed", trade.id, said, trade.parties());
}

Response sign_contract(const Request& request, Unit& unit) {
  const auto asked = request.as<NewSignature>();
  Trade trade = store::trade(unit.db, request.id(), store::For::change);
  std::optional<Instant>& place = place_of_signature(trade, unit.caller);
  unit.require_fresh("registry", kFreshFacts);
  for (const auto& [part, id] : {std::pair{"producer", trade.producer_id}, {"processor", trade.processor_id}})
    require_free(store::find<SeenEnterprise>(unit.db, "seen_enterprise", id), part);
  const auto contract = store::get<Contract>(unit.db, "trade_contract", trade.id, "contract");
  require_signature(unit.db, asked, unit.caller.enterprise, contract.text);
  place = unit.now;
  unit.db.insert("contract_signature", ContractSignature{Uuid::v7(), trade.id, unit.caller.enterprise,
                                                         asked.key_id, asked.signature, unit.now});
  const bool both = trade.producer_signed_at && trade.processor_signed_at;
  if (both) trade.state = TradeState::signed_by_both;
  store::save(unit.db, "trade", trade);
  if (both) say_signed(unit, trade, contract);
  return Response::resource(view(trade, unit.caller));
}

Response cancel_trade(const Request& request, Unit& unit, QuotaBooks& quota) {
  Trade trade = store::trade(unit.db, request.id(), store::For::change);
  cancel(unit, trade, request.as<Reason>().reason, quota);
  return Response::resource(view(trade, unit.caller));
}

struct QuotaView {
  Uuid licence_item_id, processor_id;
  std::string licence_number, method;
  std::int64_t year = 0;
  Kilograms approved, reserved, used, left;
};
BOOST_DESCRIBE_STRUCT(QuotaView, (),
                      (licence_item_id, processor_id, licence_number, method, year, approved, reserved, used,
                       left))

// Every licence item of this year; a processor sees its own.
Response list_quota(const Request& request, Transaction& db, Instant now) {
  const bool all = sees_every_trade(request.caller);
  const auto [items, next] = page_of<SeenLicenceItem>(
      request, db, "seen_licence_item", "? = 1 OR enterprise_id = ?", all, request.caller.enterprise);
  const int year = Date::of(now).year();
  std::vector<QuotaView> views;
  for (const SeenLicenceItem& item : items) {
    const Quota quota = stored_quota(db, item, year);
    views.push_back({item.id, item.enterprise_id, item.number, item.method, year, quota.approved,
                     quota.reserved, quota.used, std::max(Kilograms{}, quota.left())});
  }
  return page_response(views, next);
}

}  // namespace

void bind_trades(Service& service, std::shared_ptr<QuotaBooks> quota) {
  service.query("listTrades", list_trades);
  service.query("getTrade", [](const Request& request, Transaction& db) {
    return Response::resource(view(trade_for(db, request.id(), request.caller), request.caller));
  });
  service.query("getContract", get_contract);
  service.command("signContract", sign_contract);
  service.command("cancelTrade", [quota](const Request& request, Unit& unit) {
    return cancel_trade(request, unit, *quota);
  });
  service.query("listQuota", [&service](const Request& request, Transaction& db) {
    return list_quota(request, db, service.now());
  });
}

}  // namespace heliu::market
