#include "chassis/db/migrations.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "chassis/base/bytes.hpp"
#include "chassis/base/sm3.hpp"
#include "chassis/base/uuid.hpp"
#include "chassis/db/patience.hpp"
#include "chassis/db/pool.hpp"
#include "chassis/db/session.hpp"

namespace heliu {

using namespace std::chrono_literals;

namespace {

// The lease is renewed before each statement. One that takes longer may lose it: then another process runs
// the same file again, which its statements allow, and only one of them records it.
constexpr auto kStatementLimit = 600s;
constexpr std::int64_t kLeaseMicros = 60'000'000;
constexpr auto kLeasePatience = 300s;
constexpr const char* kNow = "CAST(UNIX_TIMESTAMP(NOW(6)) * 1000000 AS SIGNED)";  // one server's clock

std::string read_file(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error("can't read " + file.filename().string());
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> split_statements(const std::string& text) {
  std::vector<std::string> statements;
  std::string statement, line;
  for (std::istringstream lines(text); std::getline(lines, line);) {
    line.erase(line.find_last_not_of(" \t\r") + 1);
    const auto start = line.find_first_not_of(" \t");
    if (start == std::string::npos || line.compare(start, 2, "--") == 0) continue;
    const bool last = line.back() == ';';
    if (last) line.pop_back();
    statement += line + "\n";
    if (last) statements.push_back(std::exchange(statement, {}));
  }
  if (!statement.empty()) throw std::runtime_error("the last statement doesn't end in \";\"");
  return statements;
}

// 0001_name → 1; anything else is refused.
int number_of(const std::string& stem) {
  const bool shaped =
      stem.size() > 5 && stem[4] == '_' &&
      std::all_of(stem.begin(), stem.begin() + 4, [](char c) { return c >= '0' && c <= '9'; });
  if (!shaped) throw std::runtime_error("the migration's name is not NNNN_what.sql: " + stem);
  return std::stoi(stem.substr(0, 4));
}

std::vector<Migration> load_folder(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.path().extension() == ".sql") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::vector<Migration> migrations;
  for (const auto& file : files) {
    const std::string name = folder.filename().string() + "/" + file.stem().string();
    if (number_of(file.stem().string()) != static_cast<int>(migrations.size()) + 1)
      throw std::runtime_error("a gap or a double in the migrations' numbers before " + name);
    const std::string text = read_file(file);
    try {
      migrations.push_back({name, to_hex(sm3(text)), split_statements(text)});
    } catch (const std::runtime_error& error) {
      throw std::runtime_error(name + ": " + error.what());
    }
  }
  return migrations;
}

// The right to change the schema: a row with a fencing number, so that a holder who slept past his time is
// noticed before he records anything.
class Lease {
 public:
  explicit Lease(Session& session) : session_(session), holder_(Uuid::v7().binary()) {
    session_.command(
        "CREATE TABLE IF NOT EXISTS migration_lease (id TINYINT NOT NULL PRIMARY KEY, "
        "holder BINARY(16) NOT NULL, epoch BIGINT NOT NULL, until BIGINT NOT NULL) ENGINE=InnoDB");
    session_.command(
        "CREATE TABLE IF NOT EXISTS schema_migration (name VARCHAR(120) COLLATE utf8mb4_bin NOT NULL "
        "PRIMARY KEY, sm3 CHAR(64) NOT NULL, applied_at BIGINT NOT NULL) ENGINE=InnoDB");
    session_.update("INSERT IGNORE INTO migration_lease (id, holder, epoch, until) VALUES (1, ?, 0, 0)",
                    {holder_});
    const auto deadline = std::chrono::steady_clock::now() + kLeasePatience;
    for (Backoff backoff(20ms, 500ms); !take(); backoff.pause())
      if (std::chrono::steady_clock::now() > deadline)
        throw std::runtime_error("another process holds the migration lease");
    epoch_ =
        session_.query("SELECT epoch FROM migration_lease WHERE id = 1", {}).at(0).get<std::int64_t>("epoch");
  }
  ~Lease() {
    try {
      session_.update("UPDATE migration_lease SET until = 0 WHERE id = 1 AND holder = ? AND epoch = ?",
                      {holder_, epoch_});
    } catch (const std::exception&) {
      // It runs out by itself.
    }
  }
  Lease(const Lease&) = delete;

