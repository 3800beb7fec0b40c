// A weighing form is read digit by digit; what the contract would refuse is named at the field.
import { expect, it } from 'vitest';
import { addressOf } from '../../src/light/address';
import { beijingNow, faultsOf, kilogramsOf, netOf, weighingOf } from '../../src/light/scale';

const entry = { ticket: ' RK-1 ', scale: 'A1', gross: '24,000', tare: '13980', at: '2026-11-28T09:30:15' };

it('kilograms are whole, bounded, and never a floating point number', () => {
  expect(kilogramsOf('23,980')).toBe(23980);
  expect(kilogramsOf('0')).toBe(0);
  for (const bad of ['', '1.5', '1e3', '-1', '1000001', '99999999999999999999', 'abc'])
    expect(kilogramsOf(bad), bad).toBeUndefined();
});

it('the net is gross less tare', () => {
  expect(netOf(entry)).toBe(10020);
  expect(netOf({ ...entry, tare: '' })).toBeUndefined();
});

it('each fault stands at its field', () => {
  expect(faultsOf(entry)).toEqual({});
  expect(faultsOf({ ...entry, ticket: ' ', gross: '1.5' })).toEqual({ ticket: 'needed', gross: 'whole' });
  expect(faultsOf({ ...entry, tare: '24000' })).toEqual({ gross: 'netBad' });
});

it("what is sent: whole kilograms, trimmed numbers, Beijing's clock as UTC", () => {
  expect(weighingOf('origin', entry)).toEqual({
    place: 'origin',
    ticket_number: 'RK-1',
    scale_id: 'A1',
    gross_kilograms: 24000,
    tare_kilograms: 13980,
    weighed_at: '2026-11-28T01:30:15.000Z',
  });
  expect(weighingOf('origin', { ...entry, at: '2026-11-28T00:05' }).weighed_at).toBe(
    '2026-11-27T16:05:00.000Z',
  );
  expect(beijingNow(Date.parse('2026-11-27T16:05:00Z'))).toBe('2026-11-28T00:05:00');
});

it('addresses of the light entry', () => {
  expect(addressOf('/m/check/20264406000001', '').parts).toEqual(['check', '20264406000001']);
  expect(addressOf('/m', '?number=1').query.get('number')).toBe('1');
});
