#include "matching/rules.hpp"

#include <algorithm>

#include "matching/canonical.hpp"
#include "matching/distance.hpp"

namespace heliu::matching {
namespace {

// The facts are only written down for those who ask: most pairs are struck in great numbers and never read.
template <class Make>
bool broken(Facts* facts, Make make) {
  if (facts) *facts = make();
  return true;
}

bool same_start(const std::string& a, const std::string& b, std::size_t digits) {
  return std::string_view(a).substr(0, digits) == std::string_view(b).substr(0, digits);
}

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

bool lot_unchanged(const Parties& p, Facts* facts) {
  if (p.lot.changed_at == 0 || p.offer.sealed_at >= p.lot.changed_at) return false;
  return broken(facts, [&] {
    return Facts{{"sealed_at", text(p.offer.sealed_at)}, {"lot_changed_at", text(p.lot.changed_at)}};
  });
}

bool code_licensed(const Parties& p, Facts* facts) {
  const auto& codes = p.item.codes;
  if (std::find(codes.begin(), codes.end(), p.lot.code) != codes.end()) return false;
  return broken(facts, [&] { return Facts{{"code", p.lot.code}, {"licence_item", hex(p.item.id)}}; });
}

bool licence_valid(const Parties& p, Facts* facts) {
  if (covers(p.item.valid, p.book.cleared_at)) return false;
  return broken(facts, [&] {
    return Facts{{"valid_from", text(p.item.valid.from)},
                 {"valid_to", text(p.item.valid.to)},
                 {"cleared_at", text(p.book.cleared_at)}};
  });
}

bool quota_left(const Parties& p, Facts* facts) {
  if (p.item.remaining.count >= least_award(p.lot, p.offer)) return false;
  return broken(facts, [&] {
    return Facts{{"remaining_kg", text(p.item.remaining.count)},
                 {"needed_kg", text(least_award(p.lot, p.offer))}};
  });
}

bool not_frozen(const Parties& p, Facts* facts) {
  if (p.producer.frozen)
    return broken(facts, [&] { return Facts{{"frozen", "producer"}, {"enterprise", hex(p.producer.id)}}; });
  if (p.processor.frozen)
    return broken(facts, [&] { return Facts{{"frozen", "processor"}, {"enterprise", hex(p.processor.id)}}; });
  return false;
}

bool rated(const Parties& p, Facts* facts) {
  const auto below = [facts](const char* role, const Enterprise& who, int floor) {
    if (who.rating >= floor) return false;
    return broken(facts, [&] {
      return Facts{{"role", role}, {"rating", text(who.rating)}, {"floor", text(floor)}};
    });
  };
  return below("producer", p.producer, p.book.rules.producer_rating_floor) ||
         below("processor", p.processor, p.book.rules.processor_rating_floor);
}

bool covered(const Parties& p, Facts* facts) {
  const auto lacks = [&](const char* role, const Enterprise& who) {
    if (!who.cover_required) return false;
    if (p.book.cleared_at >= who.cover_until)
      return broken(facts, [&] {
        return Facts{
            {"role", role}, {"cover_until", text(who.cover_until)}, {"cleared_at", text(p.book.cleared_at)}};
      });
    if (who.cover_enough) return false;
    return broken(facts, [&] { return Facts{{"role", role}, {"cover", "limit too small"}}; });
  };
  return lacks("producer", p.producer) || lacks("processor", p.processor);
}

bool form_accepted(const Parties& p, Facts* facts) {
  static constexpr std::array names{"S", "SS", "L", "G"};
  const auto& forms = p.offer.limits.forms;
  if (!forms.empty() && std::find(forms.begin(), forms.end(), p.lot.form) == forms.end())
    return broken(facts, [&] { return Facts{{"form", names.at(static_cast<std::size_t>(p.lot.form))}}; });
  const auto& packs = p.offer.limits.packagings;
  if (!packs.empty() && std::find(packs.begin(), packs.end(), p.lot.packaging) == packs.end())
    return broken(facts, [&] { return Facts{{"packaging", p.lot.packaging}}; });
  return false;
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

bool assay_present(const Parties& p, Facts* facts) {
  for (const AssayLimit& rule : kAssayLimits)
    if (p.offer.limits.*rule.limit && !(p.lot.assay.*rule.measured))
      return broken(facts, [&] { return Facts{{"property", rule.property}}; });
  for (const Budget* budget : p.budgets)
    if (!draw_per_kilogram(p.lot, budget->kind))
      return broken(facts, [&] {
        return Facts{{"property", budget->kind == BudgetKind::Heat ? "heat_kj_kg" : "chlorine_mg_kg"},
                     {"budget", budget->line}};
      });
  return false;
}

bool assay_within(const Parties& p, Facts* facts) {
  for (const AssayLimit& rule : kAssayLimits) {
    const auto& limit = p.offer.limits.*rule.limit;
    if (!limit) continue;
    const std::int64_t measured = *(p.lot.assay.*rule.measured);
    if (rule.most ? measured <= *limit : measured >= *limit) continue;
    return broken(facts, [&] {
      return Facts{{"property", rule.property},
                   {"measured", text(measured)},
                   {rule.most ? "most" : "least", text(*limit)}};
    });
  }
  return false;
}

bool load_in_range(const Parties& p, Facts* facts) {
  const std::int64_t least = least_award(p.lot, p.offer);
  const bool too_small = p.lot.kilograms < p.offer.least_load;
  const bool too_large =
      p.offer.capacity.count < least || (p.offer.most_load && p.offer.most_load->count < least);
  if (!too_small && !too_large) return false;
  return broken(facts, [&] {
    Facts said{{"lot_kg", text(p.lot.kilograms.count)},
               {"capacity_kg", text(p.offer.capacity.count)},
               {"least_load_kg", text(p.offer.least_load.count)}};
    if (p.offer.most_load) said.emplace_back("most_load_kg", text(p.offer.most_load->count));
    return said;
  });
}

bool budget_suffices(const Parties& p, Facts* facts) {
  const std::int64_t least = least_award(p.lot, p.offer);
  for (const Budget* budget : p.budgets) {
    const std::int64_t draw = draw_per_kilogram(p.lot, budget->kind).value_or(0);
    if (draw == 0 || budget->amount / draw >= least) continue;
    return broken(facts, [&] {
      return Facts{{"budget", budget->line},
                   {budget->kind == BudgetKind::Heat ? "amount_kj" : "amount_mg", text(budget->amount)},
                   {budget->kind == BudgetKind::Heat ? "heat_kj_kg" : "chlorine_mg_kg", text(draw)},
                   {"needed_kg", text(least)}};
    });
  }
  return false;
}

bool within_radius(const Parties& p, Facts* facts) {
  if (p.offer.radius_metres == 0) return false;
  const std::int64_t distance = p.distance();
  if (distance <= p.offer.radius_metres) return false;
  return broken(facts, [&] {
    return Facts{{"distance_m", text(distance)}, {"radius_m", text(p.offer.radius_metres)}};
  });
}

bool windows_meet(const Parties& p, Facts* facts) {
  const Window &a = p.lot.pickup, &b = p.offer.window;
  if (std::max(a.from, b.from) < std::min(a.to, b.to)) return false;
  return broken(facts, [&] {
    return Facts{{"pickup_from", text(a.from)},
                 {"pickup_to", text(a.to)},
                 {"receive_from", text(b.from)},
                 {"receive_to", text(b.to)}};
  });
}

bool approved(const Parties& p, Facts* facts) {
  const std::string &from = p.lot.site.city, &to = p.offer.site.city;
  const std::size_t digits = p.book.rules.approval == ApprovalScope::OtherCity ? 4 : 2;
  if (same_start(from, to, digits) || p.rulebook.approved(p.lot, p.offer)) return false;
  return broken(facts, [&] { return Facts{{"from_city", from}, {"to_city", to}, {"code", p.lot.code}}; });
}

bool unrelated(const Parties& p, Facts* facts) {
  if (!p.book.rules.forbid_same_controller) return false;
  const auto shared = p.rulebook.common_controller(p.lot.producer, p.offer.processor);
  if (!shared) return false;
  return broken(facts, [&] { return Facts{{"controller", hex(*shared)}}; });
}

// The terms in force: the method's, and one for leaving the city or the province (the wider one wins).
FenPerTonne policy(const Parties& p) {
  const std::string &from = p.lot.site.city, &to = p.offer.site.city;
  const bool other_province = !same_start(from, to, 2);
  const bool other_city = !same_start(from, to, 4);
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
  return {{"reserve_fen_t", text(p.lot.reserve.count)},
          {"price_fen_t", text(p.line.price.count)},
          {"freight_fen_t", text(p.freight().count)},
          {"policy_fen_t", text(policy(p).count)}};
}

bool price_in_reserve(const Parties& p, Facts* facts) {
  if (p.line.price + p.freight() <= p.lot.reserve) return false;
  return broken(facts, [&] { return price_facts(p); });
}

bool policy_in_reserve(const Parties& p, Facts* facts) {
  if (p.line.price + p.freight() + policy(p) <= p.lot.reserve) return false;
  return broken(facts, [&] { return price_facts(p); });
}

struct Rule {
  const char* code;
  bool (*broken)(const Parties&, Facts*);
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

}  // namespace

std::string_view code(Reason reason) {
  return kRules.at(static_cast<std::size_t>(reason)).code;
}

std::optional<std::int64_t> draw_per_kilogram(const Lot& lot, BudgetKind kind) {
  const auto& measured = kind == BudgetKind::Heat ? lot.assay.heat : lot.assay.chlorine;
  if (!measured) return {};
  return std::max<std::int64_t>(0, *measured);
}

std::int64_t Parties::distance() const {
  if (distance_ < 0) distance_ = metres(lot.site, offer.site);
  return distance_;
}

FenPerTonne Parties::freight() const {
  return freight_over(distance(), lot, book.rules);
}

std::optional<Reason> first_broken(const Parties& parties, Facts* facts) {
  for (std::size_t rule = 0; rule < kRules.size(); ++rule)
    if (kRules[rule].broken(parties, facts)) return static_cast<Reason>(rule);
  return {};
}

Arc arc_of(const Parties& p, std::uint32_t lot, std::uint32_t offer) {
  Arc arc{lot, offer, p.line.price, p.freight(), policy(p), {}, {}, {}};
  arc.margin = p.lot.reserve - arc.price - arc.freight - arc.policy;
  arc.least = Kilograms{least_award(p.lot, p.offer)};
  arc.most = Kilograms{most_award(p)};
  return arc;
}

}  // namespace heliu::matching
