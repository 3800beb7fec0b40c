#include "transport/weighing.hpp"

#include "chassis/contract/problem.hpp"

namespace heliu::transport {

Weighing with_net(Weighing weighing) {
  if (weighing.tare_kilograms < Kilograms{} || weighing.gross_kilograms <= weighing.tare_kilograms)
    throw Problem("weighing-impossible", {{"gross_kilograms", std::to_string(weighing.gross_kilograms.count)},
                                          {"tare_kilograms", std::to_string(weighing.tare_kilograms.count)}});
  weighing.net_kilograms = weighing.gross_kilograms - weighing.tare_kilograms;
  return weighing;
}

Kilograms tolerance_of(const Weighing& weighing, const WeightRule& rule) {
  return {weighing.gross_kilograms.count * rule.scale_permille / 1000};
}

const Weighing* weighed_at_place(const std::vector<Weighing>& weighings, WeighingPlace place) {
  for (const Weighing& weighing : weighings)
    if (weighing.place == place) return &weighing;
  return nullptr;
}

}  // namespace heliu::transport
