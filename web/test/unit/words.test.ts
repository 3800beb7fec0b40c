// What services say in codes is said in words, in both languages; what is new stays as it is.
import { expect, it } from 'vitest';
import * as marks from '../../src/i18n/words/common';
import { en, wordOf, zh } from '../../src/i18n/words/reasons';
import { ratingFact } from '../../src/pages/account/ratingFact';
import { partOf } from '../../src/pages/trade/tradePage';

it('a rating rests on facts in words', () => {
  const said = 'load_in_order ×3: at most 79 without an official result; flag_violation ×1: -30';
  expect(ratingFact(said, zh, marks.zh)).toBe(
    '按规定完成的车次 ×3：没有官方结果时最高 79 分；核查为违规的线索 ×1：扣 30 分',
  );
  expect(ratingFact(said, en, marks.en)).toContain('Loads in order ×3: at most 79');
  expect(ratingFact('cover_lapsed: capped at 79', zh, marks.zh)).toBe('强制保险已失效：最高 79 分');
  expect(ratingFact('official result 82 for 2025 (a source)', zh, marks.zh)).toBe(
    '2025 年度官方结果 82 分（a source）',
  );
});

it('a reason that is new is shown as its code', () => {
  expect(wordOf(zh.pair, 'capacity-used')).toBe('容量已用完');
  expect(wordOf(zh.pair, 'never-heard-of')).toBe('never-heard-of');
});

it('a part of a page is its service’s answer, or thrown as what the service said', () => {
  const good = { status: 200, body: { id: 'a' } };
  const bad = { status: 503, body: { code: 'service-unavailable', detail: '“treasury”服务暂不可用' } };
  const page = { trade: good, contract: good, escrow: bad, loads: good, record: { status: 404 } };
  expect(partOf(page, 'trade')).toEqual({ id: 'a' });
  expect(() => partOf(page, 'escrow')).toThrowError(
    expect.objectContaining({ status: 503, code: 'service-unavailable', unknown: true }),
  );
  expect(() => partOf(page, 'record')).toThrowError(expect.objectContaining({ status: 404, unknown: false }));
});
