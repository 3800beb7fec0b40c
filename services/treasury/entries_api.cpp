// The whole ledger, for who takes the books over: page by page, or as one file of any length.
#include <algorithm>

#include "treasury/answer.hpp"
#include "treasury/api.hpp"
#include "treasury/books.hpp"

namespace heliu::treasury {

namespace {

struct LedgerEntry {
  std::int64_t seq = 0;
  Uuid id, debit, credit;
  std::int64_t amount = 0, code = 0;
  Uuid reference;
  Instant booked_at;
};
BOOST_DESCRIBE_STRUCT(LedgerEntry, (), (seq, id, debit, credit, amount, code, reference, booked_at))

struct LedgerEntryView {
  std::int64_t seq = 0;
  Uuid transfer_id, debit_account_id, credit_account_id;
  std::string movement;
  Fen amount_fen;
  Uuid about;
  Instant booked_at;
};
BOOST_DESCRIBE_STRUCT(LedgerEntryView, (),
                      (seq, transfer_id, debit_account_id, credit_account_id, movement, amount_fen, about,
                       booked_at))

LedgerEntryView view_of(const LedgerEntry& entry) {
  return {entry.seq,
          entry.id,
          entry.debit,
          entry.credit,
          enum_text(static_cast<Movement>(entry.code)),
          {entry.amount},
          entry.reference,
          entry.booked_at};
}

// One side of an entry: which account it is and whose, so that nobody has to look its id up.
struct Side {
  Line line = Line::suspense;
  std::string name;
  std::optional<Uuid> enterprise_id, trade_id, payer_id;  // payer_id: of the trade's leg
};
BOOST_DESCRIBE_STRUCT(Side, (), (line, name, enterprise_id, trade_id, payer_id))

// What a reader asks for, in the columns of a transfer.
struct Wanted {
  std::int64_t after = 0, code = 0;  // code 0: every movement
  bool about_all = true;
  Uuid about;
  std::int64_t since = 0, until = INT64_MAX;
};

Wanted wanted_by(const Request& request) {
  const auto text = [&](const char* name) { return request.query_parameter(name).value_or(""); };
  const std::string movement = text("movement"), about = text("about"), from = text("from"), to = text("to");
  Wanted wanted;
  wanted.after = std::stoll(request.query_parameter("cursor").value_or("0"));
  if (!movement.empty()) wanted.code = static_cast<std::int64_t>(enum_from<Movement>(movement));
  wanted.about_all = about.empty();
  if (!about.empty()) wanted.about = Uuid::parse(about).value();
  if (!from.empty()) wanted.since = Date::parse(from).value().start().micros;
  if (!to.empty()) wanted.until = Date::parse(to).value().start().micros + 86'400'000'000;
  return wanted;
}

// Oldest first, after one seq and up to another.
std::vector<LedgerEntry> entries(Transaction& db, const Wanted& wanted, std::int64_t up_to,
                                 std::size_t most) {
  return db.all<LedgerEntry>(
      "SELECT seq, id, debit, credit, amount, code, reference, booked_at FROM ledger_transfer "
      "WHERE seq > ? AND seq <= ? AND kind IN (1, 3) AND (? = 0 OR code = ?) AND (? = 1 OR reference = ?) "
      "AND booked_at >= ? AND booked_at < ? ORDER BY seq LIMIT ?",
      wanted.after, up_to, wanted.code, wanted.code, wanted.about_all, wanted.about, wanted.since,
      wanted.until, most);
}

// The same with both accounts. An account of the ledger that treasury has no row of leaves its columns empty.
std::vector<Row> entries_with_sides(Transaction& db, const Wanted& wanted, std::size_t most) {
  return db.rows(
      "SELECT t.seq, t.id, t.debit, t.credit, t.amount, t.code, t.reference, t.booked_at, "
      "d.line AS debit_line, d.name AS debit_name, d.enterprise_id AS debit_enterprise, "
      "d.trade_id AS debit_trade, dl.payer_id AS debit_payer, "
      "c.line AS credit_line, c.name AS credit_name, c.enterprise_id AS credit_enterprise, "
      "c.trade_id AS credit_trade, cl.payer_id AS credit_payer FROM ledger_transfer t "
      "LEFT JOIN treasury_account d ON d.id = t.debit LEFT JOIN treasury_account c ON c.id = t.credit "
      "LEFT JOIN escrow_leg dl ON dl.trade_id = d.trade_id AND CONCAT('escrow_', dl.purpose) = d.line "
      "LEFT JOIN escrow_leg cl ON cl.trade_id = c.trade_id AND CONCAT('escrow_', cl.purpose) = c.line "
      "WHERE t.seq > ? AND t.kind IN (1, 3) AND (? = 0 OR t.code = ?) AND (? = 1 OR t.reference = ?) "
      "AND t.booked_at >= ? AND t.booked_at < ? ORDER BY t.seq LIMIT ?",
      wanted.after, wanted.code, wanted.code, wanted.about_all, wanted.about, wanted.since, wanted.until,
      most);
}

std::optional<Side> side_of(const Row& row, const std::string& side) {
  const auto line = row.get<std::optional<Line>>(side + "_line");
  if (!line) return std::nullopt;
  return Side{*line, row.get<std::string>(side + "_name"), row.get<std::optional<Uuid>>(side + "_enterprise"),
              row.get<std::optional<Uuid>>(side + "_trade"), row.get<std::optional<Uuid>>(side + "_payer")};
}

Response page_of_entries(const std::vector<JsonText>& views, std::int64_t last, bool more) {
  return page_response(views, more ? std::optional(std::to_string(last)) : std::nullopt);
}

Response entries_with_accounts(Transaction& db, const Wanted& wanted, std::size_t limit) {
  const auto rows = entries_with_sides(db, wanted, limit + 1);
  std::vector<JsonText> views;
  std::int64_t last = 0;
  for (std::size_t i = 0; i < std::min(rows.size(), limit); ++i) {
    std::string view = to_json(view_of(rows[i].as<LedgerEntry>()));
    for (const char* side : {"debit", "credit"})
      if (const auto account = side_of(rows[i], side)) view = with(std::move(view), side, to_json(*account));
    views.push_back({std::move(view)});
    last = rows[i].get<std::int64_t>("seq");
  }
  return page_of_entries(views, last, rows.size() > limit);
}

// A partner reads the whole ledger page by page, each as long as it asks for, and comes back later with the
// last cursor. What it reads so is what the export holds; a page of the console asks for the accounts too.
Response list_entries(const Request& request, Transaction& db) {
  const auto limit = static_cast<std::size_t>(std::stoi(request.query_parameter("limit").value_or("1000")));
  const Wanted wanted = wanted_by(request);
  if (request.query_parameter("with")) return entries_with_accounts(db, wanted, limit);
  const auto found = entries(db, wanted, INT64_MAX, limit + 1);
  std::vector<JsonText> views;
  for (std::size_t i = 0; i < std::min(found.size(), limit); ++i)
    views.push_back({to_json(view_of(found[i]))});
  return page_of_entries(views, views.empty() ? 0 : found[views.size() - 1].seq, found.size() > limit);
}

std::string csv_line(const LedgerEntry& entry) {
  const auto id = [](const Uuid& uuid) { return uuid.text() + ","; };
  return std::to_string(entry.seq) + "," + id(entry.id) + id(entry.debit) + id(entry.credit) +
         enum_text(static_cast<Movement>(entry.code)) + "," + std::to_string(entry.amount) + "," +
         id(entry.reference) + entry.booked_at.text() + "\r\n";
}

// One file, made while it is read. The ledger is only added to, in the order of seq by one writer: what
// stands up to the newest seq of the beginning is the same for every piece, so the file is one snapshot, and
// no transaction stays open for a slow reader.
class Export {
 public:
  // Transfers looked through for a piece; what a filter leaves out costs time, never memory.
  static constexpr std::int64_t kWindow = 2'000;

