import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import { useWords } from '../../i18n/useWords';
import { Facts } from '../../ui/Facts';
import { Money, Weight } from '../../ui/Figures';
import { Loading } from '../../ui/Loading';
import { Panel } from '../../ui/Panel';
import { PlainTable } from '../../ui/PlainTable';
import { Tag } from '../../ui/StateTag';
import { Day } from '../../ui/When';

export function CoverPanel({ id }: { id: string }) {
  const { carrier: w, common, terms } = useWords();
  const { data, error } = useQuery({
    queryKey: ['cover', id],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/v1/covers/{enterprise_id}', { params: { path: { enterprise_id: id } }, signal })),
  });
  if (!data)
    return (
      <Panel title={w.cover}>
        <Loading error={error} />
      </Panel>
    );
  const { cover, exposure } = data;
  const lapsed = !cover.in_force;
  const none = lapsed && !data.is_short && !data.policies.length;
  return (
    <Panel
      title={w.cover}
      extra={
        <>
          {none ? (
            <Tag tone="off">{w.notRequired}</Tag>
          ) : (
            <>
              <Tag tone={lapsed ? 'bad' : 'good'}>{lapsed ? w.notInForce : w.inForce}</Tag>{' '}
              <Tag tone={data.is_short ? 'bad' : 'good'}>{data.is_short ? w.short : w.sufficient}</Tag>
            </>
          )}
        </>
      }
    >
      <Facts
        items={[
          [w.limit, <Money fen={cover.limit_fen} unit />],
          [w.required, <Money fen={cover.required_fen} unit />],
          [w.from, <Day at={cover.valid_from} />],
          [w.to, <Day at={cover.valid_to} />],
          [`${w.exposure} · ${w.openTrades}`, String(exposure.open_trades)],
          [`${w.exposure} · ${w.exposed}`, <Money fen={exposure.amount_fen} unit />],
          [`${w.exposure} · ${w.moving}`, <Weight kg={exposure.in_transit_kilograms} unit />],
          cover.lacking ? [w.short, cover.lacking] : false,
        ]}
      />
      {data.policies.length > 0 && (
        <PlainTable
          label={w.policies}
          columns={[
            { title: w.policyNumber, mono: true, show: (one) => one.policy_number },
            { title: w.policyKind, show: (one) => terms.policyKind[one.kind] },
            { title: common.inYuan(w.limit), number: true, show: (one) => <Money fen={one.limit_fen} /> },
            { title: w.from, show: (one) => <Day at={one.valid_from} /> },
            { title: w.to, show: (one) => <Day at={one.ended_on ?? one.valid_to} /> },
          ]}
          rows={data.policies}
          rowKey={(one) => one.id}
        />
      )}
    </Panel>
  );
}
