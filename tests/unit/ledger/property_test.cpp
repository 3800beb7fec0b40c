// The engine and the plain model take the same random operations and must agree on every answer and balance.
// HELIU_SEED repeats a run, HELIU_OPERATIONS lengthens it.
#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>
#include <random>
#include <sstream>

#include "memory_store.hpp"
#include "model.hpp"
#include "settlement/ledger/trial_balance.hpp"

namespace heliu::ledger {
namespace {

std::uint64_t setting(const char* name, std::uint64_t fallback) {
  const char* value = std::getenv(name);
  return value ? std::strtoull(value, nullptr, 10) : fallback;
}

Id numbered(std::uint8_t space, std::uint64_t n) {
  Id id{};
  if (n == 0) return id;
  id[0] = space;
  for (int i = 0; i < 8; ++i) id[15 - i] = static_cast<std::uint8_t>(n >> (8 * i));
  return id;
}

// One episode: a new ledger and some hundred operations on it.
class Episode {
 public:
  Episode(std::uint64_t seed, std::map<std::string, std::uint64_t>& seen) : random_(seed), seen_(seen) {}

  // Returns the number of operations done; stops at the first disagreement.
  std::uint64_t run(std::uint64_t steps) {
    for (std::uint64_t n = 1; n <= account_ids; ++n) open(n);
    std::uint64_t operations = 0;
    for (std::uint64_t i = 0; i < steps && !::testing::Test::HasFailure(); ++i) {
      operations += step();
      compare();
    }
    if (!::testing::Test::HasFailure()) restart();
    return operations;
  }

 private:
  static constexpr std::uint64_t account_ids = 7, transfer_ids = 60;

  std::uint64_t below(std::uint64_t n) { return random_() % n; }
  bool chance(std::uint64_t percent) { return below(100) < percent; }

  void open(std::uint64_t n) {
    static constexpr std::uint16_t flags[] = {0, 0, 0, 1, 1, 2};
    const std::uint16_t odd = static_cast<std::uint16_t>(chance(3) ? 3 + below(8) : flags[below(6)]);
    const Account account{numbered('A', n),
                          static_cast<std::uint16_t>(chance(3) ? 0 : 1 + below(3)),
                          odd,
                          {},
                          random_floor(odd)};
    agree(engine_.open_account(account, now_), model_.open_account(account, now_), "open");
  }

  std::int64_t random_floor(std::uint16_t flags) {
    if (chance(1)) return chance(50) ? INT64_MIN : INT64_MAX;
    if (flags == 0 && chance(97)) return 0;
    return chance(50) ? 0 : static_cast<std::int64_t>(below(300)) - 200;
  }

  void change_terms() {
    const Id id = numbered('A', below(9));
    if (chance(40)) {
      const bool shut = chance(35);
      agree(engine_.set_closed(id, shut), close(id, shut), "close");
      return;
    }
    Terms terms;
    terms.flags = static_cast<std::uint16_t>(chance(60) ? 0 : below(chance(90) ? 8 : 16) * 4);
    if (chance(3)) terms.flags = static_cast<std::uint16_t>(terms.flags | below(4));
    terms.floor = model_.accounts.contains(id) ? random_floor(model_.accounts.at(id).terms[0].flags) : 0;
    if (chance(40)) terms.valid_from = now_ - 10 + static_cast<std::int64_t>(below(60));
    agree(engine_.set_terms(id, terms, now_), model_.set_terms(id, terms, now_), "terms");
  }

  Status close(const Id& id, bool shut) {
    if (!model_.accounts.contains(id)) return Status::account_not_found;
    Terms terms = model_.terms(id, model_.time(0));
    terms.flags = static_cast<std::uint16_t>(shut ? terms.flags | closed : terms.flags & ~closed);
    terms.valid_from = 0;
    return model_.set_terms(id, terms, model_.time(0));
  }

  void agree(Status engine, Status model, const char* what) {
    EXPECT_EQ(name(engine), name(model)) << what;
    ++seen_[std::string(name(model))];
  }

  TransferRequest random_request() {
    if (!asked_.empty() && chance(12)) {  // a repeat, word for word or not quite
      TransferRequest again = asked_[below(asked_.size())];
      if (chance(50)) distort(again);
      return again;
    }
    TransferRequest r;
    r.id = numbered('T', chance(1) ? 0 : chance(93) ? 1000 + ++next_id_ : 1 + below(transfer_ids));
    r.reference = numbered('R', below(3));
    r.amount = chance(2) ? -1 : chance(3) ? INT64_MAX - static_cast<std::int64_t>(below(3)) : random_amount();
    r.linked = chance(20);
    if (chance(10)) r.event_at = now_ - static_cast<std::int64_t>(below(500));
    if (chance(10)) r.bank_day = 20260220 + static_cast<std::int32_t>(below(12));
    if (const Recorded* hold = recent_hold(); hold && chance(45))
      resolve(r, *hold);
    else
      enter(r);
    return r;
  }

