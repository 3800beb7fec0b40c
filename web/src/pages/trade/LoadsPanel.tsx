import { Link } from 'react-router-dom';
import { useWords } from '../../i18n/useWords';
import { Kilograms } from '../../ui/Figures';
import { Panel } from '../../ui/Panel';
import { PlainTable } from '../../ui/PlainTable';
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
      <PlainTable
        label={w.manifests}
        columns={[
          {
            title: common.number,
            show: (load) => (
              <>
                <Link to={`/loads/${load.id}`} className="mono">
                  {load.manifest_number ?? load.id.slice(-12)}
                </Link>
                <br />
                <small>{load.plate}</small>
              </>
            ),
          },
          { title: common.state, show: (load) => <StateTag kind="load" state={load.state} /> },
          { title: common.weight, number: true, show: (load) => <Kilograms kg={load.kilograms} /> },
          { title: w.accepted, number: true, show: (load) => <Kilograms kg={load.accepted_kilograms} /> },
        ]}
        rows={data.items}
        rowKey={(load) => load.id}
      />
    </Panel>
  );
}
