import { Link } from 'react-router-dom';
import { useWords } from '../../i18n/useWords';
import { Kilograms } from '../../ui/Figures';
import { Panel } from '../../ui/Panel';
import { StateTag } from '../../ui/StateTag';
import { PartFailed } from './PartFailed';
import { useTradePart } from './tradePage';

export function LoadsPanel({ id }: { id: string }) {
  const { trade: w, common } = useWords();
  const { data, error } = useTradePart(id, 'loads');
  if (!data) return <PartFailed title={w.manifests} error={error} />;
  if (!data.items.length) return null;
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
