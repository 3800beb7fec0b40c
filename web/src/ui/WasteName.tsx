// A waste code with the beginning of its description in the catalogue.
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client';

export function useWasteCode(code: string | undefined) {
  return useQuery({
    queryKey: ['waste-code', code],
    enabled: Boolean(code),
    staleTime: 60 * 60_000,
    queryFn: async ({ signal }) => {
      const found = await answerOf(
        api.GET('/v1/reference/waste-codes', { params: { query: { search: code } }, signal }),
      );
      return found.items.find((one) => one.code === code) ?? null;
    },
  });
}

export function WasteName({ code, long = false }: { code: string; long?: boolean }) {
  const { data } = useWasteCode(code);
  const text = data?.description ?? '';
  return (
    <span className="waste">
      <span className="mono">{code}</span>
      {text && <small title={text}> {long ? text : text.slice(0, 18) + (text.length > 18 ? '…' : '')}</small>}
    </span>
  );
}
