// What left each district, summed over the trades there are.
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';

export interface DistrictSum {
  district: string; // six digits; "" for other cities
  trades: number;
  kilograms: number;
}

const kMostPages = 10;

export function addTo(sums: Map<string, DistrictSum>, district: string, kilograms: number): void {
  const known = sums.get(district) ?? { district, trades: 0, kilograms: 0 };
  sums.set(district, { district, trades: known.trades + 1, kilograms: known.kilograms + kilograms });
}

export function useDistrictSums(city: string) {
  return useQuery({
    queryKey: ['district-sums', city],
    staleTime: 60_000,
    queryFn: async ({ signal }) => {
      const sums = new Map<string, DistrictSum>();
      let cursor: string | undefined;
      let counted = 0;
      for (let page = 0; page < kMostPages; page++) {
        const found = await answerOf(
          api.GET('/v1/trades', { params: { query: { limit: 200, cursor } }, signal }),
        );
        for (const trade of found.items)
          addTo(sums, trade.origin.city === city ? trade.origin.district : '', trade.accepted_kilograms ?? 0);
        counted += found.items.length;
        cursor = found.next_cursor;
        if (!cursor) break;
      }
      return { sums: [...sums.values()], counted, more: Boolean(cursor) };
    },
  });
}
