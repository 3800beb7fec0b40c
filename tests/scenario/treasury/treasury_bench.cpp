#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

#include "tests/scenario/treasury/treasury_bench.hpp"

namespace heliu::treasury {

namespace {

const std::string kAccount = "440600000000000001";
const std::string kDay = "2026-11-23";
const Instant kNoon = Instant::parse("2026-11-23T04:00:00Z").value();

std::filesystem::path new_folder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "heliu-treasury-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
  std::filesystem::create_directories(std::filesystem::path(pattern) / "out");
  return pattern;
}

}  // namespace

Bench* TreasurySuite::bench = nullptr;

std::string Trade::reference(Purpose purpose) const {
  for (const LegOpened& leg : legs)
    if (leg.purpose == purpose) return leg.reference;
  return {};
}

Fen Trade::owed() const {
  Fen sum;
  for (const LegOpened& leg : legs) sum += leg.amount_fen;
  return sum;
}

Bench::Bench()
    : folder_(new_folder()), service("treasury", assemble, "[bank]\ndir = \"" + folder_.string() + "\"\n") {
  service.set_now(kNoon);
  service.assembly().api().check_answers(true);
  register_enterprise(producer, "91440600MA00000001", "producer");
  register_enterprise(processor, "91440600MA00000002", "processor");
  register_enterprise(carrier, "91440600MA00000003", "carrier");
  register_enterprise(trader, "91440600MA00000004", "producer");
}

void Bench::register_enterprise(const Uuid& id, const std::string& uscc, const std::string& kind) {
  say("registry", "enterprise.registered", id,
      R"({"id":")" + id.text() + R"(","uscc":")" + uscc + R"(","name":"示范企业","kinds":[")" + kind +
          R"("]})");
}

Bench::~Bench() {
  std::filesystem::remove_all(folder_);
}

void Bench::say(const char* feed, const char* type, const Uuid& subject, const std::string& data) {
  service.hear(feed, type, subject, data);
}

Trade Bench::strike(std::int64_t price, std::int64_t kilograms, std::int64_t freight) {
  const TradeStruck struck{Uuid::v7(),   producer,    processor, carrier,
                           "321-026-48", {kilograms}, {price},   amount({kilograms}, {price}),
                           {freight}};
  say("market", "trade.struck", struck.id, to_json(struck));
  return {struck.id, last<EscrowOpened>("escrow.opened").legs};
}

LoadAccepted Bench::load(const Trade& trade, std::int64_t net, bool last) const {
  const Uuid id = Uuid::v7();
  const TicketFacts origin{"O-" + id.text().substr(20), {net + 9'000}, {9'000}, {net}};
  const TicketFacts destination{"D-" + id.text().substr(20), {net + 9'000}, {9'000}, {net}};
  return {id, trade.id, "20264406000001", "YD-1", {net}, {}, {net}, {net}, origin, destination, kNoon, last};
}

void Bench::accept(const LoadAccepted& load) {
  say("transport", "load.accepted", load.load_id, to_json(load));
}

std::string Bench::credit(Fen amount, const std::string& remittance, const std::string& end_to_end) {
  book(amount, end_to_end);
  iso20022::Entry& entry = entries_.back();
  entry.remittance = remittance;
  entry.counterparty_name = "南海铝型材示范 01";
  entry.counterparty_account = "6222020000000009";
  iso20022::Statement note;
  note.kind = iso20022::CamtKind::Notification054;
  note.id = "NTF-" + entry.account_servicer_ref;
  note.created_at = kNoon.text();
  note.account = kAccount;
  note.entries = {entry};
  put("camt054-" + entry.account_servicer_ref + ".xml", write_camt054(note));
  deliver();
  return entry.account_servicer_ref;
}

void Bench::book(Fen amount, const std::string& end_to_end) {
  iso20022::Entry entry;
  entry.entry_ref = std::to_string(++bookings_);
  entry.account_servicer_ref = "BK" + std::to_string(bookings_);
  entry.amount = amount;
  entry.booking_date = entry.value_date = kDay;
  entry.end_to_end_id = end_to_end;
  entries_.push_back(entry);
  closing_ += amount;
}

