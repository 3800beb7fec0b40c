#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <future>
#include <map>
#include <mutex>
#include <thread>

#include "chassis/command/commander.hpp"
#include "chassis/command/idempotency.hpp"
#include "chassis/ops/log.hpp"

namespace heliu {

namespace {

constexpr const char* kSavepoint = "command";
constexpr int kGatherShare = 8;  // of the time that the last group took
constexpr int kWatchfulGroups = 64;

struct Job {
  const Caller& caller;
  const std::string& trace_id;
  const std::optional<IdempotencyKey>& key;
  const Commander::Work& work;
  std::promise<Response> answer;
};

using Jobs = std::vector<Job*>;

// One command's end in the present attempt: an answer or an exception.
struct Outcome {
  Response response;
  std::exception_ptr refusal;
};

// One attempt to run a group in one transaction. Made anew for each attempt, so that nothing stays.
class Attempt {
 public:
  // watch: how many groups will ask for repeats among their keys before they do anything. Where none was seen
  // for a while the question is spared: the answers' unique key speaks at the group's end, and nothing of the
  // group stands until then.
  Attempt(const CommandContext& context, Participant& participant, Transaction& db, int& watch)
      : context_(context), participant_(participant), db_(db), watch_(watch), now_(context.clock()) {}

  void run(const Jobs& jobs) {
    participant_.begin(db_);
    if (watch_ > 0) {
      recall(jobs);
      recalled_ = true;
    }
    for (const Job* job : jobs) outcomes_.push_back(run_one(*job));
    db_.drop_savepoint();
    write_events(db_, events_);
    keep_answers();
    participant_.flush(db_);
  }

  const std::vector<Outcome>& outcomes() const { return outcomes_; }
  bool has_events() const { return !events_.empty(); }

 private:
  // All the group's keys in one question, instead of one for each command.
  void recall(const Jobs& jobs) {
    std::vector<KeyName> names;
    for (const Job* job : jobs)
      if (job->key) names.push_back(name_of(*job->key));
    if (names.empty()) return;
    for (auto& [name, answer] : find_answers(db_, names)) answers_.emplace(name, std::move(answer));
    watch_ = answers_.empty() ? watch_ - 1 : kWatchfulGroups;
  }

  void keep_answers() {
    try {
      remember_all(db_, new_answers_, now_);
    } catch (const DatabaseError& error) {
      if (!error.duplicate_key()) throw;
      watch_ = kWatchfulGroups;
      throw DatabaseError(1213, "a repeat is in the group: once more, with its answer looked for");
    }
  }

  static KeyName name_of(const IdempotencyKey& key) { return {key.owner, stored_key(key.key)}; }

  Outcome run_one(const Job& job) {
    if (job.key) {
      const auto remembered = answers_.find(name_of(*job.key));
      if (remembered != answers_.end()) return replayed(remembered->second, *job.key);
    }
    db_.savepoint(kSavepoint);
    participant_.mark();
    try {
      Unit unit(db_, job.caller, context_.clock(), context_.service, job.trace_id, *context_.freshness);
      Response response = job.work(unit);
      // A conflict that the work caught has ended the whole group's transaction nevertheless.
      if (db_.ended()) throw DatabaseError(1213, "a command went on after its transaction had ended");
      events_.insert(events_.end(), unit.events().begin(), unit.events().end());
      if (job.key) {
        const RememberedAnswer answer{job.key->fingerprint, response};
        answers_.emplace(name_of(*job.key), answer);
        new_answers_.push_back({name_of(*job.key), answer});
      }
      return {std::move(response), nullptr};
    } catch (...) {
      if (db_.ended()) throw;
      const auto refusal = std::current_exception();
      db_.rollback_to(kSavepoint);
      participant_.undo_to_mark();
      return refused(job, refusal);
    }
  }

  // What was done once may be refused the second time ("signed already"): a repeat gets its first answer.
  Outcome refused(const Job& job, const std::exception_ptr& refusal) {
    if (job.key && !recalled_)
      for (const auto& [name, answer] : find_answers(db_, {name_of(*job.key)})) {
        watch_ = kWatchfulGroups;
        return replayed(answer, *job.key);
      }
    return {{}, refusal};
  }

