// The closed day's text, who signed it, and the press that signs it with finance's own key.
import { useQuery } from '@tanstack/react-query';
import { answerOf, api, commandHeaders } from '../../api/client';
import { useMe } from '../../app/session';
import { useWords } from '../../i18n/useWords';
import { SignDialog } from '../../sm/SignDialog';
import { Panel } from '../../ui/Panel';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { When } from '../../ui/When';

export function DayText({ date }: { date: string }) {
  const { finance: w } = useWords();
  const me = useMe();
  const at = { params: { path: { date } } };
  const { data, error } = useQuery({
    queryKey: ['day-text', date],
    queryFn: ({ signal }) => answerOf(api.GET('/v1/day-closes/{date}/text', { ...at, signal })),
  });
  if (!data) return <ProblemAlert error={error} />;
  const signed = data.signatures.some((one) => one.enterprise_id === me.enterprise_id);
  return (
    <Panel title={w.text} extra={<small className="mono">SM3 {data.text_sm3.slice(0, 16)}…</small>}>
      <p className="quiet">{w.textHint}</p>
      <pre className="pre mono" tabIndex={0}>
        {data.text}
      </pre>
      <h3>{w.signatures}</h3>
      {data.signatures.length ? (
        <ul>
          {data.signatures.map((one) => (
            <li key={one.id}>
              ✓ {one.signed_by} · <When at={one.signed_at} /> · {w.keyUsed}{' '}
              <span className="mono">{one.key_id.slice(-12)}</span>
            </li>
          ))}
        </ul>
      ) : (
        <p className="quiet">{w.noSignature}</p>
      )}
      {me.is('finance') && (
        <SignDialog
          form={`day.sign/${date}`}
          label={w.signDay}
          primary={!signed}
          text={data.text}
          call={(key, body) =>
            answerOf(
              api.POST('/v1/day-closes/{date}/signatures', { ...at, headers: commandHeaders(key), body }),
            )
          }
        />
      )}
    </Panel>
  );
}
