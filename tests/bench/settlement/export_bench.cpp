#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <fstream>
#include <stdexcept>

#include "chassis/http/client.hpp"
#include "chassis/http/server.hpp"
#include "chassis/runtime/assembly.hpp"
#include "tests/bench/measure.hpp"
#include "tests/bench/settlement/ledger_benches.hpp"
#include "tests/bench/settlement/ledger_writer.hpp"
#include "tests/support/test_database.hpp"
#include "treasury/api.hpp"

namespace heliu::bench {

namespace {

double resident_mebibytes() {
  std::ifstream statm("/proc/self/statm");
  std::size_t pages = 0, resident = 0;
  statm >> pages >> resident;
  return static_cast<double>(resident * static_cast<std::size_t>(sysconf(_SC_PAGESIZE))) / (1 << 20);
}

// Rows as a ledger's writer leaves them, as far as an export reads them.
void fill(Database& database, std::size_t rows) {
  database.transact([&](Transaction& db) {
    db.execute(
        "INSERT INTO ledger_transfer (seq, id, debit, credit, amount, kind, pending_id, code, reference, "
        "booked_at, expires_at, linked, debit_debits_posted, debit_debits_pending, debit_credits_posted, "
        "debit_credits_pending, credit_debits_posted, credit_debits_pending, credit_credits_posted, "
        "credit_credits_pending, chain) SELECT seq, UNHEX(LPAD(HEX(seq), 32, '0')), UNHEX(MD5('debit')), "
        "UNHEX(MD5(seq % 1000)), seq, 1, NULL, 1, UNHEX(MD5(seq)), 1795824000000000 + seq, 0, 0, "
        "0, 0, 0, 0, 0, 0, 0, 0, UNHEX(SHA2(seq, 256)) FROM seq_1_to_" +
        std::to_string(rows));
  });
}

// The treasury's export behind a listener, and nothing else of it.
class Source {
 public:
  explicit Source(Database& database)
      : assembly_("treasury", Config::parse(""), database, system_clock(),
                  Contract::load(test::repository_root() / "services" / "treasury" / "contract.yaml"),
                  nullptr) {
    treasury::bind_entries(assembly_);
    assembly_.api().identify([](const Request&) { return Caller{Uuid::v7(), "finance", {}, {"finance"}}; });
    server_ = std::make_unique<Server>(
        ServerSettings{},
        Server::Hooks{.handle = [this](Request request) { return assembly_.api().serve(std::move(request)); },
                      .wait = {},
                      .stream = {}});
    server_->start();
  }
  std::string base() const { return "http://127.0.0.1:" + std::to_string(server_->port()); }

 private:
  Assembly assembly_;
  std::unique_ptr<Server> server_;
};

struct Taken {
  std::size_t lines = 0, bytes = 0;
  double most_mebibytes = 0;
};

Taken take(const std::string& base, const std::string& format) {
  HttpClient client(base);
  const Response answer = client.open("GET", "/v1/entries/export?format=" + format);
  if (!answer.source) throw std::runtime_error("no file: " + answer.body);
  Taken taken;
  for (bool more = true; more;) {
    std::string piece;
    more = answer.source(piece);
    taken.bytes += piece.size();
    taken.lines += static_cast<std::size_t>(std::count(piece.begin(), piece.end(), '\n'));
    taken.most_mebibytes = std::max(taken.most_mebibytes, resident_mebibytes());
  }
  return taken;
}

}  // namespace

void bench_export() {
  const std::size_t rows = size_option("HELIU_BENCH_TRANSFERS", 1'000'000);
  test::TestDatabase schema("bench_export", "treasury");
  DatabaseSettings settings = schema.settings();
  settings.statement_timeout = settings.read_timeout = std::chrono::minutes(5);  // for filling it
  Database database(settings);
  fill(database, rows);
  Source source(database);
  take(source.base(), "csv");  // what is allocated once for ever
  const double before = resident_mebibytes();
  for (const std::string format : {"csv", "jsonl"}) {
    Taken taken;
    const double seconds = seconds_of([&] { taken = take(source.base(), format); });
    if (taken.lines != rows + (format == "csv" ? 1 : 0)) throw std::runtime_error(format + " lost lines");
    std::printf("export %s: %zu rows, %.1f MB, server and reader in one process\n", format.c_str(), rows,
                static_cast<double>(taken.bytes) / 1e6);
    figure("export-" + format, static_cast<double>(rows) / seconds, "rows/s");
    figure("export-" + format + "-memory", taken.most_mebibytes - before, "MiB above the idle process");
    figure("export-" + format + "-resident", taken.most_mebibytes, "MiB");
  }
}

}  // namespace heliu::bench
