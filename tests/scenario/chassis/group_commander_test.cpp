#include <algorithm>
#include <future>
#include <set>

#include "tests/scenario/chassis/commander_fixture.hpp"

namespace heliu::test {
namespace {

// A ledger of one balance in memory, strict about the order in which it is called.
class Balance : public Participant {
 public:
  void begin(Transaction& db) override {
    EXPECT_FALSE(open_);
    open_ = true;
    if (fenced) throw Fenced("another writer");
    db.rows("SELECT balance FROM account WHERE id = 1 FOR UPDATE");
  }
  void mark() override { marked_ = pending_; }
  void undo_to_mark() override { pending_ = marked_; }
  void flush(Transaction& db) override {
    EXPECT_TRUE(open_);
    if (pending_ != 0) db.execute("UPDATE account SET balance = balance + ? WHERE id = 2", pending_);
    if (fail_flush_with_posting &&
        db.value<std::int64_t>("SELECT COUNT(*) FROM posting WHERE id = ?", *fail_flush_with_posting) == 1)
      throw std::logic_error("this one can't be flushed");
  }
  void committed() override {
    EXPECT_TRUE(open_);
    open_ = false;
    settled_ += std::exchange(pending_, 0);
    ++groups;
  }
  void rolled_back() override {
    EXPECT_TRUE(open_);
    open_ = false;
    pending_ = 0;
    ++rollbacks;
  }

  void add(std::int64_t amount) { pending_ += amount; }
  std::int64_t settled() const { return settled_; }

  int groups = 0, rollbacks = 0;
  bool fenced = false;
  std::optional<std::int64_t> fail_flush_with_posting;

 private:
  bool open_ = false;
  std::int64_t settled_ = 0, pending_ = 0, marked_ = 0;
};

class GroupCommand : public Commanders {
 protected:
  Commander::Work adding(std::int64_t id) {
    return [this, id](Unit& unit) {
      unit.db.execute("INSERT INTO posting (id, amount) VALUES (?, 1)", id);
      ledger.add(1);
      unit.emit("posting.made", Uuid::named("posting", std::to_string(id)), Posted{1});
      return Response::json(201, std::to_string(id));
    };
  }
  Commander::Work refusing(std::int64_t id) {
    return [this, id](Unit& unit) -> Response {
      adding(id)(unit);
      throw Problem("not-today");
    };
  }
  std::future<Response> start(const Commander::Work& work,
                              const std::optional<IdempotencyKey>& key = std::nullopt) {
    return std::async(std::launch::async, [this, work, key] { return run(*commander, key, work); });
  }
  // Holds the writer inside a first command while the others queue up behind it; then lets go.
  struct Gate {
    std::promise<void> inside, open;
    Commander::Work work() {
      return [this](Unit&) {
        inside.set_value();
        open.get_future().wait();
        return Response::no_content();
      };
    }
  };
  void expect_group_exact(std::int64_t count) {
    EXPECT_EQ(postings(), count);
    EXPECT_EQ(events(), count);
    EXPECT_EQ(balance(2), count);
    EXPECT_EQ(ledger.settled(), count);
  }

