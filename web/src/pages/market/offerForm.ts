// The offer form's values, and the content they make.
import type { Dayjs } from 'dayjs';
import type { OfferContent } from '../../api/types';
import { beijing } from '../../ui/DateFields';
import { countOf } from '../../ui/NumberField';

export interface OfferValues {
  round_id: string;
  item: string;
  capacity: string;
  lines: { code: string; price: string }[];
  window_from: Dayjs;
  window_to: Dayjs;
  radius?: string;
  least?: string;
  most?: string;
  chlorine?: string;
  sulphur?: string;
  metals?: string;
  moisture?: string;
}

export function offerContent(values: OfferValues): OfferContent {
  return {
    licence_item_id: values.item,
    kilograms: countOf(values.capacity, 3) ?? 0,
    lines: values.lines.map((line) => ({ code: line.code, price: countOf(line.price, 2) ?? 0 })),
    least_load_kilograms: countOf(values.least, 3) ?? 0,
    most_load_kilograms: countOf(values.most, 3) ?? null,
    radius_metres: (countOf(values.radius, 0) ?? 0) * 1000,
    limits: {
      chlorine_most_mg_per_kg: countOf(values.chlorine, 0) ?? null,
      sulphur_most_mg_per_kg: countOf(values.sulphur, 0) ?? null,
      metals_most_mg_per_kg: countOf(values.metals, 0) ?? null,
      moisture_most_permille: countOf(values.moisture, 0) ?? null,
    },
    window_from: beijing(values.window_from.startOf('day')),
    window_to: beijing(values.window_to.startOf('day')),
  };
}

// kg × fen per tonne, rounded half away from zero as settlement does.
export function amountOf(kilograms: number, price: number): bigint {
  const product = BigInt(kilograms) * BigInt(price);
  const size = product < 0n ? -product : product;
  const whole = (size + 500n) / 1000n;
  return product < 0n ? -whole : whole;
}
