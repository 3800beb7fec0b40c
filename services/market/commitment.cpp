#include "market/commitment.hpp"

#include <algorithm>

#include "chassis/base/bytes.hpp"
#include "chassis/base/sm3.hpp"
#include "chassis/json/describe.hpp"

namespace heliu::market {

namespace {

std::string number(std::int64_t value) {
  return std::to_string(value);
}

void add(std::string& text, const std::string& name, const std::string& value) {
  text += name + " " + value + "\n";
}

void add_words(std::string& text, const std::string& name, std::vector<std::string> words) {
  if (words.empty()) return;
  std::sort(words.begin(), words.end());
  text += name;
  for (const std::string& word : words) text += " " + word;
  text += "\n";
}

void add_limits(std::string& text, const OfferLimits& limits) {
  for_each_member<OfferLimits>([&](const char* name, auto pointer) {
    if constexpr (std::is_same_v<decltype(pointer), std::optional<std::int64_t> OfferLimits::*>)
      if (limits.*pointer) add(text, "limit " + std::string(name), number(*(limits.*pointer)));
  });
  add_words(text, "forms", limits.forms);
  add_words(text, "packagings", limits.packagings);
}

void add_budgets(std::string& text, std::vector<LineBudget> budgets) {
  std::sort(budgets.begin(), budgets.end(),
            [](const LineBudget& a, const LineBudget& b) { return a.name < b.name; });
  for (const LineBudget& line : budgets) {
    if (line.heat_kj) add(text, "budget " + line.name + " heat", number(*line.heat_kj));
    if (line.chlorine_mg) add(text, "budget " + line.name + " chlorine", number(*line.chlorine_mg));
  }
}

}  // namespace

std::string line_salt(const std::string& nonce, const std::string& code) {
  return to_hex(sm3("heliu offer salt 2\nnonce " + nonce + "\ncode " + code + "\n"));
}

std::string line_hash(const std::string& salt, FenPerTonne price) {
  return to_hex(sm3("heliu offer line 2\nsalt " + salt + "\nprice " + number(price.count) + "\n"));
}

std::string commitment_text(const OfferContent& content, const Uuid& round, const Uuid& processor,
                            const std::string& nonce) {
  std::string text = "heliu sealed offer 2\n";
  add(text, "round", round.text());
  add(text, "processor", processor.text());
  add(text, "licence-item", content.licence_item_id.text());
  add(text, "kilograms", number(content.kilograms.count));
  add(text, "least-load", number(content.least_load_kilograms.count));
  if (content.most_load_kilograms) add(text, "most-load", number(content.most_load_kilograms->count));
  add(text, "radius", number(content.radius_metres));
  add(text, "window", content.window_from.text() + " " + content.window_to.text());
  add_limits(text, content.limits);
  add_budgets(text, content.budgets);
  std::vector<PriceLine> lines = content.lines;
  std::sort(lines.begin(), lines.end(),
            [](const PriceLine& a, const PriceLine& b) { return a.code < b.code; });
  for (const PriceLine& line : lines)
    add(text, "line", line.code + " " + line_hash(line_salt(nonce, line.code), line.price));
  return text;
}

std::string commitment_of(const OfferContent& content, const Uuid& round, const Uuid& processor,
                          const std::string& nonce) {
  return to_hex(sm3(commitment_text(content, round, processor, nonce)));
}

}  // namespace heliu::market
