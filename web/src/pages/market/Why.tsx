// Why a lot or an offer came out as it did, in the market's own sentences.
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import { useMe } from '../../app/session';
import { useLanguage, useWords } from '../../i18n/useWords';
import { Panel } from '../../ui/Panel';

// The round a lot without one stood in is the latest that was cleared: the market takes every open lot.
function useClearedRound(roundId: string | undefined) {
  const { data } = useQuery({
    queryKey: ['rounds', 'latest'],
    enabled: !roundId,
    queryFn: ({ signal }) => answerOf(api.GET('/v1/rounds', { params: { query: { limit: 50 } }, signal })),
  });
  return roundId ?? data?.items.find((round) => round.state === 'cleared')?.id;
}

export function Why({ lotId, offerId, roundId }: { lotId?: string; offerId?: string; roundId?: string }) {
  const { producer: w } = useWords();
  const language = useLanguage();
  const me = useMe();
  const may = me.is('producer', 'processor', 'regulator', 'auditor', 'operator');
  const round = useClearedRound(roundId);
  const { data, isFetched } = useQuery({
    queryKey: ['why', round, lotId, offerId],
    enabled: Boolean(round) && may,
    retry: false,
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/v1/rounds/{id}/explanations', {
          params: { path: { id: round as string }, query: { lot_id: lotId, offer_id: offerId } },
          signal,
        }),
      ),
  });
  if (!may) return null;
  return (
    <Panel title={w.why}>
      {data?.items.length ? (
        <ul className="why">
          {data.items.map((one, index) => (
            <li key={index}>{language === 'zh' ? one.zh : one.en}</li>
          ))}
        </ul>
      ) : (
        <p className="quiet">{round && isFetched ? w.whyNone : w.whyTeach}</p>
      )}
    </Panel>
  );
}
