#include "market/contract_text.hpp"

#include <cstdlib>

#include "chassis/contract/problem.hpp"

namespace heliu::market {

namespace {

// The hour in China: the contract is read there.
std::string china_time(Instant at) {
  const std::string shifted = (at + std::chrono::hours(8)).text();
  return shifted.substr(0, 10) + " " + shifted.substr(11, 5);
}

std::string who_pays(FenPerTonne price) {
  if (price.count > 0) return "由甲方向乙方支付";
  return price.count < 0 ? "由乙方向甲方支付" : "双方互不支付";
}

Facts party(const std::string& prefix, const SeenEnterprise& enterprise) {
  return {{prefix + "_name", enterprise.name}, {prefix + "_uscc", enterprise.uscc}};
}

Facts placeholders(const ContractFacts& facts) {
  const Trade& trade = facts.trade;
  Facts all{{"trade_id", trade.id.text()},
            {"round_name", facts.round_name},
            {"round_id", trade.round_id.text()},
            {"struck_on", Date::of(trade.at).text()},
            {"licence_number", facts.item.number},
            {"method", trade.method},
            {"code", trade.code},
            {"code_description", facts.code_description},
            {"kilograms", std::to_string(trade.kilograms.count)},
            {"form", enum_text(facts.lot.form)},
            {"packaging", facts.lot.packaging},
            {"dg_class", trade.dg_class},
            {"un_number", trade.un_number},
            {"price_yuan", yuan(std::abs(trade.price.count))},
            {"amount_yuan", yuan(std::abs(trade.amount_fen.count))},
            {"who_pays", who_pays(trade.price)},
            {"freight_price_yuan", yuan(trade.freight_price.count)},
            {"freight_yuan", yuan(trade.freight_fen.count)},
            {"window_from", china_time(trade.window_from)},
            {"window_to", china_time(trade.window_to)},
            {"licence_valid_to", facts.item.valid_to.text()}};
  all.merge(party("producer", facts.producer));
  all.merge(party("processor", facts.processor));
  all.merge(party("carrier", facts.carrier));
  return all;
}

}  // namespace

std::string yuan(std::int64_t fen) {
  const std::int64_t size = std::abs(fen);
  const std::string cents = std::to_string(size % 100);
  return (fen < 0 ? "-" : "") + std::to_string(size / 100) + "." + (cents.size() < 2 ? "0" : "") + cents;
}

std::string contract_text(const ContractFacts& facts, const std::vector<Clause>& clauses) {
  const Facts values = placeholders(facts);
  std::string text;
  for (const Clause& clause : clauses) text += fill(clause.text_zh, values) + "\n";
  return text;
}

}  // namespace heliu::market
