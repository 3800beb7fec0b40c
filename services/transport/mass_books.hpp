// The mass ledger as the handlers use it: posts moves in the current unit of work and says what an account
// holds, work of this unit included.
#pragma once
#include <memory>
#include <span>
#include <vector>

#include "chassis/command/unit.hpp"
#include "chassis/service.hpp"
#include "transport/mass.hpp"

namespace heliu::transport {

class MassBooks {
 public:
  virtual ~MassBooks() = default;

  // All of them or none; a move already made (same id) does nothing. Throws Problem "ledger-refused" when the
  // ledger refuses one: the moves of mass.hpp never overdraw, so that is a defect, and the unit is rolled
  // back.
  virtual void book(Unit& unit, std::span<const MassMove> moves) = 0;

  // What has flowed in and not out. Zero for an account that was never opened.
  virtual Kilograms held(const MassAccount& account) const = 0;

  // Per code and kind of account, from the stored transfers.
  virtual std::vector<MassFlow> flows(Transaction& db) const = 0;
};

// Makes the service keep a kilogram ledger: its commands run on the single writer from now on.
std::shared_ptr<MassBooks> keep_mass_books(Service& service);

}  // namespace heliu::transport
