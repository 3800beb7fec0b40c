// Every code that a contract lets a service send to a page has its word, in both languages; facts and reasons
// read in one language only.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { expect, it } from 'vitest';
import { factLabel, factText, type FactWords } from '../../src/i18n/facts';
import { spoken } from '../../src/i18n/spoken';
import * as finance from '../../src/i18n/words/finance';
import * as gates from '../../src/i18n/words/gates';
import * as reasons from '../../src/i18n/words/reasons';
import * as states from '../../src/i18n/words/states';
import * as terms from '../../src/i18n/words/terms';
import type { BankFile, Break } from '../../src/api/types';
import { bankReason, whyOfBreak, whyOfFile } from '../../src/pages/finance/breakWords';
import { holderText } from '../../src/pages/finance/Holder';
import { zh as words } from '../../src/i18n/areas';

interface Contract {
  'x-problems'?: Record<string, { gate?: boolean }>;
}

const kServices = new URL('../../../services', import.meta.url).pathname;
const parts = ['market', 'transport', 'treasury'].flatMap((service) =>
  readdirSync(join(kServices, service))
    .filter((name) => /^contract.*\.yaml$/.test(name))
    .map((name) => load(readFileSync(join(kServices, service, name), 'utf8')) as Contract),
);

it('a gate’s every problem has a word', () => {
  const codes = parts.flatMap((part) =>
    Object.entries(part['x-problems'] ?? {})
      .filter(([, problem]) => problem.gate)
      .map(([code]) => code),
  );
  expect(codes.length).toBeGreaterThan(40);
  for (const code of codes)
    expect({ code, zh: code in gates.zh.problem, en: code in gates.en.problem }).toEqual({
      code,
      zh: true,
      en: true,
    });
});

const zh: FactWords = { gates: gates.zh, reasons: reasons.zh, states: states.zh, terms: terms.zh };

it('a fact is read by its name: codes, figures, moments', () => {
  expect(factText(zh, 'problem', 'ticket-already-used')).toBe('磅单已使用过');
  expect(factText(zh, 'operation', 'weighLoad')).toBe('登记磅单');
  expect(factText(zh, 'feed', 'transport')).toBe('运输');
  expect(factText(zh, 'kind', 'unknown_reference')).toBe('附言无法识别');
  expect(factText(zh, 'cause', 'unknown-reference')).toBe('附言编号不存在');
  expect(factText(zh, 'rule', 'outside_corridor')).toBe('驶出路线走廊');
  expect(factText(zh, 'amount_fen', '500000')).toBe('¥ 5,000.00');
  expect(factText(zh, 'left', '250000')).toBe('250,000 kg');
  expect(factText(zh, 'plate', '粤E00001')).toBe('粤E00001');
  expect(factLabel(zh, 'offer_a_id')).toBe('报价甲');
  expect(factLabel(zh, 'closes_at')).toBe('截止时间');
});

it('a rule’s thresholds have each its own unit', () => {
  const rule = { threshold: 2000, threshold2: 1300, unit: 'm; permille' };
  expect(reasons.limitsOf(reasons.zh.unit, rule)).toBe('2000 米 / 1300 ‰');
  expect(reasons.limitsOf(reasons.zh.unit, { threshold: 3, threshold2: 0, unit: 'loads' })).toBe('3 车');
});

it('of two texts the page’s language is read', () => {
  const row = { name_zh: '单一报价', name_en: 'Single offer' };
  expect(spoken(row, 'name', 'zh')).toBe('单一报价');
  expect(spoken(row, 'name', 'en')).toBe('Single offer');
});

const line = (cause: Break['cause'], facts: Break['facts'] = {}, amount = 100) =>
  ({ cause, facts, amount_fen: amount, note: 'its amount fits, but it names nothing' }) as Break;

it('why a line of the bank waits is said from its cause and facts, never in the service’s English', () => {
  const w = finance.zh;
  expect(whyOfBreak(w, line('unnamed'))).toBe('金额相符，但没有写编号');
  expect(whyOfBreak(w, line('not-expected', {}, -400))).toBe('银行付出了平台没有指令的款项');
  expect(whyOfBreak(w, line('balance-differs', { why: 'sums-differ', difference_fen: '-7' }))).toBe(
    '余额不符: 期初余额加各笔流水不等于期末余额 (相差 ¥ 0.07)',
  );
  const opening = { why: 'opening-differs', statement: 'S2', before: 'S1' } as const;
  expect(whyOfBreak(w, line('balance-differs', opening))).toBe(
    '期初余额与上一份对账单的期末余额不符 (对账单 S2 · 上一份 S1)',
  );
  expect(whyOfBreak(w, line('sent-back-failed', { reason: 'AC04' }))).toBe(
    '退回付款人没有成功: 账户已销户 AC04',
  );
  const file = { why: 'unreadable', facts: { line: '3', column: '7', path: 'Document/GrpHdr' } } as BankFile;
  expect(whyOfFile(w, file)).toBe('文件不符合银行报文格式 (第 3 行第 7 列 · Document/GrpHdr)');
});

it('the bank’s code is said in words, what it wrote beside it stays', () => {
  expect(bankReason(finance.zh, 'AC04 账户已注销')).toBe('账户已销户 AC04 账户已注销');
  expect(bankReason(finance.zh, '退汇：账号户名不符')).toBe('退汇：账号户名不符');
  expect(bankReason(finance.zh, 'ZZ99')).toBe('ZZ99');
});

it('a coded reason is said in words, a person’s stays', () => {
  const { problem } = gates.zh;
  expect(gates.codedReason(problem, 'manifest-number-used: 20264406000001')).toBe(
    '联单编号已被使用: 20264406000001',
  );
  expect(gates.codedReason(problem, '包装破损')).toBe('包装破损');
});

it('a ledger account is named by line and trade', () => {
  const name = 'Liabilities:Escrow:Disposal:01a2218a-48e2-752a-9ed5-85e932ae6c2a';
  const trade_id = '01a2218a-48e2-752a-9ed5-85e932ae6c2a';
  expect(holderText(words, { line: 'escrow_disposal', name, trade_id })).toBe(
    '托管·处置费 · 交易 85e932ae6c2a',
  );
});
