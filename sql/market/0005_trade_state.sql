-- Trades by state and by round, newest first: what few or none match is found without reading all of them.

ALTER TABLE trade
  ADD KEY IF NOT EXISTS trade_state (state, id),
  ADD KEY IF NOT EXISTS trade_round (round_id, state, id);
