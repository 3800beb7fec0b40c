#include "market/offer.hpp"

#include <algorithm>
#include <set>

#include "chassis/base/bytes.hpp"
#include "market/shaped.hpp"

namespace heliu::market {

namespace {

bool between(std::int64_t value, std::int64_t least, std::int64_t most) {
  return least <= value && value <= most;
}

bool all_of(const std::string& text, bool (*fits)(char)) {
  return std::all_of(text.begin(), text.end(), fits);
}

bool is_digit(char c) {
  return '0' <= c && c <= '9';
}

bool is_hex(char c) {
  return is_digit(c) || ('a' <= c && c <= 'f');
}

bool is_word(const std::string& text) {
  return between(static_cast<std::int64_t>(text.size()), 1, 20) && all_of(text, [](char c) {
           return is_digit(c) || ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || c == '_' || c == '-';
         });
}

bool is_code(const std::string& text) {  // AAA-BBB-CC
  if (text.size() != 10 || text[3] != '-' || text[7] != '-') return false;
  return all_of(text.substr(0, 3) + text.substr(4, 3) + text.substr(8), is_digit);
}

bool limits_are_right(const OfferLimits& limits) {
  bool right = limits.forms.size() <= 4 && limits.packagings.size() <= 30 &&
               std::all_of(limits.packagings.begin(), limits.packagings.end(), is_word);
  for (const std::string& form : limits.forms)
    right = right && (form == "S" || form == "SS" || form == "L" || form == "G");
  for_each_member<OfferLimits>([&](const char*, auto pointer) {
    if constexpr (std::is_same_v<decltype(pointer), std::optional<std::int64_t> OfferLimits::*>)
      right = right && (!(limits.*pointer) || between(*(limits.*pointer), -1'000, 100'000'000));
  });
  return right;
}

bool budgets_are_right(const std::vector<LineBudget>& budgets) {
  constexpr std::int64_t kMost = 9'000'000'000'000'000;  // as the contract has it
  return budgets.size() <= 20 && std::all_of(budgets.begin(), budgets.end(), [](const LineBudget& line) {
           return is_word(line.name) && between(line.heat_kj.value_or(0), 0, kMost) &&
                  between(line.chlorine_mg.value_or(0), 0, kMost);
         });
}

// The contract's bounds of an offer, for content that did not come through it. Empty: all right.
std::string unlawful_member(const SealedWords& words) {
  const OfferContent& content = words.content;
  if (words.nonce.size() != 64 || !all_of(words.nonce, is_hex)) return "nonce";
  if (!between(content.kilograms.count, 1, 1'000'000'000)) return "kilograms";
  if (!between(content.least_load_kilograms.count, 0, 1'000'000'000)) return "least_load_kilograms";
  if (content.most_load_kilograms && !between(content.most_load_kilograms->count, 0, 8'000'000'000))
    return "most_load_kilograms";
  if (!between(content.radius_metres, 0, 5'000'000)) return "radius_metres";
  if (!between(static_cast<std::int64_t>(content.lines.size()), 1, 200)) return "lines";
  for (const PriceLine& line : content.lines)
    if (!is_code(line.code) || !between(line.price.count, -100'000'000, 100'000'000)) return "lines";
  if (!limits_are_right(content.limits)) return "limits";
  return budgets_are_right(content.budgets) ? "" : "budgets";
}

std::optional<Problem> budget_fault(const OfferContent& content) {
  std::set<std::string> names;
  for (std::size_t i = 0; i < content.budgets.size(); ++i) {
    const LineBudget& line = content.budgets[i];
    if (names.insert(line.name).second && (line.heat_kj || line.chlorine_mg)) continue;
    return Problem("budget-invalid", {{"line", line.name}},
                   {{"/content/budgets/" + std::to_string(i), "one entry a line, with heat or chlorine"}});
  }
  return std::nullopt;
}

std::optional<SealedWords> words_in(const std::string& text) {
  try {
    return from_json<SealedWords>(std::string_view(text));
  } catch (const JsonError&) {
    return std::nullopt;
  }
}

}  // namespace

std::optional<Problem> fault_of(const OfferContent& content) {
  if (content.window_to <= content.window_from)
    return Problem("window-invalid", {{"from", content.window_from.text()}, {"to", content.window_to.text()}},
                   {{"/content/window_to", "must lie after window_from"}});
  if (content.most_load_kilograms && *content.most_load_kilograms < content.least_load_kilograms)
    return Problem("load-range-invalid",
                   {{"least", std::to_string(content.least_load_kilograms.count)},
                    {"most", std::to_string(content.most_load_kilograms->count)}},
                   {{"/content/most_load_kilograms", "below least_load_kilograms"}});
  std::set<std::string> codes;
  for (std::size_t i = 0; i < content.lines.size(); ++i)
    if (!codes.insert(content.lines[i].code).second)
      return Problem("line-doubled", {{"code", content.lines[i].code}},
                     {{"/content/lines/" + std::to_string(i) + "/code", "has a price already"}});
  return budget_fault(content);
}

std::optional<Problem> fault_of_unseen(const SealedWords& words) {
  const std::string member = unlawful_member(words);
  if (!member.empty()) return Problem("content-invalid", {{"member", member}});
  return fault_of(words.content);
}

Offer sealed(const NewOffer& asked, const Uuid& id, const Uuid& processor, Instant now,
             const std::string& key) {
  if (asked.content.has_value() != asked.nonce.has_value() ||
      asked.content.has_value() == asked.envelope.has_value())
    throw Problem("offer-form-invalid", {}, {{"/envelope", "either this, or content and nonce"}});
  Offer offer;
  offer.id = id;
  offer.round_id = asked.round_id;
  offer.processor_id = processor;
  offer.commitment = asked.commitment;
  offer.sealed_at = now;
  offer.sealed_by_client = asked.envelope.has_value();
  if (offer.sealed_by_client) {
    offer.envelope = asked.envelope;
    return offer;
  }
  const std::string expected = commitment_of(*asked.content, asked.round_id, processor, *asked.nonce);
  if (expected != asked.commitment)
    throw Problem("commitment-differs", {{"expected", expected}},
                  {{"/commitment", "not the hash of this content"}});
  offer.envelope = seal_words({*asked.content, *asked.nonce}, offer.place(), key);
  return offer;
}

void open(Offer& offer, const std::string& private_key, Instant closes_at) {
  const auto text =
      offer.envelope ? open_envelope(*offer.envelope, offer.place(), private_key) : std::nullopt;
  const auto words = text ? words_in(*text) : std::nullopt;
  if (!words) return strike(offer, Verdict::unreadable, "offer-unreadable");
  // What breaks the contract is not kept: it may not fit where content stands.
  if (const auto fault = fault_of_unseen(*words)) return strike(offer, Verdict::refused, fault->name);
  offer.content = words->content;
  offer.nonce = words->nonce;
  if (!keeps_its_word(offer)) return strike(offer, Verdict::wrong_opening, "offer-opening-wrong");
  if (offer.sealed_at >= closes_at) return strike(offer, Verdict::late, "offer-late");
  offer.state = OfferState::opened;
  offer.verdict = Verdict::matches;
}

void strike(Offer& offer, Verdict verdict, const std::string& problem) {
  offer.state = OfferState::struck;
  offer.verdict = verdict;
  offer.problem = problem;
}

std::optional<std::string> opened_text(const Offer& offer) {
  if (!offer.content || !offer.nonce) return std::nullopt;
  return commitment_text(*offer.content, offer.round_id, offer.processor_id, *offer.nonce);
}

bool keeps_its_word(const Offer& offer) {
  return offer.content && offer.nonce &&
         commitment_of(*offer.content, offer.round_id, offer.processor_id, *offer.nonce) == offer.commitment;
}

OfferView view(const Offer& offer, bool round_open) {
  OfferView seen = shaped<OfferView>(offer);
  if (round_open && offer.state == OfferState::sealed) seen.allowed_actions.emplace_back("withdraw");
  return seen;
}

OfferOpened opened(const Offer& offer) {
  return {offer.id,
          offer.round_id,
          offer.processor_id,
          offer.content->licence_item_id,
          offer.content->kilograms,
          offer.content->lines,
          offer.commitment,
          *offer.nonce,
          opened_text(offer).value_or(""),
          *offer.content};
}

OfferStruck struck(const Offer& offer) {
  OfferStruck said = shaped<OfferStruck>(offer);
  said.verdict = offer.verdict.value_or(Verdict::unreadable);
  said.text = opened_text(offer);
  return said;
}

}  // namespace heliu::market
