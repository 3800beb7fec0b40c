// Shows a text and signs it with the person's own key, in the browser. A repeat sends the same signature: SM2
// makes another one each time, and the service must see the same command.
import { Button, Modal } from 'antd';
import { useRef, useState } from 'react';
import { useWords } from '../i18n/useWords';
import { Loading } from '../ui/Loading';
import { ProblemAlert } from '../ui/ProblemAlert';
import { useCommand } from '../ui/useCommand';
import { KeyPicker } from './KeyPicker';
import type { KeyFile } from './keys';

interface Props {
  form: string; // names the command's key
  label: string;
  primary?: boolean;
  text: string | undefined;
  error?: unknown; // of reading the text
  onOpen?: () => void;
  call: (key: string, body: { key_id: string; signature: string }) => Promise<unknown>;
}

export function SignDialog({ form, label, primary = true, text, error, onOpen, call }: Props) {
  const { trade: w, common } = useWords();
  const [open, setOpen] = useState(false);
  const [key, setKey] = useState<KeyFile>();
  const made = useRef<{ of: string; signature: string }>(undefined);
  const command = useCommand(
    form,
    async (commandKey, file: KeyFile) => {
      const { signText } = await import('./keys');
      const of = file.key_id + text;
      if (made.current?.of !== of) made.current = { of, signature: signText(text ?? '', file.private_key) };
      return call(commandKey, { key_id: file.key_id, signature: made.current.signature });
    },
    () => setOpen(false),
  );
  return (
    <>
      <Button
        type={primary ? 'primary' : 'default'}
        onClick={() => {
          command.clear();
          onOpen?.();
          setOpen(true);
        }}
      >
        {label}
      </Button>
      <Modal
        open={open}
        title={label}
        width={760}
        onCancel={() => setOpen(false)}
        cancelText={common.cancel}
        okText={w.signNow}
        okButtonProps={{ disabled: !key || !text }}
        confirmLoading={command.busy}
        destroyOnHidden
        onOk={() => key && void command.send(key)}
      >
        {text ? (
          <pre className="pre" tabIndex={0}>
            {text}
          </pre>
        ) : (
          <Loading error={error} />
        )}
        <KeyPicker onKey={setKey} />
        <ProblemAlert error={command.problem} />
      </Modal>
    </>
  );
}
