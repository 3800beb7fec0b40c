-- Dated rules and clauses, each with its source. The newest row that is valid on the day counts.

CREATE TABLE IF NOT EXISTS market_rule (
  valid_from DATE NOT NULL PRIMARY KEY,
  producer_rating_floor VARCHAR(8) NOT NULL,
  processor_rating_floor VARCHAR(8) NOT NULL,
  approval_scope VARCHAR(16) NOT NULL,
  forbid_same_controller TINYINT NOT NULL,
  control_share_permille BIGINT NOT NULL,
  detour_permille BIGINT NOT NULL,
  storage_days BIGINT NOT NULL,
  storage_notice_days BIGINT NOT NULL,
  source VARCHAR(600) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT IGNORE INTO market_rule (valid_from, producer_rating_floor, processor_rating_floor, approval_scope,
  forbid_same_controller, control_share_permille, detour_permille, storage_days, storage_notice_days, source)
VALUES ('2020-01-01', 'yellow', 'yellow', 'OTHER_PROVINCE', 1, 500, 1300, 365, 30,
  'Approval only across a province border: MEE order 23 (2022) art. 21. '
  'Storage one year: Guangdong solid waste regulation art. 46. Our own choice: red may not trade, '
  'half of the shares controls, the two sides of a trade may not share a controller, '
  'road = 1.3 x straight line, notice 30 days.');

-- Preferences of the regulator: added to a pair's cost in the clearing, paid by nobody. None to begin with.
CREATE TABLE IF NOT EXISTS policy_term (
  id BINARY(16) NOT NULL PRIMARY KEY,
  kind VARCHAR(16) NOT NULL,
  method VARCHAR(4) NULL,
  fen_per_tonne BIGINT NOT NULL,
  valid_from DATE NOT NULL,
  valid_to DATE NULL,
  basis VARCHAR(300) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- The written contract, clause by clause; {…} are facts of the trade.
CREATE TABLE IF NOT EXISTS contract_clause (
  clause VARCHAR(40) NOT NULL,
  place BIGINT NOT NULL,
  valid_from DATE NOT NULL,
  valid_to DATE NULL,
  text_zh TEXT NOT NULL,
  source VARCHAR(300) NOT NULL,
  PRIMARY KEY (clause, valid_from)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT IGNORE INTO contract_clause (clause, place, valid_from, valid_to, text_zh, source) VALUES
  ('title', 10, '2022-01-01', NULL, '危险废物委托利用处置合同', 'form'),
  ('number', 20, '2022-01-01', NULL, '合同编号：{trade_id}', 'form'),
  ('award', 30, '2022-01-01', NULL, '成交依据：合流平台集中竞价“{round_name}”（轮次 {round_id}），成交日期 {struck_on}', 'form'),
  ('producer', 40, '2022-01-01', NULL, '甲方（产生单位、移出人）：{producer_name}，统一社会信用代码 {producer_uscc}', 'form'),
  ('processor', 50, '2022-01-01', NULL,
    '乙方（经营单位、接受人）：{processor_name}，统一社会信用代码 {processor_uscc}，'
    '危险废物经营许可证 {licence_number}，有效期至 {licence_valid_to}',
    'form'),
  ('carrier', 60, '2022-01-01', NULL,
    '承运单位：{carrier_name}，统一社会信用代码 {carrier_uscc}。未经双方书面同意，不得由其他单位承运',
    'carrier named in the contract: contract templates of SUZHOUTEAM/swp'),
  ('waste', 70, '2022-01-01', NULL,
    '第一条 标的：废物代码 {code}（{code_description}），形态 {form}，包装 {packaging}，'
    '危险货物类别 {dg_class}，{un_number}，数量 {kilograms} 千克',
    'form'),
  ('method', 80, '2022-01-01', NULL, '第二条 利用处置方式：{method}，由乙方在其许可证范围内自行完成', 'State Council order 408'),
  ('price', 90, '2022-01-01', NULL,
    '第三条 价款：每吨 {price_yuan} 元，按合同数量计 {amount_yuan} 元，{who_pays}；以结算重量乘以单价为准',
    'form'),
  ('freight', 100, '2022-01-01', NULL,
    '第四条 运费：每吨 {freight_price_yuan} 元，按合同数量计 {freight_yuan} 元，由甲方承担，经平台托管账户付给承运单位；'
    '处置费只付给乙方，不得付给承运单位或个人',
    'settlement rule of the platform: disposal fee to the licensed receiver, freight only to the carrier'),
  ('window', 110, '2022-01-01', NULL, '第五条 转移期限：{window_from} 至 {window_to}（北京时间）', 'form'),
  ('weight', 120, '2022-01-01', NULL,
    '第六条 计量：移出地与接受地分别对重车和空车过磅；两次净重相差不超过重车重量的千分之三的，以两者平均值为结算重量；超过的，进入争议处理，由计量机构认定',
    '0.3 % of the loaded vehicle and the mean: contract templates of SUZHOUTEAM/swp'),
  ('manifest', 130, '2022-01-01', NULL,
    '第七条 联单：每车次凭国家系统编号的转移联单和危险货物运单起运；甲方核实承运人、接受人的资格和能力，如实填写种类、重量和危险特性；'
    '乙方自接受之日起五个工作日内确认，并告知甲方接受情况和最终利用处置结果',
    'MEE order 23 (2022) art. 10, 12, 13, 18'),
  ('refusal', 140, '2022-01-01', NULL,
    '第八条 拒收：名称、数量、类别、成分、包装或标签与联单不一致的，乙方可以部分或全部拒收并说明原因，返程运费由甲方承担',
    'MEE order 23 (2022) art. 18; Guangdong regulation art. 41; contract templates of SUZHOUTEAM/swp'),
  ('liability', 150, '2022-01-01', NULL,
    '第九条 责任：交接前由甲方承担；乙方接收后由乙方承担；因甲方隐瞒成分或包装不合格造成的损失由甲方承担',
    'contract templates of SUZHOUTEAM/swp'),
  ('end', 160, '2022-01-01', NULL,
    '第十条 终止：乙方许可证到期、被暂停或吊销的，合同终止，已接收部分照常结算，未履行部分的托管款退还',
    'contract templates of SUZHOUTEAM/swp'),
  ('law', 170, '2022-01-01', NULL,
    '第十一条 依据：《中华人民共和国固体废物污染环境防治法》第三十七条；《危险废物转移管理办法》（生态环境部、公安部、交通运输部令第23号）第十条',
    '固废法 (2020) art. 37; MEE order 23 (2022) art. 10'),
  ('signing', 180, '2022-01-01', NULL, '第十二条 签署：双方以登记的 SM2 密钥对本文本（UTF-8，每行以换行符结尾）签名，双方签名齐备时生效', 'form');
