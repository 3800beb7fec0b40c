// What finance may match a bank line to: escrows that wait for money, and payouts.
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import type { EscrowDetail, Payout } from '../../api/types';

const kMostLooked = 30;
const kFresh = 30_000; // milliseconds

// With their references, newest first.
export function useWaitingEscrows(wanted: boolean): EscrowDetail[] {
  const { data } = useQuery({
    queryKey: ['escrows', 'waiting'],
    enabled: wanted,
    staleTime: kFresh,
    queryFn: async ({ signal }) => {
      const pages = await Promise.all(
        (['opened', 'part_funded'] as const).map((state) =>
          answerOf(api.GET('/v1/escrows', { params: { query: { state, limit: 100 } }, signal })),
        ),
      );
      const ids = pages.flatMap((page) => page.items.map((one) => one.id)).slice(0, kMostLooked);
      return Promise.all(
        ids.map((id) =>
          answerOf(api.GET('/v1/escrows/{trade_id}', { params: { path: { trade_id: id } }, signal })),
        ),
      );
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