  void renew() {
    if (session_.update(std::string("UPDATE migration_lease SET until = ? + ") + kNow +
                            " WHERE id = 1 AND holder = ? AND epoch = ?",
                        {kLeaseMicros, holder_, epoch_}) == 0)
      throw std::runtime_error("the migration lease was lost to another process");
  }

  void record(const Migration& migration) {
    session_.begin(Session::Mode::write);
    try {
      const auto held =
          session_.query("SELECT holder, epoch FROM migration_lease WHERE id = 1 FOR UPDATE", {});
      if (held.at(0).get<std::int64_t>("epoch") != epoch_)
        throw std::runtime_error("the migration lease was lost to another process");
      session_.update(
          std::string("INSERT INTO schema_migration (name, sm3, applied_at) VALUES (?, ?, ") + kNow + ")",
          {migration.name, migration.sm3});
      session_.commit();
    } catch (...) {
      session_.finish();
      throw;
    }
  }

 private:
  bool take() {
    return session_.update(
               std::string("UPDATE migration_lease SET holder = ?, epoch = epoch + 1, until = ? + ") + kNow +
                   " WHERE id = 1 AND until < " + kNow,
               {holder_, kLeaseMicros}) == 1;
  }

  Session& session_;
  std::string holder_;
  std::int64_t epoch_ = 0;
};

// What has to be applied, in order; refuses files that disagree with the history.
std::vector<const Migration*> outstanding(Session& session, const std::vector<Migration>& migrations) {
  std::map<std::string, std::string> history;
  for (const Row& row : session.query("SELECT name, sm3 FROM schema_migration", {}))
    history.emplace(row.get<std::string>("name"), row.get<std::string>("sm3"));
  std::vector<const Migration*> open;
  std::set<std::string> known;
  std::map<std::string, std::string> first_open;  // by folder
  for (const Migration& migration : migrations) {
    known.insert(migration.name);
    const std::string folder = migration.name.substr(0, migration.name.find('/'));
    const auto applied = history.find(migration.name);
    if (applied == history.end()) {
      open.push_back(&migration);
      first_open.emplace(folder, migration.name);
    } else if (applied->second != migration.sm3) {
      throw std::runtime_error("migration " + migration.name + " was changed after it had been applied");
    } else if (first_open.contains(folder)) {
      throw std::runtime_error("migration " + first_open[folder] + " was never applied, but the later " +
                               migration.name + " was");
    }
  }
  for (const auto& [name, digest] : history)
    if (!known.contains(name))
      throw std::runtime_error("migration " + name + " was applied, but its file is missing");
  return open;
}

}  // namespace

std::vector<Migration> load_migrations(const std::filesystem::path& sql_folder, std::string_view service) {
  std::vector<Migration> migrations = load_folder(sql_folder / "chassis");
  const auto add = [&](const std::filesystem::path& folder) {
    for (Migration& migration : load_folder(folder)) migrations.push_back(std::move(migration));
  };
  if (service.empty()) return migrations;
  if (std::filesystem::exists(sql_folder / service / "uses_ledger")) add(sql_folder / "ledger");
  add(sql_folder / service);
  return migrations;
}

std::vector<std::string> migrate(Database& database, const std::vector<Migration>& migrations) {
  DatabaseSettings settings = database.settings();
  settings.statement_timeout = kStatementLimit;
  settings.read_timeout = kStatementLimit + 30s;
  const std::unique_ptr<Session> session = connect_patiently(settings);
  Lease lease(*session);
  std::vector<std::string> applied;
  for (const Migration* migration : outstanding(*session, migrations)) {
    std::size_t number = 0;
    try {
      for (const std::string& statement : migration->statements) {
        ++number;
        lease.renew();
        session->command(statement);
      }
    } catch (const DatabaseError& error) {
      throw std::runtime_error("migration " + migration->name + ", statement " + std::to_string(number) +
                               ": " + error.what());
    }
    lease.record(*migration);
    applied.push_back(migration->name);
  }
  return applied;
}

}  // namespace heliu
