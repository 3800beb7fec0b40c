// The value-added tax inside a disposal invoice. Which rate applies is decided by who owns what the treatment
// produces (国家税务总局公告2020年第9号 art. 2); rates and their legal basis are dated rows. Pure.
#pragma once
#include <boost/describe.hpp>
#include <cstdint>

#include "settlement/quantity.hpp"

namespace heliu::escrow {

enum class Product {
  none,       // nothing is produced: 专业技术服务
  consignor,  // the producer of the waste owns the goods: 加工劳务
  processor   // the processor owns the goods: 专业技术服务, and the goods' own rate when he sells them
};
BOOST_DESCRIBE_ENUM(Product, none, consignor, processor)

// Of a gross amount, by a rate in hundredths of a percent: gross − gross ÷ (1 + rate), the net rounded half
// up to the fen, so that net + tax is the gross. gross: not negative. rate: 0 to 10,000.
Fen tax_inside(Fen gross, std::int64_t rate);

}  // namespace heliu::escrow
