// A lot's terms in a form and out of it again: what nobody touched must not move, for a moved window voids
// offers.
import { expect, it } from 'vitest';
import type { Lot } from '../../src/api/types';
import { amendedTerms, standing, type AmendValues } from '../../src/pages/market/lotForm';
import { beijingDay } from '../../src/ui/DateFields';

const lot = {
  id: 'a',
  version: 1,
  code: '321-026-48',
  form: 'S',
  packaging: 'BIGBAG',
  assay: { chlorine_mg_per_kg: 1200, flash_point_c: -7, moisture_permille: null },
  dg_class: '9',
  un_number: 'UN3077',
  carrier_id: 'c',
  district: '440605',
  city: '4406',
  longitude: 113_062_800,
  latitude: 23_012_300,
  window_from: '2026-11-29T04:00:00.000001Z', // noon in Beijing
  window_to: '2026-12-13T16:00:00Z', // the midnight that begins the 14th there
  reserve_price: -265_050,
  divisible: true,
  least_part_kilograms: 1500,
} as Lot;

const amended = (change: Partial<AmendValues>) =>
  amendedTerms(lot, { ...(standing(lot) as AmendValues), reason: '复测', ...change });

it('a form sent as it opened asks for the terms as they are', () => {
  expect(amended({})).toEqual({
    form: 'S',
    packaging: 'BIGBAG',
    assay: { chlorine_mg_per_kg: 1200, flash_point_c: -7 },
    dg_class: '9',
    un_number: 'UN3077',
    carrier_id: 'c',
    site: { district: '440605', longitude: 113_062_800, latitude: 23_012_300 },
    window_from: lot.window_from,
    window_to: lot.window_to,
    reserve_price: -265_050,
    divisible: true,
    least_part_kilograms: 1500,
    reason: '复测',
  });
});

it('a day that was chosen begins at midnight in Beijing; the other end stays', () => {
  const terms = amended({ window_from: beijingDay('2026-12-01') });
  expect(terms.window_from).toBe('2026-11-30T16:00:00.000Z');
  expect(terms.window_to).toBe(lot.window_to);
});
