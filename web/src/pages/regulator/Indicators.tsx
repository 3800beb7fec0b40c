// The city's indicators as exact fractions, each down to the rows it is made of.
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { answerOf, api } from '../../api/client';
import { fixed } from '../../i18n/exact';
import { spoken } from '../../i18n/spoken';
import { useLanguage, useWords } from '../../i18n/useWords';
import { Loading } from '../../ui/Loading';
import { PageHead } from '../../ui/PageHead';
import { Panel } from '../../ui/Panel';

export default function Indicators() {
  const { regulator: w } = useWords();
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
          title={`${one.number} ${spoken(one, 'name', language)}`}
          extra={
            <Link to={`/indicators/${one.number}?year=${one.year}`}>
              {w.drill} ({one.rows})
            </Link>
          }
        >
          <p>
            <strong className="big figure">{one.text}</strong> {spoken(one, 'unit', language)} · {w.base}{' '}
            {spoken(one, 'value_2020', language)} · {w.goal} {spoken(one, 'goal_2023', language)}
          </p>
          <p className="figure">
            {fixed(one.numerator, 0)} / {fixed(one.denominator, 0)}
          </p>
          <small>
            {w.definition}: {spoken(one, 'definition', language)} · {spoken(one, 'source', language)}
          </small>
        </Panel>
      ))}
    </>
  );
}
