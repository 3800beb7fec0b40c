import { useState } from 'react';
import type { RecordCheck } from '../../api/types';
import { differenceOf } from '../../i18n/exact';
import { useWords } from '../../i18n/useWords';
import { Party } from '../../ui/Party';
import { PlainTable } from '../../ui/PlainTable';
import { StateTag } from '../../ui/StateTag';
import { countText } from './checkWords';

const isKnown = (figure: number | null | undefined): figure is number => typeof figure === 'number';
// Where two scales may differ, how far they do is said also while they agree.
const tellsGap = (check: RecordCheck) => check.state === 'differs' || check.check === 'scales';
const hidden = (check: RecordCheck) =>
  !isKnown(check.left) && !isKnown(check.right) && check.state !== 'waiting';

function Name({ check }: { check: RecordCheck }) {
  const { flows } = useWords();
  return (
    <>
      {(flows.checks as Record<string, string>)[check.check] ?? check.check}
      {check.about && <small className="mono"> {check.about}</small>}
      {check.enterprise_id && (
        <small>
          {' '}
          <Party id={check.enterprise_id} />
        </small>
      )}
    </>
  );
}

function Side({
  name,
  count,
  unit,
}: {
  name: string;
  count: RecordCheck['left'];
  unit: RecordCheck['unit'];
}) {
  const { flows } = useWords();
  return (
    <>
      <small>{(flows.sides as Record<string, string>)[name] ?? name}</small>
      <br />
      <span className="figure">{countText(count, unit) || '—'}</span>
    </>
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
      <PlainTable
        label={trade.checks}
        columns={[
          { title: trade.checkResult, show: (check) => <StateTag kind="agreement" state={check.state} /> },
          { title: trade.checks, show: (check) => <Name check={check} /> },
          {
            title: trade.oneSide,
            number: true,
            span: (check) => (hidden(check) ? 3 : 1),
            show: (check) =>
              hidden(check) ? (
                <span className="quiet">{flows.notYours}</span>
              ) : (
                <Side name={check.left_name} count={check.left} unit={check.unit} />
              ),
          },
          {
            title: trade.otherSide,
            number: true,
            show: (check) => <Side name={check.right_name} count={check.right} unit={check.unit} />,
          },
          {
            title: trade.gap,
            number: true,
            show: (check) =>
              tellsGap(check) &&
              isKnown(check.left) &&
              isKnown(check.right) &&
              differenceOf(check.left, check.right),
          },
        ]}
        rows={all || open.length ? shown : shown.slice(0, 6)}
        rowKey={(check, index) => `${check.check}${check.about}${index}`}
      />
      {checks.length > 6 && (
        <button type="button" className="link-button" onClick={() => setAll(!all)}>
          {all ? trade.onlyDiffer : `${trade.showAll} (${checks.length})`}
        </button>
      )}
    </>
  );
}
