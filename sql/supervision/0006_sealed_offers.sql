-- Offers after the close, and those that opened to something else than was sealed, are flags like other
-- attempts at a gate.
INSERT IGNORE INTO gate_rule (problem, indicator) VALUES
  ('offer-late', 'G01'), ('offer-opening-wrong', 'G01'), ('offer-unreadable', 'G01'),
  ('content-invalid', 'G01'), ('opening-early', 'G01'), ('share-wrong', 'G01');
