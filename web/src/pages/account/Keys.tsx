// Makes a key in the browser, records its public half, and hands the private half to its owner as a file.
import { Button, Form, Input } from 'antd';
import { useRef, useState } from 'react';
import { answerOf, api, commandHeaders } from '../../api/client';
import { useMe } from '../../app/session';
import { useWords } from '../../i18n/useWords';
import type { KeyFile, MadeKey } from '../../sm/keys';
import { saveFile } from '../../ui/csv';
import { DraftNote } from '../../ui/DraftNote';
import { PageHead } from '../../ui/PageHead';
import { Panel } from '../../ui/Panel';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { useCommand } from '../../ui/useCommand';
import { useDraft } from '../../ui/useDraft';

function hand(file: KeyFile): void {
  saveFile(`heliu-key-${file.login}.json`, JSON.stringify(file, null, 2), 'application/json');
}

function PartyKey() {
  const { carrier: w } = useWords();
  const me = useMe();
  const [id, setId] = useState('');
  const made = useRef<MadeKey>(undefined); // until it is answered, so that a repeat asks about the same key
  const command = useCommand(
    'key.new',
    async (key, _: undefined) => {
      const { makeKey } = await import('../../sm/keys');
      const pair = (made.current ??= makeKey());
      const known = await answerOf(
        api.POST('/v1/signing-keys', { headers: commandHeaders(key), body: { public_key: pair.pem } }),
      );
      hand({ kind: 'heliu-sm2-key', key_id: known.id, login: me.login, private_key: pair.privateKey });
      made.current = undefined;
      return known.id;
    },
    setId,
  );
  return (
    <Panel title={w.keysTitle}>
      <p>{w.keysHint}</p>
      <ProblemAlert error={command.problem} />
      <Button type="primary" loading={command.busy} onClick={() => void command.send(undefined)}>
        {w.makeKey}
      </Button>
      {id && (
        <p role="status">
          ✓ {w.made} {w.keyId} <span className="mono">{id}</span>
        </p>
      )}
    </Panel>
  );
}

interface Sealing {
  name: string;
}

function SealingKey() {
  const { carrier: w, common } = useWords();
  const me = useMe();
  const [id, setId] = useState('');
  const made = useRef<MadeKey>(undefined); // until it is answered, so that a repeat asks about the same key
  const [form] = Form.useForm<Sealing>();
  const draft = useDraft<Sealing>('sealing-key.new');
  const command = useCommand(
    'sealing-key.new',
    async (key, name: string) => {
      const { makeKey } = await import('../../sm/keys');
      const pair = (made.current ??= makeKey());
      const known = await answerOf(
        api.POST('/v1/sealing-keys', { headers: commandHeaders(key), body: { name, public_key: pair.pem } }),
      );
      hand({ kind: 'heliu-sm2-key', key_id: known.id, login: me.login, private_key: pair.privateKey });
      made.current = undefined;
      return known.id;
    },
    (known) => {
      draft.drop();
      setId(known);
    },
  );
  return (
    <Panel title={w.makeSealing}>
      <p>{w.sealingHint}</p>
      <Form<Sealing>
        form={form}
        name="sealing"
        layout="vertical"
        initialValues={draft.found}
        onValuesChange={(_, values) => draft.keep(values)}
        onFinish={(v) => void command.send(v.name)}
      >
        {draft.found && <DraftNote<Sealing> form={form} initial={{}} drop={draft.drop} />}
        <Form.Item
          name="name"
          label={w.sealingName}
          rules={[{ required: true, message: common.requiredField }]}
        >
          <Input maxLength={120} />
        </Form.Item>
        <ProblemAlert error={command.problem} />
        <Button htmlType="submit" type="primary" loading={command.busy}>
          {w.makeKey}
        </Button>
      </Form>
      {id && (
        <p role="status">
          ✓ {w.made} {w.keyId} <span className="mono">{id}</span>
        </p>
      )}
    </Panel>
  );
}

export default function Keys() {
  const { carrier: w } = useWords();
  const me = useMe();
  return (
    <>
      <PageHead title={w.keysTitle} />
      {me.is('producer', 'processor', 'finance') && <PartyKey />}
      {me.is('regulator') && <SealingKey />}
    </>
  );
}