  static Outcome replayed(const RememberedAnswer& remembered, const IdempotencyKey& key) {
    try {
      return {replay(remembered, key), nullptr};
    } catch (const Problem&) {
      return {{}, std::current_exception()};
    }
  }

  const CommandContext& context_;
  Participant& participant_;
  Transaction& db_;
  int& watch_;
  bool recalled_ = false;
  const Instant now_;
  std::vector<Outcome> outcomes_;
  std::vector<FeedEvent> events_;
  std::map<KeyName, RememberedAnswer> answers_;
  std::vector<NewAnswer> new_answers_;
};

class GroupCommander : public Commander {
 public:
  GroupCommander(Database& database, CommandContext context, Participant& participant,
                 std::size_t queue_limit, std::size_t group_limit)
      : database_(database),
        context_(std::move(context)),
        participant_(participant),
        queue_limit_(queue_limit),
        group_limit_(group_limit),
        writer_([this] { write(); }) {}

  ~GroupCommander() override {
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
      wake_.notify_one();
    }
    writer_.join();  // what is queued is still done, and what a caller runs himself
  }

  Response run(const Caller& caller, const std::string& trace_id, const std::optional<IdempotencyKey>& key,
               const Work& work) override {
    Job job{caller, trace_id, key, work, {}};
    std::future<Response> answer = job.answer.get_future();
    {
      std::unique_lock lock(mutex_);
      if (stopping_) throw DatabaseDown("the ledger's writer is stopping");
      if (queue_.size() >= queue_limit_) throw DatabaseBusy("the ledger's queue is full");
      if (!busy_ && !unsettled_ && queue_.empty() && last_size_ == 1) {
        run_alone(job, lock);
      } else {
        queue_.push_back(&job);
        // With the lock held: what is told may end before it is let go.
        if (queue_.size() == wanted_) wake_.notify_one();
      }
    }
    return answer.get();
  }

 private:
  // A caller who finds nobody at work writes on his own thread: he is spared two changes of thread. Who comes
  // meanwhile queues up behind him.
  void run_alone(Job& job, std::unique_lock<std::mutex>& lock) {
    busy_ = true;
    lock.unlock();
    run_group({&job});
    lock.lock();
    busy_ = false;
    wake_.notify_one();
  }

  void write() {
    std::unique_lock lock(mutex_);
    while (true) {
      wake_.wait(lock, [&] { return !busy_ && (stopping_ || unsettled_ || !queue_.empty()); });
      if (unsettled_) {
        lock.unlock();
        const bool known = settled();
        lock.lock();
        if (!known) return;
        continue;
      }
      if (queue_.empty()) return;
      gather(lock);
      const Jobs jobs = take(group_limit_);
      busy_ = true;
      lock.unlock();
      const auto start = std::chrono::steady_clock::now();
      run_group(jobs);
      last_time_ = std::chrono::steady_clock::now() - start;
      lock.lock();
      last_size_ = jobs.size();
      busy_ = false;
    }
  }

  // The callers of the last group have their answers and are about to come again: to wait for them a fraction
  // of the time that a group takes fills this one, which otherwise has the first of them alone. After a lone
  // caller nobody is waited for.
  void gather(std::unique_lock<std::mutex>& lock) {
    if (last_size_ <= 1 || stopping_) return;
    wanted_ = std::min(last_size_, group_limit_);
    wake_.wait_for(lock, last_time_ / kGatherShare, [&] { return stopping_ || queue_.size() >= wanted_; });
    wanted_ = 1;
  }

  Jobs take(std::size_t most) {  // with the lock held
    const auto count = static_cast<std::ptrdiff_t>(std::min(most, queue_.size()));
    Jobs jobs(queue_.begin(), queue_.begin() + count);
    queue_.erase(queue_.begin(), queue_.begin() + count);
    return jobs;
  }

  // Whether it ended otherwise than by conflicts that outlasted every attempt.
  bool run_group(const Jobs& jobs) {
    try {
      commit_group(jobs);
    } catch (const Fenced&) {
      refuse(jobs, std::current_exception());
      refuse_queue(std::current_exception());
    } catch (const OutcomeUnknown& unknown) {
      refuse(jobs, std::current_exception());
      const std::lock_guard lock(mutex_);
      unsettled_ = unknown;
    } catch (const Contended&) {
      run_apart(jobs, std::current_exception());
      return false;
    } catch (const DatabaseDown&) {
      refuse(jobs, std::current_exception());
    } catch (const DatabaseBusy&) {
      refuse(jobs, std::current_exception());
    } catch (...) {
      run_apart(jobs, std::current_exception());
    }
    return true;
  }

