import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { answerOf, api } from '../../api/client';
import type { Trade } from '../../api/types';
import { useWords } from '../../i18n/useWords';
import { Kilograms } from '../../ui/Figures';
import { Panel } from '../../ui/Panel';
import { StateTag } from '../../ui/StateTag';

export function LoadsPanel({ trade }: { trade: Trade }) {
  const { trade: w, common } = useWords();
  const { data } = useQuery({
    queryKey: ['loads', 'trade', trade.id],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/v1/loads', { params: { query: { trade_id: trade.id, limit: 100 } }, signal })),
  });
  if (!data?.items.length) return null;
  return (
    <Panel title={w.manifests}>
      <div className="scroll-x">
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{common.number}</th>
              <th scope="col">{common.state}</th>
              <th scope="col" className="right">
                {w.load}
              </th>
              <th scope="col" className="right">
                {w.accepted}
              </th>
            </tr>
          </thead>
          <tbody>
            {data.items.map((load) => (
              <tr key={load.id}>
                <td>
                  <Link to={`/loads/${load.id}`} className="mono">
                    {load.manifest_number ?? load.id.slice(-12)}
                  </Link>
                  <br />
                  <small>{load.plate}</small>
                </td>
                <td>
                  <StateTag kind="load" state={load.state} />
                </td>
                <td className="right">
                  <Kilograms kg={load.kilograms} />
                </td>
                <td className="right">
                  <Kilograms kg={load.accepted_kilograms} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
