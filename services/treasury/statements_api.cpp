// Statements of enterprises, and finance's signature under a closed day.
#include "chassis/base/bytes.hpp"
#include "chassis/base/sm3.hpp"
#include "treasury/answer.hpp"
#include "treasury/api.hpp"
#include "treasury/day_signature.hpp"
#include "treasury/statements.hpp"
#include "treasury/store.hpp"

namespace heliu::treasury {

namespace {

struct DayText {
  Date date;
  std::string text, text_sm3;
  std::vector<DaySignature> signatures;
};
BOOST_DESCRIBE_STRUCT(DayText, (), (date, text, text_sm3, signatures))

EnterpriseStatement asked_for(const Request& request, Transaction& db) {
  const Uuid enterprise = request.id("enterprise_id");
  if (!sees_everything(request.caller) && !acts_for(request.caller, enterprise))
    throw store::no_such("enterprise", enterprise);
  const Date from = Date::parse(request.query_parameter("from").value()).value();
  const Date to = Date::parse(request.query_parameter("to").value()).value();
  if (to < from) throw Problem("period-backwards", {}, {{"?to", "before from"}});
  return enterprise_statement(db, enterprise, from, to);
}

Response download(const Request& request, Transaction& db) {
  const EnterpriseStatement statement = asked_for(request, db);
  const std::string format = request.path_parameter("format");
  Response answer;
  answer.headers["content-type"] = format == "csv" ? "text/csv; charset=utf-8"
                                   : format == "html"
                                       ? "text/html; charset=utf-8"
                                       : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  answer.body = format == "csv"    ? as_csv(statement)
                : format == "html" ? as_page(statement)
                                   : as_spreadsheet(statement);
  if (format != "html")
    answer.headers["content-disposition"] =
        "attachment; filename=\"statement-" + statement.from.text() + "." + format + "\"";
  return answer;
}

DayClose close_of(Transaction& db, const Request& request) {
  const std::string& date = request.path_parameter("date");
  const auto close = db.one<DayClose>("SELECT * FROM day_close WHERE date = ?", date);
  if (!close) throw Problem("not-found", {{"what", "day close"}, {"id", date}});
  return *close;
}

Response day_text(const Request& request, Transaction& db) {
  const DayClose close = close_of(db, request);
  const std::string text = text_of(close);
  return Response::ok(DayText{
      close.date, text, to_hex(sm3(text)),
      db.all<DaySignature>("SELECT * FROM day_close_signature WHERE date = ? ORDER BY id", close.date)});
}

}  // namespace

void bind_statements(Service& service) {
  service.query("getEnterpriseStatement",
                [](const Request& request, Transaction& db) { return Response::ok(asked_for(request, db)); });
  service.query("downloadEnterpriseStatement", download);
  service.query("getDayText", day_text);
  service.command("signDay", [](const Request& request, Unit& unit) {
    const DayClose close = close_of(unit.db, request);
    return Response::created(sign_day(unit, close, request.as<NewDaySignature>()),
                             "/v1/day-closes/" + close.date.text() + "/text");
  });
}

}  // namespace heliu::treasury
