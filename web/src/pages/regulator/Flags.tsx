import { Select } from 'antd';
import { Link, useSearchParams } from 'react-router-dom';
import { answerOf, api } from '../../api/client';
import type { Flag } from '../../api/types';
import { permille } from '../../i18n/exact';
import { moment } from '../../i18n/time';
import { useWords } from '../../i18n/useWords';
import { PageHead } from '../../ui/PageHead';
import { Party } from '../../ui/Party';
import { SearchTable, type Column } from '../../ui/SearchTable';
import { StateFilter } from '../../ui/StateFilter';
import { StateTag } from '../../ui/StateTag';
import { When } from '../../ui/When';
import { useRules } from './useRules';

function IndicatorFilter() {
  const { regulator: w } = useWords();
  const { all, name } = useRules();
  const [query, setQuery] = useSearchParams();
  const choose = (indicator: string) => {
    const next = new URLSearchParams(query);
    if (indicator) next.set('indicator', indicator);
    else next.delete('indicator');
    setQuery(next, { replace: true });
  };
  return (
    <Select
      aria-label={w.indicator}
      style={{ minWidth: 220 }}
      value={query.get('indicator') ?? ''}
      onChange={choose}
      options={[
        { value: '', label: w.anyIndicator },
        ...all.map((one) => ({ value: one.indicator, label: `${one.indicator} ${name(one.indicator)}` })),
      ]}
    />
  );
}

export default function Flags() {
  const { regulator: w, common, terms, states } = useWords();
  const { name } = useRules();
  const subject = (f: Flag) => (terms.subject as Record<string, string>)[f.subject_kind] ?? f.subject_kind;
  const columns: Column<Flag>[] = [
    {
      key: 'indicator',
      title: w.indicator,
      text: (f) => `${f.indicator} ${name(f.indicator)}`,
      show: (f) => (
        <Link to={`/flags/${f.id}`}>
          {f.indicator} {name(f.indicator)}
        </Link>
      ),
    },
    {
      key: 'subject',
      title: w.subject,
      text: subject,
      show: subject,
    },
    {
      key: 'who',
      title: w.enterprises,
      text: (f) => f.enterprises.join(' '),
      show: (f) =>
        f.enterprises.length
          ? f.enterprises.map((id) => (
              <div key={id}>
                <Party id={id} />
              </div>
            ))
          : '—',
    },
    {
      key: 'impact',
      title: w.impact,
      number: true,
      show: (f) => permille(f.impact_permille),
      text: (f) => permille(f.impact_permille),
    },
    {
      key: 'state',
      title: common.state,
      text: (f) => states.flag[f.state],
      show: (f) => (
        <>
          <StateTag kind="flag" state={f.state} />
          {f.verdict && (
            <div>
              <small>{terms.verdict[f.verdict]}</small>
            </div>
          )}
        </>
      ),
    },
    { key: 'at', title: w.raised, show: (f) => <When at={f.raised_at} />, text: (f) => moment(f.raised_at) },
  ];
  return (
    <>
      <PageHead title={w.flagsTitle} />
      <SearchTable<Flag>
        name="flags"
        label={w.flagsTitle}
        columns={columns}
        rowKey={(f) => f.id}
        teach={w.flagsTeach}
        filters={
          <>
            <StateFilter kind="flag" />
            <IndicatorFilter />
          </>
        }
        refresh={15_000}
        fetch={(query, cursor, signal) =>
          answerOf(
            api.GET('/v1/flags', {
              params: {
                query: {
                  limit: 50,
                  cursor,
                  indicator: query.indicator || undefined,
                  state: (query.state || undefined) as Flag['state'] | undefined,
                },
              },
              signal,
            }),
          )
        }
      />
    </>
  );
}
