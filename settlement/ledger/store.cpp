#include "settlement/ledger/store.hpp"

namespace heliu::ledger {

void roll_forward(Engine& engine, Store& store) {
  const Checkpoint checkpoint = store.load_accounts([&](const Account& account) { engine.restore(account); });
  engine.resume(checkpoint);
  // Older transfers are needed too: their ids must be known for ever, and holds among them may be open.
  store.load_transfers(0, [&](const Transfer& transfer) {
    if (transfer.position <= checkpoint.position)
      engine.recall(transfer);
    else
      engine.replay(transfer);
  });
}

}  // namespace heliu::ledger
