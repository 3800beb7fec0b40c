// The page of a trade in one question (GET /v1/trade-pages/…). Each panel takes its part of the answer, and
// fails by itself when its service did. The names that come along are remembered for every other page.
import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import { ApiProblem, type ProblemBody } from '../../api/problem';
import type {
  Contract,
  Enterprise,
  EscrowDetail,
  Load,
  Page,
  Record3,
  Trade,
  TradePageParts,
  WasteCode,
} from '../../api/types';

export interface Parts {
  trade: Trade;
  contract: Contract;
  escrow: EscrowDetail;
  loads: Page<Load>;
  record: Record3;
}

export function partOf<P extends keyof Parts>(page: TradePageParts, part: P): Parts[P] {
  const { status, body } = page[part];
  if (status >= 200 && status < 300) return body as unknown as Parts[P];
  throw new ApiProblem(status, body as ProblemBody | undefined);
}

function remember(queries: QueryClient, page: TradePageParts): void {
  for (const part of [page.producer, page.processor, page.carrier]) {
    const enterprise = part?.body as Enterprise | undefined;
    if (part?.status === 200 && enterprise) queries.setQueryData(['enterprise', enterprise.id], enterprise);
  }
  const code = (page.trade.body as Trade | undefined)?.code;
  const found = page.waste?.body as Page<WasteCode> | undefined;
  if (code && page.waste?.status === 200 && found)
    queries.setQueryData(['waste-code', code], found.items.find((one) => one.code === code) ?? null);
}

export function useTradePart<P extends keyof Parts>(id: string, part: P) {
  const queries = useQueryClient();
  return useQuery({
    queryKey: ['trade-page', id],
    queryFn: async ({ signal }) => {
      const page = await answerOf(
        api.GET('/v1/trade-pages/{trade_id}', { params: { path: { trade_id: id } }, signal }),
      );
      remember(queries, page);
      return page;
    },
    select: (page) => partOf(page, part),
  });
}