  std::int64_t random_amount() { return static_cast<std::int64_t>(below(chance(30) ? 1000 : 40)); }

  void enter(TransferRequest& r) {
    r.kind = chance(1) ? static_cast<Kind>(below(8)) : chance(45) ? Kind::pending : Kind::posted;
    r.debit = numbered('A', chance(98) ? 1 + below(account_ids) : below(10));
    r.credit = numbered('A', chance(98) ? 1 + below(account_ids) : below(10));
    if (r.credit == r.debit && chance(90)) r.credit = numbered('A', 1 + (r.debit[15] % account_ids));
    r.code = static_cast<std::uint16_t>(chance(2) ? 0 : 1 + below(2));
    if (chance(r.kind == Kind::pending ? 50 : 1))
      r.expires_at = now_ - 2 + static_cast<std::int64_t>(below(60));
    if (chance(1)) r.pending_id = numbered('T', 1 + below(transfer_ids));
  }

  // One of the last holds, open or not.
  const Recorded* recent_hold() {
    std::vector<const Recorded*> holds;
    for (auto t = model_.transfers.rbegin(); t != model_.transfers.rend() && holds.size() < 6; ++t)
      if (t->kind == Kind::pending) holds.push_back(&*t);
    return holds.empty() ? nullptr : holds[below(holds.size())];
  }

  void resolve(TransferRequest& r, const Recorded& hold) {
    r.kind = chance(65) ? Kind::post_pending : Kind::void_pending;
    r.pending_id = hold.id;
    if (chance(8)) r.pending_id = numbered('T', below(transfer_ids));
    if (chance(4)) r.pending_id = model_.transfers[below(model_.transfers.size())].id;
    if (r.kind == Kind::void_pending && chance(70)) r.amount = 0;
    if (chance(40)) r.amount = whole_hold;
    if (chance(50)) {  // said in full
      r.debit = hold.debit;
      r.credit = hold.credit;
      r.code = hold.code;
      if (chance(50)) r.amount = hold.amount;
    }
    if (chance(8)) distort(r);
  }

  void distort(TransferRequest& r) {
    switch (below(11)) {
      case 0:
        r.amount ^= 1;
        break;
      case 1:
        r.debit = numbered('A', below(8));
        break;
      case 2:
        r.credit = numbered('A', below(8));
        break;
      case 3:
        r.code = static_cast<std::uint16_t>(below(4));
        break;
      case 4:
        r.reference = numbered('R', below(4));
        break;
      case 5:
        r.linked = !r.linked;
        break;
      case 6:
        r.expires_at += 1;
        break;
      case 7:
        r.kind = static_cast<Kind>(1 + below(5));
        break;
      case 8:
        r.event_at ^= 1;
        break;
      case 9:
        r.bank_day ^= 1;
        break;
      default:
        r.pending_id = numbered('T', below(transfer_ids));
    }
  }

  std::uint64_t apply() {
    std::vector<TransferRequest> batch;
    if (!batches_.empty() && chance(8)) {
      batch = batches_[below(batches_.size())];  // a whole batch sent again
    } else {
      const std::uint64_t size = 1 + below(chance(30) ? 8 : 2);
      while (batch.size() < size) batch.push_back(random_request());
      if (!chance(10)) batch.back().linked = false;
      batches_.push_back(batch);
    }
    const bool record = chance(50);
    const std::vector<Outcome> outcomes =
        engine_.apply(batch, now_, record ? Refusals::record : Refusals::forget);
    const std::vector<Status> expected = model_.apply(batch, now_, record);
    for (std::size_t i = 0; i < batch.size(); ++i) {
      agree(outcomes[i].status, expected[i], "apply");
      asked_.push_back(batch[i]);
      if (!succeeded(expected[i])) continue;
      const Recorded* there = model_.find(batch[i].id);
      EXPECT_EQ(outcomes[i], (Outcome{expected[i], there->position, there->amount, there->booked_at}));
    }
    return batch.size();
  }

  std::uint64_t step() {
    now_ += static_cast<std::int64_t>(below(4)) - (chance(3) ? 20 : 0);
    switch (below(40)) {
      case 0:
        open(1 + below(9));
        return 1;
      case 1:
      case 2:
        change_terms();
        return 1;
      case 3: {
        const std::size_t before = model_.transfers.size();
        const std::size_t expired = engine_.expire(now_);
        model_.expire(now_);
        EXPECT_EQ(expired, model_.transfers.size() - before);
        ++seen_["(expire)"];
        return 1;
      }
      case 4:
      case 5:
        marks_.push_back({engine_.mark(), model_});
        return 0;
      case 6:
      case 7:
        if (marks_.empty()) return 0;
        marks_.resize(1 + below(marks_.size()));
        engine_.undo_to(marks_.back().first);
        model_ = marks_.back().second;
        marks_.pop_back();
        written_ = std::min(written_, model_.transfers.size());
        ++seen_["(undo)"];
        return 1;
      case 8:
        drain();
        return 0;
      case 9:
        drain();
        confirm();
        return 1;
      default:
        return apply();
    }
  }

