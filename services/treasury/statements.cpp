#include "treasury/statements.hpp"

#include <algorithm>

#include "treasury/store.hpp"

namespace heliu::treasury {

namespace {

struct Movements {
  std::int64_t seq = 0;
  Uuid debit, credit;
  std::int64_t amount = 0;
  std::int32_t code = 0;
  Uuid reference;
  Instant booked_at;
};
BOOST_DESCRIBE_STRUCT(Movements, (), (seq, debit, credit, amount, code, reference, booked_at))

// Both directions of one account in [since, until), oldest first.
std::vector<Movements> movements(Transaction& db, const Uuid& account, Instant since, Instant until) {
  return db.all<Movements>(
      "SELECT seq, debit, credit, amount, code, reference, booked_at FROM ledger_transfer "
      "WHERE debit = ? AND kind IN (1, 3) AND booked_at >= ? AND booked_at < ? UNION ALL "
      "SELECT seq, debit, credit, amount, code, reference, booked_at FROM ledger_transfer "
      "WHERE credit = ? AND kind IN (1, 3) AND booked_at >= ? AND booked_at < ? ORDER BY seq LIMIT ?",
      account, since, until, account, since, until, kMostStatementLines + 1);
}

Fen before(Transaction& db, const Uuid& account, Instant since) {
  return db
      .value<Fen>(
          "SELECT CAST(COALESCE(SUM(CASE WHEN credit = ? THEN amount ELSE -amount END), 0) AS SIGNED) "
          "FROM ledger_transfer WHERE (credit = ? OR debit = ?) AND kind IN (1, 3) AND booked_at < ?",
          account, account, account, since)
      .value_or(Fen{});
}

std::string csv_field(const std::string& text) {
  std::string field = "\"";
  if (!text.empty() && std::string("=+-@\t\r").find(text[0]) != std::string::npos) field += '\'';
  for (const char c : text) field += c == '"' ? std::string("\"\"") : std::string(1, c);
  return field + "\"";
}

std::string escaped(const std::string& text) {
  std::string safe;
  for (const char c : text) {
    if (c == '&')
      safe += "&amp;";
    else if (c == '<')
      safe += "&lt;";
    else if (c == '>')
      safe += "&gt;";
    else if (c == '"')
      safe += "&quot;";
    else
      safe += c;
  }
  return safe;
}

std::string yuan(Fen fen) {
  const std::uint64_t size =
      fen < Fen{} ? 0 - static_cast<std::uint64_t>(fen.count) : static_cast<std::uint64_t>(fen.count);
  const std::string cents = std::to_string(size % 100);
  return (fen < Fen{} ? "-" : "") + std::to_string(size / 100) + "." + (cents.size() == 1 ? "0" : "") + cents;
}

}  // namespace

EnterpriseStatement enterprise_statement(Transaction& db, const Uuid& enterprise, Date from, Date to) {
  const auto known = store::find<store::SeenEnterprise>(db, "seen_enterprise", enterprise);
  if (!known) throw store::no_such("enterprise", enterprise);
  EnterpriseStatement statement{enterprise, known->uscc, known->name, from, to, {}, {}, {}, {}, {}};
  const Instant since = from.start(), until{to.start().micros + 86'400'000'000};
  std::vector<Uuid> own;
  for (const AccountKey& key :
       {available(enterprise), freight_available(enterprise), withdrawable(enterprise)})
    own.push_back(key.id());
  const auto is_own = [&](const Uuid& id) { return std::find(own.begin(), own.end(), id) != own.end(); };
  for (const Uuid& account : own) {
    statement.opening_fen += before(db, account, since);
    for (const Movements& row : movements(db, account, since, until)) {
      if (is_own(row.debit) && is_own(row.credit)) continue;
      const Fen amount{row.credit == account ? row.amount : -row.amount};
      (amount > Fen{} ? statement.in_fen : statement.out_fen) += amount > Fen{} ? amount : -amount;
      statement.lines.push_back(
          {row.seq, row.booked_at, enum_text(static_cast<Movement>(row.code)), amount, {}, row.reference});
    }
    if (std::ssize(statement.lines) > kMostStatementLines)
      throw Problem("statement-too-long", {{"limit", std::to_string(kMostStatementLines)}});
  }
  std::sort(statement.lines.begin(), statement.lines.end(),
            [](const auto& a, const auto& b) { return a.seq < b.seq; });
  statement.closing_fen = statement.opening_fen;
  for (StatementLine& line : statement.lines) line.balance_fen = statement.closing_fen += line.amount_fen;
  return statement;
}

std::string as_csv(const EnterpriseStatement& statement) {
  std::string csv = "\xEF\xBB\xBFseq,booked_at,movement,amount_fen,balance_fen,about\r\n";
  csv += ",," + csv_field("opening " + statement.name) + ",," + std::to_string(statement.opening_fen.count) +
         ",\r\n";
  for (const StatementLine& line : statement.lines)
    csv += std::to_string(line.seq) + "," + line.booked_at.text() + "," + line.movement + "," +
           std::to_string(line.amount_fen.count) + "," + std::to_string(line.balance_fen.count) + "," +
           line.about.text() + "\r\n";
  return csv + ",," + csv_field("closing") + ",," + std::to_string(statement.closing_fen.count) + ",\r\n";
}

std::string as_page(const EnterpriseStatement& statement) {
  const std::string title = "账户明细 · Account statement";
  std::string page =
      "<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><title>" + title +
      "</title><style>body{font:12px serif}table{border-collapse:collapse;width:100%}td,th{border:1px solid "
      "#999;padding:2px 6px}td.n{text-align:right}thead{display:table-header-group}</style><h1>" +
      title + "</h1><p>" + escaped(statement.name) + " " + escaped(statement.uscc) + "<br>" +
      statement.from.text() + " – " + statement.to.text() + "</p><p>期初 " + yuan(statement.opening_fen) +
      " · 收入 " + yuan(statement.in_fen) + " · 支出 " + yuan(statement.out_fen) + " · 期末 " +
      yuan(statement.closing_fen) +
      " 元</p><table><thead><tr><th>#<th>时间<th>事由<th>金额（元）<th>余额（元）</thead><tbody>";
  for (const StatementLine& line : statement.lines)
    page += "<tr><td>" + std::to_string(line.seq) + "<td>" + line.booked_at.text() + "<td>" + line.movement +
            "<td class=\"n\">" + yuan(line.amount_fen) + "<td class=\"n\">" + yuan(line.balance_fen);
  return page + "</tbody></table></html>\n";
}

}  // namespace heliu::treasury
