#include "settlement/escrow/vat.hpp"

namespace heliu::escrow {

Fen tax_inside(Fen gross, std::int64_t rate) {
  const Int128 scaled = static_cast<Int128>(gross.count) * 10'000;
  const Int128 whole = 10'000 + rate;
  const Int128 net = (2 * scaled + whole) / (2 * whole);
  return gross - Fen{static_cast<std::int64_t>(net)};
}

}  // namespace heliu::escrow
