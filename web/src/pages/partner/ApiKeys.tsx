// Keys for machines: made, replaced with an overlap, revoked.
import { useQuery } from '@tanstack/react-query';
import { Checkbox, Form, Input } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { answerOf, api, commandHeaders } from '../../api/client';
import type { ApiKey } from '../../api/types';
import { useWords } from '../../i18n/useWords';
import { ActionButton } from '../../ui/ActionButton';
import { beijing, DateField } from '../../ui/DateFields';
import { DialogForm } from '../../ui/DialogForm';
import { Loading } from '../../ui/Loading';
import { countOf, NumberField } from '../../ui/NumberField';
import { Panel } from '../../ui/Panel';
import { PlainTable } from '../../ui/PlainTable';
import { When } from '../../ui/When';
import { Once } from './Once';
import { ScopeNames, useScopes } from './Scopes';

interface NewKey {
  name: string;
  scopes?: string[];
  expires?: Dayjs | null;
}

function MakeKey({ onKey }: { onKey: (key: string) => void }) {
  const { partner: w, common } = useWords();
  const options = useScopes();
  return (
    <DialogForm<NewKey>
      primary
      form="api-key.new"
      label={w.newKey}
      call={async (key, v) => {
        const made = await answerOf(
          api.POST('/v1/keys', {
            headers: commandHeaders(key),
            body: {
              name: v.name,
              scopes: v.scopes?.length ? v.scopes : undefined,
              expires_at: v.expires ? beijing(v.expires.endOf('day')) : undefined,
            },
          }),
        );
        onKey(made.key);
      }}
    >
      <Form.Item name="name" label={w.keyName} rules={[{ required: true, message: common.requiredField }]}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item name="scopes" label={w.scopes} extra={w.scopesAll}>
        <Checkbox.Group options={options} />
      </Form.Item>
      <DateField name="expires" label={w.expires} required={false} />
    </DialogForm>
  );
}

function KeyActions({ one, onKey }: { one: ApiKey; onKey: (key: string) => void }) {
  const { partner: w } = useWords();
  const at = { params: { path: { id: one.id } } };
  return (
    <>
      <DialogForm<{ hours: string }>
        small
        form={`api-key.rotate/${one.id}`}
        label={w.rotate}
        initial={{ hours: '24' }}
        call={async (key, v) => {
          const made = await answerOf(
            api.POST('/v1/keys/{id}/rotations', {
              ...at,
              headers: commandHeaders(key),
              body: { overlap_hours: countOf(v.hours, 0) },
            }),
          );
          onKey(made.key);
        }}
      >
        <NumberField name="hours" label={w.overlap} places={0} required />
      </DialogForm>{' '}
      <ActionButton
        small
        danger
        form={`api-key.revoke/${one.id}`}
        label={w.revoke}
        question={w.revokeAsk}
        call={(key) => answerOf(api.DELETE('/v1/keys/{id}', { ...at, headers: commandHeaders(key) }))}
      />
    </>
  );
}

export function ApiKeys() {
  const { partner: w, common } = useWords();
  const [secret, setSecret] = useState('');
  const { data, error } = useQuery({
    queryKey: ['api-keys'],
    queryFn: ({ signal }) => answerOf(api.GET('/v1/keys', { signal })),
  });
  return (
    <Panel title={w.keysTitle} extra={<MakeKey onKey={setSecret} />}>
      {secret && <Once secret={secret} done={() => setSecret('')} />}
      {!data && <Loading error={error} />}
      <PlainTable
        label={w.keysTitle}
        columns={[
          { title: w.keyName, show: (one) => one.name },
          { title: w.prefix, mono: true, show: (one) => `${one.prefix}…` },
          { title: w.scopes, show: (one) => <ScopeNames names={one.scopes} /> },
          { title: w.made, show: (one) => <When at={one.made_at} /> },
          { title: w.until, show: (one) => (one.expires_at ? <When at={one.expires_at} /> : w.noEnd) },
          {
            title: w.lastUsed,
            show: (one) => (one.last_used_at ? <When at={one.last_used_at} /> : w.neverUsed),
          },
          { title: common.actions, show: (one) => <KeyActions one={one} onKey={setSecret} /> },
        ]}
        rows={data?.items}
        rowKey={(one) => one.id}
        empty={w.keysTeach}
      />
    </Panel>
  );
}
