#include "matching/eligibility.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include "matching/canonical.hpp"
#include "matching/distance.hpp"

namespace heliu::matching {
namespace {

struct Parties {  // what a rule may look at
  const Book& book;
  const Lot& lot;
  const Offer& offer;
  const Line& line;
  const LicenceItem& item;
  const Enterprise& producer;
  const Enterprise& processor;
  const std::vector<const Budget*>& budgets;  // of the offer
};

using Verdict = std::optional<Facts>;  // the facts if the rule is broken

std::string text(std::int64_t value) {
  return std::to_string(value);
}

bool covers(const Window& window, Micros at) {
  return window.from <= at && at < window.to;
}

std::int64_t least_award(const Lot& lot, const Offer& offer) {
  if (!lot.divisible) return lot.kilograms.count;
  return std::max({std::int64_t{1}, lot.least_part.count, offer.least_load.count});
}

std::int64_t most_award(const Parties& p) {
  const std::int64_t load = p.offer.most_load ? p.offer.most_load->count : kBookKilogramsMost;
  std::int64_t most = std::min({p.lot.kilograms.count, load, p.offer.capacity.count, p.item.remaining.count});
  for (const Budget* budget : p.budgets)
    if (const std::int64_t draw = draw_per_kilogram(p.lot, budget->kind).value_or(0); draw > 0)
      most = std::min(most, budget->amount / draw);
  return most;
}

Verdict lot_unchanged(const Parties& p) {
  if (p.lot.changed_at == 0 || p.offer.sealed_at >= p.lot.changed_at) return {};
  return Facts{{"sealed_at", text(p.offer.sealed_at)}, {"lot_changed_at", text(p.lot.changed_at)}};
}

Verdict code_licensed(const Parties& p) {
  const auto& codes = p.item.codes;
  if (std::find(codes.begin(), codes.end(), p.lot.code) != codes.end()) return {};
  return Facts{{"code", p.lot.code}, {"licence_item", hex(p.item.id)}};
}

Verdict licence_valid(const Parties& p) {
  if (covers(p.item.valid, p.book.cleared_at)) return {};
  return Facts{{"valid_from", text(p.item.valid.from)},
               {"valid_to", text(p.item.valid.to)},
               {"cleared_at", text(p.book.cleared_at)}};
}

Verdict quota_left(const Parties& p) {
  if (p.item.remaining.count >= least_award(p.lot, p.offer)) return {};
  return Facts{{"remaining_kg", text(p.item.remaining.count)},
               {"needed_kg", text(least_award(p.lot, p.offer))}};
}

Verdict not_frozen(const Parties& p) {
  if (p.producer.frozen) return Facts{{"frozen", "producer"}, {"enterprise", hex(p.producer.id)}};
  if (p.processor.frozen) return Facts{{"frozen", "processor"}, {"enterprise", hex(p.processor.id)}};
  return {};
}

Verdict rated(const Parties& p) {
  const auto below = [](const char* role, const Enterprise& who, int floor) -> Verdict {
    if (who.rating >= floor) return {};
    return Facts{{"role", role}, {"rating", text(who.rating)}, {"floor", text(floor)}};
  };
  if (auto producer = below("producer", p.producer, p.book.rules.producer_rating_floor)) return producer;
  return below("processor", p.processor, p.book.rules.processor_rating_floor);
}

Verdict covered(const Parties& p) {
  for (const auto& [role, who] : {std::pair{"producer", &p.producer}, std::pair{"processor", &p.processor}}) {
    if (!who->cover_required) continue;
    if (p.book.cleared_at >= who->cover_until)
      return Facts{
          {"role", role}, {"cover_until", text(who->cover_until)}, {"cleared_at", text(p.book.cleared_at)}};
    if (!who->cover_enough) return Facts{{"role", role}, {"cover", "limit too small"}};
  }
  return {};
}

Verdict form_accepted(const Parties& p) {
  static constexpr std::array names{"S", "SS", "L", "G"};
  const auto& forms = p.offer.limits.forms;
  if (!forms.empty() && std::find(forms.begin(), forms.end(), p.lot.form) == forms.end())
    return Facts{{"form", names.at(static_cast<std::size_t>(p.lot.form))}};
  const auto& packs = p.offer.limits.packagings;
  if (!packs.empty() && std::find(packs.begin(), packs.end(), p.lot.packaging) == packs.end())
    return Facts{{"packaging", p.lot.packaging}};
  return {};
}

struct AssayLimit {
  const char* property;
  std::optional<std::int64_t> Assay::*measured;
  std::optional<std::int64_t> Limits::*limit;
  bool most;  // else least
};
constexpr std::array kAssayLimits{
    AssayLimit{"chlorine_mg_kg", &Assay::chlorine, &Limits::chlorine_most, true},
    AssayLimit{"fluorine_mg_kg", &Assay::fluorine, &Limits::fluorine_most, true},
    AssayLimit{"sulphur_mg_kg", &Assay::sulphur, &Limits::sulphur_most, true},
    AssayLimit{"metals_mg_kg", &Assay::metals, &Limits::metals_most, true},
    AssayLimit{"moisture_permille", &Assay::moisture, &Limits::moisture_most, true},
    AssayLimit{"heat_kj_kg", &Assay::heat, &Limits::heat_least, false},
    AssayLimit{"heat_kj_kg", &Assay::heat, &Limits::heat_most, true},
    AssayLimit{"flash_point_c", &Assay::flash_point, &Limits::flash_point_least, false},
};

Verdict assay_present(const Parties& p) {
  for (const AssayLimit& rule : kAssayLimits)
    if (p.offer.limits.*rule.limit && !(p.lot.assay.*rule.measured))
      return Facts{{"property", rule.property}};
  for (const Budget* budget : p.budgets)
    if (!draw_per_kilogram(p.lot, budget->kind))
      return Facts{{"property", budget->kind == BudgetKind::Heat ? "heat_kj_kg" : "chlorine_mg_kg"},
                   {"budget", budget->line}};
  return {};
}

Verdict assay_within(const Parties& p) {
  for (const AssayLimit& rule : kAssayLimits) {
    const auto& limit = p.offer.limits.*rule.limit;
    if (!limit) continue;
    const std::int64_t measured = *(p.lot.assay.*rule.measured);
    if (rule.most ? measured <= *limit : measured >= *limit) continue;
    return Facts{{"property", rule.property},
                 {"measured", text(measured)},
                 {rule.most ? "most" : "least", text(*limit)}};
  }
  return {};
}

Verdict load_in_range(const Parties& p) {
  const std::int64_t least = least_award(p.lot, p.offer);
  const bool too_small = p.lot.kilograms < p.offer.least_load;
  const bool too_large =
      p.offer.capacity.count < least || (p.offer.most_load && p.offer.most_load->count < least);
  if (!too_small && !too_large) return {};
  Facts facts{{"lot_kg", text(p.lot.kilograms.count)},
              {"capacity_kg", text(p.offer.capacity.count)},
              {"least_load_kg", text(p.offer.least_load.count)}};
  if (p.offer.most_load) facts.emplace_back("most_load_kg", text(p.offer.most_load->count));
  return facts;
}

Verdict budget_suffices(const Parties& p) {
  const std::int64_t least = least_award(p.lot, p.offer);
  for (const Budget* budget : p.budgets) {
    const std::int64_t draw = draw_per_kilogram(p.lot, budget->kind).value_or(0);
    if (draw == 0 || budget->amount / draw >= least) continue;
    return Facts{{"budget", budget->line},
                 {budget->kind == BudgetKind::Heat ? "amount_kj" : "amount_mg", text(budget->amount)},
                 {budget->kind == BudgetKind::Heat ? "heat_kj_kg" : "chlorine_mg_kg", text(draw)},
                 {"needed_kg", text(least)}};
  }
  return {};
}

Verdict within_radius(const Parties& p) {
  if (p.offer.radius_metres == 0) return {};
  const std::int64_t distance = metres(p.lot.site, p.offer.site);
  if (distance <= p.offer.radius_metres) return {};
  return Facts{{"distance_m", text(distance)}, {"radius_m", text(p.offer.radius_metres)}};
}

Verdict windows_meet(const Parties& p) {
  const Window &a = p.lot.pickup, &b = p.offer.window;
  if (std::max(a.from, b.from) < std::min(a.to, b.to)) return {};
  return Facts{{"pickup_from", text(a.from)},
               {"pickup_to", text(a.to)},
               {"receive_from", text(b.from)},
               {"receive_to", text(b.to)}};
}

Verdict approved(const Parties& p) {
  const std::string &from = p.lot.site.city, &to = p.offer.site.city;
  const std::size_t digits = p.book.rules.approval == ApprovalScope::OtherCity ? 4 : 2;
  if (from.substr(0, digits) == to.substr(0, digits)) return {};
  for (const Approval& row : p.book.approvals)
    if (row.producer == p.lot.producer && row.processor == p.offer.processor && row.code == p.lot.code)
      return {};
  return Facts{{"from_city", from}, {"to_city", to}, {"code", p.lot.code}};
}

std::set<Id> controllers(const Enterprise& who) {
  std::set<Id> all(who.controllers.begin(), who.controllers.end());
  all.insert(who.id);
  return all;
}

std::optional<Id> common_controller(const Enterprise& a, const Enterprise& b) {
  const auto left = controllers(a), right = controllers(b);
  for (const Id& id : left)
    if (right.contains(id)) return id;
  return {};
}

Verdict unrelated(const Parties& p) {
  if (!p.book.rules.forbid_same_controller) return {};
  const auto shared = common_controller(p.producer, p.processor);
  if (!shared) return {};
  return Facts{{"controller", hex(*shared)}};
}

// The terms in force: the method's, and one for leaving the city or the province (the wider one wins).
FenPerTonne policy(const Parties& p) {
  const std::string &from = p.lot.site.city, &to = p.offer.site.city;
  const bool other_province = from.substr(0, 2) != to.substr(0, 2);
  const bool other_city = from.substr(0, 4) != to.substr(0, 4);
  FenPerTonne sum;
  for (const PolicyTerm& row : p.book.terms) {
    if (!covers(row.valid, p.book.cleared_at)) continue;
    if ((row.kind == TermKind::Method && row.method == p.offer.method) ||
        (row.kind == TermKind::OutOfProvince && other_province) ||
        (row.kind == TermKind::OutOfCity && other_city && !other_province))
      sum += row.term;
  }
  return sum;
}

Facts price_facts(const Parties& p) {
  const FenPerTonne haul = freight(p.lot, p.offer, p.book.rules);
  return {{"reserve_fen_t", text(p.lot.reserve.count)},
          {"price_fen_t", text(p.line.price.count)},
          {"freight_fen_t", text(haul.count)},
          {"policy_fen_t", text(policy(p).count)}};
}

Verdict price_in_reserve(const Parties& p) {
  if (p.line.price + freight(p.lot, p.offer, p.book.rules) <= p.lot.reserve) return {};
  return price_facts(p);
}

Verdict policy_in_reserve(const Parties& p) {
  if (p.line.price + freight(p.lot, p.offer, p.book.rules) + policy(p) <= p.lot.reserve) return {};
  return price_facts(p);
}

struct Rule {
  const char* code;
  Verdict (*broken)(const Parties&);
};
// In the order of Reason, which is the published order.
constexpr std::array<Rule, kReasons> kRules{{
    {"lot-changed-after-seal", lot_unchanged},
    {"code-not-licensed", code_licensed},
    {"licence-not-valid", licence_valid},
    {"quota-exhausted", quota_left},
    {"frozen", not_frozen},
    {"rating-below-floor", rated},
    {"policy-not-in-force", covered},
    {"form-not-accepted", form_accepted},
    {"assay-missing", assay_present},
    {"assay-out-of-limits", assay_within},
    {"load-out-of-range", load_in_range},
    {"budget-too-small", budget_suffices},
    {"out-of-radius", within_radius},
    {"windows-dont-meet", windows_meet},
    {"approval-missing", approved},
    {"same-controller", unrelated},
    {"price-above-reserve", price_in_reserve},
    {"policy-above-reserve", policy_in_reserve},
}};

Arc arc(const Parties& p, std::uint32_t lot, std::uint32_t offer) {
  Arc arc{lot, offer, p.line.price, freight(p.lot, p.offer, p.book.rules), policy(p), {}, {}, {}};
  arc.margin = p.lot.reserve - arc.price - arc.freight - arc.policy;
  arc.least = Kilograms{least_award(p.lot, p.offer)};
  arc.most = Kilograms{most_award(p)};
  return arc;
}

// Pairs of offers of different processors under one controller that both stand for a lot. Both stay: striking
// one would let a rival be silenced by a bought share, and the regulator needs to see both prices.
void flag_related_offers(const Book& book,
                         const std::unordered_map<std::string, const Enterprise*>& enterprises,
                         Eligibility& result) {
  std::map<Id, std::vector<std::uint32_t>> offers_of;  // controller -> offers
  for (std::uint32_t o = 0; o < book.offers.size(); ++o)
    for (const Id& id : controllers(*enterprises.at(hex(book.offers[o].processor))))
      offers_of[id].push_back(o);
  std::vector<std::set<std::uint32_t>> lots_of(book.offers.size());
  for (const Arc& arc : result.arcs) lots_of[arc.offer].insert(arc.lot);
  for (const auto& [controller, offers] : offers_of) {
    for (std::size_t i = 0; i < offers.size(); ++i) {
      for (std::size_t j = i + 1; j < offers.size(); ++j) {
        const Offer &a = book.offers[offers[i]], &b = book.offers[offers[j]];
        if (a.processor == b.processor) continue;
        Flag flag{FlagKind::OffersShareController, controller, {}, {a.id, b.id}};
        for (const std::uint32_t lot : lots_of[offers[i]])
          if (lots_of[offers[j]].contains(lot)) flag.lots.push_back(book.lots[lot].id);
        if (!flag.lots.empty()) result.flags.push_back(std::move(flag));
      }
    }
  }
}

}  // namespace

std::string_view code(Reason reason) {
  return kRules.at(static_cast<std::size_t>(reason)).code;
}

std::optional<std::int64_t> draw_per_kilogram(const Lot& lot, BudgetKind kind) {
  const auto& measured = kind == BudgetKind::Heat ? lot.assay.heat : lot.assay.chlorine;
  if (!measured) return {};
  return std::max<std::int64_t>(0, *measured);
}

Eligibility eligibility(const Book& book) {
  std::unordered_map<std::string, const Enterprise*> enterprises;
  for (const Enterprise& row : book.enterprises) enterprises[hex(row.id)] = &row;
  std::map<Id, const LicenceItem*> items;
  for (const LicenceItem& row : book.items) items[row.id] = &row;
  std::map<Id, const Budget*> budgets;
  for (const Budget& row : book.budgets) budgets[row.id] = &row;
  std::vector<std::vector<const Budget*>> budgets_of(book.offers.size());
  for (std::uint32_t o = 0; o < book.offers.size(); ++o)
    for (const Id& id : book.offers[o].budgets) budgets_of[o].push_back(budgets.at(id));
  std::unordered_map<std::string, std::vector<std::pair<std::uint32_t, const Line*>>> by_code;
  for (std::uint32_t o = 0; o < book.offers.size(); ++o)
    for (const Line& line : book.offers[o].lines) by_code[line.code].emplace_back(o, &line);

  Eligibility result;
  for (std::uint32_t l = 0; l < book.lots.size(); ++l) {
    const Lot& lot = book.lots[l];
    const auto candidates = by_code.find(lot.code);
    if (candidates == by_code.end()) continue;
    for (const auto& [o, line] : candidates->second) {
      const Offer& offer = book.offers[o];
      const Parties parties{book,
                            lot,
                            offer,
                            *line,
                            *items.at(offer.licence_item),
                            *enterprises.at(hex(lot.producer)),
                            *enterprises.at(hex(offer.processor)),
                            budgets_of[o]};
      Verdict broken;
      std::size_t rule = 0;
      while (rule < kRules.size() && !(broken = kRules[rule].broken(parties))) ++rule;
      if (broken) {
        result.struck.push_back({l, o, static_cast<Reason>(rule), std::move(*broken)});
        continue;
      }
      result.arcs.push_back(arc(parties, l, o));
      if (book.rules.forbid_same_controller) continue;
      if (const auto shared = common_controller(parties.producer, parties.processor))
        result.flags.push_back({FlagKind::PartiesShareController, *shared, {lot.id}, {offer.id}});
    }
  }
  flag_related_offers(book, enterprises, result);
  return result;
}

}  // namespace heliu::matching
