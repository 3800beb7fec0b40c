// The city's indicators as exact fractions, each down to the rows it is made of.
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { answerOf, api } from '../../api/client';
import type { Figure } from '../../api/types';
import { fixed } from '../../i18n/exact';
import { spoken } from '../../i18n/spoken';
import { useLanguage, useWords } from '../../i18n/useWords';
import { Loading } from '../../ui/Loading';
import { PageHead } from '../../ui/PageHead';
import { Panel } from '../../ui/Panel';

// Beside the city's value stand plan and base year in the same unit; some of them are words.
function withUnit(value: string, unit: string): string {
  if (value === '-') return '—';
  return /^[\d.]+$/.test(value) ? `${value} ${unit}` : value;
}

// "49.6 × 10,000 t", not two numbers side by side.
const factor = (unit: string) => (/^\d/.test(unit) ? `× ${unit}` : unit);

export default function Indicators() {
  const { regulator: w, common } = useWords();
  const language = useLanguage();
  const { data, error } = useQuery({
    queryKey: ['indicators'],
    queryFn: ({ signal }) => answerOf(api.GET('/v1/indicators', { signal })),
  });
  const unitOf = (one: Figure) => factor(spoken(one, 'unit', language));
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
            <strong className="big figure">{one.text}</strong> {unitOf(one)} · {w.base}{' '}
            {withUnit(spoken(one, 'value_2020', language), unitOf(one))} · {w.goal}{' '}
            {withUnit(spoken(one, 'goal_2023', language), unitOf(one))}
          </p>
          <p className="figure">
            {w.numerator} {fixed(one.numerator, 0)} ÷ {w.denominator} {fixed(one.denominator, 0)}
          </p>
          <small>
            {w.definition}
            {common.colon}
            {spoken(one, 'definition', language)} · {spoken(one, 'source', language)}
          </small>
        </Panel>
      ))}
    </>
  );
}
