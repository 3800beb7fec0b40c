#include "treasury/api.hpp"
#include "treasury/bank_file.hpp"
#include "treasury/day_close.hpp"
#include "treasury/store.hpp"

namespace heliu::treasury {

namespace {

struct DayAsked {
  Date date;
};
BOOST_DESCRIBE_STRUCT(DayAsked, (), (date))

Response upload_statement(const Request& request, Unit& unit, Books& books, const std::string& account) {
  const auto taken = take_file(unit, books, account, "upload by " + unit.caller.name, request.body);
  if (!taken) throw Problem("file-already-taken");
  return Response::created(*taken, "/v1/breaks");
}

Response list_bank_files(const Request& request, Transaction& db) {
  const std::string kind = request.query_parameter("kind").value_or("");
  const auto files =
      db.all<BankFile>("SELECT * FROM bank_file WHERE ? = '' OR kind = ? ORDER BY taken_at DESC, sm3 LIMIT ?",
                       kind, kind, std::int64_t{std::stoi(request.query_parameter("limit").value_or("50"))});
  return page_response(files, std::nullopt);
}

struct DayCloseLine {
  Date date;
  Fen bank_closing_fen, difference_fen;
  std::int64_t breaks = 0;
  std::string closed_by;
  Instant closed_at;
  std::int64_t signatures = 0;
};
BOOST_DESCRIBE_STRUCT(DayCloseLine, (),
                      (date, bank_closing_fen, difference_fen, breaks, closed_by, closed_at, signatures))

Response list_day_closes(const Request& request, Transaction& db) {
  const auto days = db.all<DayCloseLine>(
      "SELECT c.date, c.bank_closing_fen, c.difference_fen, JSON_LENGTH(c.breaks) AS breaks, c.closed_by, "
      "c.closed_at, (SELECT COUNT(*) FROM day_close_signature s WHERE s.date = c.date) AS signatures "
      "FROM day_close c WHERE c.date < ? ORDER BY c.date DESC LIMIT ?",
      request.query_parameter("before").value_or("9999-12-31"),
      std::int64_t{std::stoi(request.query_parameter("limit").value_or("50"))});
  return page_response(days, std::nullopt);
}

Response get_day_close(const Request& request, Transaction& db) {
  const auto close =
      db.one<DayClose>("SELECT * FROM day_close WHERE date = ?", request.path_parameter("date"));
  if (!close) throw Problem("not-found", {{"what", "day close"}, {"id", request.path_parameter("date")}});
  return Response::ok(*close);
}

}  // namespace

void bind_bank(Service& service, std::shared_ptr<Books> books) {
  const std::string account = bank_settings(service.config()).account;
  service.command("uploadStatement", [books, account](const Request& request, Unit& unit) {
    return upload_statement(request, unit, *books, account);
  });
  service.query("listBankFiles", list_bank_files);
  service.command("closeDay", [books](const Request& request, Unit& unit) {
    const DayClose close = close_day(unit, *books, request.as<DayAsked>().date);
    return Response::created(close, "/v1/day-closes/" + close.date.text());
  });
  service.query("listDayCloses", list_day_closes);
  service.query("getDayClose", get_day_close);
}

}  // namespace heliu::treasury