  // The group fails as a whole, and one of it may be the cause: alone, only that one fails. When one after
  // the other is given up after all its attempts, it is the database, and the rest need not wait to learn it.
  void run_apart(const Jobs& jobs, const std::exception_ptr& cause) {
    if (jobs.size() == 1) return refuse(jobs, cause);
    int given_up = 0;
    for (Job* job : jobs) {
      if (given_up == 2 || !settled())
        refuse({job}, cause);
      else
        given_up = run_group({job}) ? 0 : given_up + 1;
    }
  }

  void commit_group(const Jobs& jobs) {
    std::optional<Attempt> attempt;
    try {
      database_.transact([&](Transaction& db) {
        if (attempt) participant_.rolled_back();
        attempt.emplace(context_, participant_, db, watch_);
        attempt->run(jobs);
      });
    } catch (const OutcomeUnknown&) {
      throw;  // neither: settle() tells the participant
    } catch (...) {
      if (attempt) participant_.rolled_back();
      throw;
    }
    finish(jobs, *attempt);
  }

  // From here on nothing may fail: the transaction is committed, and nobody may run it again.
  void finish(const Jobs& jobs, const Attempt& attempt) noexcept {
    participant_.committed();
    const bool events = attempt.has_events();
    for (std::size_t i = 0; i < jobs.size(); ++i) {
      const Outcome& outcome = attempt.outcomes()[i];
      if (outcome.refusal)
        jobs[i]->answer.set_exception(outcome.refusal);
      else
        jobs[i]->answer.set_value(outcome.response);
    }
    if (events && context_.events_committed) context_.events_committed();
  }

  // Whether it is known how the last group ended. State in memory can't go on from a transaction that may or
  // may not have happened: nothing is written until it is known. Who comes meanwhile is refused, and can come
  // again. The writer's thread alone asks, so that no caller waits for it.
  bool settled() {
    while (const auto unknown = unsettled()) {
      try {
        if (database_.settle(*unknown))
          participant_.committed();
        else
          participant_.rolled_back();
        const std::lock_guard lock(mutex_);
        unsettled_.reset();
        return true;
      } catch (const OutcomeUnknown& still) {
        log::warn("the ledger waits for the outcome of a transaction", {{"reason", still.what()}});
      }
      const bool ending = stopping();
      refuse_queue(
          std::make_exception_ptr(DatabaseDown("the ledger waits for the outcome of a transaction")));
      if (ending) return false;  // the next start reads the ledger from the store
    }
    return true;
  }

  bool stopping() {
    const std::lock_guard lock(mutex_);
    return stopping_;
  }

  std::optional<OutcomeUnknown> unsettled() {
    const std::lock_guard lock(mutex_);
    return unsettled_;
  }

  static void refuse(const Jobs& jobs, const std::exception_ptr& why) {
    for (Job* job : jobs) job->answer.set_exception(why);
  }

  void refuse_queue(const std::exception_ptr& why) {
    Jobs jobs;
    {
      const std::lock_guard lock(mutex_);
      jobs = take(queue_.size());
    }
    refuse(jobs, why);
  }

  Database& database_;
  const CommandContext context_;
  Participant& participant_;
  const std::size_t queue_limit_, group_limit_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Job*> queue_;
  std::size_t wanted_ = 1;  // in the queue, to wake the writer: each time costs it a change of threads
  bool stopping_ = false;
  int watch_ = kWatchfulGroups;              // of whoever runs a group
  bool busy_ = false;                        // a group is being run, by the writer or by a caller
  std::optional<OutcomeUnknown> unsettled_;  // nothing is run until it is settled
  std::size_t last_size_ = 1;                // of the writer's last group
  std::chrono::steady_clock::duration last_time_{};
  std::thread writer_;
};

}  // namespace

std::unique_ptr<Commander> make_group_commander(Database& database, CommandContext context,
                                                Participant& participant, std::size_t queue_limit,
                                                std::size_t group_limit) {
  return std::make_unique<GroupCommander>(database, std::move(context), participant, queue_limit,
                                          group_limit);
}

}  // namespace heliu
