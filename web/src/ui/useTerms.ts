// A code list of the registry, and a select's options from it.
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client';

export function useTerms(list: 'form' | 'packaging' | 'hazard' | 'disposal_method') {
  const { data } = useQuery({
    queryKey: ['terms', list],
    staleTime: 60 * 60_000,
    queryFn: ({ signal }) =>
      answerOf(api.GET('/v1/reference/terms/{list}', { params: { path: { list } }, signal })),
  });
  const items = data?.items ?? [];
  return {
    label: (code: string) => items.find((one) => one.code === code)?.label ?? code,
    options: items.map((one) => ({ value: one.code, label: `${one.code} ${one.label}` })),
  };
}