  Export(Database& database, Wanted wanted, std::int64_t head, bool csv)
      : database_(database), wanted_(wanted), head_(head), csv_(csv) {}

  bool next(std::string& append) {
    const std::int64_t up_to = std::min(head_, wanted_.after + kWindow);
    std::string piece;
    database_.read([&](Transaction& db) {
      piece = begun_ || !csv_ ? "" : kCsvHeader;
      for (const LedgerEntry& entry : entries(db, wanted_, up_to, kWindow))
        piece += csv_ ? csv_line(entry) : to_json(view_of(entry)) + "\n";
    });
    append += piece;
    begun_ = true;
    wanted_.after = up_to;
    return up_to < head_;
  }

 private:
  static constexpr const char* kCsvHeader =
      "seq,transfer_id,debit_account_id,credit_account_id,movement,amount_fen,about,booked_at\r\n";

  Database& database_;
  Wanted wanted_;
  const std::int64_t head_;
  const bool csv_;
  bool begun_ = false;
};

Response export_entries(const Request& request, Transaction& db, Database& database) {
  const bool csv = request.query_parameter("format").value_or("csv") == "csv";
  const Wanted wanted = wanted_by(request);
  const std::int64_t head =
      db.value<std::int64_t>("SELECT COALESCE(MAX(seq), 0) FROM ledger_transfer").value_or(0);
  const auto running = std::make_shared<Export>(database, wanted, std::max(head, wanted.after), csv);
  Response answer;
  answer.headers["content-type"] = csv ? "text/csv; charset=utf-8" : "application/x-ndjson";
  answer.headers["content-disposition"] = "attachment; filename=\"entries-" + std::to_string(wanted.after) +
                                          "-" + std::to_string(head) + (csv ? ".csv\"" : ".jsonl\"");
  answer.source = [running](std::string& append) { return running->next(append); };
  return answer;
}

}  // namespace

void bind_entries(Service& service) {
  service.query("listEntries", list_entries);
  service.query("exportEntries", [&](const Request& request, Transaction& db) {
    return export_entries(request, db, service.database());
  });
}

}  // namespace heliu::treasury
