// The traps of Connector/C++ 1.1, each closed.
#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <limits>

#include "tests/scenario/chassis/database_fixture.hpp"

namespace heliu::test {
namespace {

using namespace std::chrono_literals;

class Connector : public ::testing::Test {
 protected:
  Connector() : session(schema()) {
    session.command("DROP TABLE IF EXISTS sample");
    session.command(
        "CREATE TABLE sample (id BIGINT PRIMARY KEY, number BIGINT, text LONGTEXT, bytes LONGBLOB, "
        "exact DECIMAL(38,10), day DATE, big BIGINT UNSIGNED) ENGINE=InnoDB");
  }
  template <class T>
  T only(const std::string& sql, const std::vector<SqlValue>& args = {}) {
    return session.query(sql, args).at(0).get<T>(std::size_t{0});
  }
  Session session;
};

TEST_F(Connector, KeepsEveryValueExactly) {
  constexpr auto kLeast = std::numeric_limits<std::int64_t>::min();
  constexpr auto kMost = std::numeric_limits<std::int64_t>::max();
  const std::string bytes("\0'\"\\\xff\x80;--\0", 11);
  const std::string text = "危险废物 合流 𠮷 \U0001F69B '\"\\%_";
  session.update("INSERT INTO sample (id, number, text, bytes, exact, day) VALUES (?, ?, ?, ?, ?, ?)",
                 {kLeast, kMost, text, bytes, std::string("1234567890123456789012345678.0123456789"),
                  std::string("2026-11-23")});
  const Row row = session.query("SELECT id, number, text, bytes, exact, day, big FROM sample", {}).at(0);
  EXPECT_EQ(row.get<std::int64_t>("id"), kLeast);
  EXPECT_EQ(row.get<std::int64_t>("number"), kMost);
  EXPECT_EQ(row.get<std::string>("text"), text);
  EXPECT_EQ(row.get<std::string>("bytes"), bytes);
  EXPECT_EQ(row.get<std::string>("exact"), "1234567890123456789012345678.0123456789");
  EXPECT_EQ(row.get<Date>("day").text(), "2026-11-23");
  EXPECT_EQ(row.get<std::optional<std::int64_t>>("big"), std::nullopt);
  EXPECT_THROW((void)row.at("nothing"), std::logic_error);
}

TEST_F(Connector, NegativeNumbersStayNegativeOnAReusedStatement) {
  for (const std::int64_t number : {7, -5, 0, -1})
    EXPECT_EQ(only<std::int64_t>("SELECT CAST(? AS SIGNED)", {number}), number);
}

TEST_F(Connector, AnUnsignedNumberBeyondItsRangeIsAnErrorAndNeverWraps) {
  session.command("INSERT INTO sample (id, big) VALUES (1, 18446744073709551615), (2, 9223372036854775807)");
  EXPECT_THROW((void)only<std::int64_t>("SELECT big FROM sample WHERE id = 1"), std::logic_error);
  EXPECT_EQ(only<std::int64_t>("SELECT big FROM sample WHERE id = 2"),
            std::numeric_limits<std::int64_t>::max());
}

TEST_F(Connector, ASumIsNotMistakenForAWholeNumberNorNullForZero) {
  EXPECT_THROW((void)only<std::int64_t>("SELECT SUM(number) FROM sample"), std::logic_error);
  session.command("INSERT INTO sample (id, number) VALUES (1, 40), (2, 2)");
  EXPECT_EQ(only<std::string>("SELECT SUM(number) FROM sample"), "42");
  EXPECT_EQ(only<std::int64_t>("SELECT CAST(SUM(number) AS SIGNED) FROM sample"), 42);
}

TEST_F(Connector, NothingOfAnEarlierRowIsSentAgain) {
  const std::string insert = "INSERT INTO sample (id, number, text) VALUES (?, ?, ?)";
  const std::string long_text(1 << 20, 'x');  // goes by another way in the protocol than short ones
  session.update(insert, {1, 11, long_text});
  session.update(insert, {2, SqlValue{}, std::string("short")});
  session.update(insert, {3, 33, SqlValue{}});
  session.update(insert, {4, SqlValue{}, std::string()});
  EXPECT_THROW(session.update(insert, {5, 55}), std::logic_error);
  const auto rows = session.query("SELECT number, text FROM sample ORDER BY id", {});
  ASSERT_EQ(rows.size(), 4u);
  EXPECT_EQ(rows[0].get<std::string>("text"), long_text);
  EXPECT_EQ(rows[1].get<std::optional<std::int64_t>>("number"), std::nullopt);
  EXPECT_EQ(rows[1].get<std::string>("text"), "short");
  EXPECT_EQ(rows[2].get<std::optional<std::string>>("text"), std::nullopt);
  EXPECT_EQ(rows[3].get<std::optional<std::string>>("text"), "");
}

TEST_F(Connector, AnAnswerNobodyAskedForDoesNotPoisonTheSession) {
  EXPECT_THROW(session.update("SELECT 1", {}), std::logic_error);
  EXPECT_EQ(only<int>("SELECT 2"), 2);
  EXPECT_THROW(session.command("SELECT 3"), std::logic_error);
  EXPECT_EQ(only<int>("SELECT 4"), 4);
  EXPECT_EQ(only<int>("INSERT INTO sample (id) VALUES (5) RETURNING id"), 5);
  EXPECT_TRUE(session.wrote());
  EXPECT_FALSE(session.broken());
}

TEST_F(Connector, ASecondStatementInOneTextIsRefused) {
  EXPECT_THROW(session.command("DELETE FROM sample; DELETE FROM sample"), DatabaseError);
}

TEST_F(Connector, StatementsKeptOpenAreBounded) {
  const auto counter = [&](const std::string& name) {
    return std::stol(
        session.query("SHOW SESSION STATUS LIKE '" + name + "'", {}).at(0).get<std::string>("Value"));
  };
  for (int i = 0; i < 400; ++i) (void)only<int>("SELECT " + std::to_string(i));
  EXPECT_LE(counter("Com_stmt_prepare") - counter("Com_stmt_close"), 260);
}

TEST_F(Connector, ADuplicateIsToldWithoutTheValue) {
  session.update("INSERT INTO sample (id) VALUES (13912345678)", {});
  try {
    session.update("INSERT INTO sample (id) VALUES (13912345678)", {});
    FAIL() << "a duplicate key went in";
  } catch (const DatabaseError& error) {
    EXPECT_TRUE(error.duplicate_key());
    EXPECT_EQ(std::string(error.what()).find("'13912345678'"), std::string::npos) << error.what();
    EXPECT_NE(std::string(error.what()).find("PRIMARY"), std::string::npos) << error.what();
  }
}

// The connector ignores a misspelt option: so each one's effect is looked at, not its name.
TEST_F(Connector, EverySettingHasItsEffect) {
  EXPECT_EQ(only<std::string>("SELECT @@tx_isolation"), "READ-COMMITTED");
  EXPECT_EQ(only<int>("SELECT @@autocommit"), 1);
  EXPECT_EQ(only<std::string>("SELECT @@time_zone"), "+00:00");
  EXPECT_EQ(only<std::string>("SELECT @@collation_connection"), "utf8mb4_bin");
  EXPECT_EQ(only<std::string>("SELECT CAST(@@max_statement_time AS CHAR)").substr(0, 2), "8.");
  EXPECT_EQ(only<int>("SELECT @@innodb_lock_wait_timeout"), 5);
  EXPECT_EQ(only<std::string>("SELECT DATABASE()"), schema().schema);
  DatabaseSettings stranger = schema();
  stranger.password = "not the password";
  stranger.user = "nobody_of_this_name";
  EXPECT_THROW(Session{stranger}, DatabaseError);
}

TEST_F(Connector, TheReadTimeoutEndsAWaitAndTheSession) {
  DatabaseSettings hasty = schema();
  hasty.read_timeout = 1s;
  hasty.statement_timeout = 0s;  // none on the server: only the client gives up
  Session waiting(hasty);
  const auto start = std::chrono::steady_clock::now();
  EXPECT_THROW((void)waiting.query("SELECT SLEEP(30)", {}), DatabaseError);
  EXPECT_LT(std::chrono::steady_clock::now() - start, 5s);
  EXPECT_TRUE(waiting.broken());
}

TEST_F(Connector, TheServerGivesUpBeforeTheClientDoes) {
  DatabaseSettings settings = schema();
  settings.statement_timeout = 1s;
  Session waiting(settings);
  try {
    (void)waiting.query("SELECT SLEEP(30)", {});
  } catch (const DatabaseError& error) {
    EXPECT_EQ(error.code, 1969);
  }
  EXPECT_FALSE(waiting.broken());
}

TEST_F(Connector, ConnectingToAServerThatDoesNotAnswerEnds) {
  const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  ASSERT_EQ(::bind(listener, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
  ASSERT_EQ(::listen(listener, 5), 0);
  socklen_t length = sizeof address;
  ASSERT_EQ(::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &length), 0);
  DatabaseSettings silent = schema();
  silent.socket.clear();
  silent.port = ntohs(address.sin_port);
  const auto start = std::chrono::steady_clock::now();
  EXPECT_THROW(Session{silent}, DatabaseError);
  EXPECT_LT(std::chrono::steady_clock::now() - start, 8s);
  ::close(listener);
}

TEST_F(Connector, ACommitOnAKilledSessionFailsAloud) {
  Session doomed(schema());
  doomed.begin(Session::Mode::write);
  doomed.update("INSERT INTO sample (id) VALUES (1)", {});
  session.command("KILL " + std::to_string(doomed.thread().id));
  EXPECT_THROW(doomed.commit(), DatabaseError);
  EXPECT_TRUE(doomed.broken());
  EXPECT_EQ(only<int>("SELECT COUNT(*) FROM sample"), 0);
}

TEST_F(Connector, DroppingASessionUndoesItsOpenTransaction) {
  {
    Session left(schema());
    left.begin(Session::Mode::write);
    left.update("INSERT INTO sample (id) VALUES (1)", {});
  }
  // Waits for the row's lock, if the other one still holds it.
  session.update("INSERT INTO sample (id) VALUES (1)", {});
  EXPECT_EQ(only<int>("SELECT COUNT(*) FROM sample"), 1);
}

}  // namespace
}  // namespace heliu::test
