#include "matching/verify.hpp"

#include <algorithm>
#include <map>

#include "matching/canonical.hpp"
#include "matching/eligibility.hpp"

namespace heliu::matching {
namespace {

// Budget prices are in millionths of a thousandth of a fen; any price is at most this.
constexpr std::int64_t kMillion = 1'000'000, kBudgetPriceMost = 400'000'000'000'000;

class Checker {
 public:
  Checker(const Book& book, const Result& result)
      : book_(book), result_(result), eligible_(eligibility(book)) {
    for (const Lot& lot : book.lots) lots_[lot.id] = &lot;
    for (const Offer& offer : book.offers) offers_[offer.id] = &offer;
    for (const LicenceItem& item : book.items) items_[item.id] = &item;
    for (const Budget& budget : book.budgets) budgets_[budget.id] = &budget;
    for (const Arc& arc : eligible_.arcs) arcs_[{book.lots[arc.lot].id, book.offers[arc.offer].id}] = &arc;
    for (const Struck& pair : eligible_.struck) ++struck_[book.lots[pair.lot].id];
  }

  std::vector<Fault> run() {
    require(result_.book == sm3(canonical(book_)), "wrong-book", "the result is of another book");
    awards();
    capacities();
    leftovers();
    scarcity();
    bounds();
    flags();
    return std::move(faults_);
  }

 private:
  void require(bool good, const std::string& check, const std::string& detail) {
    if (!good) faults_.push_back({check, detail});
  }

  void awards() {
    Int128 welfare = 0;
    std::map<std::pair<Id, Id>, int> seen;
    for (const Award& award : result_.awards) {
      const std::string name = "lot " + hex(award.lot) + " offer " + hex(award.offer);
      require(++seen[{award.lot, award.offer}] == 1, "award-doubled", name);
      const auto found = arcs_.find({award.lot, award.offer});
      if (found == arcs_.end()) {
        faults_.push_back({"pair-not-eligible", name});
        continue;
      }
      const Arc& arc = *found->second;
      require(award.price == arc.price, "price-not-as-offered", name);
      require(award.freight == arc.freight, "freight-wrong", name);
      require(award.policy == arc.policy, "policy-term-wrong", name);
      require(award.kilograms >= arc.least && award.kilograms <= arc.most, "kilograms-out-of-range", name);
      welfare += Int128{arc.margin.count} * award.kilograms.count;
      by_lot_[award.lot] += award.kilograms.count;
      by_offer_[award.offer] += award.kilograms.count;
      by_item_[offers_.at(award.offer)->licence_item] += award.kilograms.count;
      for (const Id& budget : offers_.at(award.offer)->budgets)
        by_budget_[budget] += Int128{award.kilograms.count} * draw(arc, budget);
    }
    require(welfare == result_.welfare.count, "welfare-wrong", "the awards do not sum to it");
  }

  void capacities() {
    for (const auto& [id, kilograms] : by_lot_)
      require(kilograms <= lots_.at(id)->kilograms.count, "lot-oversold", hex(id));
    for (const auto& [id, kilograms] : by_offer_)
      require(kilograms <= offers_.at(id)->capacity.count, "offer-overfilled", hex(id));
    for (const auto& [id, kilograms] : by_item_)
      require(kilograms <= items_.at(id)->remaining.count, "quota-oversold", hex(id));
    for (const auto& [id, drawn] : by_budget_)
      require(drawn <= budgets_.at(id)->amount, "budget-overdrawn", hex(id));
  }

  // kJ or mg that one kilogram on the arc draws. An arc has measured whatever its offer's budgets count.
  std::int64_t draw(const Arc& arc, const Id& budget) const {
    return draw_per_kilogram(book_.lots[arc.lot], budgets_.at(budget)->kind).value();
  }

  void leftovers() {
    std::map<Id, const Unawarded*> named;
    for (const Unawarded& row : result_.unawarded)
      require(lots_.contains(row.lot) && named.emplace(row.lot, &row).second, "leftover-unknown",
              hex(row.lot));
    std::map<Id, int> arcs;
    for (const auto& [pair, arc] : arcs_) ++arcs[pair.first];
    for (const auto& [id, lot] : lots_) {
      const Int128 left = lot->kilograms.count - by_lot_[id];
      const auto row = named.find(id);
      if (left <= 0 || row == named.end()) {
        require(left <= 0 && row == named.end(), "leftover-missing", hex(id));
        continue;
      }
      const Left reason = row->second->reason;
      require(row->second->kilograms.count == left, "leftover-wrong", hex(id));
      require((reason == Left::NoOffer) == (!arcs.contains(id) && !struck_.contains(id)), "leftover-reason",
              hex(id));
      require((reason == Left::AllStruck) == (!arcs.contains(id) && struck_.contains(id)), "leftover-reason",
              hex(id));
    }
  }

