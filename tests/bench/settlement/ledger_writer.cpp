#include "tests/bench/settlement/ledger_writer.hpp"

#include <cstdlib>
#include <stdexcept>

#include "tests/bench/measure.hpp"

namespace heliu::bench {

namespace {

constexpr int kAccountsAtOnce = 10'000;

}  // namespace

ledger::Id LedgerWriter::account(int i) {
  return ledger_id(Uuid::named("bench account", std::to_string(i)));
}

LedgerWriter::LedgerWriter(const std::string& schema, int accounts)
    : accounts_(accounts), schema_(schema, "ledger"), database_(schema_.settings()) {
  start();
  for (int first = 0; first < accounts; first += kAccountsAtOnce)
    run([&](Unit& unit) {
      for (int i = first; i < std::min(accounts, first + kAccountsAtOnce); ++i)
        host_->open({.id = account(i), .code = 100}, {}, unit.now);
    });
}

void LedgerWriter::start() {
  host_ = std::make_unique<CountingHost>(database_, "fen");
  commander_ = make_group_commander(
      database_,
      {.service = "treasury", .clock = system_clock(), .freshness = &freshness_, .events_committed = [] {}},
      *host_);
}

void LedgerWriter::stop() {
  commander_.reset();
  host_.reset();
}

void LedgerWriter::run(const std::function<void(Unit&)>& work) {
  commander_->run(Caller{.user = {}, .name = "bench", .enterprise = {}, .roles = {}}, std::string(32, 'a'),
                  std::nullopt, [&](Unit& unit) {
                    work(unit);
                    return Response::no_content();
                  });
}

double LedgerWriter::post(const Requests& all, int callers, std::size_t batch) {
  return seconds_of([&] {
    from_threads(callers, (all.size() + batch - 1) / batch, [&](std::size_t i) {
      const auto part = std::span(all).subspan(i * batch);
      run([&](Unit& unit) { host_->must(part.first(std::min(batch, part.size())), unit.now); });
    });
  });
}

Requests LedgerWriter::requests(std::size_t count, bool hot) {
  std::uniform_int_distribution<int> any(0, accounts_ - 1), step(1, accounts_ - 1);
  Requests made;
  made.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    const int debit = hot ? 0 : any(dice_);
    made.push_back({.id = ledger_id(Uuid::v7()),
                    .debit = account(debit),
                    .credit = account((debit + step(dice_)) % accounts_),
                    .amount = 1 + any(dice_) % 1000,
                    .code = 7});
  }
  return made;
}

std::vector<ledger::Transfer> LedgerWriter::stored_after(std::int64_t position) {
  std::vector<ledger::Transfer> rows;
  database_.read([&](Transaction& db) {
    rows.clear();
    each_stored_transfer(db, position, [&](const ledger::Transfer& row) { rows.push_back(row); });
  });
  return rows;
}

std::int64_t LedgerWriter::position() {
  std::int64_t newest = 0;
  database_.read([&](Transaction& db) {
    newest = db.value<std::int64_t>("SELECT COALESCE(MAX(seq), 0) FROM ledger_transfer").value();
  });
  return newest;
}

void LedgerWriter::require_sound() {
  database_.read([&](Transaction& db) {
    const LedgerReport report = check_ledger(db);
    if (!report.sound())
      throw std::runtime_error("the ledger is not sound after the benchmark" +
                               (report.findings.empty() ? std::string() : ": " + report.findings.front()));
  });
}

double median_ratio(const std::vector<double>& one, const std::vector<double>& other) {
  std::vector<double> ratios;
  for (std::size_t i = 0; i < one.size(); ++i) ratios.push_back(one[i] / other[i]);
  return median(ratios);
}

std::size_t size_option(const char* name, std::size_t otherwise) {
  const char* value = std::getenv(name);
  return value ? std::strtoull(value, nullptr, 10) : otherwise;
}

}  // namespace heliu::bench
