// Licence items: what is approved, reserved by trades, used by acceptance, and left for the year.
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import type { Quota } from '../../api/types';
import { useMe } from '../../app/session';
import { daysBetween, today } from '../../i18n/time';
import { useWords } from '../../i18n/useWords';
import { Facts } from '../../ui/Facts';
import { Weight } from '../../ui/Figures';
import { Gauge } from '../../ui/Gauge';
import { Loading } from '../../ui/Loading';
import { MethodName } from '../../ui/MethodName';
import { PageHead } from '../../ui/PageHead';
import { Panel } from '../../ui/Panel';
import { Party } from '../../ui/Party';
import { Tag } from '../../ui/StateTag';
import { Day } from '../../ui/When';

function useLicences() {
  const me = useMe();
  const { data } = useQuery({
    queryKey: ['licences'],
    queryFn: ({ signal }) => answerOf(api.GET('/v1/licences', { params: { query: { limit: 200 } }, signal })),
  });
  return data?.items.filter((one) => !me.is('processor') || one.enterprise_id === me.enterprise_id) ?? [];
}

function Item({ quota }: { quota: Quota }) {
  const { processor: w, trade } = useWords();
  const licence = useLicences().find((one) => one.number === quota.licence_number);
  const left = licence ? daysBetween(today(), licence.valid_to) : undefined;
  return (
    <Panel
      title={`${quota.licence_number} · ${quota.method}`}
      extra={
        <>
          {licence?.suspended && <Tag tone="bad">{w.suspended}</Tag>}
          {left !== undefined && left < 180 && (
            <Tag tone={left < 0 ? 'bad' : 'wait'}>
              {w.expires} <Day at={licence?.valid_to} />
            </Tag>
          )}
        </>
      }
    >
      <Gauge
        whole={quota.approved}
        parts={[
          { name: w.used, count: quota.used, tone: 'strong' },
          { name: w.reserved, count: quota.reserved, tone: 'mid' },
        ]}
      />
      <Facts
        items={[
          [w.approved, <Weight kg={quota.approved} unit />],
          [w.reserved, <Weight kg={quota.reserved} unit />],
          [w.used, <Weight kg={quota.used} unit />],
          [w.free, <Weight kg={quota.left} unit />],
          [trade.method, <MethodName code={quota.method} />],
          [w.year, String(quota.year)],
          licence && [w.validTo, <Day at={licence.valid_to} />],
        ]}
      />
      <small>
        <Party id={quota.processor_id} />
      </small>
    </Panel>
  );
}

export default function QuotaPage() {
  const { processor: w } = useWords();
  const { data, error } = useQuery({
    queryKey: ['quota'],
    queryFn: ({ signal }) => answerOf(api.GET('/v1/quota', { params: { query: { limit: 200 } }, signal })),
  });
  return (
    <>
      <PageHead title={w.quotaTitle} />
      {!data && <Loading error={error} />}
      {data && !data.items.length && <p className="quiet">{w.quotaTeach}</p>}
      <div className="columns">
        {data?.items.map((one) => (
          <Item key={one.licence_item_id + one.year} quota={one} />
        ))}
      </div>
    </>
  );
}
