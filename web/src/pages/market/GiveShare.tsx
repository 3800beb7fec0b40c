// The regulator opens a round: its share of the key is decrypted here, with its own file, and given.
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { answerOf, api, commandHeaders } from '../../api/client';
import type { Round } from '../../api/types';
import { useWords } from '../../i18n/useWords';
import type { KeyFile } from '../../sm/keys';
import { KeyPicker } from '../../sm/KeyPicker';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { useCommand } from '../../ui/useCommand';

export function GiveShare({ round }: { round: Round }) {
  const { processor: w, common } = useWords();
  const [open, setOpen] = useState(false);
  const [key, setKey] = useState<KeyFile>();
  const [bad, setBad] = useState(false);
  const command = useCommand(
    `share/${round.id}`,
    (commandKey, share: string) =>
      answerOf(
        api.POST('/v1/rounds/{id}/opening', {
          params: { path: { id: round.id } },
          headers: commandHeaders(commandKey),
          body: { share },
        }),
      ),
    () => setOpen(false),
  );
  const give = async (file: KeyFile) => {
    const { decryptDer } = await import('../../sm/cipher');
    let share = '';
    try {
      share = decryptDer(round.sealing.regulator_share, file.private_key);
    } catch {
      share = '';
    }
    setBad(!/^[0-9a-f]{64}$/.test(share));
    if (/^[0-9a-f]{64}$/.test(share)) await command.send(share);
  };
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {w.giveShare}
      </Button>
      <Modal
        open={open}
        title={w.giveShare}
        onCancel={() => setOpen(false)}
        okText={w.giveNow}
        destroyOnHidden
        cancelText={common.cancel}
        okButtonProps={{ disabled: !key }}
        confirmLoading={command.busy}
        onOk={() => key && void give(key)}
      >
        <p>{w.shareHint}</p>
        <KeyPicker onKey={setKey} />
        {bad && (
          <p role="alert" className="late">
            {w.badShare}
          </p>
        )}
        <ProblemAlert error={command.problem} />
      </Modal>
    </>
  );
}
