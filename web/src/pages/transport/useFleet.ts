import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';

export function useCrew(carrierId: string | undefined) {
  const { data, error } = useQuery({
    queryKey: ['crew', carrierId],
    enabled: Boolean(carrierId),
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/v1/crew', { params: { query: { carrier_id: carrierId as string, limit: 200 } }, signal }),
      ),
  });
  return { items: data?.items, error };
}

export function useVehicles(carrierId: string | undefined) {
  const { data, error } = useQuery({
    queryKey: ['vehicles', carrierId],
    enabled: Boolean(carrierId),
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/v1/vehicles', {
          params: { query: { carrier_id: carrierId as string, limit: 200 } },
          signal,
        }),
      ),
  });
  return { items: data?.items, error };
}
