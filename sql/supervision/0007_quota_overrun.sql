-- L03: a year's accepted and reserved kilograms above what the licence approves. The first row for which the
-- gates can't speak: accepted waste can't be refused any more.
INSERT IGNORE INTO indicator_rule (indicator, valid_from, name_zh, name_en, formula, threshold, threshold2,
  unit, impact_permille, source) VALUES
  ('L03', '2020-01-01', '超核准规模', 'Beyond the licensed quantity',
   '(used + reserved) / approved of a licence item in a year > threshold', 1000, 0, 'permille', 500,
   'shape of the yearly check of Vigiedéchets; limit: the kilograms of the licence itself');
