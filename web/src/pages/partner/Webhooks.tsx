// Addresses that are told when money moves, and, for the chosen one, what became of each message.
import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { answerOf, api, commandHeaders } from '../../api/client';
import { useWords } from '../../i18n/useWords';
import { DialogForm } from '../../ui/DialogForm';
import { Loading } from '../../ui/Loading';
import { EventNames } from '../../ui/EventName';
import { Panel } from '../../ui/Panel';
import { StateTag } from '../../ui/StateTag';
import { Deliveries } from './Deliveries';
import { HookActions } from './HookActions';
import { Once } from './Once';

function NewHook({ onSecret }: { onSecret: (secret: string) => void }) {
  const { partner: w, common } = useWords();
  const needed = [{ required: true, message: common.requiredField }];
  return (
    <DialogForm<{ url: string; event_types: string[] }>
      form="hook.new"
      label={w.newHook}
      initial={{ event_types: ['*'] }}
      call={async (key, body) => {
        const made = await answerOf(api.POST('/v1/webhooks', { headers: commandHeaders(key), body }));
        if (made.secret) onSecret(made.secret);
      }}
    >
      <Form.Item name="url" label={w.url} rules={needed}>
        <Input type="url" maxLength={500} autoComplete="off" placeholder="https://" />
      </Form.Item>
      <Form.Item name="event_types" label={w.events} rules={needed} extra={w.eventsHint}>
        <Select mode="tags" tokenSeparators={[' ', ',']} open={false} />
      </Form.Item>
    </DialogForm>
  );
}

export function Webhooks() {
  const { partner: w, common } = useWords();
  const [secret, setSecret] = useState('');
  const [query, setQuery] = useSearchParams();
  const chosen = query.get('hook') ?? undefined;
  const { data, error } = useQuery({
    queryKey: ['webhooks'],
    refetchInterval: 15_000,
    queryFn: ({ signal }) => answerOf(api.GET('/v1/webhooks', { signal })),
  });
  return (
    <>
      <Panel title={w.hooksTitle} extra={<NewHook onSecret={setSecret} />}>
        {secret && <Once secret={secret} done={() => setSecret('')} />}
        {!data && <Loading error={error} />}
        {data?.items.length === 0 && <p className="quiet">{w.hooksTeach}</p>}
        {data && data.items.length > 0 && (
          <div className="scroll-x">
            <table className="plain">
              <thead>
                <tr>
                  {[w.url, w.events, common.state, w.waiting, w.dead, common.actions].map((head) => (
                    <th scope="col" key={head}>
                      {head}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {data.items.map((hook) => (
                  <tr key={hook.id} className={hook.id === chosen ? 'chosen' : undefined}>
                    <td>
                      <button
                        type="button"
                        className="link-button"
                        aria-pressed={hook.id === chosen}
                        onClick={() => setQuery({ hook: hook.id }, { replace: true })}
                      >
                        {hook.url}
                      </button>
                    </td>
                    <td>
                      <EventNames types={hook.event_types} />
                    </td>
                    <td>
                      <StateTag kind="webhook" state={hook.state} />
                    </td>
                    <td className="figure">{hook.waiting}</td>
                    <td className="figure">{hook.dead}</td>
                    <td>
                      <HookActions hook={hook} onSecret={setSecret} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Panel>
      {chosen && data?.items.some((hook) => hook.id === chosen) && (
        <Panel title={w.deliveries}>
          <Deliveries hook={chosen} />
        </Panel>
      )}
    </>
  );
}
