import { Select } from 'antd';
import { Link, useSearchParams } from 'react-router-dom';
import { answerOf, api } from '../../api/client';
import type { Enterprise } from '../../api/types';
import { tonnes } from '../../i18n/exact';
import { useWords } from '../../i18n/useWords';
import { Weight } from '../../ui/Figures';
import { PageHead } from '../../ui/PageHead';
import { SearchTable, type Column } from '../../ui/SearchTable';
import { Tag } from '../../ui/StateTag';

function KindFilter() {
  const { regulator: w, terms } = useWords();
  const [query, setQuery] = useSearchParams();
  const kinds = ['producer', 'processor', 'carrier', 'insurer', 'finance', 'regulator'] as const;
  return (
    <Select
      aria-label={w.kinds}
      style={{ minWidth: 160 }}
      value={query.get('kind') ?? ''}
      onChange={(kind) => setQuery(kind ? { kind } : {}, { replace: true })}
      options={[
        { value: '', label: w.anyKind },
        ...kinds.map((value) => ({ value, label: terms.roles[value] })),
      ]}
    />
  );
}

export default function Enterprises() {
  const { regulator: w, common, terms } = useWords();
  const kinds = (e: Enterprise) => e.kinds.map((kind) => terms.roles[kind]).join('、');
  const district = (e: Enterprise) =>
    (terms.districts as Record<string, string>)[e.district] ?? terms.elsewhere(e.district);
  const columns: Column<Enterprise>[] = [
    {
      key: 'name',
      title: common.name,
      show: (e) => <Link to={`/enterprises/${e.id}`}>{e.name}</Link>,
      text: (e) => e.name,
    },
    { key: 'uscc', title: w.uscc, show: (e) => <span className="mono">{e.uscc}</span>, text: (e) => e.uscc },
    { key: 'kinds', title: w.kinds, show: kinds, text: kinds },
    { key: 'district', title: w.districtCode, show: district, text: district },
    {
      key: 'class',
      title: w.generator,
      show: (e) => (e.generator_class ? terms.grades[e.generator_class] : '—'),
      text: (e) => (e.generator_class ? terms.grades[e.generator_class] : ''),
    },
    {
      key: 'annual',
      title: w.annual,
      number: true,
      show: (e) => <Weight kg={e.annual_kilograms} />,
      text: (e) => (e.annual_kilograms ? tonnes(e.annual_kilograms) : ''),
    },
    {
      key: 'frozen',
      title: common.state,
      show: (e) => (e.frozen ? <Tag tone="bad">{w.frozen}</Tag> : <Tag tone="good">{w.active}</Tag>),
      text: (e) => (e.frozen ? w.frozen : w.active),
    },
  ];
  return (
    <>
      <PageHead title={w.enterprisesTitle} />
      <SearchTable<Enterprise>
        name="enterprises"
        label={w.enterprisesTitle}
        columns={columns}
        rowKey={(e) => e.id}
        teach={w.enterprisesTeach}
        filters={<KindFilter />}
        fetch={(query, cursor, signal) =>
          answerOf(
            api.GET('/v1/enterprises', {
              params: {
                query: {
                  limit: 50,
                  cursor,
                  kind: (query.kind || undefined) as Enterprise['kinds'][number] | undefined,
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
