import { useState } from 'react';
import type { RecordCheck } from '../../api/types';
import { differenceOf } from '../../i18n/exact';
import { useWords } from '../../i18n/useWords';
import { Party } from '../../ui/Party';
import { StateTag } from '../../ui/StateTag';
import { countText } from './checkWords';

function Row({ check }: { check: RecordCheck }) {
  const { flows } = useWords();
  const sides = flows.sides as Record<string, string>;
  const none = (check.left ?? undefined) === undefined && (check.right ?? undefined) === undefined;
  const hidden = none && check.state !== 'waiting';
  const both =
    check.left !== null && check.left !== undefined && check.right !== null && check.right !== undefined;
  return (
    <tr>
      <td>
        <StateTag kind="agreement" state={check.state} />
      </td>
      <td>
        {(flows.checks as Record<string, string>)[check.check] ?? check.check}
        {check.about && <small className="mono"> {check.about}</small>}
        {check.enterprise_id && (
          <small>
            {' '}
            <Party id={check.enterprise_id} />
          </small>
        )}
      </td>
      {hidden ? (
        <td colSpan={3} className="quiet">
          {flows.notYours}
        </td>
      ) : (
        <>
          <td className="right">
            <small>{sides[check.left_name] ?? check.left_name}</small>
            <br />
            <span className="figure">{countText(check.left, check.unit) || '—'}</span>
          </td>
          <td className="right">
            <small>{sides[check.right_name] ?? check.right_name}</small>
            <br />
            <span className="figure">{countText(check.right, check.unit) || '—'}</span>
          </td>
          <td className="right figure">
            {check.state === 'differs' && both && differenceOf(check.left as number, check.right as number)}
          </td>
        </>
      )}
    </tr>
  );
}

export function Checks({ checks }: { checks: RecordCheck[] }) {
  const { trade, flows } = useWords();
  const order = { differs: 0, waiting: 1, agreed: 2 };
  const sorted = [...checks].sort((a, b) => order[a.state] - order[b.state]);
  const open = sorted.filter((check) => check.state !== 'agreed');
  const [all, setAll] = useState(false);
  const shown = all || open.length === 0 ? sorted : open;
  return (
    <>
      <div className="scroll-x">
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{flows.difference && trade.agreement}</th>
              <th scope="col">{trade.checks}</th>
              <th scope="col" className="right">
                A
              </th>
              <th scope="col" className="right">
                B
              </th>
              <th scope="col" className="right">
                Δ
              </th>
            </tr>
          </thead>
          <tbody>
            {(all || open.length ? shown : shown.slice(0, 6)).map((check, index) => (
              <Row key={`${check.check}${check.about}${index}`} check={check} />
            ))}
          </tbody>
        </table>
      </div>
      {checks.length > 6 && (
        <button type="button" className="link-button" onClick={() => setAll(!all)}>
          {all ? trade.onlyDiffer : `${trade.showAll} (${checks.length})`}
        </button>
      )}
    </>
  );
}