  Balance ledger;
  std::unique_ptr<Commander> commander = make_group_commander(database, context(), ledger, 40);
};

TEST_F(GroupCommand, ManyCommandsShareOneTransaction) {
  Gate gate;
  auto first = start(gate.work());
  gate.inside.get_future().wait();
  std::vector<std::future<Response>> answers;
  for (int i = 0; i < 30; ++i) answers.push_back(start(adding(i)));
  gate.open.set_value();
  for (auto& answer : answers) EXPECT_EQ(answer.get().status, 201);
  first.get();
  EXPECT_LT(ledger.groups, 30);
  EXPECT_EQ(number("SELECT COUNT(*) FROM transaction_mark"), ledger.groups - 1);  // the gate's wrote nothing
  expect_group_exact(30);
}

TEST_F(GroupCommand, OneWhoComesAloneIsTheWriterHimselfAndOthersWaitBehindHim) {
  Gate gate;
  std::thread::id his, theirs;
  std::promise<std::thread::id> caller;
  auto alone = std::async(std::launch::async, [&] {
    caller.set_value(std::this_thread::get_id());
    return run(*commander, std::nullopt, [&](Unit& unit) {
      his = std::this_thread::get_id();
      adding(1)(unit);
      return gate.work()(unit);
    });
  });
  gate.inside.get_future().wait();
  auto behind = start([&](Unit& unit) {
    theirs = std::this_thread::get_id();
    return adding(2)(unit);
  });
  EXPECT_EQ(behind.wait_for(std::chrono::milliseconds(20)), std::future_status::timeout);
  gate.open.set_value();
  alone.get();
  behind.get();
  EXPECT_EQ(his, caller.get_future().get());
  EXPECT_NE(theirs, his);
  expect_group_exact(2);
}

TEST_F(GroupCommand, ARefusedOneLeavesTheOthersUntouched) {
  Gate gate;
  auto first = start(gate.work());
  gate.inside.get_future().wait();
  std::vector<std::future<Response>> answers;
  for (int i = 0; i < 30; ++i) answers.push_back(start(i % 3 == 0 ? refusing(i) : adding(i)));
  gate.open.set_value();
  for (int i = 0; i < 30; ++i) {
    if (i % 3 == 0)
      EXPECT_THROW(answers[static_cast<std::size_t>(i)].get(), Problem);
    else
      EXPECT_EQ(answers[static_cast<std::size_t>(i)].get().body, std::to_string(i));
  }
  first.get();
  EXPECT_EQ(ledger.rollbacks, 0);
  expect_group_exact(20);
}

TEST_F(GroupCommand, KeepsTheOrderOfComing) {
  std::vector<std::int64_t> order;
  for (int i = 0; i < 20; ++i)
    run(*commander, std::nullopt, [&](Unit& unit) {
      order.push_back(i);
      return adding(i)(unit);
    });
  EXPECT_TRUE(std::is_sorted(order.begin(), order.end()));
  std::vector<Row> rows;
  database.read([&](Transaction& db) { rows = db.rows("SELECT subject FROM feed_event ORDER BY id"); });
  ASSERT_EQ(rows.size(), 20u);
  for (int i = 0; i < 20; ++i)
    EXPECT_EQ(rows[static_cast<std::size_t>(i)].get<Uuid>("subject"),
              Uuid::named("posting", std::to_string(i)));
}

TEST_F(GroupCommand, AnErrorOfTheDatabaseFailsItsCommandOnly) {
  run(*commander, std::nullopt, adding(1));
  Gate gate;
  auto first = start(gate.work());
  gate.inside.get_future().wait();
  auto doubled = start(adding(1));
  auto good = start(adding(2));
  gate.open.set_value();
  EXPECT_THROW(doubled.get(), DatabaseError);
  EXPECT_EQ(good.get().status, 201);
  first.get();
  expect_group_exact(2);
}

TEST_F(GroupCommand, OneThatSpoilsTheWholeGroupFailsAlone) {
  ledger.fail_flush_with_posting = 7;
  Gate gate;
  auto first = start(gate.work());
  gate.inside.get_future().wait();
  std::vector<std::future<Response>> answers;
  for (int i = 0; i < 10; ++i) answers.push_back(start(adding(i)));
  gate.open.set_value();
  first.get();
  for (int i = 0; i < 10; ++i) {
    if (i == 7)
      EXPECT_THROW(answers[7].get(), std::logic_error);
    else
      EXPECT_EQ(answers[static_cast<std::size_t>(i)].get().status, 201) << i;
  }
  expect_group_exact(9);
}

TEST_F(GroupCommand, TheLedgerInMemoryAgreesWithTheStoreUnderFaults) {
  {
    const FaultsOn on("rate=0.05,seed=5");
    in_parallel(8, [&](int thread) {
      for (int i = 0; i < 40; ++i) {
        const std::int64_t id = thread * 1000 + i;
        const auto name = key(std::to_string(id));
        if (i % 5 == 0) {
          EXPECT_THROW(run(*commander, name, refusing(id)), Problem);
        } else {
          EXPECT_EQ(run(*commander, name, adding(id)).body, std::to_string(id));
          EXPECT_TRUE(is_repeat(run(*commander, name, adding(id))));
        }
      }
    });
  }
  EXPECT_GT(ledger.rollbacks, 0);
  expect_group_exact(8 * 32);
  EXPECT_EQ(remembered(), 8 * 32);
}

// After a time without repeats nobody looks for them beforehand.
TEST_F(GroupCommand, ARepeatThatNobodyExpectsGetsItsFirstAnswer) {
  const auto emitting = [this](Unit& unit) {  // could be done again without anybody refusing it
    ledger.add(1);
    unit.emit("posting.made", Uuid::named("posting", "again"), Posted{1});
    return Response::json(201, "first");
  };
  const auto grow_careless = [this](int from) {
    for (int i = from; i < from + 70; ++i) run(*commander, key(std::to_string(i)), adding(i));
  };
  grow_careless(0);
  const Response refused_again = run(*commander, key("0"), adding(0));
  EXPECT_TRUE(is_repeat(refused_again)) << "its row is there: done again it would be refused";
  EXPECT_EQ(refused_again.body, "0");
  grow_careless(100);
  EXPECT_EQ(run(*commander, key("emitting"), emitting).body, "first");
  EXPECT_TRUE(is_repeat(run(*commander, key("emitting"), emitting)));
  grow_careless(200);
  EXPECT_THROW(run(*commander, key("emitting", "other content"), emitting), Problem);
  grow_careless(300);
  Gate gate;
  auto first = start(gate.work());
  gate.inside.get_future().wait();
  auto repeat = start(emitting, key("emitting"));
  auto fresh = start(adding(1000), key("1000"));
  gate.open.set_value();
  first.get();
  EXPECT_TRUE(is_repeat(repeat.get()));
  EXPECT_FALSE(is_repeat(fresh.get())) << "who shares the group with a repeat is not touched by it";
  EXPECT_EQ(postings(), 4 * 70 + 1);
  EXPECT_EQ(events(), 4 * 70 + 2);
  EXPECT_EQ(ledger.settled(), 4 * 70 + 2);
}

TEST_F(GroupCommand, OneOfTwoWithTheSameKeyDoesTheWork) {
  Gate gate;
  auto first = start(gate.work());
  gate.inside.get_future().wait();
  std::vector<std::future<Response>> answers;
  for (int i = 0; i < 6; ++i) answers.push_back(start(adding(i), key("same")));
  auto other = start(adding(9), key("same", "other content"));
  gate.open.set_value();
  int repeats = 0, refused = 0;
  std::set<std::string> bodies;
  for (auto* answer :
       {&answers[0], &answers[1], &answers[2], &answers[3], &answers[4], &answers[5], &other}) {
    try {
      const Response response = answer->get();
      bodies.insert(response.body);
      repeats += is_repeat(response) ? 1 : 0;
    } catch (const Problem& problem) {
      EXPECT_EQ(problem.name, "idempotency-key-reused");
      ++refused;
    }
  }
  first.get();
  EXPECT_EQ(bodies.size(), 1u);
  EXPECT_EQ(repeats + refused, 6);  // which of the seven came first is open
  expect_group_exact(1);
}

TEST_F(GroupCommand, ARefusedKeyIsFreeForTheNextInTheSameGroup) {
  Gate gate;
  auto first = start(gate.work());
  gate.inside.get_future().wait();
  std::vector<std::future<Response>> answers;
  for (int i = 0; i < 5; ++i) answers.push_back(start(refusing(i), key("k")));
  gate.open.set_value();
  for (auto& answer : answers) EXPECT_THROW(answer.get(), Problem);
  first.get();
  EXPECT_EQ(run(*commander, key("k"), adding(1)).status, 201);
  expect_group_exact(1);
}

TEST_F(GroupCommand, BeyondTheQueueIsRefusedAtOnce) {
  Gate gate;
  auto first = start(gate.work());
  gate.inside.get_future().wait();
  std::vector<std::future<Response>> answers;
  for (int i = 0; i < 60; ++i) answers.push_back(start(adding(i)));
  // Twenty can't get in while the writer is held: they end before the gate opens.
  int busy = 0;
  while (busy < 20) {
    busy = 0;
    for (auto& answer : answers)
      if (answer.wait_for(std::chrono::milliseconds(1)) == std::future_status::ready) ++busy;
  }
  gate.open.set_value();
  int refused = 0;
  for (auto& answer : answers) try {
      answer.get();
    } catch (const DatabaseBusy&) {
      ++refused;
    }
  first.get();
  EXPECT_EQ(refused, 20);
  expect_group_exact(40);
}

TEST_F(GroupCommand, AFencedWriterWritesNothing) {
  ledger.fenced = true;
  EXPECT_THROW(run(*commander, std::nullopt, adding(1)), Fenced);
  expect_group_exact(0);
  ledger.fenced = false;
  EXPECT_EQ(run(*commander, std::nullopt, adding(1)).status, 201);
  expect_group_exact(1);
}

TEST_F(GroupCommand, StoppingFinishesWhatIsQueued) {
  commander = make_group_commander(database, context(), ledger, 5);
  Gate gate;
  auto first = start(gate.work());
  gate.inside.get_future().wait();
  std::vector<std::future<Response>> answers;
  for (int i = 0; i < 6; ++i) answers.push_back(start(adding(i)));
  // One is refused: so five are in the queue.
  const auto refused = [](auto& answer) {
    return answer.wait_for(std::chrono::milliseconds(1)) == std::future_status::ready;
  };
  while (std::none_of(answers.begin(), answers.end(), refused)) {
  }
  gate.open.set_value();
  commander.reset();
  int done = 0;
  for (auto& answer : answers) try {
      done += answer.get().status == 201 ? 1 : 0;
    } catch (const DatabaseBusy&) {
    }
  EXPECT_EQ(done, 5);
  expect_group_exact(5);
}

}  // namespace
}  // namespace heliu::test