  // One price ≥ 0 for each of the known, and for nothing else.
  template <class Row, class Known>
  std::map<Id, std::int64_t> prices(const std::vector<Row>& rows, const Known& known) {
    std::map<Id, std::int64_t> prices;
    for (const auto& [id, price] : rows) {
      const std::int64_t count = count_of(price);
      require(count >= 0 && count <= kBudgetPriceMost, "scarcity-out-of-range", hex(id));
      require(known.contains(id) && prices.emplace(id, count).second, "scarcity-unknown", hex(id));
    }
    require(prices.size() == known.size(), "scarcity-missing",
            "every offer, licence item and budget has a price");
    return prices;
  }
  static std::int64_t count_of(std::int64_t price) { return price; }
  static std::int64_t count_of(FenPerTonne price) { return price.count; }

  // Weak duality: at any prices ≥ 0, no lawful award is worth more than the scarce capacity at its price
  // plus, for each lot by itself, the best it could do with every arc charged those prices.
  void scarcity() {
    auto offers = prices(result_.offer_scarcity, offers_);
    auto items = prices(result_.item_scarcity, items_);
    auto budgets = prices(result_.budget_prices, budgets_);
    if (!faults_.empty()) return;  // the sum needs them all, in range
    Int128 bound = 0;              // in millionths: the unit of the budget prices
    for (const auto& [id, price] : offers) bound += Int128{price} * offers_.at(id)->capacity.count * kMillion;
    for (const auto& [id, price] : items) bound += Int128{price} * items_.at(id)->remaining.count * kMillion;
    for (const auto& [id, price] : budgets) bound += Int128{price} * budgets_.at(id)->amount;
    std::map<Id, std::vector<std::pair<Int128, std::int64_t>>> choices;  // lot -> (surplus, most)
    for (const auto& [pair, arc] : arcs_) {
      const Offer& offer = *offers_.at(pair.second);
      Int128 surplus = Int128{arc->margin.count - offers[offer.id] - items[offer.licence_item]} * kMillion;
      for (const Id& id : offer.budgets) surplus -= Int128{budgets[id]} * draw(*arc, id);
      if (surplus > 0) choices[pair.first].emplace_back(surplus, arc->most.count);
    }
    for (auto& [id, list] : choices) {
      std::sort(list.rbegin(), list.rend());
      std::int64_t left = lots_.at(id)->kilograms.count;
      for (const auto& [surplus, most] : list) {
        const std::int64_t part = std::min(left, most);
        bound += surplus * part;
        left -= part;
      }
    }
    require(bound / kMillion == result_.dual_bound.count, "dual-bound-wrong",
            "the scarcity prices prove another number");
  }

  void bounds() {
    require(result_.welfare <= result_.bound, "bound-below-welfare", "");
    require(result_.bound <= result_.dual_bound, "bound-above-dual-bound", "");
    require(result_.work >= 0 && result_.work_limit >= 0, "work-negative", "");
  }

  void flags() {
    Result expected;
    expected.flags = eligible_.flags;
    Result given;
    given.flags = result_.flags;
    require(canonical(expected) == canonical(given), "flags-wrong", "related companies");
  }

  const Book& book_;
  const Result& result_;
  Eligibility eligible_;
  std::map<Id, const Lot*> lots_;
  std::map<Id, const Offer*> offers_;
  std::map<Id, const LicenceItem*> items_;
  std::map<Id, const Budget*> budgets_;
  std::map<std::pair<Id, Id>, const Arc*> arcs_;
  std::map<Id, int> struck_;
  std::map<Id, Int128> by_lot_, by_offer_, by_item_, by_budget_;
  std::vector<Fault> faults_;
};

}  // namespace

std::vector<Fault> verify(const Book& book, const Result& result) {
  check(book);
  return Checker(book, result).run();
}

}  // namespace heliu::matching
