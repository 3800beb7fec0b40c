// What its owner may do with a webhook: try it, pause it, give it another secret, send dead letters again.
import { answerOf, api, commandHeaders } from '../../api/client';
import type { Webhook } from '../../api/types';
import { useWords } from '../../i18n/useWords';
import { ActionButton } from '../../ui/ActionButton';

export function HookActions({ hook, onSecret }: { hook: Webhook; onSecret: (secret: string) => void }) {
  const { partner: w } = useWords();
  const at = { params: { path: { id: hook.id } } };
  const state = hook.state === 'active' ? 'paused' : 'active';
  return (
    <>
      <ActionButton
        small
        form={`hook.test/${hook.id}`}
        label={w.test}
        question={w.testAsk}
        call={(key) => answerOf(api.POST('/v1/webhooks/{id}/tests', { ...at, headers: commandHeaders(key) }))}
      />{' '}
      <ActionButton
        small
        form={`hook.state/${hook.id}/${state}`}
        label={state === 'paused' ? w.pause : w.goOn}
        question={w.pauseAsk}
        call={(key) =>
          answerOf(api.PATCH('/v1/webhooks/{id}', { ...at, headers: commandHeaders(key), body: { state } }))
        }
      />{' '}
      <ActionButton
        small
        form={`hook.secret/${hook.id}`}
        label={w.newSecret}
        question={w.shownOnce}
        call={async (key) => {
          const made = await answerOf(
            api.POST('/v1/webhooks/{id}/secrets', { ...at, headers: commandHeaders(key), body: {} }),
          );
          onSecret(made.secret);
        }}
      />{' '}
      {hook.dead > 0 && (
        <ActionButton
          small
          primary
          form={`hook.replay/${hook.id}`}
          label={w.replayDead}
          question={w.replayAsk}
          call={(key) =>
            answerOf(api.POST('/v1/webhooks/{id}/replays', { ...at, headers: commandHeaders(key), body: {} }))
          }
        />
      )}{' '}
      <ActionButton
        small
        danger
        form={`hook.remove/${hook.id}`}
        label={w.remove}
        question={w.removeAsk}
        call={(key) => answerOf(api.DELETE('/v1/webhooks/{id}', { ...at, headers: commandHeaders(key) }))}
      />
    </>
  );
}
