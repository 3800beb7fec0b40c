-- Dated rules. The newest row that is valid on the day counts. A corridor of 2 km for more than 10 minutes
-- and 1.3 times the planned way are the starting thresholds of red flag M09, two minutes the clock tolerance
-- of M07.

CREATE TABLE IF NOT EXISTS tracking_rule (
  valid_from DATE NOT NULL PRIMARY KEY,
  corridor_metres BIGINT NOT NULL,
  outside_seconds BIGINT NOT NULL,
  longest_permille BIGINT NOT NULL,
  noise_metres BIGINT NOT NULL,
  clock_ahead_seconds BIGINT NOT NULL,
  most_points BIGINT NOT NULL,
  source VARCHAR(300) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

REPLACE INTO tracking_rule (valid_from, corridor_metres, outside_seconds, longest_permille, noise_metres,
                           clock_ahead_seconds, most_points, source)
VALUES ('2020-01-01', 2000, 600, 1300, 30, 120, 20000,
        'M09 and M07 of the flag list, configurable there. Noise and point limit are our own choice.');

-- Codes of use and disposal methods, from the code table of a public platform (SUZHOUTEAM/swp).
CREATE TABLE IF NOT EXISTS disposal_method (
  code VARCHAR(4) NOT NULL PRIMARY KEY,
  label_zh VARCHAR(200) NOT NULL,
  note VARCHAR(200) NOT NULL,
  source VARCHAR(60) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

REPLACE INTO disposal_method (code, label_zh, note, source) VALUES
  ('R1', '作为燃料（直接燃烧除外）或以其他方式产生能量', 'use', 'SWP'),
  ('R2', '溶剂回收/再生（如蒸馏、萃取等）', 'use', 'SWP'),
  ('R3', '再循环/再利用不是用作溶剂的有机物', 'use', 'SWP'),
  ('R4', '再循环/再利用金属和金属化合物', 'use', 'SWP'),
  ('R5', '再循环/再利用其他无机物', 'use', 'SWP'),
  ('R6', '再生酸或碱', 'use', 'SWP'),
  ('R7', '回收污染减除剂的组分', 'use', 'SWP'),
  ('R8', '回收催化剂组分', 'use', 'SWP'),
  ('R9', '废油再提炼或其他废油的再利用', 'use', 'SWP'),
  ('R15', '其他', 'use', 'SWP'),
  ('D1', '填埋', 'disposal (landfill; feeds indicator 30)', 'SWP'),
  ('D9', '物理化学处理（如蒸发、干燥、中和、沉淀等），不包括填埋或焚烧前的预处理', 'disposal', 'SWP'),
  ('D10', '焚烧', 'disposal (incineration)', 'SWP'),
  ('D16', '其他', 'disposal', 'SWP'),
  ('C1', '水泥窑共处置', 'other', 'SWP'),
  ('C2', '生产建筑材料', 'other (one public enum lists C2/C3 under 利用)', 'SWP, VUE'),
  ('C3', '清洗（包装容器）', 'other (one public enum lists C2/C3 under 利用)', 'SWP, VUE'),
  ('Y10', '医疗废物焚烧', 'medical', 'SWP'),
  ('Y11', '医疗废物高温蒸汽处理', 'medical', 'SWP'),
  ('Y12', '医疗废物化学消毒处理', 'medical', 'SWP'),
  ('Y13', '医疗废物微波消毒处理', 'medical', 'SWP'),
  ('Y16', '医疗废物其他处置方式', 'medical', 'SWP'),
  ('G21', '干法解毒', 'chromium slag', 'SWP'),
  ('G22', '湿法解毒', 'chromium slag', 'SWP'),
  ('G23', '烧结炼铁', 'chromium slag', 'SWP'),
  ('G24', '生产水泥', 'chromium slag', 'SWP'),
  ('G29', '其他', 'chromium slag', 'SWP');
