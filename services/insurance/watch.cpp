#include "insurance/watch.hpp"

#include <algorithm>

namespace heliu::insurance {
namespace {

struct CoverChanged {
  Uuid enterprise_id;
  Fen limit_fen, required_fen;
  std::optional<Date> valid_from, valid_to;
  bool in_force = false, sufficient = false;
};
BOOST_DESCRIBE_STRUCT(CoverChanged, (),
                      (enterprise_id, limit_fen, required_fen, valid_from, valid_to, in_force, sufficient))

struct CoverShort {
  Uuid enterprise_id;
  Fen limit_fen, required_fen, exposure_fen;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(CoverShort, (), (enterprise_id, limit_fen, required_fen, exposure_fen, reason))

Cover said_in(const CoverRow& row) {
  return {row.limit_fen, row.required_fen, row.valid_from, row.valid_to,
          row.in_force,  row.sufficient,   row.lacking};
}

}  // namespace

void refresh_cover(Unit& u, const Uuid& enterprise) {
  const auto seen = find_enterprise(u.db, enterprise);
  if (!seen) return;
  const auto before = lock_cover(u.db, enterprise);
  const Date today = Date::of(u.now);
  const Cover cover = cover_on(seen->kinds, policies_of(u.db, enterprise), all_requirements(u.db), today);

  CoverRow row{enterprise,     cover.limit_fen,  cover.required_fen, cover.valid_from, cover.valid_to,
               cover.in_force, cover.sufficient, cover.lacking,      std::nullopt,     today};
  if (!before || said_in(*before) != cover)
    u.emit("cover.changed", enterprise,
           CoverChanged{enterprise, cover.limit_fen, cover.required_fen, cover.valid_from, cover.valid_to,
                        cover.in_force, cover.sufficient},
           {enterprise});

  const Exposure exposure = exposure_of(u.db, enterprise);
  if (is_short(cover, exposure)) {
    row.said_short = cover.lacking.value_or("insufficient");
    if (!before || before->said_short != row.said_short)
      u.emit(
          "cover.short", enterprise,
          CoverShort{enterprise, cover.limit_fen, cover.required_fen, exposure.amount_fen, *row.said_short},
          {enterprise});
  }
  save_cover(u.db, row);
}

int refresh_due(Unit& u, int most) {
  // In one order, so that two instances at work cannot wait for each other in a ring.
  const auto due =
      u.db.rows("SELECT enterprise_id FROM cover WHERE checked_on < ? ORDER BY enterprise_id LIMIT ?",
                Date::of(u.now), most);
  for (const Row& row : due) refresh_cover(u, row.get<Uuid>("enterprise_id"));
  return static_cast<int>(due.size());
}

void make_due(Transaction& db, EnterpriseKind kind) {
  for (const Row& row : db.rows("SELECT id, kinds FROM seen_enterprise ORDER BY id")) {
    const auto kinds = row.get<std::vector<std::string>>("kinds");
    if (std::find(kinds.begin(), kinds.end(), enum_text(kind)) == kinds.end()) continue;
    db.execute("UPDATE cover SET checked_on = '1970-01-01' WHERE enterprise_id = ?", row.get<Uuid>("id"));
  }
}

}  // namespace heliu::insurance
