// A licence item's yearly kilograms: reserved at award, used at acceptance, given back at refusal,
// cancellation and completion. Capacity belongs to the item and is shared by its codes. A trade counts in the
// year of its award. The books stand in a ledger of kilograms, which refuses to reserve what is not there.
#pragma once
#include <boost/describe.hpp>
#include <memory>
#include <string>
#include <vector>

#include "chassis/ledger/ledger_host.hpp"
#include "chassis/service.hpp"
#include "market/facts.hpp"
#include "market/trade.hpp"

namespace heliu::market {

// What a load does to the reserve of its trade.
struct LoadUse {
  Kilograms from_hold;  // reserved, now used
  Kilograms beyond;     // accepted, but not reserved any more
  Kilograms keep;       // stays reserved
};
LoadUse use_of(Kilograms held, Kilograms accepted, Kilograms refused, bool last_load);

// A row of `quota`: the balances of one item and year as they stand after the unit of work.
struct Quota {
  Uuid id;
  Uuid licence_item_id, processor_id;
  std::int64_t year = 0;
  Kilograms approved, reserved, used;

  Kilograms left() const { return approved - reserved - used; }
};
BOOST_DESCRIBE_STRUCT(Quota, (), (id, licence_item_id, processor_id, year, approved, reserved, used))

struct QuotaChanged {
  Uuid licence_item_id, processor_id;
  std::int64_t year = 0;
  Kilograms approved, reserved, used;
};
BOOST_DESCRIBE_STRUCT(QuotaChanged, (), (licence_item_id, processor_id, year, approved, reserved, used))

class QuotaBooks {
 public:
  explicit QuotaBooks(std::shared_ptr<LedgerHost> ledger) : ledger_(std::move(ledger)) {}

  // Everything below belongs into a unit of work.
  Kilograms left(const SeenLicenceItem& item, int year) const;
  // Opens the item's accounts of that year with its approved kilograms; once.
  void grant(Unit& unit, const SeenLicenceItem& item, int year);
  // Reserves the trade's kilograms and sets its hold. Problem "ledger-refused" when they are not there.
  void reserve(Unit& unit, const SeenLicenceItem& item, Trade& trade);
  // Books a decided load; sets the trade's hold. Accepted waste can't be refused any more: what the year's
  // quota has no room for is booked as used beyond it, and logged as an error.
  void use(Unit& unit, Trade& trade, const Uuid& load, const LoadUse& use);
  // Gives back what the trade still holds; returns the kilograms.
  Kilograms release(Unit& unit, Trade& trade);
  // Says quota.changed with the balances of now and keeps them as a row.
  void say(Unit& unit, const Uuid& item, const Uuid& processor, int year);

 private:
  void beyond(Unit& unit, const Trade& trade, const Uuid& load, Kilograms kilograms);
  Quota balances(const Uuid& item, int year) const;

  std::shared_ptr<LedgerHost> ledger_;
};

// For queries: the committed figures; those of an item that nobody has touched this year are its approved
// ones.
Quota stored_quota(Transaction& db, const SeenLicenceItem& item, int year);

}  // namespace heliu::market
