#include "transport/load.hpp"

#include <algorithm>
#include <array>

#include "chassis/contract/problem.hpp"
#include "chassis/json/describe.hpp"

namespace heliu::transport {

namespace {

using enum LoadState;
using enum LoadAction;

struct Step {
  LoadState from;
  LoadAction action;
  LoadState to;
};

// What is not in this table is refused.
constexpr std::array kSteps{
    Step{requested, give_number, opened},
    Step{requested, reject_number, rejected},
    Step{requested, cancel, cancelled},
    Step{opened, match_waybill, waybilled},
    Step{opened, cancel, cancelled},
    Step{opened, reject_number, rejected},  // said to be on paper, and not so
    Step{waybilled, reject_number, rejected},
    Step{loaded, reject_number, rejected},
    Step{waybilled, weigh_origin, loaded},
    Step{waybilled, cancel, cancelled},
    Step{loaded, depart, in_transit},
    Step{loaded, cancel, cancelled},
    Step{in_transit, report_positions, in_transit},
    Step{in_transit, arrive, arrived},
    Step{arrived, report_positions, arrived},  // a tracker sends late what it kept in a dead spot
    Step{arrived, weigh_destination, weighed},
    Step{weighed, accept, accepted},
    Step{weighed, refuse, refused},
    Step{accepted, treat, accepted},
    Step{accepted, finish_treatment, treated},
};

// Who does what; the system's own actions are nobody's.
struct Duty {
  LoadAction action;
  std::string_view role;
  Uuid Load::*party;
};
constexpr std::array kDuties{
    Duty{cancel, "producer", &Load::producer_id},
    Duty{match_waybill, "carrier", &Load::carrier_id},
    Duty{weigh_origin, "producer", &Load::producer_id},
    Duty{depart, "carrier", &Load::carrier_id},
    Duty{report_positions, "carrier", &Load::carrier_id},
    Duty{arrive, "carrier", &Load::carrier_id},
    Duty{weigh_destination, "processor", &Load::processor_id},
    Duty{accept, "processor", &Load::processor_id},
    Duty{refuse, "processor", &Load::processor_id},
    Duty{treat, "processor", &Load::processor_id},
};

}  // namespace

std::optional<LoadState> state_after(LoadState state, LoadAction action) {
  for (const Step& step : kSteps)
    if (step.from == state && step.action == action) return step.to;
  return std::nullopt;
}

bool is_open(LoadState state) {
  constexpr std::array done{accepted, treated, refused, cancelled, rejected};
  return std::find(done.begin(), done.end(), state) == done.end();
}

void take(Load& load, LoadAction action) {
  const auto next = state_after(load.state, action);
  if (!next)
    throw Problem("load-not-in-state", {{"state", enum_text(load.state)}, {"action", enum_text(action)}});
  load.state = *next;
}

std::vector<std::string> allowed_actions(const Load& load, const Caller& caller) {
  std::vector<std::string> actions;
  for (const Duty& duty : kDuties)
    if (caller.has(duty.role) && caller.enterprise == load.*duty.party &&
        state_after(load.state, duty.action))
      actions.push_back(enum_text(duty.action));
  return actions;
}

bool sees_everything(const Caller& caller) {
  return caller.has("regulator") || caller.has("auditor") || caller.has("operator") || caller.has("service");
}

bool visible_to(const Load& load, const Caller& caller) {
  if (sees_everything(caller)) return true;
  const auto parties = load.parties();
  return !caller.enterprise.is_nil() &&
         std::find(parties.begin(), parties.end(), caller.enterprise) != parties.end();
}

Kilograms taken_from_trade(const Load& load) {
  if (load.state == cancelled || load.state == rejected || load.state == refused) return {};
  return is_open(load.state) ? load.origin_kilograms.value_or(load.kilograms) : load.accepted_kilograms;
}

Kilograms taken_from_trade(std::span<const Load> loads) {
  Kilograms sum;
  for (const Load& load : loads) sum += taken_from_trade(load);
  return sum;
}

Kilograms still_to_leave(const SeenTrade& trade, std::span<const Load> loads) {
  Kilograms left = trade.kilograms;
  for (const Load& load : loads) {
    if (!load.departed_at) continue;
    if (load.last_load && load.state != refused) return {};
    left -= load.origin_kilograms.value_or(load.kilograms);
  }
  return std::max(left, Kilograms{});
}

void require_order(std::string_view earlier, Instant earlier_at, std::string_view later, Instant later_at) {
  const auto minute = [](Instant at) {
    return std::chrono::floor<std::chrono::minutes>(std::chrono::microseconds(at.micros));
  };
  if (minute(earlier_at) <= minute(later_at)) return;
  throw Problem("time-order", {{"earlier", std::string(earlier)},
                               {"earlier_at", earlier_at.text()},
                               {"later", std::string(later)},
                               {"later_at", later_at.text()}});
}

void require_past(std::string_view what, Instant at, Instant now, std::chrono::seconds ahead) {
  if (at <= now + ahead) return;
  throw Problem("time-in-future", {{"what", std::string(what)}, {"at", at.text()}});
}

std::string clipped(std::string text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80)
    --bytes;  // inside a character
  text.resize(bytes);
  return text;
}

std::string view_json(const Load& load, const Caller& caller) {
  JsonDocument scratch;
  Json json = to_json_value(load, scratch.GetAllocator());
  json.AddMember("allowed_actions", to_json_value(allowed_actions(load, caller), scratch.GetAllocator()),
                 scratch.GetAllocator());
  return write_json(json);
}

}  // namespace heliu::transport
