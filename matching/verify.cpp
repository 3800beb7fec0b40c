#include "matching/verify.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "matching/canonical.hpp"
#include "matching/eligibility.hpp"
#include "matching/prices.hpp"
#include "matching/verify_proof.hpp"

namespace heliu::matching {
namespace {

// Budget prices are in millionths of a thousandth of a fen; any price is at most this.
constexpr std::int64_t kPriceLimit = 400'000'000'000'000;

template <class Row>
std::map<Id, std::size_t> places(const std::vector<Row>& rows) {
  std::map<Id, std::size_t> at;
  for (std::size_t i = 0; i < rows.size(); ++i) at.emplace(rows[i].id, i);
  return at;
}

class Checker {
 public:
  Checker(const Book& book, const Result& result)
      : book_(book),
        result_(result),
        eligible_(eligibility(book, Detail::ArcsOnly)),
        lots_(places(book.lots)),
        offers_(places(book.offers)),
        items_(places(book.items)),
        budgets_(places(book.budgets)) {
    std::size_t next = 0;
    for (std::size_t l = 0; l <= book.lots.size(); ++l) {
      while (next < eligible_.arcs.size() && eligible_.arcs[next].lot < l) ++next;
      first_.push_back(next);  // the arcs of lot l: first_[l] … first_[l + 1] − 1
    }
  }

  std::vector<Fault> run() {
    require(result_.book == sm3(canonical(book_)), "wrong-book", "the result is of another book");
    require(result_.seal == sm3(canonical(result_)), "seal-broken", "a byte of the result was changed");
    awards();
    if (faults_.empty()) payments();
    capacities();
    leftovers();
    work();
    parts();
    flags();
    return std::move(faults_);
  }

 private:
  void require(bool good, const std::string& check, const std::string& detail) {
    if (!good) faults_.push_back({check, detail});
  }

  const Arc* arc_of(const Id& lot, const Id& offer) const {
    const auto l = lots_.find(lot), o = offers_.find(offer);
    if (l == lots_.end() || o == offers_.end()) return nullptr;
    for (std::size_t a = first_[l->second]; a < first_[l->second + 1]; ++a)
      if (eligible_.arcs[a].offer == o->second) return &eligible_.arcs[a];
    return nullptr;
  }

  // kJ or mg that one kilogram on the arc draws. An arc has measured whatever its offer's budgets count.
  Int128 draw(const Arc& arc, const Id& budget) const {
    return draw_per_kilogram(book_.lots[arc.lot], book_.budgets[budgets_.at(budget)].kind).value();
  }

  void awards() {
    Int128 welfare = 0;
    std::set<std::pair<Id, Id>> seen;
    for (const Award& award : result_.awards) {
      const std::string name = "lot " + hex(award.lot) + " offer " + hex(award.offer);
      require(seen.emplace(award.lot, award.offer).second, "award-doubled", name);
      const Arc* arc = arc_of(award.lot, award.offer);
      if (!arc) {
        faults_.push_back({"pair-not-eligible", name});
        continue;
      }
      require(award.freight == arc->freight, "freight-wrong", name);
      require(award.policy == arc->policy, "policy-term-wrong", name);
      require(award.kilograms >= arc->least && award.kilograms <= arc->most, "kilograms-out-of-range", name);
      const Int128 kilograms = award.kilograms.count;
      const Offer& offer = book_.offers[arc->offer];
      welfare += kilograms * arc->margin.count;
      welfare_of_[award.lot] += kilograms * arc->margin.count;
      by_lot_[award.lot] += kilograms;
      by_offer_[offer.id] += kilograms;
      by_item_[offer.licence_item] += kilograms;
      for (const Id& budget : offer.budgets) by_budget_[budget] += kilograms * draw(*arc, budget);
    }
    require(welfare == result_.welfare.count, "welfare-wrong", "the awards do not sum to it");
  }

  // The rule of the round, from the awards and the published prices.
  void payments() {
    const Prices prices(book_, eligible_.arcs, result_);
    for (const Award& award : result_.awards)
      require(award.price == prices.price(award, book_.rules.price_rule), "price-not-by-rule",
              "lot " + hex(award.lot) + " offer " + hex(award.offer));
  }

  void capacities() {
    for (const auto& [id, kilograms] : by_lot_)
      require(kilograms <= book_.lots[lots_.at(id)].kilograms.count, "lot-oversold", hex(id));
    for (const auto& [id, kilograms] : by_offer_)
      require(kilograms <= book_.offers[offers_.at(id)].capacity.count, "offer-overfilled", hex(id));
    for (const auto& [id, kilograms] : by_item_)
      require(kilograms <= book_.items[items_.at(id)].remaining.count, "quota-oversold", hex(id));
    for (const auto& [id, drawn] : by_budget_)
      require(drawn <= book_.budgets[budgets_.at(id)].amount, "budget-overdrawn", hex(id));
  }

