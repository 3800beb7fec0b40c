#include "treasury/reconciliation.hpp"

#include <cstdlib>

namespace heliu::treasury {

namespace {

struct Age {
  const char* name;
  std::int64_t from, to;  // days
};
constexpr Age kAges[] = {{"0-1", 0, 1}, {"2-7", 2, 7}, {"8-30", 8, 30}, {"31-", 31, INT64_MAX}};

struct OpenBreak {
  Date booked_on;
  Fen value_fen;
};
BOOST_DESCRIBE_STRUCT(OpenBreak, (), (booked_on, value_fen))

}  // namespace

Reconciliation reconciliation(Transaction& db, Date from, Date to, Date today) {
  Reconciliation found;
  for (const ExplainedBy& row :
       db.all<ExplainedBy>("SELECT basis, COUNT(*) AS `lines`, CAST(COALESCE(SUM(ABS(amount_fen)), 0) AS "
                           "SIGNED) AS value_fen "
                           "FROM bank_entry WHERE booked_on BETWEEN ? AND ? GROUP BY basis ORDER BY basis",
                           from, to)) {
    found.lines += row.lines;
    found.value_fen += row.value_fen;
    if (row.basis.empty()) continue;
    found.explained_fen += row.value_fen;
    found.explained_by.push_back(row);
  }
  if (found.value_fen > Fen{})
    found.explained_ppm = static_cast<std::int64_t>(static_cast<Int128>(found.explained_fen.count) *
                                                    1'000'000 / found.value_fen.count);
  for (const Age& age : kAges) found.open_by_age.push_back({age.name, 0, {}});
  for (const OpenBreak& open : db.all<OpenBreak>(
           "SELECT booked_on, ABS(amount_fen) AS value_fen FROM bank_break WHERE state = 'open'")) {
    const std::int64_t days = std::max<std::int64_t>(0, today.days - open.booked_on.days);
    for (std::size_t i = 0; i < std::size(kAges); ++i)
      if (days >= kAges[i].from && days <= kAges[i].to) {
        ++found.open_by_age[i].breaks;
        found.open_by_age[i].value_fen += open.value_fen;
      }
  }
  return found;
}

}  // namespace heliu::treasury
