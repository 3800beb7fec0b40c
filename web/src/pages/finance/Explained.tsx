// How much of what the bank booked is explained, by what, and how old the rest is.
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import { fixed } from '../../i18n/exact';
import { useWords } from '../../i18n/useWords';
import { Money } from '../../ui/Figures';
import { Kpi } from '../../ui/Kpi';

export function Explained() {
  const { finance: w, common, terms } = useWords();
  const { data } = useQuery({
    queryKey: ['reconciliation'],
    refetchInterval: 15_000,
    queryFn: ({ signal }) => answerOf(api.GET('/v1/reconciliation', { signal })),
  });
  if (!data) return null;
  const bases = terms.matchBasis as Record<string, string>;
  return (
    <div className="kpis">
      <Kpi
        name={w.explained}
        under={
          <small>
            <Money fen={data.explained_fen} /> / <Money fen={data.value_fen} unit />
          </small>
        }
      >
        {fixed(data.explained_ppm, 4)} %
      </Kpi>
      <Kpi name={w.matchedLines}>
        <ul className="plain-list">
          {data.explained_by.map((each) => (
            <li key={each.basis}>
              <small>
                {bases[each.basis] ?? each.basis}
                {common.colon}
                {w.linesOf(each.lines)} · <Money fen={each.value_fen} unit />
              </small>
            </li>
          ))}
        </ul>
      </Kpi>
      <Kpi name={w.openByAge}>
        {data.open_by_age.length ? (
          <ul className="plain-list">
            {data.open_by_age.map((each) => (
              <li key={each.age}>
                <small>
                  {w.daysOld(each.age)}
                  {common.colon}
                  {w.linesOf(each.breaks)} · <Money fen={each.value_fen} unit />
                </small>
              </li>
            ))}
          </ul>
        ) : (
          <small>✓ {w.noBreaks}</small>
        )}
      </Kpi>
    </div>
  );
}
