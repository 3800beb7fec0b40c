// A code list of the registry, and a select's options from it.
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client';
import { useLanguage, useWords } from '../i18n/useWords';

export function useTerms(list: 'form' | 'packaging' | 'hazard' | 'disposal_method') {
  const { terms } = useWords();
  const language = useLanguage();
  const { data } = useQuery({
    queryKey: ['terms', list],
    staleTime: 60 * 60_000,
    queryFn: ({ signal }) =>
      answerOf(api.GET('/v1/reference/terms/{list}', { params: { path: { list } }, signal })),
  });
  // The registry keeps its lists in Chinese; what the pages know in English they say so.
  const known: Record<string, string> =
    language === 'en' && (list === 'form' || list === 'packaging') ? terms[list] : {};
  const items = (data?.items ?? []).map((one) => ({ ...one, label: known[one.code] ?? one.label }));
  return {
    label: (code: string) => items.find((one) => one.code === code)?.label ?? code,
    options: items.map((one) => ({ value: one.code, label: `${one.code} ${one.label}` })),
  };
}
