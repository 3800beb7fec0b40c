#include "settlement/ledger/store.hpp"

namespace heliu::ledger {

void roll_forward(Engine& engine, Store& store) {
  if (const std::string state = store.load_state(); !state.empty()) {
    engine.load_state(state);
    const Checkpoint at = engine.checkpoint();
    if (at.position > 0 && store.chain_at(at.position) != at.chain_head)
      throw CorruptLedger("the checkpoint is of another chain than the transfers");
  } else {
    store.load_old_accounts([&](const Account& account) { engine.restore(account); });
  }
  std::vector<Decision> decisions;
  store.load_decisions(engine.checkpoint().decisions,
                       [&](const Decision& decision) { decisions.push_back(decision); });
  std::size_t next = 0;
  const auto decide_before = [&](std::uint64_t position) {
    for (; next < decisions.size() && decisions[next].after < position; ++next)
      engine.replay(decisions[next]);
  };
  store.load_transfers(engine.position(), [&](const Transfer& transfer) {
    decide_before(transfer.position);
    engine.replay(transfer);
  });
  decide_before(static_cast<std::uint64_t>(-1));
}

}  // namespace heliu::ledger
