import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import { useWords } from '../../i18n/useWords';
import { Kilograms } from '../../ui/Figures';
import { Loading } from '../../ui/Loading';
import { PageHead } from '../../ui/PageHead';
import { Panel } from '../../ui/Panel';
import { PlainTable } from '../../ui/PlainTable';
import { Tag } from '../../ui/StateTag';
import { WasteName } from '../../ui/WasteName';
import { When } from '../../ui/When';

const kNames = [
  'produced',
  'stored',
  'in_transit',
  'accepted',
  'refused',
  'treated',
  'weighing_difference',
] as const;

type Row = Record<(typeof kNames)[number], number>;

export default function Mass() {
  const { carrier: w, common } = useWords();
  const { data, error } = useQuery({
    queryKey: ['mass'],
    queryFn: ({ signal }) => answerOf(api.GET('/v1/mass-balance', { signal })),
  });
  const heads = [w.produced, w.storedNow, w.inTransit, w.acceptedNow, w.refusedNow, w.treatedNow, w.scaleGap];
  return (
    <>
      <PageHead
        title={w.massTitle}
        about={
          data && (
            <>
              <Tag tone={data.balanced ? 'good' : 'bad'}>{data.balanced ? w.balanced : w.notBalanced}</Tag>
              {` ${w.asOf} `}
              <When at={data.at} />
            </>
          )
        }
      />
      {!data && <Loading error={error} />}
      {data && (
        <Panel title={w.massTitle}>
          <PlainTable
            label={w.massTitle}
            columns={[
              { title: common.code, show: (row) => <WasteName code={row.code} /> },
              ...kNames.map((name, at) => ({
                title: heads[at] ?? name,
                number: true,
                show: (row: Row) => <Kilograms kg={row[name]} />,
              })),
            ]}
            rows={data.rows}
            rowKey={(row) => row.code}
          />
        </Panel>
      )}
    </>
  );
}