void Bench::fund(const Trade& trade) {
  for (const LegOpened& leg : trade.legs) credit(leg.amount_fen, "处置费 " + leg.reference);
}

std::string Bench::statement_xml(const std::string& day) {
  iso20022::Statement statement;
  statement.id = "STMT-" + std::to_string(++statements_);
  statement.electronic_sequence = statements_;
  statement.created_at = kNoon.text();
  statement.account = kAccount;
  statement.day = day;
  statement.opening = opening_;
  statement.closing = closing_;
  statement.entries = std::move(entries_);
  entries_.clear();
  opening_ = closing_;
  return write_camt053(statement);
}

void Bench::put(const std::string& name, const std::string& content) {
  std::ofstream(folder_ / ("." + name)) << content;
  std::filesystem::rename(folder_ / ("." + name), folder_ / "out" / name);
}

void Bench::deliver() {
  const auto taken_all = [this] {
    std::int64_t files = 0, taken = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder_ / "out"))
      files += entry.is_regular_file();
    service.database().read([&](Transaction& db) {
      taken = db.value<std::int64_t>("SELECT COUNT(*) FROM bank_file WHERE name NOT LIKE 'upload%'").value();
    });
    return taken == files - copies_;
  };
  service.run_background("bank channel", taken_all);
}

void Bench::answer(const std::string& message_id, std::vector<iso20022::TransferStatus> transfers) {
  iso20022::StatusReport report;
  report.message_id = "STS-" + std::to_string(++bookings_);
  report.created_at = kNoon.text();
  report.original_message_id = message_id;
  report.transfers = std::move(transfers);
  report.group_status = iso20022::PaymentStatus::ACCP;
  put("pain002-" + report.message_id + ".xml", write_pain002(report));
  deliver();
}

iso20022::CreditTransferInitiation Bench::payment_file(const std::string& message_id) {
  const auto file = folder_ / "in" / (message_id + ".xml");
  const auto sent = [&] {
    std::string state;
    service.database().read([&](Transaction& db) {
      state = db.value<std::string>("SELECT state FROM payout_run WHERE message_id = ?", message_id).value();
    });
    return state == "sent" && std::filesystem::exists(file);
  };
  service.run_background("bank channel", sent);
  return iso20022::read_pain001(payment_text(message_id));
}

std::string Bench::payment_text(const std::string& message_id) {
  std::ifstream in(folder_ / "in" / (message_id + ".xml"));
  std::ostringstream content;
  content << in.rdbuf();
  return content.str();
}

void Bench::bank_takes(const std::string& message_id) {
  std::filesystem::remove(folder_ / "in" / (message_id + ".xml"));
}

void Bench::put_copy(const std::string& of, const std::string& name) {
  ++copies_;
  std::filesystem::copy_file(folder_ / "out" / of, folder_ / "out" / name);
}

std::string Bench::state(const Trade& trade) {
  return member(get("/v1/escrows/" + trade.id.text()), "state");
}

Fen Bench::balance(const AccountKey& account) {
  Fen balance;
  service.database().read([&](Transaction& db) {
    balance = stored_balance(db, {account.id(), account.line, {}, {}, {}});
  });
  return balance;
}

Fen Bench::own(const Uuid& enterprise) {
  return balance(available(enterprise)) + balance(freight_available(enterprise)) +
         balance(withdrawable(enterprise));
}

void Bench::expect_balanced() {
  const Response sums = get("/v1/trial-balance");
  EXPECT_EQ(sums.status, 200) << sums.body;
  EXPECT_EQ(member(sums, "balanced"), "true") << sums.body;
  const LedgerReport report = checked();
  EXPECT_TRUE(report.sound()) << ::testing::PrintToString(report.findings);
  EXPECT_GT(report.escrows, 0);
}

LedgerReport Bench::checked() {
  LedgerReport report;
  service.database().read([&](Transaction& db) { report = check_ledger(db); });
  return report;
}

std::size_t Bench::count(const char* type, const Uuid& subject) {
  std::size_t found = 0;
  for (const FeedEvent& event : service.said(type)) found += event.subject == subject;
  return found;
}

}  // namespace heliu::treasury
