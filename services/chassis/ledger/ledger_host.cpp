#include "chassis/ledger/ledger_host.hpp"

#include <cstdlib>
#include <future>
#include <stdexcept>

#include "chassis/contract/problem.hpp"
#include "chassis/ops/log.hpp"

namespace heliu {

using namespace std::chrono_literals;

namespace {

constexpr auto kTimerPeriod = 1000ms;  // a fraction of the lease
constexpr std::size_t kNameLimit = 120;
constexpr std::size_t kRowsAtOnce = 1000;            // of a statement: some 400 kB
constexpr std::uint64_t kWorthACheckpoint = 10'000;  // transfers, at a clean end
constexpr int kNullRefused = 1048;
const std::string kNow = "CAST(UNIX_TIMESTAMP(NOW(6)) * 1000000 AS SIGNED)";  // one clock for all writers

// At most 120 characters of UTF-8: a continuation byte belongs to the character before it.
std::string shortened(std::string name) {
  std::size_t characters = 0;
  for (std::size_t i = 0; i < name.size(); ++i)
    if ((static_cast<unsigned char>(name[i]) & 0xC0) != 0x80 && ++characters > kNameLimit)
      return name.substr(0, i);
  return name;
}

std::string text_of(const ledger::Id& id) {
  return id == ledger::no_id ? "-" : uuid_of(id).text();
}

[[noreturn]] void refuse(ledger::Status status, const ledger::Id& debit, const ledger::Id& credit) {
  throw Problem("ledger-refused", {{"status", std::string(ledger::name(status))},
                                   {"debit", text_of(debit)},
                                   {"credit", text_of(credit)}});
}

}  // namespace

LedgerHost::LedgerHost(Database& database, std::string unit, std::chrono::milliseconds lease)
    : database_(database), unit_(std::move(unit)), lease_micros_(std::chrono::microseconds(lease).count()) {
  const ledger::Engine checked(unit_);  // a bad unit is refused at the start, not at the first command
}

LedgerHost::~LedgerHost() {
  if (checkpoint_.joinable()) checkpoint_.join();
  if (epoch_ == 0 || taking_over_) return;
  try {
    const bool worth_it = engine_ && !group_ && engine_->position() >= checkpointed_ + kWorthACheckpoint;
    database_.transact([&](Transaction& db) {
      if (worth_it && hold(db)) write_checkpoint(db, engine_->position(), engine_->state());
      db.execute("UPDATE ledger_epoch SET seen_at = 0 WHERE id = 1 AND epoch = ?", epoch_);
    });
  } catch (const std::exception& error) {
    log::warn("the ledger's lease was not given back; it runs out", {{"reason", error.what()}});
  }
}

// Takes the fence's row lock, says "alive" and asks whether the epoch is still ours, in one statement.
bool LedgerHost::hold(Transaction& db) {
  renewed_ = std::chrono::steady_clock::now();
  if (db.execute("UPDATE ledger_epoch SET seen_at = " + kNow + " WHERE id = 1 AND epoch = ?", epoch_) == 1)
    return true;
  // No row changed: another epoch, or two signs of life within one microsecond.
  return db.value<std::int64_t>("SELECT epoch FROM ledger_epoch WHERE id = 1 FOR UPDATE") == epoch_;
}

// From the UPDATE on, the fence's row is locked until the end of this transaction: nobody else can add rows
// while they are read.
void LedgerHost::take_over(Transaction& db) {
  const auto rows =
      db.rows("SELECT epoch, unit, seen_at, " + kNow + " - seen_at AS silent FROM ledger_epoch WHERE id = 1");
  if (rows.empty()) throw std::runtime_error("ledger_epoch has no row: the schema is not complete");
  const auto epoch = rows[0].get<std::int64_t>("epoch"), seen_at = rows[0].get<std::int64_t>("seen_at");
  const auto silent = rows[0].get<std::int64_t>("silent");
  const auto unit = rows[0].get<std::string>("unit");
  if (!unit.empty() && unit != unit_)
    throw ledger::CorruptLedger("this ledger counts " + unit + ", not " + unit_);
  // A sign of life from the far future is a clock that was set back, not a living writer.
  if (std::abs(silent) < lease_micros_) throw Fenced("another instance writes this ledger");
  if (db.execute("UPDATE ledger_epoch SET epoch = epoch + 1, unit = ?, seen_at = " + kNow +
                     " WHERE id = 1 AND epoch = ? AND seen_at = ?",
                 unit_, epoch, seen_at) != 1)
    throw Fenced("another instance has just taken this ledger over");
  taking_over_ = true;
  renewed_ = std::chrono::steady_clock::now();
  load(db);
  epoch_ = epoch + 1;
}

// What the store holds, recomputed since the newest checkpoint: each hash and each balance is compared.
void LedgerHost::load(Transaction& db) {
  engine_ = std::make_unique<ledger::Engine>(unit_);
  engine_->set_cut_off(cut_off_.count());
  LedgerStore store(db);
  ledger::roll_forward(*engine_, store);
  checkpointed_ = static_cast<std::uint64_t>(
      db.value<std::int64_t>("SELECT COALESCE(MAX(position), 0) FROM ledger_checkpoint").value());
  from_checkpoint_ = checkpointed_ > 0;
  if (from_checkpoint_)
    engine_->set_older([this](const ledger::Id& id) {
      return db_ ? stored_transfer(*db_, id) : std::vector<ledger::Transfer>();
    });
}

// Accounts were closed by a flag alone before decisions were kept: from now on by a decision.
void LedgerHost::adopt_closed(Transaction& db) {
  for (const Row& row :
       db.rows("SELECT id FROM ledger_account WHERE flags & ? <> 0 ORDER BY seq", int{ledger::closed}))
    engine_->set_closed(ledger_id(row.get<Uuid>(0)), true);
  db.execute("UPDATE ledger_account SET flags = flags - ? WHERE flags & ? <> 0", int{ledger::closed},
             int{ledger::closed});
}

// For a group that writes nothing: it was the writer's at this moment.
bool LedgerHost::still_ours(Transaction& db) {
  return db.value<std::int64_t>("SELECT epoch FROM ledger_epoch WHERE id = 1") == epoch_;
}

void LedgerHost::fenced() {
  log::warn("another instance has taken the ledger over", {{"epoch", std::to_string(epoch_)}});
  epoch_ = 0;
  group_.reset();
  engine_.reset();
  throw Fenced("another instance writes this ledger");
}

// The fence is asked by flush, as late as can be: the fewer statements, the sooner a lone caller is answered.
void LedgerHost::begin(Transaction& db) {
  db_ = &db;
  show_life_ = std::chrono::steady_clock::now() - renewed_ > std::chrono::microseconds(lease_micros_ / 5);
  if (epoch_ == 0) {
    take_over(db);
    adopt_closed(db);
  }
  engine_->remember(to_remember_);
  to_remember_.clear();
  group_ = engine_->mark();
  command_ = group_;
}

void LedgerHost::mark() {
  command_ = working().mark();
}

void LedgerHost::undo_to_mark() {
  working().undo_to(command_.value());
}

void LedgerHost::flush(Transaction& db) {
  const ledger::Rows rows = working().drain(kRowsAtOnce);
  bool held = taking_over_;
  if (!held && (show_life_ || !rows.decisions.empty())) {
    if (!hold(db)) fenced();
    held = true;
  }
  if (!held && rows.transfers.empty()) {
    if (!(db.untouched() ? still_ours(db) : hold(db))) fenced();
    return;
  }
  write_decisions(db, rows.decisions);
  try {
    write_transfers(db, rows.transfers, held);
  } catch (const DatabaseError& error) {
    if (error.code == kNullRefused && !held) fenced();
    if (!error.duplicate_key()) throw;
    remember_stored(db);
  }
}

void LedgerHost::write_decisions(Transaction& db, std::span<const ledger::Decision> decisions) {
  std::vector<LedgerAccountRow> opened;
  std::vector<LedgerDecisionRow> rows;
  for (const ledger::Decision& decision : decisions) {
    rows.push_back(row_of(decision));
    if (decision.what != ledger::Decision::What::opened) continue;
    const NewAccount& fresh = new_accounts_.at(decision.id);
    opened.push_back({uuid_of(decision.id), fresh.seq, decision.code, decision.terms.flags, fresh.name});
  }
  db.insert_all<LedgerAccountRow>("ledger_account", opened);
  db.insert_all<LedgerDecisionRow>("ledger_decision", rows);
}

// While the server stores one statement's rows, the next ones are hashed and written down. The engine is the
// other thread's between async() and get(). What fits into one statement, and is all that the transaction has
// to do, is sent as the whole transaction. The last row proves that it was committed: nobody else can have
// made its chain value.
void LedgerHost::write_transfers(Transaction& db, std::span<const ledger::Transfer> first, bool held) {
  if (first.empty()) return;
  const auto next = [this] { return insert_text("ledger_transfer", engine_->drain(kRowsAtOnce).transfers); };
  std::string statement = insert_text("ledger_transfer", first, held ? 0 : epoch_);
  const bool whole = engine_->undrained() == 0 && db.untouched();
  while (engine_->undrained() > 0) {
    std::future<std::string> following = std::async(std::launch::async, next);
    db.run_text(statement);
    statement = following.get();
  }
  const Proof proof = proof_of(engine_->unconfirmed().back());
  if (whole) return db.run_whole(statement, proof);
  db.run_text(statement);
  db.prove_by(proof);
}

// The store's unique key knows ids that the engine, up from a checkpoint, took for new. It learns them, and
// the group is run again from its start.
void LedgerHost::remember_stored(Transaction& db) {
  std::vector<ledger::Id> ids;
  for (const ledger::Transfer& transfer : engine_->unconfirmed()) ids.push_back(transfer.id);
  const std::vector<ledger::Id> stored = stored_ids(db, ids);
  if (stored.empty()) throw ledger::CorruptLedger("another writer has written at the same position");
  for (const ledger::Id& id : stored)
    for (const ledger::Transfer& transfer : stored_transfer(db, id)) to_remember_.push_back(transfer);
  throw DatabaseError(1213, "ids from before the checkpoint: once more, now that they are known");
}

void LedgerHost::committed() {
  if (taking_over_) log::info("the ledger is ours", {{"epoch", std::to_string(epoch_)}});
  engine_->confirm();
  taking_over_ = false;
  db_ = nullptr;
  group_.reset();
  new_accounts_.clear();
  checkpoint_if_due();
}

// The state is taken here, between two groups, and written beside them: it stays true of its position,
// however many come after.
void LedgerHost::checkpoint_if_due() {
  if (engine_->position() < checkpointed_ + checkpoint_every_ || checkpointing_.exchange(true)) return;
  try {
    checkpointed_ = engine_->position();
    checkpoint_ = std::jthread([this, position = checkpointed_, state = engine_->state()] {
      try {
        database_.transact([&](Transaction& db) { write_checkpoint(db, position, state); });
      } catch (const std::exception& error) {
        log::warn("the ledger's checkpoint was not written; the next start takes longer",
                  {{"reason", error.what()}});
      }
      checkpointing_ = false;
      checkpointing_.notify_all();
    });
  } catch (const std::exception& error) {
    checkpointing_ = false;
    log::warn("the ledger's checkpoint was not taken", {{"reason", error.what()}});
  }
}

void LedgerHost::wait_for_checkpoint() {
  checkpointing_.wait(true);
}

void LedgerHost::rolled_back() {
  if (taking_over_) {  // the epoch was not advanced after all
    engine_.reset();
    epoch_ = 0;
  } else if (group_) {
    engine_->undo_to(*group_);
  }
  taking_over_ = false;
  db_ = nullptr;
  group_.reset();
  new_accounts_.clear();
}

ledger::Engine& LedgerHost::working() {
  if (!group_) throw std::logic_error("the ledger is used outside a unit of work of its writer");
  return *engine_;
}

const ledger::Engine& LedgerHost::engine() const {
  if (!group_) throw std::logic_error("the ledger is used outside a unit of work of its writer");
  return *engine_;
}

void LedgerHost::open(const ledger::Account& account, const std::string& name, Instant now) {
  const ledger::Status status = working().open_account(account, now.micros);
  if (!ledger::succeeded(status)) refuse(status, account.id, account.id);
  if (status == ledger::Status::created)
    new_accounts_[account.id] = {
        static_cast<std::int32_t>(engine_->account_count()),
        shortened(name.empty() ? std::to_string(account.code) + ":" + text_of(account.id) : name)};
}

void LedgerHost::set_terms(const ledger::Id& account, const ledger::Terms& terms, Instant now) {
  const ledger::Status status = working().set_terms(account, terms, now.micros);
  if (!ledger::succeeded(status)) refuse(status, account, account);
}

void LedgerHost::set_closed(const ledger::Id& account, bool closed) {
  const ledger::Status status = working().set_closed(account, closed);
  if (!ledger::succeeded(status)) refuse(status, account, account);
}

std::vector<ledger::Outcome> LedgerHost::apply(std::span<const ledger::TransferRequest> requests,
                                               Instant now) {
  return working().apply(requests, now.micros);
}

ledger::Outcome LedgerHost::apply(const ledger::TransferRequest& request, Instant now) {
  return apply({&request, 1}, now).front();
}

std::vector<ledger::Outcome> LedgerHost::decide(std::span<const ledger::TransferRequest> requests,
                                                Instant now) {
  return working().apply(requests, now.micros, ledger::Refusals::record);
}

std::vector<ledger::Outcome> LedgerHost::must(std::span<const ledger::TransferRequest> requests,
                                              Instant now) {
  auto outcomes = apply(requests, now);
  require_succeeded(requests, outcomes);
  return outcomes;
}

std::vector<ledger::Outcome> LedgerHost::must(std::initializer_list<ledger::TransferRequest> requests,
                                              Instant now) {
  return must(std::span(requests.begin(), requests.size()), now);
}

ledger::Outcome LedgerHost::must(const ledger::TransferRequest& request, Instant now) {
  return must(std::span(&request, 1), now).front();
}

std::size_t LedgerHost::expire(Instant now) {
  show_life_ = true;
  return working().expire(now.micros);
}

std::optional<ledger::Account> LedgerHost::account(const ledger::Id& id) const {
  const ledger::Account* found = engine().find_account(id);
  return found ? std::optional(*found) : std::nullopt;
}

ledger::Balances LedgerHost::balances(const ledger::Id& id) const {
  const ledger::Account* found = engine().find_account(id);
  return found ? found->balances : ledger::Balances{};
}

// A transfer of before the checkpoint is in the store alone until somebody asks for it.
void LedgerHost::look_up(const ledger::Id& id) const {
  if (from_checkpoint_ && !engine().find_transfer(id)) engine_->remember(stored_transfer(*db_, id));
}

std::optional<ledger::Recorded> LedgerHost::transfer(const ledger::Id& id) const {
  look_up(id);
  return engine().find_transfer(id);
}

std::optional<ledger::HoldState> LedgerHost::hold_state(const ledger::Id& pending_id) const {
  look_up(pending_id);
  return engine().hold_state(pending_id);
}

std::shared_ptr<LedgerHost> keep_ledger(Service& service, const std::string& unit) {
  auto host = std::make_shared<LedgerHost>(service.database(), unit);
  service.keep_ledger(host);
  service.every(kTimerPeriod, "ledger", [host](Unit& unit) { host->expire(unit.now); });
  return host;
}

void require_succeeded(std::span<const ledger::TransferRequest> requests,
                       std::span<const ledger::Outcome> outcomes) {
  for (std::size_t i = 0; i < requests.size(); ++i) {
    const ledger::Status status = outcomes[i].status;
    if (!ledger::succeeded(status) && status != ledger::Status::linked_transfer_failed)
      refuse(status, requests[i].debit, requests[i].credit);
  }
}

}  // namespace heliu
