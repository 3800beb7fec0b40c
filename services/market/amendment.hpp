// A listed lot amended by its producer. What it is and how much of it there is stays: another code or another
// mass is another lot (the mass ledger has booked this one), so withdraw it and list anew. Everything a
// processor prices may change, and is then material: an offer sealed before the change never spoke of this
// lot and gives it no arc. Reserve price and carrier are between the producer and others: no offer is void.
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "market/lot.hpp"

namespace heliu::market {

// The lot's terms as they are to be from now on, all of them.
struct LotTerms {
  LotForm form = LotForm::S;
  std::string packaging;
  LotAssay assay;
  std::string dg_class, un_number;
  Uuid carrier_id;
  LotSite site;
  Instant window_from, window_to;
  FenPerTonne reserve_price;
  bool divisible = false;
  std::optional<Kilograms> least_part_kilograms;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(LotTerms, (),
                      (form, packaging, assay, dg_class, un_number, carrier_id, site, window_from, window_to,
                       reserve_price, divisible, least_part_kilograms, reason))

struct Amendment {
  Lot lot;                           // as it stands after it
  std::vector<std::string> changed;  // members of Lot
  bool material = false;
};

// The same lot asked for anew with these terms: for the checks of a listing.
NewLot asked_anew(const Lot& lot, const LotTerms& terms);

// Problems "lot-unchanged", "lot-partly-sold". A material change is dated just after now, so that an offer of
// the same moment counts as sealed before it.
Amendment amended(const Lot& lot, const LotTerms& terms, Instant now);

// What the feed says; without the reserve price, since processors read it.
struct LotAmended {
  Uuid lot_id, producer_id, carrier_id;
  std::string code;
  std::vector<std::string> changed;
  bool material = false;
  LotForm form = LotForm::S;
  std::string packaging;
  LotAssay assay;
  std::string dg_class, un_number, district, city;
  std::int64_t longitude = 0, latitude = 0;
  Instant window_from, window_to;
  bool divisible = false;
  std::optional<Kilograms> least_part_kilograms;
  std::optional<Instant> changed_at;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(LotAmended, (),
                      (lot_id, producer_id, carrier_id, code, changed, material, form, packaging, assay,
                       dg_class, un_number, district, city, longitude, latitude, window_from, window_to,
                       divisible, least_part_kilograms, changed_at, reason))

LotAmended said(const Amendment& amendment, const std::string& reason);

}  // namespace heliu::market
