#include "transport/mass.hpp"

#include <algorithm>

namespace heliu::transport {

namespace {

MassAccount account(MassPlace place, const Uuid& enterprise, const std::string& code, const Uuid& lot = {}) {
  const std::string name = enum_text(place) + "|" + enterprise.text() + "|" + code + "|" + lot.text();
  return {Uuid::named("mass account", name), place, enterprise, code, lot};
}

MassMove move(const MassAccount& from, const MassAccount& to, Kilograms kilograms, MassReason reason,
              const Uuid& reference) {
  const Uuid id = Uuid::named("mass move", enum_text(reason) + "|" + reference.text());
  return {id, from, to, kilograms, reason, reference};
}

void add(std::vector<MassMove>& moves, MassMove made) {
  if (made.kilograms > Kilograms{}) moves.push_back(std::move(made));
}

MassAccount on_the_road(const Load& load) {
  return account(MassPlace::in_transit, load.carrier_id, load.code);
}

}  // namespace

MassAccount produced_account(const Uuid& producer, const std::string& code) {
  return account(MassPlace::produced, producer, code);
}
MassAccount stored_account(const Uuid& producer, const std::string& code, const Uuid& lot) {
  return account(MassPlace::stored, producer, code, lot);
}
MassAccount refused_account(const Uuid& producer, const std::string& code, const Uuid& lot) {
  return account(MassPlace::refused, producer, code, lot);
}

std::vector<MassMove> moves_of_listing(const SeenLot& lot) {
  std::vector<MassMove> moves;
  add(moves,
      move(produced_account(lot.producer_id, lot.code), stored_account(lot.producer_id, lot.code, lot.id),
           lot.kilograms, MassReason::listed, lot.id));
  return moves;
}

std::vector<MassMove> moves_of_withdrawal(const SeenLot& lot, const Uuid& cause, Kilograms stored,
                                          Kilograms coming) {
  std::vector<MassMove> moves;
  add(moves,
      move(stored_account(lot.producer_id, lot.code, lot.id), produced_account(lot.producer_id, lot.code),
           stored - coming, MassReason::withdrawn, cause));
  return moves;
}

std::vector<MassMove> moves_of_departure(const Load& load, Kilograms net, Kilograms stored,
                                         Kilograms refused) {
  const MassAccount store = stored_account(load.producer_id, load.code, load.lot_id);
  const MassAccount back = refused_account(load.producer_id, load.code, load.lot_id);
  const MassAccount road = on_the_road(load);
  const Kilograms from_store = std::min(net, stored);
  const Kilograms from_back = std::min(net - from_store, refused);
  const Kilograms surplus = net - from_store - from_back;
  std::vector<MassMove> moves;
  add(moves,
      move(produced_account(load.producer_id, load.code), store, surplus, MassReason::reweighed, load.id));
  add(moves, move(store, road, from_store + surplus, MassReason::departed, load.id));
  add(moves, move(back, road, from_back, MassReason::departed_again, load.id));
  return moves;
}

std::vector<MassMove> moves_of_decision(const Load& load, Kilograms origin_net) {
  const MassAccount road = on_the_road(load);
  const MassAccount scales = account(MassPlace::weighing_difference, load.carrier_id, load.code);
  const Kilograms shown = load.accepted_kilograms + load.refused_kilograms;
  std::vector<MassMove> moves;
  add(moves, move(scales, road, shown - origin_net, MassReason::shown_more, load.id));
  add(moves, move(road, scales, origin_net - shown, MassReason::shown_less, load.id));
  add(moves, move(road, account(MassPlace::accepted, load.processor_id, load.code), load.accepted_kilograms,
                  MassReason::accepted, load.id));
  add(moves, move(road, refused_account(load.producer_id, load.code, load.lot_id), load.refused_kilograms,
                  MassReason::refused, load.id));
  return moves;
}

std::vector<MassMove> moves_of_treatment(const Load& load, const Uuid& treatment, Kilograms kilograms) {
  std::vector<MassMove> moves;
  add(moves, move(account(MassPlace::accepted, load.processor_id, load.code),
                  account(MassPlace::treated, load.processor_id, load.code), kilograms, MassReason::treated,
                  treatment));
  return moves;
}

bool MassRow::balanced() const {
  return produced == stored + in_transit + accepted + refused + treated + weighing_difference;
}

std::vector<MassRow> balance_rows(std::span<const MassFlow> flows) {
  std::map<std::string, MassRow> rows;
  for (const MassFlow& flow : flows) {
    MassRow& row = rows[flow.code];
    row.code = flow.code;
    const Kilograms held = flow.in - flow.out;
    switch (flow.place) {
      case MassPlace::produced:
        row.produced -= held;
        break;
      case MassPlace::stored:
        row.stored += held;
        break;
      case MassPlace::in_transit:
        row.in_transit += held;
        break;
      case MassPlace::accepted:
        row.accepted += held;
        break;
      case MassPlace::refused:
        row.refused += held;
        break;
      case MassPlace::treated:
        row.treated += held;
        break;
      case MassPlace::weighing_difference:
        row.weighing_difference += held;
        break;
    }
  }
  std::vector<MassRow> list;
  for (auto& [code, row] : rows) list.push_back(std::move(row));
  return list;
}

bool all_balanced(std::span<const MassRow> rows) {
  return std::all_of(rows.begin(), rows.end(), [](const MassRow& row) { return row.balanced(); });
}

}  // namespace heliu::transport
