import type { LoadDetail } from '../../api/types';
import { useWords } from '../../i18n/useWords';
import { codedReason } from '../../i18n/words/gates';
import { wordOf } from '../../i18n/words/reasons';
import { Panel } from '../../ui/Panel';
import { StateTag } from '../../ui/StateTag';
import { When } from '../../ui/When';

export function LoadHistory({ detail }: { detail: LoadDetail }) {
  const { carrier: w, common, terms, reasons, gates } = useWords();
  const codes = { ...gates.problem, ...reasons.deviation };
  return (
    <Panel title={w.history}>
      <div className="scroll-x">
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{common.time}</th>
              <th scope="col">{common.state}</th>
              <th scope="col">{w.by}</th>
              <th scope="col">{common.note}</th>
            </tr>
          </thead>
          <tbody>
            {detail.events.map((step, index) => (
              <tr key={step.id ?? index}>
                <td>
                  <When at={step.at} />
                </td>
                <td>
                  <StateTag kind="load" state={step.state} />
                </td>
                <td>{wordOf(terms.services, step.by_name ?? '')}</td>
                <td>{codedReason(codes, step.note ?? '')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
