#include <fstream>

#include "chassis/db/migrations.hpp"
#include "tests/scenario/chassis/database_fixture.hpp"

namespace heliu::test {
namespace {

class Migrations : public ::testing::Test {
 protected:
  Migrations() {
    settings = server_settings();
    settings.schema = "heliu_test_migrations";
    administer("DROP DATABASE IF EXISTS heliu_test_migrations");
    administer("CREATE DATABASE heliu_test_migrations CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
    folder = std::filesystem::temp_directory_path() / ("heliu_migrations_" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder / "chassis");
    std::filesystem::create_directories(folder / "market");
    write("chassis/0001_base.sql",
          "-- a remark;\nCREATE TABLE IF NOT EXISTS base (\n  id BIGINT PRIMARY KEY\n);\n");
    write("market/0001_lots.sql",
          "CREATE TABLE IF NOT EXISTS lot (id BIGINT PRIMARY KEY, note TEXT);\n"
          "INSERT IGNORE INTO lot (id, note) VALUES (1, 'a; b');\n");
  }
  ~Migrations() override {
    std::filesystem::remove_all(folder);
    administer("DROP DATABASE IF EXISTS heliu_test_migrations");
  }

  void write(const std::string& name, const std::string& text) const { std::ofstream(folder / name) << text; }
  std::vector<std::string> apply() {
    Database database(settings);
    return migrate(database, load_migrations(folder, "market"));
  }
  std::string refusal() {
    try {
      apply();
      return "";
    } catch (const std::runtime_error& error) {
      return error.what();
    }
  }

  DatabaseSettings settings;
  std::filesystem::path folder;
};

using Names = std::vector<std::string>;

TEST_F(Migrations, AreAppliedOnceAndInOrder) {
  EXPECT_EQ(apply(), (Names{"chassis/0001_base", "market/0001_lots"}));
  EXPECT_EQ(apply(), Names{});
  write("market/0002_more.sql", "ALTER TABLE lot ADD COLUMN IF NOT EXISTS kilograms BIGINT;\n");
  EXPECT_EQ(apply(), Names{"market/0002_more"});
  Session session(settings);
  EXPECT_EQ(session.query("SELECT note FROM lot", {}).at(0).get<std::string>("note"), "a; b");
}

TEST_F(Migrations, AChangedFileIsRefusedByName) {
  apply();
  write("market/0001_lots.sql", "CREATE TABLE IF NOT EXISTS lot (id BIGINT PRIMARY KEY, note TEXT);\n");
  EXPECT_NE(refusal().find("market/0001_lots was changed"), std::string::npos) << refusal();
}

TEST_F(Migrations, AMissingFileIsRefusedByName) {
  write("market/0002_more.sql", "ALTER TABLE lot ADD COLUMN IF NOT EXISTS kilograms BIGINT;\n");
  apply();
  std::filesystem::remove(folder / "market/0002_more.sql");
  EXPECT_NE(refusal().find("market/0002_more was applied, but its file is missing"), std::string::npos)
      << refusal();
}

TEST_F(Migrations, AGapInTheNumbersIsRefused) {
  write("market/0003_late.sql", "CREATE TABLE IF NOT EXISTS late (id BIGINT PRIMARY KEY);\n");
  EXPECT_NE(refusal().find("before market/0003_late"), std::string::npos) << refusal();
  std::filesystem::rename(folder / "market/0003_late.sql", folder / "market/late.sql");
  EXPECT_NE(refusal().find("NNNN_what.sql"), std::string::npos) << refusal();
}

TEST_F(Migrations, AFailedStatementIsNamedAndTheFileRunsAgain) {
  write("market/0002_bad.sql",
        "CREATE TABLE IF NOT EXISTS good (id BIGINT PRIMARY KEY);\nCREATE TABLE bad (id NONSENSE);\n");
  EXPECT_NE(refusal().find("market/0002_bad, statement 2"), std::string::npos) << refusal();
  write("market/0002_bad.sql",
        "CREATE TABLE IF NOT EXISTS good (id BIGINT PRIMARY KEY);\nCREATE TABLE bad (id BIGINT PRIMARY "
        "KEY);\n");
  EXPECT_EQ(apply(), Names{"market/0002_bad"});
}

TEST_F(Migrations, TwoAtOnceApplyEachFileOnce) {
  // Not repeatable on purpose: run twice, it would fail.
  write("market/0002_once.sql", "CREATE TABLE once (id BIGINT PRIMARY KEY);\nINSERT INTO once VALUES (1);\n");
  std::vector<Names> applied(4);
  in_parallel(4, [&](int i) { applied[static_cast<std::size_t>(i)] = apply(); });
  std::size_t total = 0;
  for (const Names& names : applied) total += names.size();
  EXPECT_EQ(total, 3u);
}

}  // namespace
}  // namespace heliu::test
