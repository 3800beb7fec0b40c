import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';

// The method the trade was struck for.
export function useTradeMethod(tradeId: string): string | undefined {
  const { data } = useQuery({
    queryKey: ['trade', tradeId],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/v1/trades/{id}', { params: { path: { id: tradeId } }, signal })),
  });
  return data?.method;
}
