// The listing form's values, and what the contract makes of them.
import type { Dayjs } from 'dayjs';
import type { Enterprise, Lot, NewLot } from '../../api/types';
import { fixed, tonnes } from '../../i18n/exact';
import { beijing, dayText } from '../../ui/DateFields';
import { countOf } from '../../ui/NumberField';

export interface LotValues {
  code: string;
  weight: string;
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
  stored_since: Dayjs;
  assay?: Record<string, string | undefined>;
}

export function newLot(values: LotValues, at: Enterprise): NewLot {
  const assay: Record<string, number> = {};
  for (const [name, text] of Object.entries(values.assay ?? {})) {
    const figure = countOf(text, 0);
    if (figure !== undefined) assay[name] = figure;
  }
  return {
    code: values.code,
    kilograms: countOf(values.weight, 3) ?? 0,
    form: values.form,
    packaging: values.packaging,
    assay,
    dg_class: values.dg_class,
    un_number: values.un_number.toUpperCase(),
    carrier_id: values.carrier_id,
    site: { district: at.district, longitude: at.longitude ?? 0, latitude: at.latitude ?? 0 },
    window_from: beijing(values.window_from.startOf('day')),
    window_to: beijing(values.window_to.startOf('day')),
    reserve_price: countOf(values.reserve, 2) ?? 0,
    divisible: values.divisible ?? false,
    least_part_kilograms: values.divisible ? (countOf(values.least_part, 3) ?? null) : null,
    stored_since: dayText(values.stored_since),
  };
}

const plain = (text: string) => text.replace(/,/g, '').replace('−', '-');

// Everything of an earlier lot but its weight and its dates.
export function repeated(lot: Lot): Partial<LotValues> {
  const assay = Object.fromEntries(
    Object.entries(lot.assay)
      .filter(([, value]) => value !== null && value !== undefined)
      .map(([name, value]) => [name, String(value)]),
  );
  return {
    code: lot.code,
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
