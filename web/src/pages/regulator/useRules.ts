import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import { spoken } from '../../i18n/spoken';
import { useLanguage } from '../../i18n/useWords';

export function useRules() {
  const language = useLanguage();
  const { data } = useQuery({
    queryKey: ['rules'],
    staleTime: 60 * 60_000,
    queryFn: ({ signal }) => answerOf(api.GET('/v1/indicator-rules', { signal })),
  });
  const rule = (code: string) => data?.items.find((one) => one.indicator === code);
  return {
    all: data?.items ?? [],
    rule,
    name: (code: string) => {
      const found = rule(code);
      return found ? spoken(found, 'name', language) : code;
    },
  };
}
