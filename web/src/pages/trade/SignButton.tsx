// Signs the contract's text with the party's own key, in the browser.
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { answerOf, api, commandHeaders } from '../../api/client';
import type { Trade } from '../../api/types';
import { useWords } from '../../i18n/useWords';
import { KeyPicker } from '../../sm/KeyPicker';
import type { KeyFile } from '../../sm/keys';
import { Loading } from '../../ui/Loading';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { useCommand } from '../../ui/useCommand';
import { useTradePart } from './tradePage';

export function SignButton({ trade }: { trade: Trade }) {
  const { trade: w, common } = useWords();
  const [open, setOpen] = useState(false);
  const [key, setKey] = useState<KeyFile>();
  const contract = useTradePart(trade.id, 'contract');
  const command = useCommand(
    `sign/${trade.id}`,
    async (commandKey, file: KeyFile) => {
      const { signText } = await import('../../sm/keys');
      return answerOf(
        api.POST('/v1/trades/{id}/signatures', {
          params: { path: { id: trade.id } },
          headers: commandHeaders(commandKey),
          body: { key_id: file.key_id, signature: signText(contract.data?.text ?? '', file.private_key) },
        }),
      );
    },
    () => setOpen(false),
  );
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {w.sign}
      </Button>
      <Modal
        open={open}
        title={w.sign}
        width={760}
        onCancel={() => setOpen(false)}
        cancelText={common.cancel}
        okText={w.signNow}
        okButtonProps={{ disabled: !key || !contract.data }}
        confirmLoading={command.busy}
        destroyOnHidden
        onOk={() => key && void command.send(key)}
      >
        {contract.data ? (
          <pre className="pre" tabIndex={0}>
            {contract.data.text}
          </pre>
        ) : (
          <Loading error={contract.error} />
        )}
        <KeyPicker onKey={setKey} />
        <ProblemAlert error={command.problem} />
      </Modal>
    </>
  );
}
