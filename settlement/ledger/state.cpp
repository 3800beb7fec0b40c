// The engine's state as bytes: what a start needs of the past, without the past's transfers.
#include <algorithm>
#include <cstring>

#include "settlement/ledger/engine.hpp"

namespace heliu::ledger {
namespace {

constexpr std::string_view version = "heliu.ledger.state.1";

class Writer {
 public:
  void text(std::string_view text) {
    number(static_cast<std::uint32_t>(text.size()));
    bytes_.append(text);
  }
  template <std::size_t Size>
  void bytes(const std::array<std::uint8_t, Size>& bytes) {
    bytes_.append(reinterpret_cast<const char*>(bytes.data()), Size);
  }
  template <std::integral Number>
  void number(Number number) {
    for (std::size_t i = sizeof(Number); i-- > 0;)
      bytes_ += static_cast<char>(static_cast<std::make_unsigned_t<Number>>(number) >> (8 * i));
  }
  void reserve(std::size_t size) { bytes_.reserve(size); }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}
  std::string_view text() { return next(number<std::uint32_t>()); }
  template <std::size_t Size>
  std::array<std::uint8_t, Size> bytes() {
    std::array<std::uint8_t, Size> found;
    std::memcpy(found.data(), next(Size).data(), Size);
    return found;
  }
  template <std::integral Number>
  Number number() {
    std::uint64_t value = 0;
    for (const char byte : next(sizeof(Number))) value = value << 8 | static_cast<std::uint8_t>(byte);
    return static_cast<Number>(value);
  }
  bool at_end() const { return rest_.empty(); }

 private:
  std::string_view next(std::size_t size) {
    if (rest_.size() < size) throw CorruptLedger("a checkpoint that was cut off");
    const auto found = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return found;
  }
  std::string_view rest_;
};

std::string_view view_of(const CanonicalBytes& bytes) {
  return {reinterpret_cast<const char*>(bytes.view().data()), bytes.view().size()};
}

TransferRequest read_request(Reader& in) {
  const std::string_view text = in.text();
  return request_of({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
}

void write(Writer& out, const Checkpoint& at) {
  out.number(at.position);
  out.bytes(at.chain_head);
  out.number(at.booked_at);
  out.number(at.decisions);
  out.bytes(at.decision_head);
  out.number(at.decided_at);
}

Checkpoint read_checkpoint(Reader& in) {
  Checkpoint at;
  at.position = in.number<std::uint64_t>();
  at.chain_head = in.bytes<32>();
  at.booked_at = in.number<std::int64_t>();
  at.decisions = in.number<std::uint64_t>();
  at.decision_head = in.bytes<32>();
  at.decided_at = in.number<std::int64_t>();
  return at;
}

void write(Writer& out, const Account& account) {
  out.bytes(account.id);
  out.number(account.code);
  out.number(account.flags);
  out.number(account.floor);
  out.number(account.balances.debits_posted);
  out.number(account.balances.debits_pending);
  out.number(account.balances.credits_posted);
  out.number(account.balances.credits_pending);
}

Account read_account(Reader& in) {
  Account account;
  account.id = in.bytes<16>();
  account.code = in.number<std::uint16_t>();
  account.flags = in.number<std::uint16_t>();
  account.floor = in.number<std::int64_t>();
  account.balances.debits_posted = in.number<std::int64_t>();
  account.balances.debits_pending = in.number<std::int64_t>();
  account.balances.credits_posted = in.number<std::int64_t>();
  account.balances.credits_pending = in.number<std::int64_t>();
  return account;
}

}  // namespace

std::string Engine::state() const {
  require_confirmed();
  Writer out;
  out.reserve(80 * std::size_t{accounts_.size()} + 4096);
  out.text(version);
  out.text(unit_);
  write(out, confirmed_);
  out.number(accounts_.size());
  for (std::uint32_t place = 0; place < accounts_.size(); ++place) write(out, accounts_[place]);
  std::vector<std::uint32_t> places;
  for (const auto& [place, terms] : scheduled_) places.push_back(place);
  std::sort(places.begin(), places.end());
  out.number(static_cast<std::uint32_t>(places.size()));
  for (const std::uint32_t place : places) {
    const std::vector<Terms>& waiting = scheduled_.at(place);
    out.number(place);
    out.number(static_cast<std::uint32_t>(waiting.size()));
    for (const Terms& terms : waiting) {
      out.number(terms.flags);
      out.number(terms.floor);
      out.number(terms.valid_from);
    }
  }
  std::vector<std::uint32_t> open;  // in order of position, as records are
  for (std::uint32_t place = 0; place < records_.size(); ++place)
    if (records_[place].kind == Kind::pending && records_[place].resolved_by == nowhere)
      open.push_back(place);
  out.number(static_cast<std::uint32_t>(open.size()));
  for (const std::uint32_t place : open) {
    Recorded hold;
    fill(hold, records_[place]);
    out.text(view_of(canonical(hold)));
    out.number(hold.position);
    out.number(hold.booked_at);
  }
  out.number(refused_.size());
  for (std::uint32_t place = 0; place < refused_.size(); ++place) {
    out.text(view_of(canonical(refused_[place].request)));
    out.number(static_cast<std::uint8_t>(refused_[place].status));
  }
  return out.take();
}

void Engine::load_state(std::string_view bytes) {
  if (accounts_.size() != 0 || records_.size() != 0 || position() != 0)
    throw std::logic_error("a state is for an empty engine");
  Reader in(bytes);
  if (in.text() != version || in.text() != unit_)
    throw CorruptLedger("a checkpoint of another version or unit");
  confirmed_ = read_checkpoint(in);
  for (auto left = in.number<std::uint32_t>(); left > 0; --left) restore(read_account(in));
  for (auto left = in.number<std::uint32_t>(); left > 0; --left) {
    std::vector<Terms>& waiting = scheduled_[in.number<std::uint32_t>()];
    for (auto terms = in.number<std::uint32_t>(); terms > 0; --terms) {
      Terms& next = waiting.emplace_back();
      next.flags = in.number<std::uint16_t>();
      next.floor = in.number<std::int64_t>();
      next.valid_from = in.number<std::int64_t>();
    }
  }
  for (auto left = in.number<std::uint32_t>(); left > 0; --left) {
    Transfer hold;
    static_cast<TransferRequest&>(hold) = read_request(in);
    hold.position = in.number<std::uint64_t>();
    hold.booked_at = in.number<std::int64_t>();
    index_record(checked_record(hold));
  }
  for (auto left = in.number<std::uint32_t>(); left > 0; --left) {
    const TransferRequest request = read_request(in);
    const Status status{in.number<std::uint8_t>()};
    refused_index_.insert(request.id, refused_.push_back({request, status}));
  }
  if (!in.at_end()) throw CorruptLedger("a checkpoint with more than it should have");
}

}  // namespace heliu::ledger
