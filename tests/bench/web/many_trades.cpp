#include "tests/bench/web/many_trades.hpp"

#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "chassis/db/database.hpp"

namespace heliu::bench {

namespace {

// Expressions by column; what is not named is copied as it is. s.seq numbers the copies.
using Changes = std::map<std::string, std::string>;

// The id of a copy: an UUID v7 so many hours older, with the copy's number in its random part.
std::string id_of_copy(const std::string& column) {
  return "UNHEX(CONCAT(LPAD(HEX(CAST(CONV(HEX(LEFT(" + column +
         ", 6)), 16, 10) AS SIGNED) - CAST(s.seq AS SIGNED) * 3600000), 12, '0'), HEX(SUBSTR(" + column +
         ", 7, 4)), LPAD(HEX(s.seq), 4, '0'), HEX(SUBSTR(" + column + ", 13, 4))))";
}
std::string earlier(const std::string& column) {
  return column + " - CAST(s.seq AS SIGNED) * 3600000000";
}

Database open(const Config& config, const std::string& service) {
  DatabaseSettings settings;
  settings.socket = config.path("database.socket", "var/run/mariadb.sock");
  settings.schema = settings.user = "heliu_" + service;
  settings.password = read_secret(config.path("paths.secrets", "var/secrets") / ("db-" + service));
  settings.statement_timeout = settings.read_timeout = std::chrono::minutes(10);
  return Database(settings);
}

struct Copies {
  std::int64_t from, to;
};

// The first copies must have been made from what the day left: where says which rows those are.
void copy(Database& database, const std::string& table, const std::string& where, const Changes& changes,
          const Copies& copies) {
  database.transact([&](Transaction& db) {
    std::string columns, values;
    for (const Row& row : db.rows("SELECT column_name AS name FROM information_schema.columns "
                                  "WHERE table_schema = DATABASE() AND table_name = ?",
                                  table)) {
      const auto name = row.get<std::string>(std::size_t{0});
      const auto changed = changes.find(name);
      columns += (columns.empty() ? "`" : ", `") + name + "`";
      values +=
          (values.empty() ? "" : ", ") + (changed == changes.end() ? "t.`" + name + "`" : changed->second);
    }
    db.execute("INSERT INTO " + table + " (" + columns + ") SELECT " + values + " FROM " + table +
               " t JOIN seq_" + std::to_string(copies.from) + "_to_" + std::to_string(copies.to) +
               " s WHERE " + where);
  });
}

void copy_market(Database& market, const Copies& copies) {
  const std::string own = "t.round_id IN (SELECT id FROM auction_round)";
  const std::string of_own = "IN (SELECT id FROM trade WHERE round_id IN (SELECT id FROM auction_round))";
  copy(market, "trade_contract", "t.id " + of_own, {{"id", id_of_copy("t.id")}}, copies);
  copy(market, "contract_signature", "t.trade_id " + of_own,
       {{"id", id_of_copy("t.id")}, {"trade_id", id_of_copy("t.trade_id")}}, copies);
  copy(market, "trade", own,
       {{"id", id_of_copy("t.id")},
        {"lot_id", id_of_copy("t.lot_id")},
        {"round_id", id_of_copy("t.round_id")},
        {"at", earlier("t.at")}},
       copies);
}

void copy_treasury(Database& treasury, const Copies& copies) {
  copy(treasury, "escrow", "1", {{"id", id_of_copy("t.id")}, {"opened_at", earlier("t.opened_at")}}, copies);
  copy(treasury, "escrow_leg", "1",
       {{"id", id_of_copy("t.id")},
        {"trade_id", id_of_copy("t.trade_id")},
        {"reference", "LEFT(MD5(CONCAT(t.reference, s.seq)), 14)"}},
       copies);
  copy(treasury, "escrow_release", "1",
       {{"id", id_of_copy("t.id")},
        {"trade_id", id_of_copy("t.trade_id")},
        {"load_id", id_of_copy("t.load_id")},
        {"ticket_number", "CONCAT(t.ticket_number, '-', s.seq)"}},
       copies);
  copy(treasury, "escrow_step", "1", {{"id", id_of_copy("t.id")}, {"trade_id", id_of_copy("t.trade_id")}},
       copies);
}

void copy_transport(Database& transport, const Copies& copies) {
  copy(transport, "waste_load", "1",
       {{"id", id_of_copy("t.id")},
        {"trade_id", id_of_copy("t.trade_id")},
        {"manifest_number", "CONCAT(t.manifest_number, '-', s.seq)"}},
       copies);
}

void copy_supervision(Database& supervision, const Copies& copies) {
  copy(supervision, "record", "1",
       {{"id", id_of_copy("t.id")}, {"struck_at", "IF(t.struck_at = 0, 0, " + earlier("t.struck_at") + ")"}},
       copies);
  copy(supervision, "fact", "t.trade_id IS NOT NULL",
       {{"position", "t.position + CAST(s.seq AS SIGNED) * 1000000"}, {"trade_id", id_of_copy("t.trade_id")}},
       copies);
  copy(supervision, "seen_credit", "1",
       {{"position", "t.position - CAST(s.seq AS SIGNED) * 1000000"}, {"trade_id", id_of_copy("t.trade_id")}},
       copies);
}

}  // namespace

std::int64_t make_trades(const Config& config, std::int64_t at_least, bool whole) {
  Database market = open(config, "market");
  std::int64_t there = 0, played = 0;
  const auto count = [&] {
    market.read([&](Transaction& db) {
      there = db.value<std::int64_t>("SELECT COUNT(*) FROM trade").value_or(0);
      played =
          db.value<std::int64_t>("SELECT COUNT(*) FROM trade t JOIN auction_round r ON r.id = t.round_id")
              .value_or(0);
    });
  };
  count();
  if (played == 0) throw std::runtime_error("no trade yet: let the day be played first");
  const Copies copies{there / played, (at_least - 1) / played};
  if (copies.to < copies.from) return there;
  if (whole) {
    Database treasury = open(config, "treasury"), transport = open(config, "transport"),
             supervision = open(config, "supervision");
    copy_treasury(treasury, copies);
    copy_transport(transport, copies);
    copy_supervision(supervision, copies);
  }
  copy_market(market, copies);
  count();
  return there;
}

}  // namespace heliu::bench
