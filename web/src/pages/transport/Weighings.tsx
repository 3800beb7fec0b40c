import type { LoadDetail } from '../../api/types';
import { differenceOf } from '../../i18n/exact';
import { useWords } from '../../i18n/useWords';
import { Kilograms } from '../../ui/Figures';
import { MethodName } from '../../ui/MethodName';
import { Panel } from '../../ui/Panel';
import { PlainTable } from '../../ui/PlainTable';
import { When } from '../../ui/When';

export function Weighings({ detail }: { detail: LoadDetail }) {
  const { carrier: w, terms, flows } = useWords();
  const { weighings, treatments } = detail;
  const net = (place: string) => weighings.find((one) => one.place === place)?.net_kilograms;
  const origin = net('origin');
  const destination = net('destination');
  return (
    <Panel title={w.weighings}>
      <PlainTable
        label={w.weighings}
        columns={[
          {
            title: w.ticket,
            show: (one) => (
              <>
                {terms.place[one.place]}
                <br />
                <small className="mono">{one.ticket_number}</small>
              </>
            ),
          },
          { title: w.gross, number: true, show: (one) => <Kilograms kg={one.gross_kilograms} /> },
          { title: w.tare, number: true, show: (one) => <Kilograms kg={one.tare_kilograms} /> },
          {
            title: w.net,
            number: true,
            show: (one) => (
              <b>
                <Kilograms kg={one.net_kilograms} />
              </b>
            ),
          },
          { title: w.weighedAt, show: (one) => <When at={one.weighed_at} /> },
        ]}
        rows={weighings}
        rowKey={(one) => one.ticket_number}
        empty="—"
      />
      {origin !== undefined && destination !== undefined && (
        <p className="quiet">
          {flows.difference} {differenceOf(origin, destination) ?? '—'}
        </p>
      )}
      {treatments.length > 0 && (
        <>
          <h3>{w.treatments}</h3>
          <ul>
            {treatments.map((one, index) => (
              <li key={one.id ?? index}>
                <MethodName code={one.method} /> · <Kilograms kg={one.kilograms} /> ·{' '}
                <When at={one.treated_at} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}
