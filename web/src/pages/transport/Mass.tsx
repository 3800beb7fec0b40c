import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import { useWords } from '../../i18n/useWords';
import { Kilograms } from '../../ui/Figures';
import { Loading } from '../../ui/Loading';
import { PageHead } from '../../ui/PageHead';
import { Panel } from '../../ui/Panel';
import { Tag } from '../../ui/StateTag';
import { WasteName } from '../../ui/WasteName';
import { When } from '../../ui/When';

export default function Mass() {
  const { carrier: w, common } = useWords();
  const { data, error } = useQuery({
    queryKey: ['mass'],
    queryFn: ({ signal }) => answerOf(api.GET('/v1/mass-balance', { signal })),
  });
  const names = [
    'produced',
    'stored',
    'in_transit',
    'accepted',
    'refused',
    'treated',
    'weighing_difference',
  ] as const;
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
          <div className="scroll-x">
            <table className="plain">
              <thead>
                <tr>
                  <th scope="col">{common.code}</th>
                  {heads.map((one) => (
                    <th key={one} scope="col" className="right">
                      {one}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {data.rows.map((row) => (
                  <tr key={row.code}>
                    <td>
                      <WasteName code={row.code} />
                    </td>
                    {names.map((name) => (
                      <td key={name} className="right">
                        <Kilograms kg={row[name]} />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Panel>
      )}
    </>
  );
}
