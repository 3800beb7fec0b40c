// All enterprises of a kind, for choosing one: read page by page, remembered.
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client';
import type { Enterprise } from '../api/types';

const kMostPages = 10;

export function useEnterprises(kind?: Enterprise['kinds'][number]) {
  const { data } = useQuery({
    queryKey: ['enterprises', 'all', kind],
    staleTime: 10 * 60_000,
    queryFn: async ({ signal }) => {
      const all: Enterprise[] = [];
      let cursor: string | undefined;
      for (let page = 0; page < kMostPages; page++) {
        const found = await answerOf(
          api.GET('/v1/enterprises', { params: { query: { kind, limit: 200, cursor } }, signal }),
        );
        all.push(...found.items);
        cursor = found.next_cursor;
        if (!cursor) break;
      }
      return all;
    },
  });
  return data ?? [];
}

export const asOptions = (all: Enterprise[]) => all.map((one) => ({ value: one.id, label: one.name }));
