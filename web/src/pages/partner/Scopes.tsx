// What a key may do, in words; its name, which a partner's engineer knows it by, stands beside it.
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import { useLanguage, useWords } from '../../i18n/useWords';

export function useScopes() {
  const { terms } = useWords();
  const language = useLanguage();
  const { data } = useQuery({
    queryKey: ['scopes'],
    staleTime: 10 * 60_000,
    queryFn: ({ signal }) => answerOf(api.GET('/v1/scopes', { signal })),
  });
  const services = Object.entries(terms.services);
  return (data?.items ?? []).map((one) => {
    const service = services.find(([name]) => one.name.startsWith(`${name}:`));
    const said = one[language];
    return { value: one.name, label: service ? said.replace(service[0], service[1]) : said };
  });
}

export function ScopeNames({ names }: { names: readonly string[] }) {
  const all = useScopes();
  return (
    <>
      {names.map((name) => (
        <div key={name}>
          {all.find((one) => one.value === name)?.label} <small className="mono">{name}</small>
        </div>
      ))}
    </>
  );
}
