import type { LoadDetail } from '../../api/types';
import { differenceOf } from '../../i18n/exact';
import { useWords } from '../../i18n/useWords';
import { Kilograms } from '../../ui/Figures';
import { Panel } from '../../ui/Panel';
import { When } from '../../ui/When';

export function Weighings({ detail }: { detail: LoadDetail }) {
  const { carrier: w, terms, flows } = useWords();
  const { weighings, treatments } = detail;
  const net = (place: string) => weighings.find((one) => one.place === place)?.net_kilograms;
  const origin = net('origin');
  const destination = net('destination');
  return (
    <Panel title={w.weighings}>
      {weighings.length > 0 && (
        <div className="scroll-x">
          <table className="plain">
            <thead>
              <tr>
                <th scope="col">{w.ticket}</th>
                <th scope="col" className="right">
                  {w.gross}
                </th>
                <th scope="col" className="right">
                  {w.tare}
                </th>
                <th scope="col" className="right">
                  {w.net}
                </th>
                <th scope="col">{w.weighedAt}</th>
              </tr>
            </thead>
            <tbody>
              {weighings.map((one) => (
                <tr key={one.ticket_number}>
                  <td>
                    {terms.place[one.place]}
                    <br />
                    <small className="mono">{one.ticket_number}</small>
                  </td>
                  <td className="right">
                    <Kilograms kg={one.gross_kilograms} />
                  </td>
                  <td className="right">
                    <Kilograms kg={one.tare_kilograms} />
                  </td>
                  <td className="right">
                    <b>
                      <Kilograms kg={one.net_kilograms} />
                    </b>
                  </td>
                  <td>
                    <When at={one.weighed_at} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
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
                {one.method} · <Kilograms kg={one.kilograms} /> · <When at={one.treated_at} />
              </li>
            ))}
          </ul>
        </>
      )}
      {!weighings.length && <p className="quiet">—</p>}
    </Panel>
  );
}
