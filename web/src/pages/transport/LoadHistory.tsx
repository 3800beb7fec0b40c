import type { LoadDetail } from '../../api/types';
import { useWords } from '../../i18n/useWords';
import { codedReason } from '../../i18n/words/gates';
import { wordOf } from '../../i18n/words/reasons';
import { Panel } from '../../ui/Panel';
import { PlainTable } from '../../ui/PlainTable';
import { StateTag } from '../../ui/StateTag';
import { When } from '../../ui/When';

export function LoadHistory({ detail }: { detail: LoadDetail }) {
  const { carrier: w, common, terms, reasons, gates } = useWords();
  const codes = { ...gates.problem, ...reasons.deviation };
  return (
    <Panel title={w.history}>
      <PlainTable
        label={w.history}
        columns={[
          { title: common.time, show: (step) => <When at={step.at} /> },
          { title: common.state, show: (step) => <StateTag kind="load" state={step.state} /> },
          { title: w.by, show: (step) => wordOf(terms.services, step.by_name ?? '') },
          { title: common.note, show: (step) => codedReason(codes, step.note ?? '') },
        ]}
        rows={detail.events}
        rowKey={(step, index) => step.id ?? index}
      />
    </Panel>
  );
}
