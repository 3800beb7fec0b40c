// What finance may match a bank line to: escrows that wait for money, and payouts.
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import type { ExpectedItem, Payout } from '../../api/types';

const kFresh = 30_000; // milliseconds

// What escrows still miss. That of the line's amount is asked for by itself: a city may wait for thousands.
export function useDeposits(wanted: boolean, amountFen: number): ExpectedItem[] {
  const { data } = useQuery({
    queryKey: ['expectations', amountFen],
    enabled: wanted,
    staleTime: kFresh,
    queryFn: async ({ signal }) => {
      const kind = 'deposit' as const;
      const ask = (amount_fen?: number) =>
        answerOf(
          api.GET('/v1/expectations', { params: { query: { kind, amount_fen, limit: 200 } }, signal }),
        );
      const [alike, others] = await Promise.all([ask(amountFen), ask()]);
      const known = new Set(alike.items.map((one) => one.id));
      return [...alike.items, ...others.items.filter((one) => !known.has(one.id))];
    },
  });
  return data ?? [];
}

// A debit settles a payout under way; a credit is the return of one that was paid.
export function usePayouts(debit: boolean, wanted: boolean): Payout[] {
  const { data } = useQuery({
    queryKey: ['payouts', 'match', debit],
    enabled: wanted,
    staleTime: kFresh,
    queryFn: async ({ signal }) => {
      const states = debit ? (['sent', 'accepted'] as const) : (['settled', 'accepted', 'sent'] as const);
      const pages = await Promise.all(
        states.map((state) =>
          answerOf(api.GET('/v1/payouts', { params: { query: { state, limit: 100 } }, signal })),
        ),
      );
      return pages.flatMap((page) => page.items);
    },
  });
  return data ?? [];
}
