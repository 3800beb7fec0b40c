import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import { fixed, permille } from '../../i18n/exact';
import { useLanguage, useWords } from '../../i18n/useWords';
import { Loading } from '../../ui/Loading';
import { Panel } from '../../ui/Panel';
import { PlainTable } from '../../ui/PlainTable';
import { StateTag } from '../../ui/StateTag';
import { When } from '../../ui/When';
import { ratingFact } from './ratingFact';

function useMethod() {
  const { data } = useQuery({
    queryKey: ['rating-method'],
    staleTime: 60 * 60_000,
    queryFn: ({ signal }) => answerOf(api.GET('/v1/rating-methods', { signal })),
  });
  return data;
}

// Points of a hundred, as the method counts them.
const points = (perMille: number) => fixed(perMille, 1);

export function RatingPanel({ id }: { id: string }) {
  const { carrier: w, common, reasons } = useWords();
  const language = useLanguage();
  const method = useMethod();
  const { data, error } = useQuery({
    queryKey: ['rating', id],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/v1/ratings/{enterprise_id}', { params: { path: { enterprise_id: id } }, signal })),
  });
  if (!data)
    return (
      <Panel title={w.grade}>
        <Loading error={error} />
      </Panel>
    );
  const name = (item: string) => {
    const found = method?.items.find((one) => one.item === item);
    return found ? (language === 'zh' ? found.name_zh : found.name_en) : item;
  };
  const judged = new Set(data.reasons.map((one) => one.item));
  const missing = method?.items.filter((one) => !judged.has(one.item)) ?? [];
  return (
    <Panel
      title={w.grade}
      extra={
        data.grade ? <StateTag kind="grade" state={data.grade} /> : <span className="quiet">{w.noGrade}</span>
      }
    >
      <p>
        {w.score} <b className="figure">{points(data.score_permille)}</b> · {w.ratedAt}{' '}
        <When at={data.rated_at} />
      </p>
      {data.vetoes.length > 0 && (
        <p className="late">
          ▲ {w.vetoes}
          {common.colon}
          {data.vetoes.join(common.semicolon)}
        </p>
      )}
      <PlainTable
        caption
        label={w.items}
        columns={[
          { title: w.item, show: (one) => name(one.item) },
          { title: w.weight, number: true, show: (one) => permille(one.weight_permille) },
          { title: w.points, number: true, show: (one) => points(one.points_permille) },
          { title: w.fact, show: (one) => ratingFact(one.fact, reasons, common) },
        ]}
        rows={data.reasons}
        rowKey={(one) => one.item}
      />
      {missing.length > 0 && (
        <>
          <h3>{w.raise}</h3>
          <p className="quiet">{w.raiseHint}</p>
          <p>
            {w.missing}
            {common.colon}
            {missing
              .map((one) => `${name(one.item)}${common.aside(permille(one.weight_permille))}`)
              .join(language === 'zh' ? '、' : ', ')}
          </p>
        </>
      )}
      {data.history.length > 0 && (
        <details>
          <summary>
            {w.historyOf} ({data.history.length})
          </summary>
          <ul>
            {data.history.map((one) => (
              <li key={one.id}>
                <When at={one.changed_at} />
                {' · '}
                {one.previous && <StateTag kind="grade" state={one.previous} />}
                {' → '}
                {one.grade ? <StateTag kind="grade" state={one.grade} /> : common.none}{' '}
                {points(one.score_permille)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Panel>
  );
}
