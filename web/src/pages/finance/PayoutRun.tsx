// Pays all that is due in one file; over one person's limit it is proposed to a second one instead.
import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { answerOf, api, commandHeaders } from '../../api/client';
import { useWords } from '../../i18n/useWords';
import { Money } from '../../ui/Figures';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { useCommand } from '../../ui/useCommand';
import { useDraft } from '../../ui/useDraft';

export function PayoutRun() {
  const { finance: w, common } = useWords();
  const go = useNavigate();
  const [open, setOpen] = useState(false);
  const draft = useDraft<{ reason: string }>('payout.propose');
  const [reason, setReason] = useState(draft.found?.reason ?? '');
  const [done, setDone] = useState<{ payouts: number; total_fen: number }>();
  const run = useCommand(
    'payout.run',
    (key, _: undefined) => answerOf(api.POST('/v1/payout-runs', { headers: commandHeaders(key) })),
    setDone,
  );
  const propose = useCommand(
    'payout.propose',
    (key, text: string) =>
      answerOf(
        api.POST('/v1/proposals', {
          headers: commandHeaders(key),
          body: { kind: 'payout_run', reason: text },
        }),
      ),
    () => {
      draft.drop();
      go('/finance/proposals');
    },
  );
  const second = run.problem?.code === 'second-person-needed';
  return (
    <>
      <Button
        type="primary"
        onClick={() => {
          run.clear();
          setDone(undefined);
          setOpen(true);
        }}
      >
        {w.run}
      </Button>
      <Modal
        open={open}
        title={w.run}
        onCancel={() => setOpen(false)}
        destroyOnHidden
        cancelText={common.close}
        okText={second ? w.propose : common.confirm}
        confirmLoading={run.busy || propose.busy}
        okButtonProps={{ disabled: Boolean(done) || (second && !reason.trim()) }}
        onOk={() => void (second ? propose.send(reason) : run.send(undefined))}
      >
        <p>{w.runAsk}</p>
        {done && (
          <p role="status">
            ✓ {w.runDone(done.payouts)} · {w.total} <Money fen={done.total_fen} unit />
          </p>
        )}
        <ProblemAlert error={run.problem} />
        {second && (
          <>
            <p>{w.proposeRun}</p>
            <label>
              {common.reason}{' '}
              <Input
                id="payout_reason"
                value={reason}
                maxLength={500}
                onChange={({ target }) => {
                  setReason(target.value);
                  draft.keep({ reason: target.value });
                }}
              />
            </label>
            <ProblemAlert error={propose.problem} />
          </>
        )}
      </Modal>
    </>
  );
}
