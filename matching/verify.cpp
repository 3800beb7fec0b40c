#include "matching/verify.hpp"

#include <algorithm>
#include <map>

#include "matching/canonical.hpp"
#include "matching/eligibility.hpp"

namespace heliu::matching {
namespace {

class Checker {
 public:
  Checker(const Book& book, const Result& result)
      : book_(book), result_(result), eligible_(eligibility(book)) {
    for (const Lot& lot : book.lots) lots_[lot.id] = &lot;
    for (const Offer& offer : book.offers) offers_[offer.id] = &offer;
    for (const LicenceItem& item : book.items) items_[item.id] = &item;
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

  template <class Known>
  std::map<Id, std::int64_t> prices(const std::vector<Scarcity>& rows, const Known& known) {
    std::map<Id, std::int64_t> prices;
    for (const Scarcity& row : rows) {
      require(row.price.count >= 0, "scarcity-negative", hex(row.id));
      require(known.contains(row.id) && prices.emplace(row.id, row.price.count).second, "scarcity-unknown",
              hex(row.id));
    }
    require(prices.size() == known.size(), "scarcity-missing", "every offer and licence item has a price");
    return prices;
  }

  // Weak duality: at any prices ≥ 0, no lawful award is worth more than the scarce capacity at its price
  // plus, for each lot by itself, the best it could do with every arc charged those prices.
  void scarcity() {
    auto offers = prices(result_.offer_scarcity, offers_);
    auto items = prices(result_.item_scarcity, items_);
    Int128 bound = 0;
    for (const auto& [id, price] : offers)
      if (offers_.contains(id)) bound += Int128{price} * offers_.at(id)->capacity.count;
    for (const auto& [id, price] : items)
      if (items_.contains(id)) bound += Int128{price} * items_.at(id)->remaining.count;
    std::map<Id, std::vector<std::pair<std::int64_t, std::int64_t>>> choices;  // lot -> (surplus, most)
    for (const auto& [pair, arc] : arcs_) {
      const std::int64_t rent = offers[pair.second] + items[offers_.at(pair.second)->licence_item];
      if (arc->margin.count > rent)
        choices[pair.first].emplace_back(arc->margin.count - rent, arc->most.count);
    }
    for (auto& [id, list] : choices) {
      std::sort(list.rbegin(), list.rend());
      std::int64_t left = lots_.at(id)->kilograms.count;
      for (const auto& [surplus, most] : list) {
        const std::int64_t part = std::min(left, most);
        bound += Int128{surplus} * part;
        left -= part;
      }
    }
    require(bound == result_.dual_bound.count, "dual-bound-wrong",
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
  std::map<std::pair<Id, Id>, const Arc*> arcs_;
  std::map<Id, int> struck_;
  std::map<Id, Int128> by_lot_, by_offer_, by_item_;
  std::vector<Fault> faults_;
};

}  // namespace

std::vector<Fault> verify(const Book& book, const Result& result) {
  check(book);
  return Checker(book, result).run();
}

}  // namespace heliu::matching
