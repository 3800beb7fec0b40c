// The listing form's values, and what the contract makes of them.
import type { Dayjs } from 'dayjs';
import type { Enterprise, Lot, LotTerms, NewLot } from '../../api/types';
import { fixed, tonnes } from '../../i18n/exact';
import { beijing, beijingDay, dayText } from '../../ui/DateFields';
import { countOf } from '../../ui/NumberField';

// What may still change once the lot is listed.
export interface TermValues {
  form: NewLot['form'];
  packaging: string;
  dg_class: string;
  un_number: string;
  carrier_id: string;
  window_from: Dayjs;
  window_to: Dayjs;
  reserve: string;
  divisible: boolean;
  least_part?: string;
  assay?: Record<string, string | undefined>;
}

export interface LotValues extends TermValues {
  code: string;
  weight: string;
  stored_since: Dayjs;
}

export interface AmendValues extends TermValues {
  reason: string;
}

function terms(values: TermValues): Omit<LotTerms, 'site' | 'reason'> {
  const assay: Record<string, number> = {};
  for (const [name, text] of Object.entries(values.assay ?? {})) {
    const figure = countOf(text, 0);
    if (figure !== undefined) assay[name] = figure;
  }
  return {
    form: values.form,
    packaging: values.packaging,
    assay,
    dg_class: values.dg_class,
    un_number: values.un_number.toUpperCase(),
    carrier_id: values.carrier_id,
    window_from: beijing(values.window_from.startOf('day')),
    window_to: beijing(values.window_to.startOf('day')),
    reserve_price: countOf(values.reserve, 2) ?? 0,
    divisible: values.divisible ?? false,
    least_part_kilograms: values.divisible ? (countOf(values.least_part, 3) ?? null) : null,
  };
}

export const newLot = (values: LotValues, at: Enterprise): NewLot => ({
  ...terms(values),
  code: values.code,
  kilograms: countOf(values.weight, 3) ?? 0,
  site: { district: at.district, longitude: at.longitude ?? 0, latitude: at.latitude ?? 0 },
  stored_since: dayText(values.stored_since),
});

// The lot's terms as they are to be. What nobody touched stays to the microsecond: a window that begins at
// noon would else move to midnight, which voids offers.
export function amendedTerms(lot: Lot, values: AmendValues): LotTerms {
  const asked = terms(values);
  const kept = (was: string, will: Dayjs, otherwise: string) =>
    dayText(beijingDay(was)) === dayText(will) ? was : otherwise;
  return {
    ...asked,
    window_from: kept(lot.window_from, values.window_from, asked.window_from),
    window_to: kept(lot.window_to, values.window_to, asked.window_to),
    site: { district: lot.district, longitude: lot.longitude, latitude: lot.latitude },
    reason: values.reason,
  };
}

const plain = (text: string) => text.replace(/,/g, '').replace('−', '-');

export const standing = (lot: Lot): Partial<AmendValues> => ({
  ...termsOf(lot),
  window_from: beijingDay(lot.window_from),
  window_to: beijingDay(lot.window_to),
});

// Everything of an earlier lot but its weight and its dates.
export const repeated = (lot: Lot): Partial<LotValues> => ({ code: lot.code, ...termsOf(lot) });

function termsOf(lot: Lot): Partial<TermValues> {
  const assay = Object.fromEntries(
    Object.entries(lot.assay)
      .filter(([, value]) => value !== null && value !== undefined)
      .map(([name, value]) => [name, String(value)]),
  );
  return {
    form: lot.form,
    packaging: lot.packaging,
    dg_class: lot.dg_class,
    un_number: lot.un_number,
    carrier_id: lot.carrier_id,
    divisible: lot.divisible,
    assay,
    reserve:
      lot.reserve_price === null || lot.reserve_price === undefined
        ? undefined
        : plain(fixed(lot.reserve_price, 2, true)),
    least_part: lot.least_part_kilograms ? plain(tonnes(lot.least_part_kilograms)) : undefined,
  };
}
