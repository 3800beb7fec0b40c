// Transport's parts, bound to the service one by one.
#pragma once
#include <memory>

#include "chassis/service.hpp"
#include "transport/load.hpp"
#include "transport/mass_books.hpp"
#include "transport/national_system.hpp"

namespace heliu::transport {

void bind_manifests(Service& service);  // open, cancel
void bind_loads(Service& service);      // reading
void bind_journey(Service& service,
                  std::shared_ptr<MassBooks> books);  // waybill, weighings, departure, arrival
void bind_tracks(Service& service);
void bind_acceptance(Service& service, std::shared_ptr<MassBooks> books);  // and treatment
void bind_mass_balance(Service& service, std::shared_ptr<MassBooks> books);
void follow_feeds(Service& service, std::shared_ptr<MassBooks> books);

// Takes loads in state requested to the national system, in a thread of its own ("national-numbers").
void number_manifests(Service& service, std::shared_ptr<NationalSystem> national);

// The whole service. The second form is for tests that stand in for the national system.
void assemble(Service& service);
void assemble_with(Service& service, std::shared_ptr<NationalSystem> national);

// Irreversible steps: loading and acceptance rely on facts at most this old.
inline constexpr std::chrono::seconds kFreshFacts{10};

// The manifest stands under its number: moves the load to opened and says so on the feed. Throws Problem
// "manifest-number-…" when the number can't be this load's. A number said to be on paper holds until the
// national system was asked about it.
void give_number(Unit& unit, Load& load, const std::string& number);
// A number the national system never confirmed is free again: it issues that number to somebody else one day.
void let_go_of_number(Transaction& db, const Load& load);
// Ends a load that has not left; the caller has checked that it may.
void cancel(Unit& unit, Load& load, const std::string& reason);

Response load_answer(const Load& load, const Caller& caller);

}  // namespace heliu::transport
