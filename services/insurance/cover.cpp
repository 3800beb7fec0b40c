#include "insurance/cover.hpp"

#include <algorithm>

#include "chassis/json/describe.hpp"

namespace heliu::insurance {
namespace {

struct Line {
  PolicyKind kind = PolicyKind::EPL;
  bool needed = false;      // the enterprise is of a kind this line is for
  bool compulsory = false;  // a requirement is in force
  Fen required;
  Fen limit;
  int policies = 0;

  bool sufficient() const { return !compulsory || (policies > 0 && limit >= required); }
};

bool has_kind(std::span<const std::string> kinds, EnterpriseKind kind) {
  return std::find(kinds.begin(), kinds.end(), enum_text(kind)) != kinds.end();
}

// One EPL policy serves a site that both produces and processes: the larger requirement counts.
void require(Line& line, std::span<const std::string> kinds, EnterpriseKind kind,
             std::span<const Requirement> rows, Date on) {
  if (!has_kind(kinds, kind)) return;
  line.needed = true;
  if (const Requirement* row = requirement_on(rows, kind, on)) {
    line.compulsory = true;
    line.required = std::max(line.required, row->limit_fen);
  }
}

void count_policies(Line& line, std::span<const Policy> policies, Date on, Cover& cover) {
  for (const Policy& policy : policies) {
    if (policy.kind != line.kind || !in_force(policy, on)) continue;
    ++line.policies;
    line.limit += policy.limit_fen;
    cover.valid_from = std::max(cover.valid_from.value_or(policy.valid_from), policy.valid_from);
    cover.valid_to = std::min(cover.valid_to.value_or(last_day(policy)), last_day(policy));
  }
}

std::string lack_of(const Line& line) {
  const std::string kind = enum_text(line.kind);
  if (line.policies == 0) return "no " + kind + " policy in force";
  return kind + " limit " + std::to_string(line.limit.count) + " fen below the required " +
         std::to_string(line.required.count);
}

}  // namespace

const Requirement* requirement_on(std::span<const Requirement> rows, EnterpriseKind kind, Date on) {
  const Requirement* found = nullptr;
  for (const Requirement& row : rows) {
    if (row.enterprise_kind != kind || row.valid_from > on) continue;
    if (!found || row.valid_from > found->valid_from ||
        (row.valid_from == found->valid_from && row.recorded_at >= found->recorded_at))
      found = &row;
  }
  return found;
}

Cover cover_on(std::span<const std::string> kinds, std::span<const Policy> policies,
               std::span<const Requirement> requirements, Date on) {
  Line site, road;
  site.kind = PolicyKind::EPL;
  road.kind = PolicyKind::CARRIER;
  require(site, kinds, EnterpriseKind::producer, requirements, on);
  require(site, kinds, EnterpriseKind::processor, requirements, on);
  require(road, kinds, EnterpriseKind::carrier, requirements, on);

  Cover cover;
  cover.in_force = site.needed || road.needed;
  cover.sufficient = true;
  for (Line* line : {&site, &road}) {
    if (!line->needed) continue;
    count_policies(*line, policies, on, cover);
    cover.limit_fen += line->limit;
    cover.required_fen += line->required;
    cover.in_force = cover.in_force && line->policies > 0;
    if (line->sufficient()) continue;
    cover.sufficient = false;
    cover.lacking = (cover.lacking ? *cover.lacking + "; " : "") + lack_of(*line);
  }
  return cover;
}

bool is_short(const Cover& cover, const Exposure& exposure) {
  return !cover.sufficient && exposure.open_trades > 0;
}

}  // namespace heliu::insurance