  // Every kilogram is awarded or named as left, once.
  void leftovers() {
    std::map<Id, const Unawarded*> named;
    for (const Unawarded& row : result_.unawarded)
      require(lots_.contains(row.lot) && named.emplace(row.lot, &row).second, "leftover-unknown",
              hex(row.lot));
    std::set<std::string> codes;
    for (const Offer& offer : book_.offers)
      for (const Line& line : offer.lines) codes.insert(line.code);
    for (std::size_t l = 0; l < book_.lots.size(); ++l) {
      const Lot& lot = book_.lots[l];
      const Int128 left = lot.kilograms.count - by_lot_[lot.id];
      const auto row = named.find(lot.id);
      if (left <= 0 || row == named.end()) {
        require(left <= 0 && row == named.end(), "leftover-missing", hex(lot.id));
        continue;
      }
      const bool any = first_[l] < first_[l + 1], offered = codes.contains(lot.code);
      const Left reason = row->second->reason;
      require(row->second->kilograms.count == left, "leftover-wrong", hex(lot.id));
      require((reason == Left::NoOffer) == !offered, "leftover-reason", hex(lot.id));
      require((reason == Left::AllStruck) == (offered && !any), "leftover-reason", hex(lot.id));
    }
  }

  // One price ≥ 0 for each of the known rows, and for nothing else.
  template <class Row>
  std::vector<Int128> prices(const std::vector<Row>& rows, const std::map<Id, std::size_t>& known) {
    std::vector<Int128> prices(known.size(), -1);
    for (const auto& [id, price] : rows) {
      const auto at = known.find(id);
      require(at != known.end() && prices[at->second] < 0, "scarcity-unknown", hex(id));
      require(count_of(price) >= 0 && count_of(price) <= kPriceLimit, "scarcity-out-of-range", hex(id));
      if (at != known.end()) prices[at->second] = count_of(price);
    }
    require(rows.size() == known.size(), "scarcity-missing", "one price for every offer, item and budget");
    return prices;
  }
  static std::int64_t count_of(std::int64_t price) { return price; }
  static std::int64_t count_of(FenPerTonne price) { return price.count; }

  // What no part has is worth nothing; then each part's proofs.
  void parts() {
    const auto offers = prices(result_.offer_scarcity, offers_);
    const auto items = prices(result_.item_scarcity, items_);
    const auto budgets = prices(result_.budget_prices, budgets_);
    const std::vector<Part> parts = parts_of(book_, eligible_.arcs);
    require(parts.size() == result_.parts.size(), "parts-wrong", "one proof for each part of the round");
    if (!faults_.empty()) return;
    const PublishedPrices published(result_);
    Int128 bound = 0, dual_bound = 0, price = 0, priced = 0;
    for (std::size_t p = 0; p < parts.size(); ++p) {
      const PartProof& claim = result_.parts[p];
      if (const auto fault = part_fault(parts[p], published, claim)) faults_.push_back(*fault);
      Int128 welfare = 0;
      for (const Lot& row : parts[p].book.lots) welfare += welfare_of_[row.id];
      require(welfare <= claim.bound.count, "bound-below-welfare", hex(claim.lot));
      bound += claim.bound.count;
      dual_bound += claim.dual_bound.count;
      for (const Offer& row : parts[p].book.offers) priced += offers[offers_.at(row.id)];
      for (const LicenceItem& row : parts[p].book.items) priced += items[items_.at(row.id)];
      for (const Budget& row : parts[p].book.budgets) priced += budgets[budgets_.at(row.id)];
    }
    for (const auto* all : {&offers, &items, &budgets})
      price = std::accumulate(all->begin(), all->end(), price);
    require(price == priced, "scarcity-idle", "a price for what no lot can use");
    require(bound == result_.bound.count, "bound-wrong", "the parts' bounds do not sum to it");
    require(dual_bound == result_.dual_bound.count, "dual-bound-wrong", "the parts' do not sum to it");
  }

  void work() { require(result_.work >= 0 && result_.work_limit >= 0, "work-negative", ""); }

  void flags() {
    Result expected;
    expected.flags = eligible_.flags;
    Result given;
    given.flags = result_.flags;
    require(canonical(expected) == canonical(given), "flags-wrong", "related companies");
  }

  const Book& book_;
  const Result& result_;
  const Eligibility eligible_;
  const std::map<Id, std::size_t> lots_, offers_, items_, budgets_;
  std::vector<std::size_t> first_;
  std::map<Id, Int128> welfare_of_, by_lot_, by_offer_, by_item_, by_budget_;
  std::vector<Fault> faults_;
};

}  // namespace

MilliFen proven_bound(const Result& result) {
  MilliFen sum;
  for (const PartProof& part : result.parts) {
    const bool priced = part.proof.empty() && !part.lot_proof.prices.empty();
    const MilliFen least = priced ? std::min(part.dual_bound, part.lot_proof.bound) : part.dual_bound;
    sum += part.proof.empty() ? least : part.bound;
  }
  return sum;
}

std::vector<Fault> verify(const Book& book, const Result& result) {
  check(book);
  return Checker(book, result).run();
}

}  // namespace heliu::matching