  void drain() {
    const Rows rows = engine_.drain(chance(50) ? 3 : static_cast<std::size_t>(-1));
    for (const Transfer& row : rows.transfers) {
      ASSERT_LT(written_, model_.transfers.size());
      ASSERT_EQ(static_cast<const Recorded&>(row), model_.transfers[written_]);
      ++written_;
    }
    if (engine_.undrained() > 0) drain();
  }

  // What the database transaction of the host would hold: all that is not confirmed, drained at last.
  void confirm() {
    ASSERT_EQ(written_, model_.transfers.size());
    store_.append({engine_.undecided(), engine_.unconfirmed()});
    engine_.confirm();
    ASSERT_EQ(store_.decisions.size(), model_.decisions);
    marks_.clear();
    if (chance(30)) store_.state = engine_.state();
    ++seen_["(confirm)"];
  }

  void compare() {
    for (const auto& [id, account] : model_.accounts) {
      const Account* mine = engine_.find_account(id);
      ASSERT_NE(mine, nullptr);
      ASSERT_EQ(mine->balances, model_.balances(id));
      const Terms terms = engine_.terms_at(id, now_), expected = model_.terms(id, model_.time(now_));
      ASSERT_EQ(terms.flags, expected.flags);
      ASSERT_EQ(terms.floor, expected.floor);
    }
    ASSERT_EQ(engine_.account_count(), model_.accounts.size());
    ASSERT_EQ(engine_.position(), model_.transfers.size());
    ASSERT_TRUE(trial_balance(engine_).total.balanced());
  }

  // The rows that were stored give the same ledger again, from the last checkpoint and from nothing.
  void restart() {
    drain();
    confirm();
    ASSERT_EQ(first_broken_link("fen", {}, store_.transfers), std::nullopt);
    for (int pass = 0; pass < 2; ++pass) {
      Engine again("fen");
      roll_forward(again, store_);
      again.set_older([this](const Id& id) { return store_.older(id); });
      ASSERT_EQ(again.checkpoint(), engine_.checkpoint());
      ASSERT_EQ(again.state(), engine_.state());
      ask_all_again(again);
      ASSERT_EQ(again.expire(now_ + 100), engine_.expire(now_ + 100)) << "the same holds are still to expire";
      engine_.undo_to({store_.transfers.size(), engine_.mark().decisions});
      store_.state.clear();
    }
  }

  // Everything that was ever asked gets the answer that the engine with the whole past in memory gives; what
  // that one would take for new is left out, for there the store's unique key must speak first.
  void ask_all_again(Engine& again) {
    for (const TransferRequest& asked : asked_) {
      if (asked.linked || !engine_.find_transfer(asked.id)) continue;
      const Mark mark = engine_.mark(), mark_again = again.mark();
      const Outcome expected = engine_.apply({&asked, 1}, now_).front();
      if (!again.find_transfer(asked.id)) again.remember(store_.older(asked.id));
      ASSERT_EQ(again.apply({&asked, 1}, now_).front(), expected);
      ASSERT_EQ(again.hold_state(asked.id), engine_.hold_state(asked.id));
      engine_.undo_to(mark);
      again.undo_to(mark_again);
    }
  }

  std::mt19937_64 random_;
  std::map<std::string, std::uint64_t>& seen_;
  Engine engine_{"fen"};
  Model model_;
  std::int64_t now_ = 1000;
  std::uint64_t next_id_ = 0;
  std::vector<TransferRequest> asked_;
  std::vector<std::vector<TransferRequest>> batches_;
  std::vector<std::pair<Mark, Model>> marks_;
  std::size_t written_ = 0;  // transfers drained
  MemoryStore store_;
};

TEST(LedgerProperty, AgreesWithThePlainModel) {
  const std::uint64_t seed = setting("HELIU_SEED", std::random_device{}());
  const std::uint64_t wanted = setting("HELIU_OPERATIONS", 1'000'000);
  std::cout << "HELIU_SEED=" << seed << '\n';
  std::map<std::string, std::uint64_t> seen;
  std::uint64_t operations = 0, episodes = 0;
  for (; operations < wanted && !HasFailure(); ++episodes) {
    SCOPED_TRACE("episode seed " + std::to_string(seed + episodes));
    operations += Episode(seed + episodes, seen).run(episodes % 40 == 0 ? 400 : 80);  // some grow long
  }
  std::cout << operations << " operations in " << episodes << " episodes\n";
  for (const auto& [what, times] : seen) std::cout << "  " << times << ' ' << what << '\n';
  for (int i = 0; i < status_count; ++i)  // a status that never came up was not tested
    EXPECT_GT(seen[std::string(name(static_cast<Status>(i)))], 0u) << name(static_cast<Status>(i));
}

}  // namespace
}  // namespace heliu::ledger
