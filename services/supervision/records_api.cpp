#include "chassis/contract/paging.hpp"
#include "supervision/api.hpp"
#include "supervision/record_view.hpp"

namespace heliu::supervision {
namespace {

struct Entry {
  std::string feed;
  std::int64_t position = 0;
  std::string type;
  Instant at;
  std::optional<Uuid> load_id;
  JsonText data;
};
BOOST_DESCRIBE_STRUCT(Entry, (), (feed, position, type, at, load_id, data))

struct Flows {
  std::vector<Entry> information, material, money;
};
BOOST_DESCRIBE_STRUCT(Flows, (), (information, material, money))

struct Summary {
  Uuid trade_id, producer_id, processor_id, carrier_id;
  std::string code;
  Kilograms kilograms;
  Agreement state = Agreement::waiting;
  bool agree = false;  // the three flows agree in every number
  std::int64_t checks = 0, agreed = 0, differing = 0;
  Instant struck_at, updated_at;
};
BOOST_DESCRIBE_STRUCT(Summary, (),
                      (trade_id, producer_id, processor_id, carrier_id, code, kilograms, state, agree, checks,
                       agreed, differing, struck_at, updated_at))

struct Detail {
  Uuid trade_id, producer_id, processor_id, carrier_id, lot_id, offer_id;
  std::string code;
  Kilograms kilograms;
  Agreement state = Agreement::waiting;
  bool agree = false;
  std::vector<Check> checks;
  Flows flows;
  std::vector<Payout> payouts;
  Instant struck_at, updated_at;
};
BOOST_DESCRIBE_STRUCT(Detail, (),
                      (trade_id, producer_id, processor_id, carrier_id, lot_id, offer_id, code, kilograms,
                       state, agree, checks, flows, payouts, struck_at, updated_at))

bool sees_all(const Caller& caller) {
  return caller.has("regulator") || caller.has("auditor");
}

Summary summary_of(const Record& record) {
  Summary summary{record.id,
                  record.producer_id,
                  record.processor_id,
                  record.carrier_id,
                  record.code,
                  record.kilograms,
                  record.state,
                  record.state == Agreement::agreed,
                  std::ssize(record.checks),
                  0,
                  0,
                  record.struck_at,
                  record.updated_at};
  for (const Check& check : record.checks) {
    summary.agreed += check.state == Agreement::agreed;
    summary.differing += check.state == Agreement::differs;
  }
  return summary;
}

Response list_records(const Request& request, Transaction& db) {
  const Uuid own = request.caller.enterprise;
  const auto state = request.query_parameter("state");
  static constexpr std::string_view kOwn =
      "struck_at > 0 AND (producer_id = ? OR processor_id = ? OR carrier_id = ?)";
  static constexpr std::string_view kOwnInState =
      "struck_at > 0 AND (producer_id = ? OR processor_id = ? OR carrier_id = ?) AND state = ?";
  const auto page = [&]() {
    if (sees_all(request.caller))
      return state ? page_of<Record>(request, db, "record", "struck_at > 0 AND state = ?", *state)
                   : page_of<Record>(request, db, "record", "struck_at > 0");
    return state ? page_of<Record>(request, db, "record", kOwnInState, own, own, own, *state)
                 : page_of<Record>(request, db, "record", kOwn, own, own, own);
  }();
  std::vector<Summary> items;
  for (const Record& record : page.first) items.push_back(summary_of(record));
  return page_response(items, page.second);
}

Response get_record(const Request& request, Transaction& db) {
  const Uuid trade = request.id("trade_id"), own = request.caller.enterprise;
  const auto record = db.one<Record>("SELECT * FROM record WHERE id = ? AND struck_at > 0", trade);
  const Reader reader = record ? reader_of(*record, own, sees_all(request.caller)) : Reader{};
  if (!record || (!reader.party() && !reader.staff))
    throw Problem("not-found", {{"what", "record"}, {"id", trade.text()}});

  Detail detail{record->id,
                record->producer_id,
                record->processor_id,
                record->carrier_id,
                record->lot_id,
                record->offer_id,
                record->code,
                record->kilograms,
                record->state,
                record->state == Agreement::agreed,
                checks_for(reader, record->checks),
                {},
                {},
                record->struck_at,
                record->updated_at};
  for (const Fact& fact : facts_of(db, *record)) {
    const Entry entry{fact.feed,    fact.position, fact.type,
                      fact.said_at, fact.load_id,  data_for(reader, fact)};
    const std::string flow = flow_of(fact.type);
    if (flow == "information") detail.flows.information.push_back(entry);
    if (flow == "material") detail.flows.material.push_back(entry);
    if (flow == "money") detail.flows.money.push_back(entry);
  }
  // Payouts are an enterprise's own: others see the checks only.
  for (const Payout& payout : payouts_of(db, trade))
    if (reader.staff || payout.enterprise_id == own) detail.payouts.push_back(payout);
  return Response::ok(detail);
}

}  // namespace

void bind_records(Service& service) {
  service.query("listRecords", list_records);
  service.query("getRecord", get_record);
}

}  // namespace heliu::supervision
