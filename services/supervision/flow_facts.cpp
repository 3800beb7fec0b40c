// Folding: what each fact adds to the picture of its trade.
#include <algorithm>
#include <array>

#include "supervision/flow.hpp"

namespace heliu::supervision {
namespace {

struct Listed {
  Kilograms kilograms;
};
BOOST_DESCRIBE_STRUCT(Listed, (), (kilograms))

struct Struck {
  Kilograms kilograms;
  FenPerTonne price;
  Fen amount_fen;
};
BOOST_DESCRIBE_STRUCT(Struck, (), (kilograms, price, amount_fen))

struct Signed {
  std::vector<JsonText> signatures;
};
BOOST_DESCRIBE_STRUCT(Signed, (), (signatures))

struct Completed {
  Kilograms accepted_kilograms, released_kilograms;
};
BOOST_DESCRIBE_STRUCT(Completed, (), (accepted_kilograms, released_kilograms))

struct Leg {
  Fen amount_fen;
};
BOOST_DESCRIBE_STRUCT(Leg, (), (amount_fen))

struct Opened {
  std::vector<Leg> legs;
};
BOOST_DESCRIBE_STRUCT(Opened, (), (legs))

struct Ended {  // a dispute
  Fen amount_fen;
  std::optional<Fen> payee_fen;
};
BOOST_DESCRIBE_STRUCT(Ended, (), (amount_fen, payee_fen))

struct Revised {
  Fen from_escrow_fen;
};
BOOST_DESCRIBE_STRUCT(Revised, (), (from_escrow_fen))

struct Released {
  Kilograms settlement_kilograms;
  Fen disposal_fen, freight_fen, fee_fen;
};
BOOST_DESCRIBE_STRUCT(Released, (), (settlement_kilograms, disposal_fen, freight_fen, fee_fen))

struct Manifest {
  std::string manifest_number;
  Kilograms kilograms;
};
BOOST_DESCRIBE_STRUCT(Manifest, (), (manifest_number, kilograms))

struct Weighed {
  std::string at_place;
  Kilograms gross_kilograms, net_kilograms;
};
BOOST_DESCRIBE_STRUCT(Weighed, (), (at_place, gross_kilograms, net_kilograms))

struct Accepted {
  Kilograms accepted_kilograms, refused_kilograms, waybill_kilograms;
};
BOOST_DESCRIBE_STRUCT(Accepted, (), (accepted_kilograms, refused_kilograms, waybill_kilograms))

struct Refused {
  Kilograms refused_kilograms;
};
BOOST_DESCRIBE_STRUCT(Refused, (), (refused_kilograms))

template <class T>
T read(const Fact& fact) {
  return from_json<T>(std::string_view(fact.data.text));
}

Fen magnitude(Fen amount) {
  return amount < Fen{} ? -amount : amount;
}

void add_information(TradeFlow& flow, const Fact& fact) {
  if (fact.type == "lot.listed") flow.lot = read<Listed>(fact).kilograms;
  if (fact.type == "trade.struck") {
    const auto struck = read<Struck>(fact);
    flow.struck = true;
    flow.kilograms = struck.kilograms;
    flow.price = struck.price;
    flow.amount = struck.amount_fen;
  }
  if (fact.type == "contract.signed") flow.signatures = std::ssize(read<Signed>(fact).signatures);
  if (fact.type == "trade.cancelled") flow.cancelled = true;
  if (fact.type == "trade.completed") {
    const auto completed = read<Completed>(fact);
    flow.completed_accepted = completed.accepted_kilograms;
    flow.completed_released = completed.released_kilograms;
  }
}

void add_material(TradeFlow& flow, const Fact& fact) {
  if (!fact.load_id) return;
  LoadFlow& load = flow.loads[*fact.load_id];
  if (fact.type == "manifest.opened") {
    const auto manifest = read<Manifest>(fact);
    load.manifest_number = manifest.manifest_number;
    load.manifest = manifest.kilograms;
  } else if (fact.type == "manifest.cancelled") {
    flow.loads.erase(*fact.load_id);
  } else if (fact.type == "load.weighed") {
    const auto weighed = read<Weighed>(fact);
    (weighed.at_place == "origin" ? load.origin_net : load.destination_net) = weighed.net_kilograms;
    load.heaviest_gross = std::max(load.heaviest_gross, weighed.gross_kilograms);
  } else if (fact.type == "load.accepted") {
    const auto accepted = read<Accepted>(fact);
    load.accepted = accepted.accepted_kilograms;
    load.refused = accepted.refused_kilograms;
    load.waybill = accepted.waybill_kilograms;
  } else if (fact.type == "load.refused") {
    load.accepted = load.accepted.value_or(Kilograms{});
    load.refused = read<Refused>(fact).refused_kilograms;
  } else if (fact.type == "waste.treated") {
    load.treated += read<Listed>(fact).kilograms;
  }
}

void add_money(TradeFlow& flow, const Fact& fact) {
  if (fact.type == "escrow.opened") {
    Fen due;
    for (const Leg& leg : read<Opened>(fact).legs) due += leg.amount_fen;
    flow.due = due;
  } else if (fact.type == "escrow.funded") {
    flow.funded += read<Leg>(fact).amount_fen;
  } else if (fact.type == "escrow.refunded") {
    flow.refunded += read<Leg>(fact).amount_fen;
  } else if (fact.type == "dispute.ended") {
    const auto ended = read<Ended>(fact);
    flow.paid_from_escrow += ended.payee_fen.value_or(Fen{});
    flow.refunded += ended.amount_fen - ended.payee_fen.value_or(Fen{});
  } else if (fact.type == "escrow.revised") {
    flow.paid_from_escrow += read<Revised>(fact).from_escrow_fen;
  } else if (fact.type == "escrow.closed") {
    flow.closed = true;
  } else if (fact.type == "escrow.released") {
    const auto released = read<Released>(fact);
    flow.paid_from_escrow += magnitude(released.disposal_fen) + released.freight_fen + released.fee_fen;
    if (!fact.load_id) return;
    flow.loads[*fact.load_id].settled.push_back(released.settlement_kilograms);
    flow.loads[*fact.load_id].disposal = released.disposal_fen;
  }
}

}  // namespace

std::string flow_of(std::string_view type) {
  static constexpr std::array kMoney{"escrow.", "dispute.", "payout.", "break."};
  static constexpr std::array kMaterial{"manifest.", "waybill.", "load.", "track.", "waste."};
  const auto begins = [type](std::string_view prefix) { return type.starts_with(prefix); };
  if (std::any_of(kMoney.begin(), kMoney.end(), begins)) return "money";
  if (std::any_of(kMaterial.begin(), kMaterial.end(), begins)) return "material";
  return "information";
}

TradeFlow fold(std::span<const Fact> facts) {
  TradeFlow flow;
  for (const Fact& fact : facts) try {
      const std::string which = flow_of(fact.type);
      if (which == "information") add_information(flow, fact);
      if (which == "material") add_material(flow, fact);
      if (which == "money") add_money(flow, fact);
    } catch (const JsonError&) {
      continue;
    }
  return flow;
}

}  // namespace heliu::supervision
