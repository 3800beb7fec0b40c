// Pair by pair: why each offer won or lost, as far as the caller may see it.
import { useQuery } from '@tanstack/react-query';
import { Table } from 'antd';
import { Link } from 'react-router-dom';
import { answerOf, api } from '../../api/client';
import type { RoundPair } from '../../api/types';
import { useMe } from '../../app/session';
import { kilogramsText, yuan } from '../../i18n/exact';
import type { Words } from '../../i18n/areas';
import { useWords } from '../../i18n/useWords';
import { wordOf } from '../../i18n/words/reasons';
import { Weight } from '../../ui/Figures';
import { Panel } from '../../ui/Panel';
import { Party } from '../../ui/Party';
import { Tag } from '../../ui/StateTag';

// facts are figures whose unit stands in their name.
function factText(name: string, value: string, { reasons, common }: Words): string {
  const plain = name.replace(/_(fen_t|kg|m)$/, '');
  const label = (reasons.figure as Record<string, string>)[plain] ?? plain.replace(/_/g, ' ');
  if (!/^-?\d+$/.test(value)) return `${label}${common.colon}${value}`;
  if (name.endsWith('_fen_t')) return `${label}${common.colon}${yuan(value)} ${common.yuanPerTonne}`;
  if (name.endsWith('_kg')) return `${label}${common.colon}${kilogramsText(value)} kg`;
  if (name.endsWith('_m')) return `${label}${common.colon}${kilogramsText(value)} m`;
  return `${label}${common.colon}${value}`;
}

const kTone = { awarded: 'good', struck: 'bad', not_chosen: 'off' } as const;

export function RoundResult({ id }: { id: string }) {
  const words = useWords();
  const { processor: w, common, trade, reasons } = words;
  const me = useMe();
  const may = me.is('regulator', 'auditor', 'operator', 'producer', 'processor');
  const { data } = useQuery({
    queryKey: ['round-result', id],
    enabled: may,
    queryFn: ({ signal }) =>
      answerOf(api.GET('/v1/rounds/{id}/result', { params: { path: { id } }, signal })),
  });
  if (!may || !data) return null;
  return (
    <>
      <Panel title={w.pairs}>
        <Table<RoundPair>
          size="small"
          rowKey={(pair) => pair.lot_id + pair.offer_id}
          dataSource={data.pairs}
          scroll={{ x: 'max-content' }}
          pagination={{ pageSize: 20, showSizeChanger: false, hideOnSinglePage: true }}
          columns={[
            {
              title: common.state,
              render: (_, p) => <Tag tone={kTone[p.outcome]}>{w.outcome[p.outcome]}</Tag>,
            },
            {
              title: common.code,
              render: (_, p) => (
                <Link to={`/lots/${p.lot_id}`} className="mono">
                  {p.code}
                </Link>
              ),
            },
            { title: trade.producer, render: (_, p) => <Party id={p.producer_id} /> },
            { title: trade.processor, render: (_, p) => <Party id={p.processor_id} /> },
            { title: common.mass, align: 'right', render: (_, p) => <Weight kg={p.kilograms} /> },
            { title: w.reason, render: (_, p) => wordOf(reasons.pair, p.reason) },
            {
              title: w.facts,
              render: (_, p) => (
                <small className="facts-line">
                  {Object.entries(p.facts)
                    .map(([n, v]) => factText(n, v, words))
                    .join(common.semicolon)}
                </small>
              ),
            },
          ]}
        />
      </Panel>
      {data.unawarded.length > 0 && (
        <Panel title={`${w.unawarded} (${data.unawarded.length})`}>
          <ul>
            {data.unawarded.map((lot) => (
              <li key={lot.lot_id}>
                <Link to={`/lots/${lot.lot_id}`} className="mono">
                  {lot.lot_id.slice(-12)}
                </Link>{' '}
                <Weight kg={lot.kilograms} unit /> · {w.leftReasons[lot.reason]}
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}
