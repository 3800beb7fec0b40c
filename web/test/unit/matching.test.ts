import { expect, it } from 'vitest';
import type { Break, ExpectedItem } from '../../src/api/types';
import { amountOf } from '../../src/pages/market/offerForm';
import { readAssay } from '../../src/pages/market/assaySheet';
import { candidates, distance, leftOf, together } from '../../src/pages/finance/matching';
import { momentsOf } from '../../src/ui/Tracks';

const deposits = [
  { reference: 'HLAAAAAAAAAAAA', amount_fen: 55 },
  { reference: 'HL13R2Z2M6Y0E9', amount_fen: 100 },
  { reference: 'HLBBBBBBBBBBBB', amount_fen: 77 },
] as ExpectedItem[];

it('suggests the escrow whose reference was mistyped before one of the same amount, then the others', () => {
  const one = { remittance: 'hl13r2z2m6y0ex', amount_fen: 55 } as Break;
  const reasons = candidates(one, deposits).map((found) => found.reason);
  expect(reasons).toEqual(['nearReference', 'sameAmount', undefined]);
  expect(distance('ABC', 'ACB', 2)).toBe(2);
});

it('what the parts leave of several lines is exact, and lines of both directions don’t go together', () => {
  const line = (suspense_fen: number) => ({ suspense_fen, allowed_actions: ['match'] }) as Break;
  const parts = [
    { to: 'escrow' as const, amount: '0.10' },
    { to: 'enterprise' as const, amount: '0.2' },
  ];
  expect(leftOf([line(10), line(20)], parts)).toBe(0n);
  expect(leftOf([line(-40)], parts)).toBe(10n);
  expect(leftOf([line(20)], [...parts, { to: 'payout' }])).toBe(-10n);
  expect(together(line(1), line(2))).toBe(true);
  expect(together(line(1), line(-2))).toBe(false);
  expect(together(line(1), { suspense_fen: 2, allowed_actions: [] } as unknown as Break)).toBe(false);
});

it('rounds an amount half away from zero, once', () => {
  expect(amountOf(1, 500)).toBe(1n);
  expect(amountOf(1, -500)).toBe(-1n);
  expect(amountOf(28000, 178000)).toBe(4984000n);
});

it('takes whole figures of an assay sheet and guesses no unit', () => {
  expect(readAssay('\uFEFF氯,1200\n含水率,35.5\n热值(kJ/kg),18000')).toEqual({
    chlorine_mg_per_kg: '1200',
    heat_kj_per_kg: '18000',
  });
});

it('orders the three flows by the deed, not by its booking', () => {
  const entry = (feed: string, at: string, data: object) => ({ feed, position: 1, type: 'x', at, data });
  const moments = momentsOf({
    information: [entry('market', '2026-01-02T00:00:00Z', {})],
    material: [entry('transport', '2026-01-03T00:00:00Z', { weighed_at: '2026-01-01T00:00:00Z' })],
    money: [],
  } as never);
  expect(moments.map((one) => one.lane)).toEqual(['material', 'information']);
});
