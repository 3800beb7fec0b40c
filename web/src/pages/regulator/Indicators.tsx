// The city's indicators as exact fractions, each down to the rows it is made of.
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { answerOf, api } from '../../api/client';
import { fixed } from '../../i18n/exact';
import { useLanguage, useWords } from '../../i18n/useWords';
import { wordOf } from '../../i18n/words/reasons';
import { Loading } from '../../ui/Loading';
import { PageHead } from '../../ui/PageHead';
import { Panel } from '../../ui/Panel';

export default function Indicators() {
  const { regulator: w, reasons } = useWords();
  const language = useLanguage();
  const { data, error } = useQuery({
    queryKey: ['indicators'],
    queryFn: ({ signal }) => answerOf(api.GET('/v1/indicators', { signal })),
  });
  return (
    <>
      <PageHead title={w.indicatorsTitle} />
      {!data && <Loading error={error} />}
      {data?.items.map((one) => (
        <Panel
          key={one.number}
          title={`${one.number} ${language === 'zh' ? one.name_zh : one.name_en}`}
          extra={
            <Link to={`/indicators/${one.number}?year=${one.year}`}>
              {w.drill} ({one.rows})
            </Link>
          }
        >
          <p>
            <strong className="big figure">{one.text}</strong> {wordOf(reasons.unit, one.unit ?? '')} ·{' '}
            {w.base} {wordOf(reasons.unit, one.value_2020 ?? '')} · {w.goal} {one.goal_2023}
          </p>
          <p className="figure">
            {fixed(one.numerator, 0)} / {fixed(one.denominator, 0)}
          </p>
          <small>
            {w.definition}: {one.definition} · {one.source}
          </small>
        </Panel>
      ))}
    </>
  );
}
