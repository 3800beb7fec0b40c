// An enterprise by its name; asked for once, then remembered.
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client';
import type { Enterprise } from '../api/types';

export function useEnterprise(id: string | null | undefined) {
  return useQuery<Enterprise>({
    queryKey: ['enterprise', id],
    enabled: Boolean(id),
    staleTime: 10 * 60_000,
    queryFn: ({ signal }) =>
      answerOf(api.GET('/v1/enterprises/{id}', { params: { path: { id: id as string } }, signal })),
  });
}

export function Party({ id }: { id: string | null | undefined }) {
  const { data } = useEnterprise(id);
  if (!id) return <span>—</span>;
  return <span>{data?.name ?? <span className="mono">{id.slice(0, 8)}</span>}</span>;
}
