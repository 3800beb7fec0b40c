// The rules a pair of a lot and an offer must keep, one by one, in the order of Reason; and what the rules
// look up, found once a book.
#pragma once
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <vector>

#include "matching/eligibility.hpp"

namespace heliu::matching {

class Rulebook {
 public:
  explicit Rulebook(const Book& book);

  const Enterprise& enterprise(const Id& id) const { return *enterprises_.at(id); }
  const LicenceItem& item(const Id& id) const { return *items_.at(id); }
  const std::vector<const Budget*>& budgets(std::size_t offer) const { return budgets_[offer]; }
  const std::set<Id>& controllers(const Id& enterprise) const { return controllers_.at(enterprise); }
  bool approved(const Lot& lot, const Offer& offer) const;
  std::optional<Id> common_controller(const Id& a, const Id& b) const;  // the smallest

 private:
  std::map<Id, const Enterprise*> enterprises_;
  std::map<Id, const LicenceItem*> items_;
  std::map<Id, std::set<Id>> controllers_;  // itself included
  std::vector<std::vector<const Budget*>> budgets_;
  std::set<std::tuple<Id, Id, std::string>> approvals_;
};

class Parties {  // what a rule may look at
 public:
  const Book& book;
  const Rulebook& rulebook;
  const Lot& lot;
  const Offer& offer;
  const Line& line;
  const LicenceItem& item;
  const Enterprise& producer;
  const Enterprise& processor;
  const std::vector<const Budget*>& budgets;  // of the offer

  std::int64_t distance() const;  // metres, computed once
  FenPerTonne freight() const;

  mutable std::int64_t distance_ = -1;
};

// The first rule the pair breaks; with facts, what it says.
std::optional<Reason> first_broken(const Parties& parties, Facts* facts);

// Of a pair that breaks none.
Arc arc_of(const Parties& parties, std::uint32_t lot, std::uint32_t offer);

}  // namespace heliu::matching
