-- Gates of transport that weigh, and that ask the national system for a number said to be on paper.
INSERT IGNORE INTO gate_rule (problem, indicator) VALUES
  ('manifest-number-not-issued', 'G01'), ('vehicle-load-exceeded', 'G01'), ('trade-weight-exceeded', 'G01');
